"""Writes a JSON object for each file, a line each: for programs that read as a run goes on."""

from typing import Any

from reportlint import Formatter, Language, Result, Summary, __version__, hookimpl
from reportlint.plugins.formatters.json_fields import (
    SCHEMA,
    as_json,
    notice_fields,
    problem_fields,
    report_fields,
    summary_fields,
)


class JsonLinesFormatter(Formatter):
    """A line for each file and a last one for the run: each is a document as in JSON.

    Only the last has a summary.
    """

    name = "json-lines"
    suffixes = (".jsonl", ".ndjson")

    def piece(self, result: Result, language: Language) -> str:
        """Return the line of a file."""
        sources = {report.source.name: report.source for report in result.reports}
        return _line(
            reports=[report_fields(report, language) for report in result.reports],
            errors=[problem_fields(item, sources, language) for item in result.problems],
            notices=[notice_fields(item, language) for item in result.notices],
            complete=result.complete,
        )

    def foot(self, summary: Summary, language: Language) -> str:
        """Return the line of the run as a whole."""
        return _line(
            errors=[problem_fields(item, {}, language) for item in summary.problems],
            notices=[notice_fields(item, language) for item in summary.notices],
            skipped=list(summary.skipped),
            nothing_to_assess=list(summary.idle),
            complete=summary.complete,
            summary=summary_fields(summary.counts, summary.problems),
        )


def _line(**fields: Any) -> str:
    document: dict[str, Any] = {
        "schema": SCHEMA,
        "version": __version__,
        "reports": [],
        "errors": [],
        "notices": [],
        "skipped": [],
        "nothing_to_assess": [],
        "summary": None,
    }
    return as_json(document | fields) + "\n"


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (JsonLinesFormatter(),)
