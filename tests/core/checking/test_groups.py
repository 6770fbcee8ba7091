"""Rules over several reports: of one organ by year, or of a whole run."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from reportlint import (
    Engine,
    Failed,
    GroupRule,
    Message,
    Outcome,
    Report,
    Result,
    Satisfied,
    Severity,
    Span,
    valid,
)
from reportlint.checking.groups import assess_groups
from reportlint.checking.selection import ActiveRule
from reportlint.testing import written

WORDS = Message("字", "words")


class Later(GroupRule):
    """Each report is about a later year than the first."""

    code = "ACM001"
    name = "later"
    severity = Severity.WARNING
    title = WORDS
    basis = WORDS

    def check_group(self, reports: Sequence[Report]) -> Iterable[tuple[Report, Outcome]]:
        first, *later = reports
        yield first, Satisfied()
        for report in later:
            yield report, Failed(Message(f"{first.year}", f"after {first.year}"), Span(0, 1))


class Series(Later):
    scope = "series"


class Whole(Later):
    scope = "collection"


class Raising(Series):
    def check_group(self, reports: Sequence[Report]) -> Iterable[tuple[Report, Outcome]]:
        raise ZeroDivisionError("by a blank")


class Nonsense(Series):
    def check_group(self, reports: Sequence[Report]) -> Any:
        return [1]


@pytest.fixture
def result(tmp_path: Path) -> Result:
    """Return a run over three reports: two of one organ, one of another."""
    for name, organ, year in (("b", "甲县", 2024), ("a", "甲县", 2023), ("c", "乙县", 2024)):
        text = written(
            valid.with_sentence("title", f"{organ}人民政府{year}年政府信息公开工作年度报告")
        )
        (tmp_path / f"{name}.txt").write_text(text.replace("2024", str(year)), encoding="utf-8")
    engine = Engine(select=["TOT"], third_party=False)
    return engine.check_found(engine.find([tmp_path]))


def with_groups(result: Result, rule: GroupRule) -> Result:
    return assess_groups(result, lambda _: {rule.code: ActiveRule(rule, "acme", rule.severity)})


def test_a_series_is_the_reports_of_one_organ_by_year(result: Result) -> None:
    found = with_groups(result, Series())

    assert [item.message.en for item in found.findings] == ["after 2023"]


def test_a_finding_belongs_to_its_report(result: Result) -> None:
    found = with_groups(result, Series())

    assert [Path(item.source.name).name for item in found.reports if item.findings] == ["b.txt"]


def test_a_collection_is_all_reports_of_a_run(result: Result) -> None:
    assert len(with_groups(result, Whole()).findings) == 2


def test_outcomes_over_groups_are_counted(result: Result) -> None:
    found = with_groups(result, Whole())

    tallies = [item.tallies["ACM001"] for item in found.reports]
    assert sorted((tally.satisfied, tally.failed) for tally in tallies) == [(0, 1), (0, 1), (1, 0)]


@pytest.mark.parametrize("rule", [Raising(), Nonsense()])
def test_a_rule_that_fails_is_a_problem_and_the_rest_stays(result: Result, rule: GroupRule) -> None:
    found = with_groups(result, rule)

    assert [problem.culprit for problem in found.problems] == ["ACM001"]
    assert len(found.reports) == 3


def test_a_rule_looks_at_the_reports_together_that_it_runs_on(result: Result) -> None:
    rule = Whole()
    own: dict[str, dict[str, ActiveRule]] = {result.reports[0].report.source.name: {}}

    found = assess_groups(
        result,
        lambda report: own.get(
            report.source.name, {rule.code: ActiveRule(rule, "acme", rule.severity)}
        ),
    )

    assert ["ACM001" in item.tallies for item in found.reports] == [False, True, True]


def test_a_finding_over_several_reports_has_the_severity_of_its_own_report(
    result: Result,
) -> None:
    rule = Whole()
    first = result.reports[0].report

    found = assess_groups(
        result,
        lambda report: {
            rule.code: ActiveRule(
                rule, "acme", Severity.INFO if report is first else Severity.ERROR, is_set=True
            )
        },
    )

    for item in found.reports:
        wanted = Severity.INFO if item.report is first else Severity.ERROR
        assert {finding.severity for finding in item.findings} <= {wanted}
    assert found.findings
