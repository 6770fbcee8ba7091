"""Writes a line for each finding: for editors, scripts and searching."""

from collections.abc import Iterable

from reportlint import Formatter, Language, Result, Severity, Summary, hookimpl
from reportlint.plugins.formatters.colors import colored
from reportlint.plugins.formatters.entries import Entry, entries, general_entries, one_line

_THE_RUN = "reportlint"


class ConciseFormatter(Formatter):
    """path:line:column: severity CODE message; what was not checked likewise."""

    name = "concise"

    def __init__(self, *, has_colors: bool = False) -> None:
        self._has_colors = has_colors

    def colored(self) -> Formatter:
        """Return the form with severities and codes in colour."""
        return ConciseFormatter(has_colors=True)

    def piece(self, result: Result, language: Language) -> str:
        """Return the lines of a file."""
        return _lines(entries(result, language), self._has_colors)

    def foot(self, summary: Summary, language: Language) -> str:
        """Return what could not be checked of the run as a whole."""
        return _lines(general_entries(summary, language), self._has_colors)


def _lines(found: Iterable[Entry], has_colors: bool) -> str:
    lines = []
    for item in found:
        path, place = item.path or _THE_RUN, str(item.place)
        # path:line:column is what editors jump to; words need a space.
        where = f"{path}:{place}" if item.place.start else ": ".join(filter(None, (path, place)))
        named = f"{item.level} {item.code}"
        if has_colors:
            named = colored(named, item.severity or Severity.ERROR)
        lines.append(f"{one_line(where)}: {named} {one_line(item.message)}\n")
    return "".join(lines)


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (ConciseFormatter(),)
