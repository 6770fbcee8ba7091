"""Writes a code quality report, which GitLab shows in a merge request."""

import json
from hashlib import sha256

from reportlint import Formatter, Language, Problem, Result, Severity, Summary, hookimpl
from reportlint.plugins.formatters.entries import entries

_LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


class GitLabFormatter(Formatter):
    """A JSON list with an object for each finding, and for what could not be checked."""

    name = "gitlab"
    separator = ",\n"

    def head(self, language: Language) -> str:
        """Return the beginning of the list."""
        return "[\n"

    def piece(self, result: Result, language: Language) -> str:
        """Return the objects of a file."""
        found: list[dict[str, object]] = [
            {
                "description": f"{item.place}: {item.message}" if item.place else item.message,
                "check_name": item.code,
                "fingerprint": _unique(item.path, item.fingerprint),
                "severity": _LEVELS[item.severity],
                "location": {
                    "path": item.path,
                    "lines": {"begin": 1 if item.place else item.start.line},
                },
            }
            for report in result.reports
            for item in entries(report, language)
        ]
        found += [_problem(problem, language) for problem in result.problems]
        return _objects(found)

    def foot(self, summary: Summary, language: Language) -> str:
        """Return the end of the list, which says what the run as a whole could not check."""
        found = [_problem(problem, language) for problem in summary.problems]
        if not found:
            return "\n]\n"
        counts = summary.counts
        before = ",\n" if counts.codes or counts.problems else ""
        return f"{before}{_objects(found)}\n]\n"


def _problem(problem: Problem, language: Language) -> dict[str, object]:
    message = problem.message.text(language)
    path = problem.path or problem.culprit or "-"
    return {
        "description": message,
        "check_name": f"not-checked-{problem.kind}",
        "fingerprint": _unique(path, message),
        "severity": "critical",
        "location": {"path": path, "lines": {"begin": 1}},
    }


def _unique(path: str, text: str) -> str:
    return sha256(f"{path}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _objects(found: list[dict[str, object]]) -> str:
    return ",\n".join(json.dumps(item, ensure_ascii=False) for item in found)


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (GitLabFormatter(),)
