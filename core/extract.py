"""Put what was read from a report into plain data, as reportlint extract prints it."""

from datetime import date
from decimal import Decimal
from typing import Any

from reportlint.messages import Language
from reportlint.metadata.known import Known, Metadata, Period
from reportlint.model import Cell, Report, Section, Unparsed
from reportlint.prose.facts import Fact
from reportlint.source import Source, Span


def extracted(report: Report, language: Language) -> dict[str, Any]:
    """Return sections, cells, facts and what was not read; amounts are strings."""
    source = report.source
    return {
        "format": report.format.id,
        "year": report.year,
        "organ": report.organ,
        "metadata": _metadata(report.metadata, source),
        "encoding": source.encoding,
        "sections": [_section(section, source) for section in report.sections],
        "cells": {path: _cell(cell, source) for path, cell in report.cells.items()},
        "facts": [_fact(fact, source) for fact in report.facts],
        "unparsed": [_unparsed(item, source, language) for item in report.unparsed],
    }


def text_lines(source: Source) -> str:
    """Return the text with plain line ends: its lines are those that findings name."""
    text = source.text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.endswith("\n") else f"{text}\n"


def _metadata(metadata: Metadata, source: Source) -> dict[str, Any]:
    """Return what is known of the report, each with where from; unknown is null."""
    return {
        "title": _known(metadata.title, source),
        "organ": _known(metadata.organ, source),
        "organ_kind": _known(metadata.organ_kind, source),
        "year": _known(metadata.year, source),
        "years": [_known(year, source) for year in metadata.years],
        "period": _known(metadata.period, source),
        "publish_date": _known(metadata.publish_date, source),
    }


def _known(known: Known[Any] | None, source: Source) -> dict[str, Any] | None:
    if known is None:
        return None
    value = known.value
    if isinstance(value, Period):
        value = {"start": value.start.isoformat(), "end": value.end.isoformat()}
    elif isinstance(value, date):
        value = value.isoformat()
    place = _place(known.span, source) if known.span else {}
    return {"value": value, "source": known.source, **place}


def _section(section: Section, source: Source) -> dict[str, Any]:
    return {"id": section.id, "title": section.title, **_place(section.span, source)}


def _cell(cell: Cell, source: Source) -> dict[str, Any]:
    return {
        "raw": cell.raw,
        "state": cell.state.value,
        "value": _plain(cell.value),
        **({"note": cell.note} if cell.note else {}),
        **_place(cell.span, source),
    }


def _fact(fact: Fact, source: Source) -> dict[str, Any]:
    return {
        "subject": fact.subject,
        "measure": fact.measure.value,
        "value": None if fact.value is None else str(fact.value),
        "unit": fact.unit,
        "approximate": fact.approximate,
        "topic": fact.meaning.topic or None,
        "acts": list(fact.meaning.acts),
        "scope": fact.meaning.scope or None,
        "year": fact.meaning.year,
        "raw": source.slice(fact.span),
        **_place(fact.span, source),
        "numerator": fact.numerator and _place(fact.numerator.span, source),
        "denominators": [_place(item.span, source) for item in fact.denominators],
    }


def _unparsed(item: Unparsed, source: Source, language: Language) -> dict[str, Any]:
    return {
        "reason": item.reason.text(language),
        "paths": list(item.paths),
        "raw": source.slice(item.span),
        **_place(item.span, source),
    }


def _plain(value: int | Decimal | None) -> int | str | None:
    return str(value) if isinstance(value, Decimal) else value


def _place(span: Span, source: Source) -> dict[str, Any]:
    line, column = source.position(span.start)
    origin = source.origin(span)
    return {"line": line, "column": column, **({"origin": origin.fields()} if origin else {})}
