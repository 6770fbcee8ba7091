"""Writes a result as JSON, for programs."""

from collections.abc import Iterable
from typing import IO, Any

from reportlint import Formatter, Language, Result, Summary, Writer, __version__, hookimpl
from reportlint.plugins.formatters.json_fields import (
    SCHEMA,
    as_json,
    notice_fields,
    problem_fields,
    report_fields,
    summary_fields,
)

# No JSON text has this character.
_NEXT_LIST = "\0"


class JsonFormatter(Formatter):
    """One JSON object for the whole run; positions count from 1, ends are exclusive."""

    name = "json"
    suffixes = (".json",)

    def head(self, language: Language) -> str:
        """Return the object up to its list of reports."""
        return f'{{\n  "schema": "{SCHEMA}",\n  "version": "{__version__}",\n  "reports": ['

    def piece(self, result: Result, language: Language) -> str:
        """Return the report of a file, and behind marks its errors and notices."""
        sources = {report.source.name: report.source for report in result.reports}
        reports = (report_fields(report, language) for report in result.reports)
        errors = (problem_fields(problem, sources, language) for problem in result.problems)
        notices = (notice_fields(notice, language) for notice in result.notices)
        return _NEXT_LIST.join((_items(reports), _items(errors), _items(notices)))

    def foot(self, summary: Summary, language: Language) -> str:
        """Return the object from what is behind its lists."""
        fields = {
            "skipped": list(summary.skipped),
            "nothing_to_assess": list(summary.idle),
            "complete": summary.complete,
            "summary": summary_fields(summary.counts, summary.problems),
        }
        listed = (f'  "{name}": {_inside(value)}' for name, value in fields.items())
        return ",\n".join(listed) + "\n}\n"

    def writer(self, stream: IO[str], language: Language) -> Writer:
        """Return what writes the reports as they come, and the errors after them."""
        return _JsonWriter(self, stream, language)


class _JsonWriter(Writer):
    def __init__(self, formatter: JsonFormatter, stream: IO[str], language: Language) -> None:
        self._formatter = formatter
        self._write = stream.write
        self._language: Language = language
        self._errors: list[str] = []
        self._notices: list[str] = []
        self._listed = False
        self._write(formatter.head(language))

    def add(self, piece: str) -> None:
        reports, errors, notices = piece.split(_NEXT_LIST)
        if reports:
            self._write(f"{',' * self._listed}\n{reports}")
            self._listed = True
        if errors:
            self._errors.append(errors)
        if notices:
            self._notices.append(notices)

    def finish(self, summary: Summary) -> None:
        general = (problem_fields(item, {}, self._language) for item in summary.problems)
        said = (notice_fields(notice, self._language) for notice in summary.notices)
        self._write("\n  ],\n" if self._listed else "],\n")
        self._write(_list("errors", (_items(general), *self._errors)))
        self._write(_list("notices", (*self._notices, _items(said))))
        self._write(self._formatter.foot(summary, self._language))


def _list(name: str, items: Iterable[str]) -> str:
    """Return a field of the object that is a list, of what _items() gave."""
    inside = ",\n".join(filter(None, items))
    return f'  "{name}": [\n{inside}\n  ],\n' if inside else f'  "{name}": [],\n'


def _items(values: Iterable[Any]) -> str:
    """Return values as the items of a list that is a field of the object."""
    return ",\n".join(f"    {_inside(value, 4)}" for value in values)


def _inside(value: Any, depth: int = 2) -> str:
    return as_json(value, 2).replace("\n", "\n" + " " * depth)


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (JsonFormatter(),)
