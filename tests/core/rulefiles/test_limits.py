"""A rule file from a stranger neither takes for ever to load nor forges what is shown."""

from pathlib import Path

import pytest

from reportlint.formats import built_in_formats
from reportlint.rulefiles import loading
from reportlint.rulefiles.bind import bind
from reportlint.rulefiles.expression import read_expression
from reportlint.rulefiles.loading import load_rules
from reportlint.rulefiles.pattern_reader import PatternError, read_pattern
from tests.core.rulefiles.sheets import write_xlsx

FORMAT = built_in_formats()[0]
RULE = """\
  - code: XPR001
    title: 甲
    severity: error
    basis: 乙
    message: 丙
    check: t3.open.total <= 100
    bad: cell t3.open.total = 101
    good: valid
"""
RIGHT = f"rules:\n{RULE}"


def said(path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    return [error.fault.en for error in load_rules(path, built_in_formats()).errors]


@pytest.mark.parametrize(
    "text", ["[ab]*a" + "[ab]{99}" * 4, "(a{100}){100}", "(((a{9}){9}){9}){9}"]
)
def test_a_pattern_with_too_many_states_is_refused(text: str) -> None:
    with pytest.raises(PatternError, match="take fewer"):
        read_pattern(text, exact=False)


def test_a_loop_that_does_not_fit_is_told_once() -> None:
    cells = ",".join(f"t3.q{number}.{{column}}" for number in range(50))
    statement, _ = read_expression(f"for each row in t3: for each column in t3: sum({cells}) = 1")
    assert statement is not None

    bound = bind(statement, FORMAT)

    assert len(bound.faults) == 20
    assert len({fault.at for fault in bound.faults}) == 20


def test_of_one_rule_some_faults_are_listed(tmp_path: Path) -> None:
    keys = "".join(f"    key{number}: 1\n" for number in range(5000))

    faults = said(tmp_path / "rules.yaml", f"{RIGHT}{keys}")

    assert len(faults) == 21
    assert sum("the others are not listed" in fault for fault in faults) == 1


def test_of_one_file_some_faults_are_listed(tmp_path: Path) -> None:
    rules = "".join(RULE.replace("XPR001", f"xpr{number}") for number in range(150))

    faults = said(tmp_path / "rules.yaml", f"rules:\n{rules}")

    assert len(faults) == 101
    assert "nothing was read from here on" in faults[-1]


def test_a_rule_has_so_many_examples(tmp_path: Path) -> None:
    examples = "".join(f"\n      - cell t3.open.total = {number}" for number in range(11))

    faults = said(tmp_path / "rules.yaml", RIGHT.replace("good: valid", f"good:{examples}"))

    assert faults == ["good has over 10 examples"]


def test_a_cell_of_a_sheet_has_so_many_letters(tmp_path: Path) -> None:
    path = tmp_path / "rules.xlsx"
    write_xlsx([["code", "title"], ["XPR001", "甲" * 10_001]], path)

    (error,) = load_rules(path, built_in_formats()).errors

    assert error.fault.en == "this cell has more than 10000 characters"
    assert error.place.cell == "规则!B2"


@pytest.mark.parametrize("name", ["rules.xlsx", "rules.csv"])
def test_a_sheet_has_so_many_rows(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportlint.rulefiles.sheet_file.MOST_ROWS", 3)
    path = tmp_path / name
    rows = [["code", "title"], *([f"XPR00{number}", "甲"] for number in range(4))]
    if path.suffix == ".csv":
        path.write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    else:
        write_xlsx(rows, path)

    (error,) = load_rules(path, built_in_formats()).errors

    assert error.fault.en == "the sheet has more than 3 rows"
    assert error.place.cell.endswith("A4")


def test_a_program_that_does_not_end_is_stopped_at_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_SECONDS", 0)
    path = tmp_path / "rules.py"
    path.write_text("count = 0\nwhile True:\n    count += 1\n", encoding="utf-8")

    (error,) = load_rules(path, built_in_formats()).errors

    assert "did not end in time" in error.fault.en
    assert error.place.line in (2, 3)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("甲", '"甲\\e[31m"', "001B"),
        ("丙", '"丙\\u202e"', "202E"),
        ("乙", '"乙\\u2028"', "2028"),
        ("丙", '"丙\\u200f"', "200F"),
        ("cell t3.open.total = 101", '"cell t3.open.total = \\r101"', "000D"),
    ],
)
def test_what_changes_how_a_line_is_shown_is_refused(
    old: str, new: str, code: str, tmp_path: Path
) -> None:
    (fault,) = said(tmp_path / "rules.yaml", RIGHT.replace(old, new))

    assert fault == f"control characters such as U+{code} change what is shown: take it out"


def test_a_title_is_one_line(tmp_path: Path) -> None:
    (fault,) = said(tmp_path / "rules.yaml", RIGHT.replace("title: 甲", 'title: "甲\\n乙"'))

    assert fault == "title is one line; here another begins"
