"""Rules in sheets, as people and their programs write them."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from reportlint.formats import built_in_formats
from reportlint.rulefiles.errors import RuleFileError
from reportlint.rulefiles.loading import load_rules
from tests.core.rulefiles.sheets import csv_of, write_xlsx

CHECK = "t3.open.total <= 100"
ROWS = [
    ["代码", "标题", "级别", "依据", "提示", "年度", "条件", "会报的例子", "不报的例子"],
    ["XPR001", "甲", "错误", "乙", "丙", "2021-", CHECK, "cell t3.open.total = 101", "valid"],
]
TEXT = csv_of(ROWS)


def errors_of(path: Path) -> tuple[RuleFileError, ...]:
    return load_rules(path, built_in_formats()).errors


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("gb18030"),
        TEXT.replace("\r\n", "\n").encode(),
        TEXT.replace("\r\n", "\r").encode(),
        TEXT.replace(",", ";").encode(),
        TEXT.replace(",", "\t").encode(),
        f"某省的规则\r\n{TEXT}".encode(),
    ],
    ids=["utf-8", "bom", "gbk", "unix", "mac", "semicolons", "tabs", "title"],
)
def test_a_table_is_read_as_programs_write_it(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "rules.csv"
    path.write_bytes(data)

    loaded = load_rules(path, built_in_formats())

    assert loaded.errors == ()
    assert [rule.code for rule in loaded.rules] == ["XPR001"]


@pytest.mark.parametrize(
    ("old", "new", "cell", "words"),
    [
        ("甲", "甲\u2028丁", "B2", "control characters such as U+2028"),
        ("乙", '"乙', "D2", "the quotation mark of this cell is never closed"),
        ("乙", '"乙"丁', "D2", "a text stands behind a quotation mark"),
        (CHECK, "sum(t3.open.total,1) > 2", "J2", "in CSV, a text with commas is quoted"),
        ("级别", "", "C2", "its column has no heading"),
        ("级别", "严重度", "C1", "the heading “严重度” is not known"),
        ("级别", "代码", "C1", "the key “code” stands here twice"),
        ("错误", "一般", "C2", "severity cannot be “一般”"),
    ],
)
def test_a_slip_in_a_table_is_told_at_its_cell(
    old: str, new: str, cell: str, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "rules.csv"
    path.write_bytes(TEXT.replace(old, new, 1).encode())

    error = errors_of(path)[0]

    assert words in error.fault.en
    assert error.fault.zh != error.fault.en
    assert error.place.cell == cell


def test_headings_on_another_sheet_are_named(tmp_path: Path) -> None:
    path = tmp_path / "rules.xlsx"
    write_xlsx(ROWS, path)
    book = load_workbook(path)
    book.create_sheet("说明", 0)["A1"] = "本表说明"
    book.save(path)

    (error,) = errors_of(path)

    assert "that with the headings is “规则”: move it to the front" in error.fault.en


def test_a_condition_that_became_a_formula_is_told(tmp_path: Path) -> None:
    path = tmp_path / "rules.xlsx"
    write_xlsx([ROWS[0], [f"={text}" if text == CHECK else text for text in ROWS[1]]], path)

    (error,) = errors_of(path)

    assert error.fault.en.startswith("G2 is a formula: put an apostrophe (') before it")
    assert error.place.cell == "规则!G2"


def test_a_number_in_a_cell_is_its_text(tmp_path: Path) -> None:
    path = tmp_path / "rules.xlsx"
    write_xlsx(ROWS, path)
    book = load_workbook(path)
    book.worksheets[0]["F2"] = 2024
    book.save(path)

    assert errors_of(path) == ()


@pytest.mark.parametrize(
    "kinds", ["乡镇、街道", "县直部门，乡镇", "town street", "town,county_dept"]
)
def test_kinds_of_organs_may_be_in_chinese(kinds: str, tmp_path: Path) -> None:
    path = tmp_path / "rules.csv"
    examples = ["cell t3.open.total = 101; known organ_kind = 乡镇", "valid"]
    row = [*ROWS[1][:-2], *examples, kinds]
    path.write_text(csv_of([[*ROWS[0], "机关类别"], row]), encoding="utf-8")

    assert errors_of(path) == ()
