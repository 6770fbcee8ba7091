"""Writes a code quality report, which GitLab shows in a merge request."""

from collections.abc import Iterable
from pathlib import PurePath

from reportlint import Formatter, Language, Result, Severity, Summary, hookimpl
from reportlint.plugins.formatters.entries import Entry, entries, general_entries, unique
from reportlint.plugins.formatters.json_fields import as_json

_SEVERITIES = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.INFO: "info",
    None: "critical",
}
_THE_RUN = "reportlint"


class GitLabFormatter(Formatter):
    """A JSON list with an object for each finding, and for what could not be checked."""

    name = "gitlab"
    separator = ",\n"

    def head(self, language: Language) -> str:
        """Return the beginning of the list."""
        return "[\n"

    def piece(self, result: Result, language: Language) -> str:
        """Return the objects of a file."""
        return _objects(entries(result, language))

    def foot(self, summary: Summary, language: Language) -> str:
        """Return the end of the list, with what the run as a whole could not check."""
        counts = summary.counts
        listed = _objects(general_entries(summary, language))
        between = self.separator if listed and (counts.codes or counts.problems) else ""
        return f"{between}{listed}\n]\n"


def _objects(found: Iterable[Entry]) -> str:
    return ",\n".join(as_json(_object(item)) for item in found)


def _object(item: Entry) -> dict[str, object]:
    path = PurePath(item.path or _THE_RUN).as_posix()
    # A place in a Word, PDF or Excel file is told in the description; a line there must be.
    line = item.place.start.line if item.place.start else 1
    return {
        "description": item.placed,
        "check_name": item.code,
        "fingerprint": unique(path, item.fingerprint),
        "severity": _SEVERITIES[item.severity],
        "location": {"path": path, "lines": {"begin": line}},
    }


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (GitLabFormatter(),)
