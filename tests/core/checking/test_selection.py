"""Which rules run: selectors, profiles, and rules that are off."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import Message, Outcome, Report, Rule, Severity, UsageError
from reportlint.checking import selection
from reportlint.checking.profiles import profiles
from reportlint.checking.selection import ActiveRule
from reportlint.configuration.layers import Layer
from reportlint.configuration.settings import Choices

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


def select_rules(rules: selection.Rules, *layers: Choices) -> dict[str, ActiveRule]:
    return selection.select_rules(rules, [Layer(choices) for choices in layers])


def test_a_rule_that_is_off_does_not_run_by_default() -> None:
    assert set(select_rules(RULES)) == {"ACM001", "ACM002"}


@pytest.mark.parametrize("selector", ["ACM003", "acm003", "an-off-rule"])
def test_a_rule_that_is_off_runs_as_info_where_it_is_named(selector: str) -> None:
    active = select_rules(RULES, Choices(select=(selector,)))

    assert [item.severity for item in active.values()] == [Severity.INFO]


def test_the_letters_of_its_family_do_not_name_a_rule_that_is_off() -> None:
    assert "ACM003" not in select_rules(RULES, Choices(select=("ACM",)))


def test_the_strict_profile_runs_all_rules() -> None:
    active = select_rules(RULES, Choices(profile="strict"))

    assert active["ACM003"].severity is Severity.INFO


def test_the_minimal_profile_runs_errors_only() -> None:
    assert set(select_rules(RULES, Choices(profile="minimal"))) == {"ACM001"}


def test_a_profile_may_change_the_severity_of_a_rule() -> None:
    assert profiles()["strict"].severity["CIT003"] is Severity.WARNING


def test_an_unknown_profile_is_an_error_with_a_hint() -> None:
    with pytest.raises(UsageError, match="did you mean strict"):
        select_rules(RULES, Choices(profile="strickt"))


def test_a_rule_of_the_profile_runs_where_its_letters_select_it_again() -> None:
    below, above = Choices(ignore=("ACM001",)), Choices(select=("ACM",))

    assert set(select_rules(RULES, below, above)) == {"ACM001", "ACM002"}


def test_more_rules_can_be_selected_beside_those_of_the_profile() -> None:
    active = select_rules(RULES, Choices(extend_select=("ACM003",)))

    assert set(active) == set(RULES)


def test_what_is_ignored_does_not_run_though_the_same_place_selects_it() -> None:
    active = select_rules(RULES, Choices(select=("ACM",), ignore=("ACM001",)))

    assert set(active) == {"ACM002"}


def test_a_severity_switches_a_rule_on_that_it_names_itself() -> None:
    active = select_rules(RULES, Choices(severity={"ACM003": Severity.ERROR}))

    assert active["ACM003"].severity is Severity.ERROR


def test_a_severity_for_letters_leaves_a_rule_off_that_is_off() -> None:
    assert "ACM003" not in select_rules(RULES, Choices(severity={"ACM": Severity.ERROR}))


@pytest.mark.parametrize("order", [("ACM", "ACM00", "a-warning"), ("a-warning", "ACM", "ACM00")])
def test_the_closest_name_gives_the_severity(order: tuple[str, ...]) -> None:
    severities = {"ACM": Severity.ERROR, "ACM00": Severity.INFO, "a-warning": Severity.OFF}

    active = select_rules(RULES, Choices(severity={key: severities[key] for key in order}))

    assert {code: item.severity for code, item in active.items()} == {"ACM001": Severity.INFO}


def test_a_later_select_keeps_the_severity() -> None:
    below, above = Choices(severity={"ACM001": Severity.INFO}), Choices(select=("ACM001",))

    assert select_rules(RULES, below, above)["ACM001"].severity is Severity.INFO


def test_a_rule_that_runs_by_its_profile_has_no_severity_that_is_set() -> None:
    assert not any(item.is_set for item in select_rules(RULES).values())


SELECTORS = st.lists(st.sampled_from(["ACM", "ACM001", "ACM003", "a-warning"]), max_size=2)
CHOICES = st.builds(
    Choices,
    profile=st.sampled_from([None, "strict", "minimal"]),
    select=st.none() | SELECTORS.map(tuple),
    extend_select=SELECTORS.map(tuple),
    ignore=SELECTORS.map(tuple),
    severity=st.dictionaries(st.sampled_from(["ACM", "ACM002"]), st.sampled_from(Severity)),
)


def runs(code: str, *layers: Choices) -> bool:
    chosen = selection.choose_rules(RULES, [Layer(choices) for choices in layers])
    return chosen[code].severity is not Severity.OFF


@given(st.lists(CHOICES, max_size=3), st.sampled_from(sorted(RULES)))
def test_what_the_last_place_says_of_a_rule_itself_holds(layers: list[Choices], code: str) -> None:
    assert runs(code, *layers, Choices(select=(code,)))
    assert runs(code, *layers, Choices(extend_select=(code,)))
    assert runs(code, *layers, Choices(severity={code: Severity.INFO}))
    assert not runs(code, *layers, Choices(severity={code: Severity.OFF}))
    assert not runs(code, *layers, Choices(ignore=(code,)))


@given(st.lists(CHOICES, max_size=3), st.sampled_from(Severity))
def test_the_last_severity_that_names_a_rule_itself_holds(
    layers: list[Choices], severity: Severity
) -> None:
    last: dict[str, Any] = {"severity": {"ACM001": severity}}

    chosen = selection.choose_rules(RULES, [*map(Layer, layers), Layer(Choices(**last))])

    assert chosen["ACM001"].severity is severity


@given(st.lists(CHOICES, max_size=3))
def test_a_place_that_says_nothing_changes_nothing(layers: list[Choices]) -> None:
    said = [Layer(choices) for choices in layers]

    assert selection.choose_rules(RULES, [*said, Layer(Choices())]) == selection.choose_rules(
        RULES, said
    )
