"""Writes a result as JSON, for programs."""

import json
from typing import Any

from reportlint import (
    CheckedReport,
    Finding,
    Formatter,
    Language,
    Problem,
    Result,
    Source,
    Span,
    Tally,
    Unassessed,
    __version__,
    hookimpl,
)

SCHEMA = "reportlint-result-1"


class JsonFormatter(Formatter):
    """One JSON object for the whole run; positions count from 1, ends are exclusive."""

    name = "json"

    def render(self, result: Result, language: Language) -> str:
        """Return the result as JSON text."""
        sources = {report.source.name: report.source for report in result.reports}
        document = {
            "schema": SCHEMA,
            "version": __version__,
            "complete": result.complete,
            "reports": [_report(report, language) for report in result.reports],
            "errors": [_problem(problem, sources, language) for problem in result.problems],
            "skipped": list(result.skipped),
            "nothing_to_assess": list(result.idle),
        }
        return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _report(checked: CheckedReport, language: Language) -> dict[str, Any]:
    source = checked.source
    return {
        "path": source.name,
        "encoding": source.encoding,
        "format": checked.report.format.id,
        "year": checked.report.year,
        "organ": checked.report.organ,
        "findings": [_finding(finding, source, language) for finding in checked.findings],
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


def _unassessed(item: Unassessed, source: Source, language: Language) -> dict[str, Any]:
    place = _place(item.span, source) if item.span else {}
    return {
        "code": item.code,
        "name": item.name,
        "reason": item.reason.text(language),
        **place,
    }


def _problem(problem: Problem, sources: dict[str, Source], language: Language) -> dict[str, Any]:
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
