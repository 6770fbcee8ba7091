"""What people write by mistake is told with what to write instead."""

from pathlib import Path

import pytest

from reportlint.formats import built_in_formats
from reportlint.rulefiles.changes import read_example
from reportlint.rulefiles.expression import read_expression
from reportlint.rulefiles.loading import load_rules

X, Y = "t3.open.total", "t3.new.total"
# A condition, the offset of the slip, and what is said of it.
CONDITIONS = [
    ("section s5 contains 一是", 20, "words stand in quotation marks: “一是”"),
    ("section s5 contains '一是'", 20, "words stand in quotation marks: “一是”"),
    ("count(section s5, 一是) > 2", 18, "words stand in quotation marks: “一是”"),
    ('section s5 before 改进 contains "一"', 18, "words stand in quotation marks: “改进”"),
    ('section s5 before "乙" after "甲" contains "丙"', 22, "after stands before before"),
    ('section 5 contains "一"', 8, "did you mean section s5?"),
    ('section 第五部分 contains "一"', 8, "did you mean section s5?"),
    (f"{X} > 100件", 16, "numbers have no unit behind them: “100件”"),
    (f"{X} > 1,000", 16, "numbers have no commas: “1,000”"),
    (f"{X} > .5", 16, "write 0.5"),
    (f"{X} > 50 %", 19, "“%” stands right behind its number"),
    (f"{X} > {'1' * 31}", 16, "a number has 30 digits at most"),
    (f"{X} > 0 且 {Y} > 0", 18, "write and, not “且”"),
    (f"{X} > 0；{Y} > 0", 17, "write and, not “;”"),
    (f"{X} > 0 AND {Y} > 0", 18, "write and, not “AND”"),
    (f"{X} > 0 && {Y} > 0", 18, "write and, not “&&”"),
    (f"{X} > 0 或者 {Y} > 0", 18, "write or, not “或者”"),
    (f"{X} 等于 5", 14, "write =, not “等于”"),
    (f"{X} =< 5", 14, "write <=, not “=<”"),
    (f"{X} ≧ 5", 14, "write >=, not “≧”"),
    (f"{X} 不超过 5", 14, "write <=, not “不超过”"),
    ('section s5 includes "一"', 11, "write contains, not “includes”"),
    ("T3.new.total = 1", 0, "are in small letters: “T3.new.total”"),
    ("t3.自然人 = 1", 0, "paths are such as t3.new.natural"),
    ("fact(受理) = 1", 5, "topics have names in English"),
    (f"{X} = 百分之五", 16, "numbers are in digits"),
    (f"{X} is blank or zero", 26, "write out what is zero"),
    (f"0 < {X} < 5", 18, "write 0 < x and x < 5"),
    (f"if {X} > 0 then {Y} > 0 else {Y} = 0", 43, "there is no else"),
    (f"if {X} > 0 {Y} > 0", 21, "then is wanted behind the claim"),
    (f"{X} within 5 {Y}", 23, "of is wanted here"),
    ("sum() > 2", 4, "there is nothing in these brackets"),
    (f"{X} > 2)", 17, "this bracket was never opened"),
    (f"round({X}, 10) = 1", 21, "decimals are 0 to 6"),
    ('section s5 matches "(二)"', 20, "to find “（二）” write its brackets full-width"),
    ('section s5 matches "一?"', 20, "would always be found"),
]


@pytest.mark.parametrize(("condition", "at", "words"), CONDITIONS)
def test_a_slip_in_a_condition_is_told_with_its_mend(condition: str, at: int, words: str) -> None:
    statement, (fault,) = read_expression(condition)

    assert statement is None
    assert words in fault.message.en
    assert fault.message.zh != fault.message.en
    assert fault.at == at


def test_only_what_can_stand_at_a_place_is_suggested() -> None:
    _, (fault,) = read_expression("for column in t3: t3.open.{column} = 1")

    assert fault.message.en == "column cannot stand here; expected each"


EXAMPLES = [
    ("cell t3.open.total == 1", 20, "there is “=” in the value"),
    ('cell t3.open.total = "1', 21, 'there is “"” in the value'),
    ("cell t3.open.total = 1, cell t3.new.total = 2", 22, "there is “,” in the value"),
    ("cell t3.open.total = 1 cell t3.new.total", 23, "there is “cell” in the value"),
    ("known year = abc", 13, "a year is such as 2024, not “abc”"),
    ("known organ_kind = 乡", 19, "there is no kind of organ “乡”; did you mean 乡镇?"),
    ("known publish_date = 2025.1.20", 21, "a date is such as 2025-01-20"),
    ('words "" -> "甲"', 7, "the words to be replaced are empty"),
]


@pytest.mark.parametrize(("text", "at", "words"), EXAMPLES)
def test_a_slip_in_an_example_is_told_at_its_place(text: str, at: int, words: str) -> None:
    (fault,) = read_example(text).faults

    assert words in fault.message.en
    assert fault.message.zh != fault.message.en
    assert fault.at == at


RULE = """\
rules:
  - code: XPR001
    title: 甲
    check: t3.open.total <= 1
"""
# What is replaced, what stands there instead, line and column of the slip, and its mend.
YAML = [
    ("    title", "\ttitle", (3, 1), "with blanks, not with tabs"),
    (RULE, f"{RULE}---\n{RULE}", (5, 1), "all rules stand below one rules:"),
    ("t3.open.total <=", '"t3.open.total" <=', (4, 28), "a text goes on behind quotation marks"),
    ("甲", "{left} 件", (3, 19), "a text goes on behind quotation marks or brackets"),
    ("甲", "[甲] > 5", (3, 18), "a text goes on behind quotation marks or brackets"),
    ("甲", "> 甲", (3, 14), "a text that begins with [ { > or | stands in quotes"),
    ("甲", "[甲", (4, 10), "a text that begins with [ { > or | stands in quotes"),
    ("甲", "@甲", (3, 12), "put the whole text in quotes"),
    ("甲", '"甲', (3, 12), "this quotation mark is never closed"),
    ("甲", '"\\甲"', (3, 13), "take single ones"),
    ("甲", "甲: 乙", (3, 13), "a text with a colon in it stands in quotes"),
    ("code: ", "code：", (3, 10), "in the line above, the colon must be “:”"),
    ("code: ", "code:", (3, 10), "in the line above, the colon must be “:”"),
    ("- code", "-code", (3, 10), "a blank is wanted behind “-”"),
    ("    title", "   title", (3, 4), "the lines are not aligned"),
    ("    title", "     title", (3, 11), "the lines are not aligned"),
    (RULE, f"{RULE}rules: []\n", (5, 1), "rules: stands here twice"),
]


@pytest.mark.parametrize(("old", "new", "place", "words"), YAML)
def test_a_slip_in_yaml_is_told_with_its_mend(
    old: str, new: str, place: tuple[int, int], words: str, tmp_path: Path
) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(RULE.replace(old, new), encoding="utf-8")

    (error,) = load_rules(path, built_in_formats()).errors

    assert words in error.fault.en
    assert not error.fault.zh.isascii()
    assert error.place[1:3] == place


def test_the_list_of_rules_may_be_named_in_chinese(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(RULE.replace("rules:", "规则:"), encoding="utf-8")

    errors = load_rules(path, built_in_formats()).errors

    assert {error.place.line for error in errors} == {2}  # what the rule lacks, and nothing else
