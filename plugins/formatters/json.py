"""Writes a result as JSON, for programs."""

import json
from collections.abc import Iterable, Mapping
from typing import IO, Any

from reportlint import (
    CheckedReport,
    Finding,
    Formatter,
    Language,
    Notice,
    Problem,
    Result,
    Source,
    Span,
    Summary,
    Suppression,
    Tally,
    Unassessed,
    Writer,
    __version__,
    hookimpl,
)

SCHEMA = "reportlint-result-1"
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
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.replace("\n", "\n" + " " * depth)


def report_fields(checked: CheckedReport, language: Language) -> dict[str, Any]:
    """Return a report that was checked as plain data."""
    source = checked.source
    return {
        "path": source.name,
        "encoding": source.encoding,
        "format": checked.report.format.id,
        "year": checked.report.year,
        "organ": checked.report.organ,
        "findings": [_finding(finding, source, language) for finding in checked.findings],
        "suppressed": [
            {**_finding(finding, source, language), "suppression": _suppression(why)}
            for finding, why in checked.suppressed
        ],
        "not_assessed": [_unassessed(item, source, language) for item in checked.not_assessed],
        "assertions": {
            **_tally(checked.tally),
            "by_rule": {code: _tally(tally) for code, tally in checked.tallies.items()},
        },
    }


def _finding(finding: Finding, source: Source, language: Language) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "fingerprint": finding.fingerprint,
        "verdict": finding.verdict or None,
        "note": finding.note or None,
        "auditor": finding.auditor or None,
        "message": finding.message.text(language),
        **_place(finding.span, source),
        "stated": finding.stated,
        "expected": finding.expected,
        "arithmetic": finding.arithmetic and finding.arithmetic.text(language),
        "cause": finding.cause and finding.cause.text(language),
        "consequences": [
            {
                "code": item.code,
                "name": item.name,
                "message": item.message.text(language),
                **_place(item.span, source),
            }
            for item in finding.consequences
        ],
        "cells": list(finding.paths),
        "related": [
            {
                "label": related.label.text(language),
                "text": finding.masked(source.slice(related.span)),
                **_place(related.span, source),
            }
            for related in finding.related
        ],
    }


def _suppression(why: Suppression) -> dict[str, Any]:
    return {
        "by": why.by,
        "reason": why.reason,
        "author": why.author,
        "until": why.until.isoformat() if why.until else None,
        "place": why.place,
    }


def notice_fields(notice: Notice, language: Language) -> dict[str, Any]:
    """Return a notice as plain data."""
    return {"place": notice.place, "message": notice.message.text(language)}


def _unassessed(item: Unassessed, source: Source, language: Language) -> dict[str, Any]:
    place = _place(item.span, source) if item.span else {}
    return {
        "code": item.code,
        "name": item.name,
        "reason": item.reason.text(language),
        **place,
    }


def problem_fields(
    problem: Problem, sources: Mapping[str, Source], language: Language
) -> dict[str, Any]:
    """Return a problem as plain data."""
    source = sources.get(problem.path or "")
    place = _place(problem.span, source) if problem.span and source else {}
    return {
        "path": problem.path,
        "kind": problem.kind,
        "culprit": problem.culprit,
        "message": problem.message.text(language),
        **({"traceback": problem.traceback} if problem.traceback else {}),
        **place,
    }


def _tally(tally: Tally) -> dict[str, int]:
    return {
        "satisfied": tally.satisfied,
        "failed": tally.failed,
        "not_assessed": tally.not_assessed,
    }


def _place(span: Span, source: Source) -> dict[str, Any]:
    """Return a place in the text and, of a file that the text was taken out of, in that file."""
    origin = source.origin(span)
    start, end = source.position(span.start), source.position(span.end)
    return {
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "offset": span.start,
        "end_offset": span.end,
        **({"origin": origin.fields()} if origin else {}),
    }


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (JsonFormatter(),)
