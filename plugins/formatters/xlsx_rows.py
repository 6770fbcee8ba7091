"""Writes what was found in a file as rows for the sheets of the workbook."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from reportlint import (
    CheckedReport,
    Finding,
    Language,
    Masking,
    Message,
    Problem,
    Result,
    Span,
    State,
    Unassessed,
    verdict_word,
)
from reportlint.plugins.formatters.html_words import EXTRACTED, LINE, SEVERITIES

Row = dict[str, Any]

_MOST_DIGITS = 15
_COMPLETE = Message(zh="检查完毕", en="checked")
_INCOMPLETE = Message(zh="检查不完整", en="incomplete")
_NOT_CHECKED = Message(zh="未能检查", en="not checked")
_UNASSESSED = Message(zh="未能核对", en="not assessed")
_ASIDE = {
    "verdict": Message(zh="判定", en="verdict"),
    "waiver": Message(zh="豁免", en="waiver"),
    "baseline": Message(zh="基线", en="baseline"),
    "comment": Message(zh="注释", en="comment"),
}
_STATES = {
    State.NUMBER: Message(zh="数字", en="number"),
    State.ZERO: Message(zh="零", en="zero"),
    State.BLANK: Message(zh="空白", en="blank"),
    State.NA_MARK: Message(zh="“/”等", en="mark such as /"),
    State.TEXT: Message(zh="文字", en="text"),
}


def rows_of(result: Result, language: Language) -> str:
    """Return the rows of a file as JSON: those of each sheet under its key."""
    sheets: dict[str, list[Row]] = defaultdict(list)
    for report in result.reports:
        rows = _Rows(report, language)
        sheets["findings"] += rows.findings()
        sheets["cells"] += rows.cells()
        sheets["reports"].append(rows.report(len(result.problems)))
        sheets["unassessed"] += map(rows.unassessed, report.not_assessed)
        sheets["unassessed"] += (rows.problem(problem) for problem in result.problems)
    if not result.reports:
        sheets["reports"] += _unread_rows(result.problems, language)
        sheets["unassessed"] += (problem_row(problem, language) for problem in result.problems)
    return json.dumps(sheets, ensure_ascii=False)


def problem_row(problem: Problem, language: Language) -> Row:
    """Return the row of what could not be checked."""
    kind = _NOT_CHECKED.text(language)
    return {"file": problem.path, "kind": kind, "reason": problem.message.text(language)}


def _unread_rows(problems: Iterable[Problem], language: Language) -> Iterator[Row]:
    """Yield the rows of files without a report that could be read."""
    counts = Counter(problem.path for problem in problems)
    for path, count in counts.items():
        yield {"file": path, "outcome": _NOT_CHECKED.text(language), "problems": count}


class _Rows:
    """Makes the rows of one report."""

    def __init__(self, checked: CheckedReport, language: Language) -> None:
        self._checked = checked
        self._report = checked.report
        self._source = checked.source
        self._language: Language = language
        self._masking = Masking(checked)
        self._about = {
            "file": self._source.name,
            "organ": self._report.organ,
            "year": self._report.year,
        }

    def said(self, message: Message | None) -> str | None:
        """Return a message as it may be shown."""
        return self._masking.say(message.text(self._language)) if message else None

    def place(self, span: Span) -> Row:
        """Return where a span stands: in the text, and in the file it was taken out of."""
        line, column = self._source.position(span.start)
        form = EXTRACTED if self._source.origins else LINE
        origin = self._source.origin(span)
        return {
            "in_text": form.format(line=line, column=column).text(self._language),
            "in_file": origin.message().text(self._language) if origin else None,
        }

    def findings(self) -> Iterator[Row]:
        """Yield the rows of the findings; those that are set aside come last."""
        for finding in self._checked.findings:
            yield {**self._finding(finding), "style": finding.severity.value}
        for finding, why in self._checked.suppressed:
            said = filter(None, (_ASIDE[why.by].text(self._language), why.reason, why.author))
            yield {**self._finding(finding), "aside": self._masking.say(" ".join(said))}

    def cells(self) -> Iterator[Row]:
        """Yield the rows of the cells that were read, with the findings that point at them."""
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in self._checked.findings:
            for path in self._paths_at(finding.span):
                found[path].append(finding)
        for path, cell in self._report.cells.items():
            yield {
                **self._about,
                "style": _gravest(found[path]),
                "table": self._table(path),
                "label": self._report.format.cell_title(path),
                "path": path,
                "raw": self._shown(cell.span).strip("| \t\r\n"),
                "value": _number(cell.value),
                "state": _STATES[cell.state].text(self._language),
                "codes": " ".join(dict.fromkeys(item.code for item in found[path])),
                **self.place(cell.span),
            }

    def report(self, problems: int) -> Row:
        """Return the row of the report."""
        counts = Counter(finding.severity for finding in self._checked.findings)
        tally = self._checked.tally
        outcome = _INCOMPLETE if problems else _COMPLETE
        return {
            **self._about,
            "style": _gravest(self._checked.findings),
            "format": self._report.format.id,
            "outcome": outcome.text(self._language),
            **{item.value: counts[item] for item in SEVERITIES},
            "aside": len(self._checked.suppressed),
            "satisfied": tally.satisfied,
            "failed": tally.failed,
            "not_assessed": tally.not_assessed,
            "problems": problems,
        }

    def unassessed(self, item: Unassessed) -> Row:
        """Return the row of an assertion that could not be tested."""
        return {
            "file": self._source.name,
            "kind": _UNASSESSED.text(self._language),
            "code": item.code,
            "name": item.name,
            "reason": self.said(item.reason),
            **(self.place(item.span) if item.span else {}),
        }

    def problem(self, problem: Problem) -> Row:
        """Return the row of what could not be checked in the report."""
        place = self.place(problem.span) if problem.span else {}
        said = {"reason": self.said(problem.message)}
        return {**problem_row(problem, self._language), **said, **place}

    def _finding(self, finding: Finding) -> Row:
        causes = (finding.cause, *(item.message for item in finding.consequences))
        path = next(iter(self._paths_at(finding.span)), None)
        return {
            **self._about,
            "severity": SEVERITIES[finding.severity].text(self._language),
            "code": finding.code,
            "message": self.said(finding.message),
            "stated": finding.stated and self._masking.say(finding.stated),
            "expected": finding.expected and self._masking.say(finding.expected),
            "arithmetic": self.said(finding.arithmetic),
            "cause": "\n".join(filter(None, map(self.said, causes))),
            **self.place(finding.span),
            "section": self._section(finding.span),
            "table": path and self._table(path),
            "name": finding.name,
            "fingerprint": finding.fingerprint,
            "verdict": verdict_word(finding.verdict).text(self._language),
            "note": finding.note,
            "auditor": finding.auditor,
        }

    def _paths_at(self, span: Span) -> list[str]:
        """Return the cells that a span touches."""
        return [
            path
            for path, cell in self._report.cells.items()
            if cell.span.start < max(span.end, span.start + 1)
            and span.start < max(cell.span.end, cell.span.start + 1)
        ]

    def _section(self, span: Span) -> str | None:
        headings = (section.span for section in self._report.sections)
        above = max((place for place in headings if place.start <= span.start), default=None)
        return self._shown(above) if above else None

    def _table(self, path: str) -> str:
        return self._report.format.table(path.partition(".")[0]).title.text(self._language)

    def _shown(self, span: Span) -> str:
        return self._masking.text[span.start : span.end]


def _number(value: int | Decimal | None) -> int | float | str | None:
    """Return a number as Excel can hold it: with more digits it is a text."""
    if isinstance(value, Decimal):
        return float(value) if len(value.as_tuple().digits) <= _MOST_DIGITS else str(value)
    return str(value) if value is not None and abs(value) >= 10**_MOST_DIGITS else value


def _gravest(findings: Iterable[Finding]) -> str:
    """Return the gravest severity among findings, which says how a row is coloured."""
    found = (finding.severity for finding in findings)
    gravest = max(found, key=lambda severity: severity.rank, default=None)
    return gravest.value if gravest else ""
