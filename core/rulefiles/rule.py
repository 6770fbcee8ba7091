"""A rule that is made from a file: it runs, is selected and explained as any other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, cast

from reportlint.finding import NotAssessed, Outcome, Satisfied
from reportlint.messages import Message
from reportlint.model import Report
from reportlint.rule import GroupRule, Manual, Rule
from reportlint.rulefiles.finding_of import finding_of
from reportlint.rulefiles.instances import Instance
from reportlint.rulefiles.spec import RuleSpec
from reportlint.rulefiles.surroundings import Surroundings, Unknown

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
    reports: ClassVar[Reports]
    scope = "series"

    def check(self, report: Report) -> Iterable[Outcome]:
        """Yield what the condition comes to without a report of the year before."""
        return assess(self.spec, self.reports.at(report))

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
    return finding_of(spec, instance, at)
