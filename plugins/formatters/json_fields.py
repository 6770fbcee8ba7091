"""A result as plain data, and plain data as JSON."""

import json
import re
from collections.abc import Collection, Mapping
from typing import Any

from reportlint import (
    CheckedReport,
    Counts,
    Finding,
    Language,
    Notice,
    Problem,
    Severity,
    Source,
    Span,
    Suppression,
    Tally,
    Unassessed,
)

SCHEMA = "reportlint-result-1"
_SURROGATE = re.compile("[\ud800-\udfff]")


def as_json(value: Any, indent: int | None = None) -> str:
    """Return plain data as JSON that every program reads.

    A part of the name of a file that is no Unicode is shown by its code, as text: many programs
    refuse it as a character.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _SURROGATE.sub(lambda match: f"\\\\u{ord(match[0]):04x}", text)


def summary_fields(counts: Counts, problems: Collection[Problem]) -> dict[str, Any]:
    """Return what a run comes to as plain data; problems are those of no single file."""
    shown = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    return {
        "reports": counts.reports,
        "findings": {severity.value: counts.severities[severity] for severity in shown},
        "suppressed": counts.suppressed.total(),
        "errors": counts.problems + len(problems),
        "assertions": _tally(sum(counts.tallies.values(), Tally())),
    }


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
        "fixes": [{"text": item.text, **_place(item.span, source)} for item in finding.fixes],
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
