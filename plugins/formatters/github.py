"""Writes workflow commands, which GitHub shows as annotations of a pull request."""

from collections.abc import Iterable
from pathlib import PurePath

from reportlint import Formatter, Language, Result, Summary, hookimpl
from reportlint.plugins.formatters.entries import Entry, entries, general_entries

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


class GitHubFormatter(Formatter):
    """A command for each finding, and for each thing that could not be checked."""

    name = "github"

    def piece(self, result: Result, language: Language) -> str:
        """Return the commands of a file."""
        return _commands(entries(result, language))

    def foot(self, summary: Summary, language: Language) -> str:
        """Return commands for what could not be checked of the run as a whole."""
        return _commands(general_entries(summary, language))


def _commands(found: Iterable[Entry]) -> str:
    return "".join(map(_command, found))


def _command(item: Entry) -> str:
    properties: dict[str, object] = {}
    if item.path:
        properties["file"] = PurePath(item.path).as_posix()
    if item.place.start:
        properties |= {"line": item.place.start.line, "col": item.place.start.column}
    if item.place.end:
        properties |= {"endLine": item.place.end.line, "endColumn": item.place.end.column}
    properties["title"] = f"{item.code} {item.name}"
    named = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in properties.items())
    return f"::{_COMMANDS[item.level]} {named}::{_escaped(item.placed)}\n"


def _escaped(text: str, more: str = "") -> str:
    """Return a text as commands take it; the percent sign comes first."""
    for char in f"%\r\n{more}":
        text = text.replace(char, f"%{ord(char):02X}")
    return text


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (GitHubFormatter(),)
