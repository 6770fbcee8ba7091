"""Writes a table in Markdown: for a comment or an issue."""

import re
from collections.abc import Iterable

from reportlint import Formatter, Language, Message, Result, Severity, Summary, hookimpl
from reportlint.plugins.formatters.entries import Entry, entries, general_entries, one_line
from reportlint.plugins.formatters.summary import sum_up

_HEAD = Message(
    zh="| 位置 | 级别 | 规则 | 问题 |\n|---|---|---|---|\n",
    en="| place | severity | rule | message |\n|---|---|---|---|\n",
)
_SEVERITIES = {
    Severity.ERROR: Message(zh="❌ 错误", en="❌ error"),
    Severity.WARNING: Message(zh="⚠️ 警告", en="⚠️ warning"),
    Severity.INFO: Message(zh="提示", en="info"),
    None: Message(zh="❓ 未能检查", en="❓ not checked"),
}
_THE_RUN = "reportlint"
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")


class MarkdownFormatter(Formatter):
    """A table for each file that has findings, and the sum of all."""

    name = "markdown"
    suffixes = (".md",)
    separator = "\n"

    def piece(self, result: Result, language: Language) -> str:
        """Return the table of a file, nothing where there is nothing to say."""
        return _table(entries(result, language), language)

    def foot(self, summary: Summary, language: Language) -> str:
        """Return what is said of the run as a whole."""
        table = _table(general_entries(summary, language), language)
        # How often each rule held is no news for a comment.
        lines = (line for line in sum_up(summary, language) if not line.startswith(" "))
        return "\n".join(("", table, "")) + "".join(f"- {_plain(line)}\n" for line in lines)


def _table(found: Iterable[Entry], language: Language) -> str:
    listed = list(found)
    if not listed:
        return ""
    rows = (
        (str(item.place), _SEVERITIES[item.severity].text(language), _rule(item), item.message)
        for item in listed
    )
    lines = "".join(f"| {' | '.join(map(_plain, row))} |\n" for row in rows)
    return f"### {_plain(listed[0].path or _THE_RUN)}\n\n{_HEAD.text(language)}{lines}"


def _rule(item: Entry) -> str:
    return f"{item.code} {item.name}"


def _plain(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line; it calls nobody by an @."""
    return _SPECIAL.sub(r"\\\1", one_line(text)).replace("@", "@\u200b")


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (MarkdownFormatter(),)
