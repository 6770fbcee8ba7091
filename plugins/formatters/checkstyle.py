"""Writes the XML of checkstyle, which many build servers read."""

from collections.abc import Iterable

from reportlint import Formatter, Language, Result, Summary, __version__, hookimpl
from reportlint.plugins.formatters.entries import Entry, entries, general_entries, path_of
from reportlint.plugins.formatters.html_markup import element, joined

_THE_RUN = "reportlint"


class CheckstyleFormatter(Formatter):
    """An element for each file, with one for each finding and for what was not checked."""

    name = "checkstyle"

    def head(self, language: Language) -> str:
        """Return the beginning of the document."""
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="{__version__}">\n'

    def piece(self, result: Result, language: Language) -> str:
        """Return the element of a file."""
        return _file(path_of(result), entries(result, language))

    def foot(self, summary: Summary, language: Language) -> str:
        """Return the end of the document, with what the run as a whole could not check."""
        found = general_entries(summary, language)
        return (_file(_THE_RUN, found) if found else "") + "</checkstyle>\n"


def _file(name: str, found: Iterable[Entry]) -> str:
    return element("file", joined(map(_error, found), "\n"), name=name) + "\n"


def _error(item: Entry) -> str:
    return element(
        "error",
        line=item.place.start.line if item.place.start else 1,
        column=item.place.start.column if item.place.start else None,
        severity=item.level,
        message=item.placed,
        source=f"reportlint.{item.code}",
    )


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (CheckstyleFormatter(),)
