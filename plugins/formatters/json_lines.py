"""Writes a JSON object for each file, a line each: for programs that read as a run goes on."""

import json

from reportlint import Formatter, Language, Result, Summary, __version__, hookimpl
from reportlint.plugins.formatters.json import (
    SCHEMA,
    notice_fields,
    problem_fields,
    report_fields,
)


class JsonLinesFormatter(Formatter):
    """A line for each file, with its report and errors, and a last one for the run."""

    name = "json-lines"
    suffixes = (".jsonl", ".ndjson")

    def piece(self, result: Result, language: Language) -> str:
        """Return the line of a file."""
        sources = {report.source.name: report.source for report in result.reports}
        return _line(
            {
                "schema": SCHEMA,
                "reports": [report_fields(report, language) for report in result.reports],
                "errors": [problem_fields(item, sources, language) for item in result.problems],
                "notices": [notice_fields(item, language) for item in result.notices],
            }
        )

    def foot(self, summary: Summary, language: Language) -> str:
        """Return the line of the run as a whole."""
        return _line(
            {
                "schema": SCHEMA,
                "version": __version__,
                "errors": [problem_fields(item, {}, language) for item in summary.problems],
                "notices": [notice_fields(item, language) for item in summary.notices],
                "skipped": list(summary.skipped),
                "nothing_to_assess": list(summary.idle),
                "complete": summary.complete,
            }
        )


def _line(document: dict[str, object]) -> str:
    return json.dumps(document, ensure_ascii=False) + "\n"


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (JsonLinesFormatter(),)
