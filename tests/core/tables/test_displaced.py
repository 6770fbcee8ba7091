"""Figures that stand apart from their labels, as in text taken out of a PDF."""

import pytest

from reportlint import Report, parse_text, valid
from reportlint.testing import Layout, written

PDF = Layout(style="pdf")
AMID = "4.保护第三\n0 2 0 0 0 0 2\n方合法权益\n"


def read(old: str = "", new: str = "") -> Report:
    text = written(valid, PDF)
    assert old in text
    return parse_text(text.replace(old, new, 1))


def row(report: Report, name: str) -> list[str] | None:
    cells = [cell.raw for path, cell in report.cells.items() if path.startswith(f"t3.{name}.")]
    return cells or None


def test_figures_above_their_label_belong_to_it() -> None:
    assert "8 2 0 0 0 0 10\n（二）部分公开" in written(valid, PDF)

    assert row(read(), "partial") == ["8", "2", "0", "0", "0", "0", "10"]


def test_figures_amid_their_label_belong_to_it() -> None:
    assert row(read(AMID, AMID), "denied.third") == ["0", "2", "0", "0", "0", "0", "2"]


def test_figures_of_two_rows_in_a_row_keep_their_order() -> None:
    both = "0 2 0 0 0 0 2\n9 9 9 9 9 9 54\n4.保护第三方合法权益\n5.属于三类内部事务信息\n"

    report = read(f"{AMID}5.属于三类内部事务信息 0 0 0 0 0 0 0\n", both)

    assert row(report, "denied.third") == ["0", "2", "0", "0", "0", "0", "2"]
    assert row(report, "denied.internal") == ["9", "9", "9", "9", "9", "9", "54"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("", id="figures lost"),
        pytest.param(f"0 2 0 0 0 0 2\n{AMID}", id="figures twice"),
        pytest.param("0 2 0 0 0 2\n4.保护第三方合法权益\n", id="a figure too few"),
        pytest.param("0 2 0 0 0 0 2\n", id="label lost"),
        pytest.param("0 2 0 0 0 0 2\n又一个办理事项\n", id="another label"),
    ],
)
def test_figures_whose_row_is_open_are_unread(change: str) -> None:
    report = read(AMID, change)

    assert row(report, "denied.third") is None
    assert row(report, "denied.internal") == ["0"] * 7


def test_figures_of_displaced_rows_leave_their_label_present() -> None:
    table = read().table("t3")

    assert table is not None
    assert "denied.third" in {label.ids[0] for label in table.rows}


def test_a_number_alone_above_a_row_may_be_the_beginning_of_its_value() -> None:
    report = read("行政事业性收费 612.5", "28\n行政事业性收费 612.5")

    assert "t2.fees.amount" not in report.cells
    assert report.is_unparsed("t2.fees.amount")
