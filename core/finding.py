"""What comes out of a check: outcomes of rules, findings, results."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from reportlint.messages import Message
from reportlint.model import Report
from reportlint.relation import Relation
from reportlint.source import Source, Span

_SHOWN_OF_PRIVATE = 3


class Severity(StrEnum):
    """How grave a finding is; OFF is the severity of rules that run only when asked for."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"

    @property
    def rank(self) -> int:
        """A number that grows with the gravity."""
        return (Severity.OFF, Severity.INFO, Severity.WARNING, Severity.ERROR).index(self)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding rests on: an operand, a sibling; label says what it is."""

    label: Message
    span: Span


@dataclass(frozen=True, slots=True)
class Replacement:
    """A stretch of the text, and what would stand in its place if it were mended."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Satisfied:
    """An assertion that holds; relation is what holds between which figures."""

    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """An assertion that does not hold: what a rule found.

    message says what the report says and what it should say, arithmetic is the sum that was done,
    cause the diagnosis where there is one. stated and expected are the figures or words compared.
    severity is that of the rule unless given. paths are the cells it rests on. relation is what
    does not hold between which figures: with it, several findings that one wrong figure explains
    become one. fixes are how to mend it, where that is safe: --fix makes them in a text file. One
    that would touch a number, or reach over the end of a line, is not offered.
    """

    message: Message
    span: Span
    stated: str | None = None
    expected: str | None = None
    arithmetic: Message | None = None
    cause: Message | None = None
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    paths: tuple[str, ...] = ()
    relation: Relation | None = None
    fixes: tuple[Replacement, ...] = ()


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """An assertion that could not be tested, and why.

    relation may be given where figures do not agree, but need not: a list that may be partial.
    It is no finding, yet speaks for a cause that would make it hold as well.
    """

    reason: Message
    span: Span | None = None
    relation: Relation | None = None


Outcome = Satisfied | Failed | NotAssessed


@dataclass(frozen=True, slots=True)
class Consequence:
    """A finding that another one explains: it goes when the cause is mended."""

    code: str
    name: str
    message: Message
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault that a rule found in a report; the fields are those of Failed, with the rule's.

    consequences are what else is wrong for the same cause. The text of a private one is not to be
    shown: masked() hides it. fingerprint tells the same finding in another run, whatever its place
    and the layout; verdict, a key of VERDICTS, and note are what an auditor said of it.
    """

    code: str
    name: str
    severity: Severity
    message: Message
    span: Span
    stated: str | None
    expected: str | None
    arithmetic: Message | None
    cause: Message | None
    related: tuple[Related, ...]
    paths: tuple[str, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    relation: Relation | None = None
    private: bool = False
    fixes: tuple[Replacement, ...] = ()
    fingerprint: str = ""
    verdict: str = ""
    note: str = ""
    auditor: str = ""

    def masked(self, text: str) -> str:
        """Return the text that the finding points at as it may be shown."""
        if not self.private:
            return text
        kept = min(_SHOWN_OF_PRIVATE, len(text) // 2)
        return text[:kept] + "".join("*" if char.isalnum() else char for char in text[kept:])


@dataclass(frozen=True, slots=True)
class Suppression:
    """What sets a finding aside, why, and by whom; place is where that is written."""

    by: Literal["comment", "waiver", "verdict", "baseline"]
    reason: str = ""
    author: str = ""
    until: date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the run that is no finding: a waiver that ran out, one that is not needed."""

    message: Message
    place: str = ""


@dataclass(frozen=True, slots=True)
class Unassessed:
    """An assertion of a rule that could not be tested, and why."""

    code: str
    name: str
    reason: Message
    span: Span | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many assertions held, failed and could not be tested."""

    satisfied: int = 0
    failed: int = 0
    not_assessed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.satisfied + other.satisfied,
            self.failed + other.failed,
            self.not_assessed + other.not_assessed,
        )


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that kept a report, or a part of it, from being checked.

    path is the report, culprit what is at fault: a plugin, a rule, a place in the report.
    traceback is that of Python where a rule or a plugin raised an exception.
    """

    path: str | None
    kind: str
    message: Message
    span: Span | None = None
    culprit: str = ""
    traceback: str = ""


@dataclass(frozen=True, slots=True)
class CheckedReport:
    """A report that was read, with what the rules made of it, in the order of the text.

    suppressed are findings that are set aside, and why; they are not among the findings. tallies
    and nanoseconds, the time that a rule took, are by the codes of the rules.
    """

    source: Source
    report: Report
    findings: tuple[Finding, ...]
    not_assessed: tuple[Unassessed, ...]
    tallies: dict[str, Tally]
    nanoseconds: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
    suppressed: tuple[tuple[Finding, Suppression], ...] = ()

    @property
    def tally(self) -> Tally:
        """The tally of all rules together."""
        return sum(self.tallies.values(), Tally())


@dataclass(frozen=True, slots=True)
class Result:
    """What a run found: reports that were checked, and problems that kept it from checking.

    A run with problems is incomplete: silence about a report then does not mean that it is right.
    skipped are the files in folders that were left alone, since their type is that of no report.
    idle are the codes of rules that were asked for, by name or by a plugin that was installed, yet
    had nothing to assess in any report. notices say what is no finding and no problem.
    """

    reports: tuple[CheckedReport, ...]
    problems: tuple[Problem, ...]
    skipped: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of all reports."""
        return tuple(finding for report in self.reports for finding in report.findings)

    @property
    def complete(self) -> bool:
        """Whether everything could be checked."""
        return not self.problems

    def parts(self) -> Iterator["Result"]:
        """Yield the result of each file: its report, where it has one, and its problems.

        What is said of the run as a whole is in none of them.
        """
        problems: dict[str, list[Problem]] = {}
        for problem in self.problems:
            if problem.path is not None:
                problems.setdefault(problem.path, []).append(problem)
        for report in self.reports:
            yield Result((report,), tuple(problems.pop(report.source.name, ())))
        for left in problems.values():
            yield Result((), tuple(left))

    def worst(self) -> Severity | None:
        """Return the gravest severity among the findings, None where there are none."""
        return max((finding.severity for finding in self.findings), key=_rank, default=None)

    @classmethod
    def joined(cls, results: Iterable["Result"], problems: Iterable[Problem] = ()) -> "Result":
        """Return several results as one, with further problems before theirs."""
        listed = list(results)
        return cls(
            reports=tuple(report for result in listed for report in result.reports),
            problems=(*problems, *(problem for item in listed for problem in item.problems)),
            skipped=tuple(path for result in listed for path in result.skipped),
            notices=tuple(notice for result in listed for notice in result.notices),
        )


def _rank(severity: Severity) -> int:
    return severity.rank
