"""A rule that is made from a file: it runs, is selected and explained as any other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, cast

from reportlint.finding import Failed, NotAssessed, Outcome, Related, Satisfied
from reportlint.messages import Message
from reportlint.model import Report
from reportlint.rule import GroupRule, Manual, Rule
from reportlint.rulefiles.bind import Instance
from reportlint.rulefiles.evaluate import (
    MIRRORED,
    OPPOSITE,
    CellState,
    Claim,
    Comparison,
    Figure,
    Not,
    Shown,
    TextState,
    show,
)
from reportlint.rulefiles.schema import PLACEHOLDER, RuleSpec
from reportlint.rulefiles.surroundings import Surroundings, Unknown
from reportlint.source import Span

_NO_YEAR = Message(
    zh="不知道报告年度，规则只适用于部分年度", en="the year of the report is unknown"
)
_NO_KIND = Message(zh="不知道机关类别，规则只适用于部分机关", en="the kind of the organ is unknown")
_CHECKS = Message(zh="`{condition}`", en="`{condition}`")
_DECIDES = Message(
    zh="按规则文件中的条件精确计算。", en="The condition of the rule file is worked out exactly."
)
_SILENT = Message(
    zh="用到的内容为空白、符号、文字，或未读出时，列为“未能核对”；空白不当作 0。",
    en="Not assessed where what it needs is blank, a mark, a text or unread. A blank is no zero.",
)
_TRAPS = Message(zh="来自规则文件 {file}。", en="It comes from the rule file {file}.")


@dataclass
class Reports:
    """The report that was looked at last, for all rules of a run: its texts are read once."""

    last: Surroundings | None = None

    def at(self, report: Report) -> Surroundings:
        """Return the surroundings of a report."""
        found = self.last
        if found is None or found.report is not report:
            self.last = found = Surroundings(report)
        return found


class FileRule(Rule):
    """A rule in a rule file."""

    spec: ClassVar[RuleSpec]
    reports: ClassVar[Reports]

    def check(self, report: Report) -> Iterable[Outcome]:
        """Yield what the condition comes to, once for each column or row that it is about."""
        return assess(self.spec, self.reports.at(report))


class FileGroupRule(GroupRule):
    """A rule in a rule file that compares a report with that of the year before."""

    spec: ClassVar[RuleSpec]
    scope = "series"

    def check(self, report: Report) -> Iterable[Outcome]:
        """Yield what the condition comes to without a report of the year before."""
        return assess(self.spec, Surroundings(report))

    def check_group(self, reports: Sequence[Report]) -> Iterable[tuple[Report, Outcome]]:
        """Yield what the condition comes to in each report, beside that of the year before."""
        by_year = {report.year: report for report in reports}
        for report in reports:
            last = by_year.get(report.year - 1) if report.year is not None else None
            at = Surroundings(report, Surroundings(last) if last is not None else None)
            for outcome in assess(self.spec, at):
                yield report, outcome


def rule_class(spec: RuleSpec, reports: Reports) -> type[Rule]:
    """Return the class of the rule that a file describes."""
    base = FileGroupRule if spec.uses_last_year else FileRule
    condition = " ".join(spec.condition.split())
    manual = Manual(
        checks=_CHECKS.format(condition=condition),
        decides=_DECIDES,
        silent=_SILENT,
        traps=_TRAPS.format(file=spec.place.file),
    )
    members = {
        "__doc__": spec.title.en,
        "__module__": __name__,
        "code": spec.code,
        "name": spec.name,
        "title": spec.title,
        "severity": spec.severity,
        "basis": spec.basis,
        "manual": manual,
        "bad": tuple(item.example for item in spec.bad),
        "good": tuple(item.example for item in spec.good),
        "spec": spec,
        "reports": reports,
    }
    return cast("type[Rule]", type(spec.code, (base,), members))


def assess(spec: RuleSpec, at: Surroundings) -> Iterator[Outcome]:
    """Yield what the condition of a rule comes to; it never raises."""
    report = at.report
    instances = spec.programs.get(report.format.id)
    if instances is None:
        return
    if spec.first_year is not None or spec.last_year is not None:
        if report.year is None:
            yield NotAssessed(_NO_YEAR)
            return
        if not (spec.first_year or 0) <= report.year <= (spec.last_year or report.year):
            return
    if spec.organ_kinds:
        kind = report.metadata.organ_kind
        if kind is None:
            yield NotAssessed(_NO_KIND)
            return
        if kind.value not in spec.organ_kinds:
            return
    for instance in instances:
        outcome = _outcome(spec, instance, at)
        if outcome is not None:
            yield outcome


def _outcome(spec: RuleSpec, instance: Instance, at: Surroundings) -> Outcome | None:
    """Return what an instance comes to, None where its own condition does not hold."""
    if instance.condition is not None:
        applies = instance.condition.value(at)
        if isinstance(applies, Unknown):
            return NotAssessed(applies.reason, applies.span)
        if not applies:
            return None
    holds = instance.claim.value(at)
    if isinstance(holds, Unknown):
        return NotAssessed(holds.reason, holds.span)
    if holds:
        return Satisfied(instance.claim.relation(at))
    return _failed(spec, instance, at)


@dataclass(frozen=True)
class _Sides:
    """A comparison that does not hold, from the side that the finding points at."""

    stated: str
    expected: str
    left: str
    right: str
    difference: str
    arithmetic: str
    anchor: Figure


def _failed(spec: RuleSpec, instance: Instance, at: Surroundings) -> Failed:
    blamed = instance.claim.blamed(at)
    sides = _sides(blamed, at)
    shown = _shown((sides.anchor, blamed) if sides else (blamed,), at)
    if instance.condition is not None:
        shown += [item for item in _shown((instance.condition,), at) if item not in shown]
    places = [item for item in shown if item.span is not None]
    first = next((item.span for item in places), None)
    span = first or Span(0, min(1, len(at.report.source.text)))
    related = {item.span: Related(item.title, item.span) for item in places if item.span}
    related.pop(span, None)
    stated = sides.stated if sides else _stated(blamed, at)
    return Failed(
        _message(spec, instance, at, sides),
        span,
        stated=stated,
        expected=sides.expected if sides else None,
        arithmetic=Message(sides.arithmetic, sides.arithmetic) if sides else None,
        related=tuple(related.values()),
        paths=tuple(
            dict.fromkeys(item.path for item in shown if item.path is not None and item.span)
        ),
        relation=blamed.relation(at),
    )


def _shown(parts: Iterable[Claim | Figure], at: Surroundings) -> list[Shown]:
    return list(dict.fromkeys(item for part in parts for item in part.shown(at)))


def _sides(claim: Claim, at: Surroundings) -> _Sides | None:
    """Return the sides of a comparison, None where a claim is none."""
    if not isinstance(claim, Comparison):
        return None
    left, right = claim.left.value(at), claim.right.value(at)
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return None
    counts = [
        len([item for item in side.shown(at) if item.span is not None])
        for side in (claim.left, claim.right)
    ]
    # The finding points at the side with fewer figures: a total, not its parts.
    from_right = not counts[0] or 0 < counts[1] < counts[0]
    anchor, stated, other = (claim.right, right, left) if from_right else (claim.left, left, right)
    sign = MIRRORED[claim.sign] if from_right else claim.sign
    shown_sign = {"!=": "≠", "<=": "≤", ">=": "≥"}.get(sign, sign)
    near = f" ± {claim.tolerance.written(at)}" if claim.tolerance else ""
    expected = f"{show(other)}{near}" if sign == "=" else f"{shown_sign} {show(other)}"
    return _Sides(
        stated=show(stated),
        expected=expected,
        left=show(left),
        right=show(right),
        difference=show(max(left - right, right - left)),
        arithmetic=(
            f"{_worked(claim.left, show(left), at)} {OPPOSITE[claim.sign]} "
            f"{_worked(claim.right, show(right), at)}{near}"
        ),
        anchor=anchor,
    )


def _worked(figure: Figure, value: str, at: Surroundings) -> str:
    written = figure.written(at)
    return value if written == value else f"{written} = {value}"


def _stated(claim: Claim, at: Surroundings) -> str | None:
    """Return what the report says where a cell or a text is not in its state."""
    inner = claim.claim if isinstance(claim, Not) else claim
    if isinstance(inner, CellState):
        cell = at.report.cells.get(inner.path)
        return cell.raw if cell is not None else None
    return inner.title if isinstance(inner, TextState) else None


def _message(spec: RuleSpec, instance: Instance, at: Surroundings, sides: _Sides | None) -> Message:
    values = {
        "left": sides.left if sides else "—",
        "right": sides.right if sides else "—",
        "difference": sides.difference if sides else "—",
        "year": str(at.report.year or "—"),
        "organ": at.report.organ or "—",
        **{axis: subject.label for axis, subject in instance.subjects.items()},
    }

    def said(text: str) -> str:
        # Not str.format: what is in braces is looked up, never reached into.
        return PLACEHOLDER.sub(lambda match: _placed(match[1], values, at), text)

    return Message(said(spec.message.zh), said(spec.message.en))


def _placed(name: str, values: dict[str, str], at: Surroundings) -> str:
    if name in values:
        return values[name]
    cell = at.report.cells.get(name)
    return cell.raw if cell is not None and cell.raw.strip() else "—"
