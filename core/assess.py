"""Run rules on a report, each by itself: one that fails is named and the others still run."""

import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportlint.diagnosis import diagnose
from reportlint.finding import (
    CheckedReport,
    Failed,
    Finding,
    NotAssessed,
    Problem,
    Satisfied,
    Severity,
    Tally,
    Unassessed,
)
from reportlint.messages import Message
from reportlint.model import Report
from reportlint.relation import Relation
from reportlint.rule import Rule
from reportlint.selection import ActiveRule
from reportlint.source import Span

_RULE_FAILED = Message(
    zh="规则 {code}（{plugin}）运行出错：{why}",
    en="rule {code} of {plugin} failed: {why}",
)
_UNFIT = Message(
    zh="规则 {code}（{plugin}）给出的 {item} 不可用：{why}",
    en="rule {code} of {plugin} yielded {item}, which cannot be used: {why}",
)


def assess(
    report: Report, rules: Mapping[str, ActiveRule]
) -> tuple[CheckedReport, tuple[Problem, ...]]:
    """Return what rules, given by code, say of a report, and which of them failed."""
    gathering = Gathering(report)
    for active in rules.values():
        gathering.add(active, lambda rule: rule.check(report))
    return gathering.checked(), tuple(gathering.problems)


@dataclass
class Gathering:
    """What rules say of a report, as it comes in; what is unfit to be shown is a problem."""

    report: Report
    findings: list[Finding] = field(default_factory=list)
    holding: list[Relation] = field(default_factory=list)
    soft: list[Relation] = field(default_factory=list)
    unassessed: list[Unassessed] = field(default_factory=list)
    tallies: dict[str, Tally] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def checked(self) -> CheckedReport:
        """Return the report with its findings, in the order of the text."""
        findings = diagnose(self.report, self.findings, holding=self.holding, soft=self.soft)
        findings.sort(key=lambda item: (item.span, item.code))
        return CheckedReport(
            self.report.source,
            self.report,
            tuple(findings),
            tuple(self.unassessed),
            self.tallies,
        )

    def add(self, active: ActiveRule, outcomes: Callable[[Rule], Iterable[object]]) -> None:
        """Add the outcomes of a rule; one that fails becomes a problem."""
        code = active.rule.code
        satisfied = failed = not_assessed = 0
        try:
            for outcome in outcomes(active.rule):
                if isinstance(outcome, Satisfied):
                    satisfied += 1
                    self.holding += [outcome.relation] if outcome.relation else []
                elif fault := _fault(outcome, self.report):
                    values = {"code": code, "plugin": active.plugin, "item": repr(outcome)}
                    self._add_problem(code, _UNFIT.format(why=fault, **values))
                elif isinstance(outcome, Failed):
                    failed += 1
                    self.findings.append(_finding(active, outcome))
                elif isinstance(outcome, NotAssessed):
                    not_assessed += 1
                    self.soft += [outcome.relation] if outcome.relation else []
                    self.unassessed.append(
                        Unassessed(code, active.rule.name, outcome.reason, outcome.span)
                    )
        except (Exception, SystemExit) as error:
            self._add_problem(code, rule_failed(active, error))
        self.tallies[code] = Tally(satisfied, failed, not_assessed)

    def _add_problem(self, code: str, message: Message) -> None:
        self.problems.append(Problem(self.report.source.name, "rule", message, None, code))


def _fault(outcome: object, report: Report) -> str | None:
    """Return what makes an outcome unfit to be shown, None where nothing does."""
    if isinstance(outcome, NotAssessed):
        texts: tuple[object, ...] = (outcome.reason,)
        spans: tuple[object, ...] = (outcome.span or Span(0, 0),)
    elif isinstance(outcome, Failed):
        texts = (outcome.message, outcome.arithmetic, outcome.cause)
        texts = (outcome.message, *filter(None, texts), *(item.label for item in outcome.related))
        spans = (outcome.span, *(item.span for item in outcome.related))
        if not isinstance(outcome.severity, Severity | None):
            return "its severity is no Severity"
        if unknown := set(outcome.paths) - report.format.reading_order.keys():
            return f"the format has no cell {', '.join(sorted(unknown))}"
    else:
        return "Satisfied, Failed or NotAssessed expected"
    if not all(isinstance(text, Message) for text in texts):
        return "a text is no Message"
    length = len(report.source.text)
    for span in spans:
        if not (isinstance(span, Span) and 0 <= span.start <= span.end <= length):
            return f"{span} is no Span in the text"
    return None


def rule_failed(active: ActiveRule, error: BaseException) -> Message:
    """Return what to say of a rule that raised an exception."""
    return _RULE_FAILED.format(code=active.rule.code, plugin=active.plugin, why=told(error))


def _finding(active: ActiveRule, failed: Failed) -> Finding:
    return Finding(
        code=active.rule.code,
        name=active.rule.name,
        severity=failed.severity or active.severity,
        message=failed.message,
        span=failed.span,
        stated=failed.stated,
        expected=failed.expected,
        arithmetic=failed.arithmetic,
        cause=failed.cause,
        related=failed.related,
        paths=failed.paths,
        relation=failed.relation,
        private=active.rule.private,
    )


def told(error: BaseException) -> str:
    """Return what an unexpected exception says, and where it came from."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})"
