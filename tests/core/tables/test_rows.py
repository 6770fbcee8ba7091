"""Columns beside those of the form, and copies of merged cells, are no values."""

import re

import pytest

from reportlint import Report, parse_text, valid
from reportlint.testing import Layout, written

TEXT = written(valid, Layout("rows"))
START, END = TEXT.index("三、收到"), TEXT.index("四、政府")
NUMBERED = re.compile(r"[0-9] \|$")


def with_columns(first: str = "", last: str = "", head: str = "备注") -> str:
    """Return a report whose table three has a column in front, or one behind with such cells."""
    lines = TEXT[START:END].split("\n")
    number = 0
    for index, line in enumerate(lines):
        if "自然人" in line:
            lines[index] = (f"{first} | " if first else "") + f"{line} {head} |"
        elif NUMBERED.search(line):
            number += 1
            lines[index] = (f"{number} | " if first else "") + f"{line} {last} |"
    return TEXT[:START] + "\n".join(lines) + TEXT[END:]


def values(report: Report) -> dict[str, object]:
    return {path: cell.value for path, cell in report.cells.items()}


@pytest.mark.parametrize("last", ["", "无", "/", "含网络申请"])
@pytest.mark.parametrize("first", ["", "序号"])
def test_columns_for_numbers_and_remarks_are_left_out(first: str, last: str) -> None:
    report = parse_text(with_columns(first, last))

    assert values(report) == values(parse_text(TEXT))
    assert report.unparsed == ()


@pytest.mark.parametrize("head", ["法人总数", "上年同期"])
def test_a_column_of_another_name_leaves_the_rows_unread(head: str) -> None:
    assert not any(path.startswith("t3.") for path in parse_text(with_columns("", "/", head)).cells)


def test_figures_in_a_column_for_remarks_leave_the_rows_unread() -> None:
    assert not any(path.startswith("t3.") for path in parse_text(with_columns("", "3")).cells)


def test_a_row_that_lacks_a_value_beside_its_remark_is_unread() -> None:
    text = with_columns("", "无").replace("| 58 | 10 | 1 |", "| 58 | 1 |")

    report = parse_text(text)

    assert report.is_unparsed("t3.new.natural")
    assert "t3.new.natural" not in report.cells


def test_figures_before_a_label_are_unread_where_no_column_is_for_numbers() -> None:
    report = parse_text(TEXT.replace("一、本年新收", "12 | 一、本年新收"))

    assert len(report.unparsed) == 1


HEAD = "本年处理决定数量 |\n行政许可"


def test_copies_of_a_merged_value_are_one_where_its_head_is_copied_too() -> None:
    text = TEXT.replace("行政许可 | 1843 |", "行政许可 | 1843 | 1843 | 1843 |")
    copied = text.replace(HEAD, f"{'本年处理决定数量 | ' * 3}\n行政许可")

    assert values(parse_text(copied)) == values(parse_text(TEXT))


@pytest.mark.parametrize("row", ["1843 | 1843", "1843 | 1843 | 1844", "1843 |  | 1843"])
def test_what_is_no_copy_of_one_value_is_unread(row: str) -> None:
    text = TEXT.replace("行政许可 | 1843 |", f"行政许可 | {row} |")
    copied = text.replace(HEAD, f"{'本年处理决定数量 | ' * 3}\n行政许可")

    assert "t2.license.decisions" not in parse_text(copied).cells


def test_equal_values_under_one_head_are_no_copies() -> None:
    text = TEXT.replace("行政许可 | 1843 |", "行政许可 | 1843 | 1843 | 1843 |")

    assert "t2.license.decisions" not in parse_text(text).cells


def padded(blanks: int, first: str = "58") -> Report:
    """Return a report with merged cells as blanks behind the labels of table three."""
    lines = [
        line.replace(" | ", " | " * (blanks + 1), 1) if NUMBERED.search(line) else line
        for line in TEXT[START:END].split("\n")
    ]
    text = "\n".join(lines).replace("| 58 |", f"| {first} |")
    return parse_text(TEXT[:START] + text + TEXT[END:])


def test_blanks_between_a_label_and_all_its_figures_are_merged_cells() -> None:
    assert values(padded(2)) == values(parse_text(TEXT))


def test_rows_with_a_blank_more_than_the_others_are_read_where_both_ends_have_figures() -> None:
    new = next(line for line in TEXT.split("\n") if line.startswith("一、本年新收"))
    label, figures = new.split(" | ", 1)

    report = parse_text(TEXT.replace(new, f"{label} | | | {figures}"))

    assert values(report) == values(parse_text(TEXT))


def test_a_first_column_that_no_row_fills_may_be_lost() -> None:
    lines = []
    for line in TEXT[START:END].split("\n"):
        label, *figures = line.rstrip(" |").split(" | ")
        is_row = NUMBERED.search(line) and len(figures) == 7
        lines.append(
            " | ".join((label, "", "", "", "", *figures[:3], "", figures[6], ""))
            if is_row
            else line
        )

    report = parse_text(TEXT[:START] + "\n".join(lines) + TEXT[END:])

    assert report.is_unparsed("t3.denied.law.natural")
    assert "t3.denied.law.natural" not in report.cells


def test_a_row_of_bars_below_its_label_may_begin_with_merged_cells() -> None:
    old = "2.重复申请 | "
    assert old in TEXT
    row = next(line for line in TEXT.split("\n") if line.startswith(old))

    report = parse_text(TEXT.replace(row, "2.重复申请\n|  |  |  |  | 0 |  | 0 |"))

    assert report.is_unparsed("t3.decline.repeat.natural")
    assert "t3.decline.repeat.natural" not in report.cells


COPIED = written(valid, Layout("tabs")).replace(
    "本年制发件数\t本年废止件数\t现行有效件数",
    "本年制发件数\t本年制发件数\t本年废止件数\t现行有效件数",
)


def test_copies_of_values_below_copies_of_their_header_are_left_out() -> None:
    text = COPIED.replace("规章\t0\t", "规章\t0\t0\t").replace(
        "规范性文件\t7\t", "规范性文件\t7\t7\t"
    )

    report = parse_text(text)

    assert [cell.value for path, cell in report.cells.items() if ".normative." in path] == [
        7,
        3,
        46,
    ]
    assert report.unparsed == ()


def test_other_values_below_copies_of_a_header_are_unread() -> None:
    text = COPIED.replace("规范性文件\t7\t", "规范性文件\t7\t8\t")

    assert parse_text(text).is_unparsed("t2.normative.issued")
