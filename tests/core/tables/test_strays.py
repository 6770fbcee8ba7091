"""Figures that no label has make the rows beside them doubtful."""

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
