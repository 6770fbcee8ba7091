"""An example that disagrees says why, where that can be told."""

from pathlib import Path

import pytest

from reportlint.formats import built_in_formats
from reportlint.rulefiles.loading import load_rules

RULE = """\
rules:
  - code: XPR001
    title: 甲
    severity: error
    basis: 乙
    message: 丙
    check: t3.open.total <= 100
    bad: cell t3.open.total = 101
    good: valid
"""


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("format: gid2019", "the rule is for gid2019, the example is gid2021: form gid2019 in"),
        ("years: -2022", "the rule is for some years, the example is of 2024: known year = …"),
        ("organ_kinds: 乡镇, 街道", "the example is of none: add known organ_kind = town"),
        ("when: t3.carry_in.total / 0.0 > 0", "this divides by zero"),
    ],
)
def test_a_bad_example_that_is_not_found_says_why(key: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(f"{RULE}    {key}\n", encoding="utf-8")

    error = load_rules(path, built_in_formats()).errors[0]

    assert words in error.fault.en
    assert error.fault.zh != error.fault.en


def test_an_example_of_another_kind_of_organ_says_so(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    bad = "cell t3.open.total = 101; known organ_kind = county"
    text = RULE.replace("cell t3.open.total = 101", bad)
    path.write_text(f"{text}    organ_kinds: town\n", encoding="utf-8")

    (error,) = load_rules(path, built_in_formats()).errors

    assert "the rule is for some organs, the example is county" in error.fault.en


def test_what_could_not_be_assessed_says_why(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    text = RULE.replace("t3.open.total = 101", 't3.open.total = ""')
    path.write_text(text, encoding="utf-8")

    (error,) = load_rules(path, built_in_formats()).errors

    assert error.fault.en.endswith("(not assessed: “（一）予以公开 · 总计” is left blank)")


def test_a_long_example_is_cut_where_it_is_told(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    sentence = f'sentence s5 "{"甲" * 500}"'
    path.write_text(RULE.replace("valid", f"'{sentence}; cell t3.open.total = 999'"), "utf-8")

    (error,) = load_rules(path, built_in_formats()).errors

    assert f'sentence s5 "{"甲" * 47}…' in error.fault.en
    assert "甲" * 48 not in error.fault.en
