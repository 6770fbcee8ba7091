"""Which rules run: selectors, profiles, and rules that are off."""

from collections.abc import Iterable

import pytest

from reportlint import Message, Outcome, Report, Rule, Severity, UsageError
from reportlint.checking.selection import profiles, select_rules

WORDS = Message("字", "words")


class Grave(Rule):
    code = "ACM001"
    name = "an-error"
    severity = Severity.ERROR
    title = WORDS
    basis = WORDS

    def check(self, report: Report) -> Iterable[Outcome]:
        return ()


class Warned(Grave):
    code = "ACM002"
    name = "a-warning"
    severity = Severity.WARNING


class Off(Grave):
    code = "ACM003"
    name = "an-off-rule"
    severity = Severity.OFF


RULES = {rule.code: (rule(), "acme") for rule in (Grave, Warned, Off)}


def test_a_rule_that_is_off_does_not_run_by_default() -> None:
    assert set(select_rules(RULES)) == {"ACM001", "ACM002"}


@pytest.mark.parametrize("selector", ["ACM003", "acm003", "an-off-rule"])
def test_a_rule_that_is_off_runs_as_info_where_it_is_named(selector: str) -> None:
    active = select_rules(RULES, select=[selector])

    assert [item.severity for item in active.values()] == [Severity.INFO]


def test_the_letters_of_its_family_do_not_name_a_rule_that_is_off() -> None:
    assert "ACM003" not in select_rules(RULES, select=["ACM"])


def test_the_strict_profile_runs_all_rules() -> None:
    active = select_rules(RULES, profile="strict")

    assert active["ACM003"].severity is Severity.INFO


def test_the_minimal_profile_runs_errors_only() -> None:
    assert set(select_rules(RULES, profile="minimal")) == {"ACM001"}


def test_a_profile_may_change_the_severity_of_a_rule() -> None:
    assert profiles()["strict"].severity["CIT003"] is Severity.WARNING


def test_an_unknown_profile_is_an_error_with_a_hint() -> None:
    with pytest.raises(UsageError, match="did you mean strict"):
        select_rules(RULES, profile="strickt")
