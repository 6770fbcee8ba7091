"""Run rules on a report, each by itself: one that fails is named and the others still run."""

import re
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter_ns

from reportlint.checking.diagnosis import diagnose
from reportlint.checking.selection import ActiveRule
from reportlint.checking.watch import WATCH_FILE, TookTooLongError, Watch
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
from reportlint.fixing import is_safe
from reportlint.messages import Message
from reportlint.model import Report
from reportlint.reading.limits import Limits
from reportlint.relation import Relation
from reportlint.rule import Rule
from reportlint.source import Span

_RULE_FAILED = Message(
    zh="规则 {code}（{plugin}）运行出错：{why}",
    en="rule {code} of {plugin} failed: {why}",
)
_TOOK_TOO_LONG = Message(
    zh="规则 {code}（{plugin}）超过 {seconds} 秒没有结束，已停止（{place}）；上限为 rule_seconds",
    en=(
        "rule {code} of {plugin} was ended after {seconds} seconds, at {place}; "
        "the limit is rule_seconds"
    ),
)
_UNFIT = Message(
    zh="规则 {code}（{plugin}）给出的 {item} 不可用：{why}",
    en="rule {code} of {plugin} yielded {item}, which cannot be used: {why}",
)
_NO_SEVERITY = Message(zh="severity 不是 Severity", en="its severity is no Severity")
_NO_CELL = Message(zh="格式中没有单元格 {paths}", en="the format has no cell {paths}")
_NO_OUTCOME = Message(
    zh="应为 Satisfied、Failed 或 NotAssessed", en="Satisfied, Failed or NotAssessed expected"
)
_NO_MESSAGE = Message(zh="其中的文字不是 Message", en="a text is no Message")
_NO_TEXT = Message(zh="fixes 中的 text 不是 str", en="the text of a replacement is no str")
_NO_SPAN = Message(zh="{span} 不是文中的 Span", en="{span} is no Span in the text")
# What raises in the place of a line that it was called from.
_NO_PLACE = (WATCH_FILE, re.__file__)


def assess(
    report: Report, rules: Mapping[str, ActiveRule], *, seconds: int = Limits.rule_seconds
) -> tuple[CheckedReport, tuple[Problem, ...]]:
    """Return what rules, given by code, say of a report, and which of them failed.

    A rule that takes longer than some seconds is ended, and has failed.
    """
    gathering = Gathering(report)
    with Watch(seconds) as watch:
        for active in rules.values():
            gathering.add(active, lambda rule: rule.check(report), watch)
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
    nanoseconds: dict[str, int] = field(default_factory=dict)

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
            nanoseconds=self.nanoseconds,
        )

    def add(
        self, active: ActiveRule, outcomes: Callable[[Rule], Iterable[object]], watch: Watch
    ) -> None:
        """Add the outcomes of a rule; one that fails or takes too long becomes a problem."""
        kinds: list[type] = []
        started = perf_counter_ns()
        try:
            with watch.limited():
                for outcome in outcomes(active.rule):
                    kinds.append(self._add_outcome(active, outcome))
        except KeyboardInterrupt:
            raise  # the user's, not the rule's
        except BaseException as error:  # a rule may raise what is no Exception: it has failed too
            self.problems.append(rule_failed(active, error, self.report.source.name, watch))
        tally = Tally(*map(kinds.count, (Satisfied, Failed, NotAssessed)))
        self.tallies[active.rule.code] = tally
        self.nanoseconds[active.rule.code] = perf_counter_ns() - started

    def _add_outcome(self, active: ActiveRule, outcome: object) -> type:
        """Add an outcome and return its kind."""
        if isinstance(outcome, Satisfied):
            if outcome.relation:
                self.holding.append(outcome.relation)
            return Satisfied
        code = active.rule.code
        if fault := _fault(outcome, self.report):
            values = {"code": code, "plugin": active.plugin, "item": repr(outcome)}
            message = _UNFIT.format(why=fault, **values)
            self.problems.append(Problem(self.report.source.name, "rule", message, None, code))
            return Problem
        if isinstance(outcome, Failed):
            self.findings.append(_finding(active, outcome, self.report.source.text))
            return Failed
        assert isinstance(outcome, NotAssessed)  # _fault has looked
        self.soft += [outcome.relation] if outcome.relation else []
        self.unassessed.append(Unassessed(code, active.rule.name, outcome.reason, outcome.span))
        return NotAssessed


def _fault(outcome: object, report: Report) -> Message | None:
    """Return what makes an outcome unfit to be shown, None where nothing does."""
    if isinstance(outcome, NotAssessed):
        texts: tuple[object, ...] = (outcome.reason,)
        spans: tuple[object, ...] = (outcome.span or Span(0, 0),)
    elif isinstance(outcome, Failed):
        texts = (outcome.message, outcome.arithmetic, outcome.cause)
        texts = (outcome.message, *filter(None, texts), *(item.label for item in outcome.related))
        beside = (item.span for item in outcome.related)
        spans = (outcome.span, *beside, *(item.span for item in outcome.fixes))
        if not isinstance(outcome.severity, Severity | None):
            return _NO_SEVERITY
        if not all(isinstance(item.text, str) for item in outcome.fixes):
            return _NO_TEXT
        if unknown := set(outcome.paths) - report.format.reading_order.keys():
            return _NO_CELL.format(paths=", ".join(sorted(unknown)))
    else:
        return _NO_OUTCOME
    if not all(isinstance(text, Message) for text in texts):
        return _NO_MESSAGE
    length = len(report.source.text)
    for span in spans:
        if not (isinstance(span, Span) and 0 <= span.start <= span.end <= length):
            return _NO_SPAN.format(span=span)
    return None


def rule_failed(
    active: ActiveRule, error: BaseException, path: str | None, watch: Watch
) -> Problem:
    """Return what to say of a rule that raised an exception or was ended."""
    code, message = active.rule.code, _RULE_FAILED
    if isinstance(error, TookTooLongError):
        message = _TOOK_TOO_LONG
    said = message.format(
        code=code,
        plugin=active.plugin,
        why=told(error),
        seconds=watch.seconds,
        place=_place(error),
    )
    return Problem(path, "rule", said, None, code, "".join(traceback.format_exception(error)))


def _finding(active: ActiveRule, failed: Failed, text: str) -> Finding:
    # A replacement would show the text of a private finding.
    fixes = () if active.rule.private else failed.fixes
    return Finding(
        code=active.rule.code,
        name=active.rule.name,
        severity=active.severity if active.is_set else failed.severity or active.severity,
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
        fixes=tuple(item for item in fixes if is_safe(item, text)),
    )


def told(error: BaseException) -> str:
    """Return what an unexpected exception says, and where it came from."""
    return f"{type(error).__name__}: {error} ({_place(error)})"


def _place(error: BaseException) -> str:
    """Return the line at which an exception was raised, or which ran when a watch raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    frame = [item for item in frames if item.filename not in _NO_PLACE][-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"
