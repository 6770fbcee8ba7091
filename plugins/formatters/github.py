"""Writes workflow commands, which GitHub shows as annotations of a pull request."""

from reportlint import Formatter, Language, Message, Result, Severity, Summary, hookimpl
from reportlint.plugins.formatters.entries import entries

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_NOT_CHECKED = Message(zh="未能检查", en="not checked")


class GitHubFormatter(Formatter):
    """A command for each finding, and for each thing that could not be checked."""

    name = "github"

    def piece(self, result: Result, language: Language) -> str:
        """Return the commands of a file."""
        lines = []
        for report in result.reports:
            for item in entries(report, language):
                where = {"file": item.path}
                message = item.message
                if item.place:
                    message = f"{item.place}: {message}"
                else:
                    where |= {"line": str(item.start.line), "col": str(item.start.column)}
                where["title"] = f"{item.code} {item.name}"
                lines.append(_command(_LEVELS[item.severity], where, message))
        for problem in result.problems:
            where = {"file": problem.path or "", "title": _NOT_CHECKED.text(language)}
            lines.append(_command("error", where, problem.message.text(language)))
        return "".join(lines)

    def foot(self, summary: Summary, language: Language) -> str:
        """Return commands for what could not be checked of the run as a whole."""
        title = {"title": _NOT_CHECKED.text(language)}
        texts = (problem.message.text(language) for problem in summary.problems)
        return "".join(_command("error", title, text) for text in texts)


def _command(level: str, properties: dict[str, str], message: str) -> str:
    named = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items())
    return f"::{level} {named}::{_escaped(message)}\n"


def _escaped(text: str, more: str = "") -> str:
    """Return a text as commands take it; the percent sign comes first."""
    for char in f"%\r\n{more}":
        text = text.replace(char, f"%{ord(char):02X}")
    return text


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (GitHubFormatter(),)
