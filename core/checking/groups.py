"""Run the rules that look at several reports together: of one organ, or of a whole run."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from reportlint.checking.assess import Gathering, rule_failed
from reportlint.checking.selection import ActiveRule
from reportlint.checking.watch import Watch
from reportlint.finding import CheckedReport, Problem, Result
from reportlint.messages import Message
from reportlint.model import Report
from reportlint.reading.limits import Limits
from reportlint.rule import GroupRule, Rule

_NO_PAIR = Message(
    zh="规则 {code}（{plugin}）给出的 {item} 不可用：应为（报告，结果），报告须在所给之中",
    en="rule {code} of {plugin} yielded {item}; a pair of a report and an outcome expected",
)


def has_group_rules(rules: Mapping[str, ActiveRule]) -> bool:
    """Tell whether any rule looks at several reports together."""
    return any(isinstance(item.rule, GroupRule) for item in rules.values())


def assess_groups(
    result: Result,
    rules_for: Callable[[Report], Mapping[str, ActiveRule]],
    *,
    seconds: int = Limits.rule_seconds,
) -> Result:
    """Return a result with what rules over several of its reports say.

    rules_for gives the rules that run on a report. Reports are looked at together by a rule that
    runs on all of them, with the same options.

    A rule that takes longer than some seconds is ended, and has failed.
    """
    own = {id(checked.report): rules_for(checked.report) for checked in result.reports}
    together = _together([checked.report for checked in result.reports], own)
    if not together:
        return result
    gathered = {id(item.report): Gathering(item.report) for item in result.reports}
    problems: list[Problem] = []
    with Watch(seconds) as watch:
        for item, candidates in together:
            for reports in _groups(candidates, item):
                outcomes, failed = _outcomes(item, reports, watch)
                problems += failed
                for report in reports:
                    said = partial(_said, outcomes[id(report)])
                    active = own[id(report)][item.rule.code]
                    gathered[id(report)].add(active, said, watch)
    problems += (problem for item in gathered.values() for problem in item.problems)
    checked = (_joined(item, gathered[id(item.report)].checked()) for item in result.reports)
    return replace(result, reports=tuple(checked), problems=(*result.problems, *problems))


def _together(
    reports: Sequence[Report], own: Mapping[int, Mapping[str, ActiveRule]]
) -> list[tuple[ActiveRule, list[Report]]]:
    """Return the rules over several reports, each with the reports that it runs on, if several."""
    found: dict[int, tuple[ActiveRule, list[Report]]] = {}
    for report in reports:
        for active in own[id(report)].values():
            if isinstance(active.rule, GroupRule):
                found.setdefault(id(active.rule), (active, []))[1].append(report)
    return [(active, several) for active, several in found.values() if len(several) > 1]


def _groups(reports: Sequence[Report], active: ActiveRule) -> Iterable[list[Report]]:
    """Return the groups that a rule looks at; a series needs the organ and the year of each."""
    assert isinstance(active.rule, GroupRule)
    if active.rule.scope == "collection":
        return [list(reports)]
    series: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.organ is not None and report.year is not None:
            series[report.organ].append(report)
    ordered = (sorted(group, key=lambda report: report.year or 0) for group in series.values())
    return [group for group in ordered if len(group) > 1]


def _said(outcomes: list[object], rule: Rule) -> list[object]:
    return outcomes


def _outcomes(
    active: ActiveRule, reports: Sequence[Report], watch: Watch
) -> tuple[dict[int, list[object]], list[Problem]]:
    """Return the outcomes of a rule by report, and what was wrong with it."""
    found: dict[int, list[object]] = {id(report): [] for report in reports}
    code = active.rule.code
    assert isinstance(active.rule, GroupRule)
    try:
        with watch.limited():
            for item in active.rule.check_group(reports):
                if isinstance(item, tuple) and len(item) == 2 and id(item[0]) in found:
                    found[id(item[0])].append(item[1])
                    continue
                message = _NO_PAIR.format(code=code, plugin=active.plugin, item=repr(item)[:200])
                return found, [Problem(None, "rule", message, None, code)]
    except KeyboardInterrupt:
        raise  # the user's, not the rule's
    except BaseException as error:  # as in a report alone: a rule may raise what is no Exception
        return found, [rule_failed(active, error, None, watch)]
    return found, []


def _joined(one: CheckedReport, two: CheckedReport) -> CheckedReport:
    findings = sorted((*one.findings, *two.findings), key=lambda item: (item.span, item.code))
    return replace(
        one,
        findings=tuple(findings),
        # What a rule could not tell of the report alone, it was asked again beside the others.
        not_assessed=(
            *(item for item in one.not_assessed if item.code not in two.tallies),
            *two.not_assessed,
        ),
        tallies={**one.tallies, **two.tallies},
    )
