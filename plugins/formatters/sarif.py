"""Writes SARIF 2.1.0, which code scanning services and editors read."""

import json
import re
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from reportlint import (
    CheckedReport,
    Finding,
    Formatter,
    Language,
    Masking,
    Message,
    Problem,
    Result,
    Rule,
    Severity,
    Source,
    Span,
    Summary,
    Suppression,
    __version__,
    hookimpl,
)
from reportlint.plugins.formatters.entries import Entry, entries, entry_of

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
    Severity.OFF: "none",
}
_DRIVE = re.compile("^[A-Za-z]:")
_BASIS = Message(zh="依据", en="Basis")
_FINGERPRINT = "reportlint/v1"


class SarifFormatter(Formatter):
    """One SARIF run: results, then the rules behind them and what could not be checked."""

    name = "sarif"
    suffixes = (".sarif",)
    separator = ",\n"

    def head(self, language: Language) -> str:
        """Return the log up to its results."""
        return (
            f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{\n'
            f'"language": "{"zh-CN" if language == "zh" else "en-US"}",\n'
            '"columnKind": "unicodeCodePoints",\n"results": [\n'
        )

    def piece(self, result: Result, language: Language) -> str:
        """Return the results of a file; what kept it from being checked is one as well."""
        found = []
        for report in result.reports:
            found += [_result(item, report, language) for item in entries(report, language)]
            found += [_aside(finding, why, report, language) for finding, why in report.suppressed]
        found += [_not_checked(problem, language) for problem in result.problems]
        return ",\n".join(json.dumps(item, ensure_ascii=False) for item in found)

    def foot(self, summary: Summary, language: Language) -> str:
        """Return the log from behind its results."""
        rules = [_rule(active.rule, active.severity, language) for active in summary.rules.values()]
        driver = {
            "name": "reportlint",
            "version": __version__,
            "semanticVersion": __version__,
            "rules": rules,
        }
        told = [
            {"level": "error", "message": {"text": problem.message.text(language)}}
            for problem in summary.problems
        ]
        invocation: dict[str, Any] = {"executionSuccessful": summary.complete}
        if told:
            invocation["toolExecutionNotifications"] = told
        return (
            f'\n],\n"tool": {json.dumps({"driver": driver}, ensure_ascii=False)},\n'
            f'"invocations": [{json.dumps(invocation, ensure_ascii=False)}]\n}}]}}\n'
        )


def _rule(rule: Rule, severity: Severity, language: Language) -> dict[str, Any]:
    title = rule.title.text(language)
    about = rule.manual.checks.text(language) if rule.manual else title
    decides = rule.manual.decides.text(language) if rule.manual else ""
    basis = f"{_BASIS.text(language)}: {rule.basis.text(language)}"
    texts = [text for text in (about, decides, basis) if text]
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": title},
        "fullDescription": {"text": about},
        "help": {"text": "\n".join(texts), "markdown": "\n\n".join(texts)},
        "defaultConfiguration": {"level": _LEVELS[severity]},
        "properties": {"tags": [rule.code[:3], rule.name]},
    }


def _result(item: Entry, checked: CheckedReport, language: Language) -> dict[str, Any]:
    source = checked.source
    say = Masking(checked).say if item.finding.related else str
    related = [
        {
            "id": number,
            "message": {"text": say(other.label.text(language))},
            **_location(source, other.span, language),
        }
        for number, other in enumerate(item.finding.related, 1)
    ]
    return {
        "ruleId": item.code,
        "level": _LEVELS[item.severity],
        "message": {"text": item.message},
        "locations": [_location(source, item.finding.span, language)],
        "partialFingerprints": {_FINGERPRINT: item.fingerprint},
        **({"relatedLocations": related} if related else {}),
    }


def _aside(
    finding: Finding, why: Suppression, checked: CheckedReport, language: Language
) -> dict[str, Any]:
    """Return a finding that is set aside."""
    message = finding.masked(finding.message.text(language))
    item = entry_of(finding, checked, language, message)
    in_source = why.by == "comment"
    said = " ".join(filter(None, (why.reason, why.author)))
    return {
        **_result(item, checked, language),
        "suppressions": [
            {
                "kind": "inSource" if in_source else "external",
                "status": "accepted",
                **({"justification": said} if said else {}),
            }
        ],
    }


def _not_checked(problem: Problem, language: Language) -> dict[str, Any]:
    """Return what could not be checked: silence about it must not look like a pass."""
    path = problem.path or problem.culprit
    return {
        "ruleId": f"not-checked-{problem.kind}",
        "kind": "review",
        "level": "none",
        "message": {"text": problem.message.text(language)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(path)},
                    "region": {"startLine": 1},
                }
            }
        ],
    }


def _location(source: Source, span: Span, language: Language) -> dict[str, Any]:
    """Return a place; one in a Word, PDF or Excel file is named in words."""
    artifact = {"uri": _uri(source.name)}
    origin = source.origin(span)
    if origin is not None:
        return {
            "physicalLocation": {"artifactLocation": artifact, "region": {"startLine": 1}},
            "logicalLocations": [{"fullyQualifiedName": origin.message().text(language)}],
        }
    start, end = source.position(span.start), source.position(span.end)
    region = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _uri(path: str) -> str:
    """Return the path of a file as a reference that may be resolved against the folder."""
    plain = path.replace("\\", "/") if _DRIVE.match(path) else PurePath(path).as_posix()
    encoded = quote(plain.encode("utf-8", "surrogateescape"), safe="/:@!$&'()*+,;=~-._")
    if _DRIVE.match(plain):
        return f"file:///{encoded}"
    # A colon in the first part would make it a scheme.
    first, slash, rest = encoded.partition("/")
    return f"{first.replace(':', '%3A')}{slash}{rest}"


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (SarifFormatter(),)
