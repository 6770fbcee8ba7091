"""Figures that no label has make the rows beside them doubtful."""

import pytest

from reportlint import parse_text, valid
from reportlint.testing import Layout, written

ROWS = written(valid, Layout("rows"))
CARRY_IN = "二、上年结转政府信息公开申请数量 | 4 | 1 | 0 | 0 | 0 | 0 | 5 |"


def test_a_row_with_blanks_that_goes_on_in_the_next_line_is_unread() -> None:
    assert CARRY_IN in ROWS
    label, _ = CARRY_IN.split(" | ", 1)
    broken = f"{label} | | | 4 | 1 | 0 | 0 | 0 |\n| 0 | 5 |"

    report = parse_text(ROWS.replace(CARRY_IN, broken))

    assert report.is_unparsed("t3.carry_in.research")
    assert not any(path.startswith("t3.carry_in.") for path in report.cells)


def test_figures_before_the_first_label_leave_their_table_unread() -> None:
    cells = written(valid, Layout("bare"))
    old = "规章\n0\n0\n0\n行政规范性文件\n7\n3\n46\n"
    assert old in cells

    report = parse_text(cells.replace(old, "0\n0\n0\n规章\n7\n3\n46\n行政规范性文件\n"))

    assert "t2.rules.issued" not in report.cells
    assert report.is_unparsed("t2.rules.issued")


def test_a_figure_with_its_unit_behind_the_values_of_a_row_leaves_it_unread() -> None:
    tabs = written(valid, Layout("tabs"))
    old = "行政强制\t38\n"
    assert old in tabs

    report = parse_text(tabs.replace(old, "行政强制\t38\t12项\n"))

    assert "t2.coercion.decisions" not in report.cells
    assert report.is_unparsed("t2.coercion.decisions")


def test_words_behind_the_values_of_a_row_do_not() -> None:
    tabs = written(valid, Layout("tabs"))

    report = parse_text(tabs.replace("行政强制\t38\n", "行政强制\t38\t含委托实施\n"))

    assert report.cells["t2.coercion.decisions"].value == 38


@pytest.mark.parametrize("between", ["- 3 -\n", "第 3 页\n"])
@pytest.mark.parametrize("words", ["", "公开数量对外公开总数量\n"])
def test_figures_before_labels_are_seen_behind_words_and_numbers_of_pages(
    words: str, between: str
) -> None:
    cells = written(valid, Layout("bare"))
    old = "规章\n0\n0\n0\n行政规范性文件\n7\n3\n46\n"
    assert old in cells
    shifted = f"{words}0\n0\n0\n{between}规章\n7\n3\n46\n行政规范性文件\n"

    report = parse_text(cells.replace(old, shifted))

    assert "t2.rules.issued" not in report.cells
    assert report.is_unparsed("t2.rules.issued")


def test_an_unknown_row_before_the_first_leaves_the_others_as_they_are() -> None:
    cells = written(valid, Layout("bare"))

    report = parse_text(cells.replace("规章\n0\n0\n0\n", "地方标准\n1\n2\n3\n规章\n0\n0\n0\n"))

    assert report.cells["t2.rules.issued"].value == 0
    assert report.cells["t2.normative.valid"].value == 46
