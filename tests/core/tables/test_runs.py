"""Figures with nothing between them are cut where sums or digits leave one reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import Report, parse_text
from reportlint.testing import Draft, Layout, lay_out, standard_draft
from reportlint.testing.strategies import drafts

FUSED = Layout(style="fused")


def read(draft: Draft) -> Report:
    return parse_text(lay_out(draft, FUSED))


def row(values: str) -> dict[str, str]:
    """Return cells of a row of table three; the whole of the report need not add up."""
    columns = ("natural", "enterprise", "research", "welfare", "legal", "other", "total")
    return {f"t3.new.{c}": value for c, value in zip(columns, values.split(), strict=True)}


def test_zeros_can_be_cut_in_one_way_only() -> None:
    assert [read(standard_draft()).cells[f"t2.rules.{c}"].raw for c in ("issued", "valid")] == [
        "0",
        "0",
    ]


def test_figures_without_sums_that_can_be_cut_in_several_ways_are_unread() -> None:
    report = read(standard_draft())

    assert "t2.normative.issued" not in report.cells
    assert report.is_unparsed("t2.normative.issued")


def test_the_message_says_what_to_hand_in_instead() -> None:
    reasons = [item.reason for item in read(standard_draft()).unparsed]

    assert "figures are fused (行政规范性文件7346)" in reasons[0].en
    assert "请提供带表格的网页、Word 或 PDF 原件" in reasons[0].zh


def test_sums_of_the_row_choose_between_several_ways() -> None:
    report = read(standard_draft())

    assert [report.cells[f"t3.new.{c}"].raw for c in ("natural", "enterprise", "total")] == [
        "58",
        "10",
        "72",
    ]


def test_what_sums_have_cut_is_dropped_where_another_sum_fails() -> None:
    report = read(standard_draft().with_cells(row("61 10 1 1 1 1 75")))

    assert "t3.new.natural" not in report.cells
    assert report.is_unparsed("t3.new.natural")


def test_a_row_whose_sum_is_wrong_is_unread() -> None:
    report = read(standard_draft().with_cells(row("58 10 1 1 1 1 99")))

    assert "t3.new.total" not in report.cells


def test_blanks_between_some_figures_are_kept_to() -> None:
    text = lay_out(standard_draft(), FUSED).replace("申请数量5810111172", "申请数量58 10 111172")

    assert parse_text(text).cells["t3.new.enterprise"].raw == "10"


@pytest.mark.parametrize("digits", ["1" * 40, "9" * 5000])
def test_very_long_runs_are_unread(digits: str) -> None:
    text = lay_out(standard_draft(), FUSED).replace("申请数量5810111172", f"申请数量{digits}")

    assert "t3.new.natural" not in parse_text(text).cells


@given(drafts())
def test_fused_figures_are_read_right_or_not_at_all(draft: Draft) -> None:
    report = read(draft)

    for path, raw in draft.cells.items():
        cell = report.cells.get(path)
        assert report.is_unparsed(path) if cell is None else cell.raw == raw


@given(drafts(), st.data())
def test_a_wrong_figure_among_fused_ones_is_no_other_path(
    draft: Draft, data: st.DataObject
) -> None:
    path = data.draw(st.sampled_from(sorted(p for p in draft.cells if p.startswith("t3."))))
    changed = draft.with_cells({path: str(int(draft.cells[path]) + data.draw(st.integers(1, 9)))})

    report = read(changed)

    for cell_path, cell in report.cells.items():
        assert cell.raw == changed.cells[cell_path]


def test_a_dash_among_fused_figures_may_be_the_sign_of_a_change() -> None:
    report = read(standard_draft("gid2019"))

    assert "t2.penalty.delta" not in report.cells
    assert report.is_unparsed("t2.penalty.delta")


@given(drafts("gid2019"))
def test_fused_figures_of_the_form_of_2019_are_read_right_or_not_at_all(draft: Draft) -> None:
    for path, cell in read(draft).cells.items():
        assert cell.raw == draft.cells[path]
