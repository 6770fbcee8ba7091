"""What conditions come to in a report."""

from typing import Any

import pytest

from reportlint import Balance, Failed, NotAssessed, Outcome, Satisfied, Severity, valid
from reportlint.formats import built_in_formats
from reportlint.rule import Example
from reportlint.rulefiles.errors import Place
from reportlint.rulefiles.located import Mapping, Scalar
from reportlint.rulefiles.rule import Reports, rule_class
from reportlint.rulefiles.rule_reader import read_rule
from reportlint.rulefiles.spec import RuleSpec
from reportlint.testing import outcomes_of, read_series

BLANK = valid.with_cell("t3.open.natural", "")


def scalar(text: str) -> Scalar:
    return Scalar(text, lambda offset: Place("rules", 1, offset + 1))


def spec_of(check: str, **more: str) -> RuleSpec:
    values = {
        "code": "XPR001",
        "title": "甲",
        "severity": "error",
        "basis": "乙",
        "message": "丙",
        "check": check,
        "bad": "valid",
        "good": "valid",
        **more,
    }
    entries = tuple((scalar(key), scalar(value)) for key, value in values.items())
    spec, errors = read_rule(Mapping(entries, Place("rules", 1, 1)), built_in_formats())
    assert [error.fault.en for error in errors] == []
    assert spec is not None
    return spec


def outcomes(check: str, example: Example = valid, **more: str) -> list[Outcome]:
    rule = rule_class(spec_of(check, **more), Reports())()
    return list(outcomes_of(rule, read_series(example)))


def failed(check: str, example: Example = valid, **more: str) -> Failed:
    (outcome,) = outcomes(check, example, **more)
    assert isinstance(outcome, Failed)
    return outcome


def at(outcome: Failed, example: Example = valid) -> str:
    text = read_series(example)[-1].source.text
    return text[outcome.span.start : outcome.span.end]


HOLDING = [
    "t3.new.total + t3.carry_in.total = t3.result_total.total + t3.carry_out.total",
    "t3.new.total - 2 = 70",
    "t3.new.total * 2 = 144",
    "t3.new.total / 7 * 7 = 72",
    "-t3.new.total = -72",
    "t2.fees.amount = 612.5",
    "t2.fees.amount within 0.5 of 613",
    "round(t2.fees.amount / 7, 2) = 87.5",
    "abs(1 - t3.new.total) = 71",
    "t3.carry_in.total >= 10% * t3.result_total.total - 2",
    "sum(t3.*.*.natural) + t3.open.natural > 0",
    "sum(t3.open.natural, t3.partial.natural) = 29",
    "max(t3.open.*) = t3.open.total",
    "min(t3.open.natural, 5) = 5",
    "count(t3.*.total) >= 5",
    "count(t3.*.total is blank) = 0",
    'count(section s5, "[一二三]是") = 4',
    "length(section s5) > 40",
    'section s5 contains "一是" and not section s5 contains "三是"',
    'section s5 not contains "三是"',
    'section s5 matches "一是.{1,20}二是"',
    'report contains "复议"',
    'preamble contains "统计期限"',
    'count(section s5 before "改进", "[一二三]是") = 2',
    'count(section s5 after "改进", "[一二三]是") = 2',
    'section s5 after "一是" before "二是" contains "更新不够及时"',
    'length(section s5 before "没有这几个字") = length(section s5)',
    'section s5 after "没有这几个字" is missing',
    'report before "总体情况" is present',
    "section s5 is present and not section s5 is blank",
    "section s2 is blank",
    "t3.denied.secret.natural is zero",
    "t3.open.natural is not blank",
    "fact(request, received) = t3.new.total",
    "fact(request, received) within 0 of 72",
    "if t3.new.total > 100 then 1 = t3.open.total",
    "t3.new.total ≥ 72 and t3.new.total ≤ 72 and t3.new.total ≠ 71",
    "（t3.new.total ＝ 72）",
    "t3.open.natural = 1 or t3.open.natural = 21",
]


@pytest.mark.parametrize("check", HOLDING)
def test_a_condition_holds(check: str) -> None:
    assert all(isinstance(outcome, Satisfied) for outcome in outcomes(check))


@pytest.mark.parametrize("check", [check for check in HOLDING if not check.startswith("if")])
def test_its_opposite_does_not(check: str) -> None:
    assert isinstance(failed(f"not ({check})"), Failed)


@pytest.mark.parametrize(
    ("check", "example", "why"),
    [
        ("t3.open.natural = 21", BLANK, "is left blank"),
        ("t3.open.natural = 21", valid.with_cell("t3.open.natural", "/"), "is “/”"),
        ("t3.open.natural = 21", valid.with_cell("t3.open.natural", "若干"), "could not be read"),
        ("t3.open.natural = 21", valid.with_cell("t3.open.natural", "12.5"), "is “12.5”"),
        ("t3.open.natural = 21", valid.without_row("t3.open"), "has no “"),
        ("sum(t3.*.natural) > 0", BLANK, "is left blank"),
        ("t3.new.total / t3.denied.secret.total = 1", valid, "divides by zero"),
        ("t3.new.total / t3.open.natural = 1", BLANK, "is left blank"),
        ("if t3.open.natural > 0 then t3.new.total = 1", BLANK, "is left blank"),
        ('section s5 contains "一"', valid.without_section("s5"), "no such section"),
        ("length(section s5) > 1", valid.without_section("s5"), "no such section"),
        ('section s5 after "甲乙" contains "丙"', valid, "has no “甲乙” that something could"),
        ("fact(litigation, correct) = 1", valid, "names no number for litigation, correct"),
        (
            "fact(request, received) = 72",
            valid.with_sentence("s1", "全年新收政府信息公开申请71件。"),
            "several numbers",
        ),
        ("previous(t3.new.total) = 72", valid, "its organ or its year is unknown"),
        (
            "previous(t3.new.total) = 72",
            valid.with_last_year(valid.with_cell("t3.new.total", "")),
            "in last year's report",
        ),
    ],
)
def test_what_cannot_be_told_is_not_assessed(check: str, example: Example, why: str) -> None:
    (outcome,) = outcomes(check, example)

    assert isinstance(outcome, NotAssessed)
    assert why in outcome.reason.en
    assert outcome.reason.zh != outcome.reason.en


@pytest.mark.parametrize(
    "check",
    ['section s5 contains "丙丙"', 'count(section s5, "丙丙") > 0', "length(section s5) < 9"],
)
def test_a_text_of_which_not_all_was_read_is_not_assessed(
    check: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportlint.rulefiles.surroundings.MOST_LETTERS", 20)

    (outcome,) = outcomes(check)
    (state,) = outcomes("section s5 is present")

    assert isinstance(outcome, NotAssessed)
    assert outcome.reason.en == "it has over 50000 letters"
    assert isinstance(state, Satisfied)


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        ("t3.new.total = 72 or t3.open.natural = 21", Satisfied),
        ("t3.open.natural = 21 or t3.new.total = 72", Satisfied),
        ("t3.new.total = 1 and t3.open.natural = 21", Failed),
        ("t3.open.natural = 21 and t3.new.total = 1", Failed),
        ("t3.open.natural = 21 and t3.new.total = 72", NotAssessed),
        ("t3.open.natural is blank", Satisfied),
        ("count(t3.open.* is blank) = 1", Satisfied),
    ],
)
def test_a_claim_that_decides_makes_up_for_one_that_is_unknown(
    check: str, expected: type[Any]
) -> None:
    (outcome,) = outcomes(check, BLANK)

    assert isinstance(outcome, expected)


def test_a_finding_points_at_the_total_and_rests_on_its_parts() -> None:
    example = valid.with_cell("t3.open.total", 28)

    outcome = failed(
        "t3.open.natural + t3.open.enterprise + t3.open.legal = t3.open.total", example
    )

    assert at(outcome, example) == "28"
    assert (outcome.stated, outcome.expected) == ("28", "27")
    assert outcome.arithmetic is not None
    assert outcome.arithmetic.en == "21 + 5 + 1 = 27 ≠ 28"
    assert [item.label.zh for item in outcome.related] == [
        "（一）予以公开 · 自然人",
        "（一）予以公开 · 商业企业",
        "（一）予以公开 · 法律服务机构",
    ]
    assert isinstance(outcome.relation, Balance)
    assert [operand.path for operand in outcome.relation.right] == ["t3.open.total"]


def test_a_balance_that_holds_is_told_to_the_diagnosis() -> None:
    (outcome,) = outcomes("sum(t3.open.*) = 2 * t3.open.total", valid)
    (plain,) = outcomes("t3.open.total + t3.partial.total = t3.partial.total + t3.open.total")
    (balance,) = outcomes("t3.new.total + t3.carry_in.total = t3.result_total.total + 8")

    assert outcome == Satisfied(None)  # it is no plain sum
    assert plain == Satisfied(None)  # no figure can be wrong where it stands on both sides
    assert balance == Satisfied(None)


@pytest.mark.parametrize(
    ("check", "stated", "expected", "arithmetic"),
    [
        ("t3.new.total <= 70", "72", "≤ 70", "72 > 70"),
        ("70 >= t3.new.total", "72", "≤ 70", "70 < 72"),
        ("t3.new.total != 72", "72", "≠ 72", "72 = 72"),
        ("t3.new.total within 1 of 74", "72", "74 ± 1", "72 ≠ 74 ± 1"),
        ("t3.new.total / 7 = 10", "≈10.2857", "10", "72 ÷ 7 = ≈10.2857 ≠ 10"),
        (
            "(t3.new.total - 2) * 2 = 1",
            "140",
            "1",
            "(72 - 2) × 2 = 140 ≠ 1",
        ),
    ],
)
def test_the_arithmetic_is_written_out(
    check: str, stated: str, expected: str, arithmetic: str
) -> None:
    outcome = failed(check)

    assert (outcome.stated, outcome.expected) == (stated, expected)
    assert outcome.arithmetic is not None
    assert outcome.arithmetic.en == arithmetic


def test_each_column_is_assessed_and_those_without_the_cell_are_left_out() -> None:
    columns = outcomes("for each column in t3: t3.open.{column} <= t3.result_total.{column}")
    issued = outcomes("for each row in t2: t2.{row}.issued >= 0")
    both = outcomes("for each row in t2: for each column in t2: t2.{row}.{column} >= 0")

    assert len(columns) == 7
    assert len(issued) == 2
    assert len(both) == 10


def test_the_message_names_the_column_and_the_values() -> None:
    example = valid.with_cell("t3.open.legal", 4000)

    (outcome,) = (
        item
        for item in outcomes(
            "for each column in t3: t3.open.{column} <= t3.result_total.{column}",
            example,
            message="{column}：{left} > {right}，差 {difference}；{year} {organ} {t3.new.total}",
        )
        if isinstance(item, Failed)
    )

    assert outcome.message.zh == "法律服务机构：4000 > 1，差 3999；2024 — 72"


def test_words_that_must_not_stand_there_are_pointed_at() -> None:
    outcome = failed('not section s5 contains "解读形式"')

    assert at(outcome) == "解读形式"


def test_words_that_are_missing_are_missed_at_the_heading() -> None:
    outcome = failed('section s5 contains "三是"')

    assert at(outcome).endswith("存在的主要问题及改进情况")


def test_of_two_claims_the_one_that_does_not_hold_is_blamed() -> None:
    outcome = failed("t3.new.total = 72 and t3.open.total = 1")

    assert (outcome.stated, outcome.expected) == ("27", "1")


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({"years": "2024"}, 1),
        ({"years": "2021-"}, 1),
        ({"years": "-2023"}, 0),
        ({"years": "2025-2026"}, 0),
        ({"format": "gid2019"}, 0),
        ({"format": "gid2021, gid2019"}, 1),
        ({"when": "t3.new.total > 100"}, 0),
        ({"when": "t3.new.total > 1"}, 1),
    ],
)
def test_a_rule_applies_where_it_says(more: dict[str, str], count: int) -> None:
    assert len(outcomes("t3.new.total = 72", valid, **more)) == count


def test_a_rule_for_some_organs_is_not_assessed_where_the_kind_is_unknown() -> None:
    town = valid.with_known("organ_kind", "town")

    assert isinstance(outcomes("t3.new.total = 1", organ_kinds="town")[0], NotAssessed)
    assert isinstance(outcomes("t3.new.total = 1", town, organ_kinds="town, street")[0], Failed)
    assert outcomes("t3.new.total = 1", town, organ_kinds="county") == []


def test_a_rule_applies_to_the_forms_that_have_its_cells() -> None:
    old = valid.in_form("gid2019")

    assert isinstance(outcomes("t2.normative.issued = 1", valid)[0], Failed)
    assert outcomes("t2.normative.issued = 1", old) == []
    assert isinstance(outcomes("t2.normative.made = 1", old)[0], Failed)


def test_one_row_stands_for_the_parts_that_it_takes_the_place_of() -> None:
    spec = spec_of("t3.other.total + t3.open.total = 33")

    (outcome,) = outcomes("t3.other.total + t3.open.total = 33")

    assert "gid2021" in spec.programs
    assert isinstance(outcome, Satisfied)


@pytest.mark.parametrize(
    ("word", "severity"),
    [("错误", Severity.ERROR), ("警告", Severity.WARNING), ("提示", Severity.INFO)],
)
def test_severities_may_be_in_chinese(word: str, severity: Severity) -> None:
    assert spec_of("t3.new.total = 72", severity=word).severity is severity


def test_nothing_in_a_message_is_reached_into() -> None:
    spec, errors = read_rule(
        Mapping(
            tuple(
                (scalar(key), scalar(value))
                for key, value in {
                    "code": "XPR001",
                    "title": "甲",
                    "severity": "error",
                    "basis": "乙",
                    "message": "{left.__class__}",
                    "check": "t3.new.total = 72",
                    "bad": "valid",
                    "good": "valid",
                }.items()
            ),
            Place("rules", 1, 1),
        ),
        built_in_formats(),
    )

    assert spec is None
    assert "cannot say {left.__class__}" in errors[0].fault.en
