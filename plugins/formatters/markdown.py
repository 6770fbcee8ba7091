"""Writes a table in Markdown: for a comment or an issue."""

import re

from reportlint import Formatter, Language, Message, Result, Summary, hookimpl
from reportlint.plugins.formatters.entries import entries
from reportlint.plugins.formatters.summary import sum_up

_HEAD = Message(
    zh="| 位置 | 级别 | 规则 | 问题 |\n|---|---|---|---|\n",
    en="| place | severity | rule | message |\n|---|---|---|---|\n",
)
_NOT_CHECKED = Message(zh="未能检查", en="not checked")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


class MarkdownFormatter(Formatter):
    """A table for each file that has findings, and the sum of all."""

    name = "markdown"
    suffixes = (".md",)
    separator = "\n"

    def piece(self, result: Result, language: Language) -> str:
        """Return the table of a file, nothing where there is nothing to say."""
        rows = []
        name = ""
        for report in result.reports:
            name = report.source.name
            for item in entries(report, language):
                place = item.place or f"{item.start.line}:{item.start.column}"
                rows.append((place, item.severity.value, f"{item.code} {item.name}", item.message))
        for problem in result.problems:
            name = problem.path or name
            said = _NOT_CHECKED.text(language)
            rows.append(("", said, problem.kind, problem.message.text(language)))
        if not rows:
            return ""
        lines = "".join(f"| {' | '.join(map(_plain, row))} |\n" for row in rows)
        return f"### {_plain(name)}\n\n{_HEAD.text(language)}{lines}"

    def foot(self, summary: Summary, language: Language) -> str:
        """Return what is said of the run as a whole."""
        problems = [problem.message.text(language) for problem in summary.problems]
        lines = [*problems, *sum_up(summary, language)]
        return "\n" + "".join(f"- {_plain(line)}\n" for line in lines)


def _plain(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (MarkdownFormatter(),)
