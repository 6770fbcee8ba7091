"""What a cell says, by the kind of its column."""

import pytest

from reportlint import State, parse_text
from reportlint.testing import Layout, lay_out, standard_draft
from reportlint.testing.layout import Style

DRAFT = standard_draft("gid2019")


@pytest.mark.parametrize(
    ("raw", "state", "value"),
    [
        ("0", State.ZERO, 0),
        ("+3", State.NUMBER, 3),
        ("-2", State.NUMBER, -2),
        ("增3", State.NUMBER, 3),
        ("减2项", State.NUMBER, -2),
        ("+5/-3", State.NUMBER, 2),
        ("增3减3", State.ZERO, 0),
        ("+5/3", State.TEXT, None),
        ("3项", State.TEXT, None),
        ("—3", State.TEXT, None),
        ("－3", State.NUMBER, -3),
        ("/", State.NA_MARK, None),
        ("", State.BLANK, None),
    ],
)
def test_a_change_is_read_as_its_net_sum(raw: str, state: State, value: int | None) -> None:
    report = parse_text(lay_out(DRAFT.with_cells({"t2.license.delta": raw})))

    cell = report.cells["t2.license.delta"]
    assert (cell.raw, cell.state, cell.value) == (raw, state, value)


def test_an_amount_with_a_unit_is_kept_as_it_is_written() -> None:
    """The form names no unit, so 251000元 is no figure that could be set against another."""
    report = parse_text(lay_out(DRAFT.with_cells({"t2.procurement.amount": "251000元"})))

    cell = report.cells["t2.procurement.amount"]
    assert (cell.raw, cell.state, cell.value) == ("251000元", State.TEXT, None)


@pytest.mark.parametrize("raw", ["-26493", "－1", "12.5", "1.502"])
def test_a_number_that_a_count_cannot_be_is_kept_as_text_and_not_called_unread(raw: str) -> None:
    report = parse_text(lay_out(DRAFT.with_cells({"t2.license.decisions": raw})))

    cell = report.cells["t2.license.decisions"]
    assert (cell.raw, cell.state, cell.value) == (raw, State.TEXT, None)
    assert report.unparsed == ()


@pytest.mark.parametrize(
    ("style", "raw", "value"),
    [
        ("cells", "十五", 15),
        ("cells", "零", 0),
        ("rows", "五", 5),
        ("markdown", "一百零二", 102),
    ],
)
def test_a_count_in_words_is_read(style: Style, raw: str, value: int) -> None:
    draft = DRAFT.with_cells({"t2.license.decisions": raw})
    report = parse_text(lay_out(draft, Layout(style=style)))

    cell = report.cells["t2.license.decisions"]
    assert (cell.raw, cell.value) == (raw, value)


def test_a_character_that_may_be_a_piece_of_a_label_is_no_count() -> None:
    report = parse_text(lay_out(DRAFT.with_cells({"t2.license.decisions": "三"})))

    assert report.is_unparsed("t2.license.decisions")


@pytest.mark.parametrize(
    "note",
    ["万", "千", "单位：百件", "000", "更正：241", "应为241", "修正后为9", "%", "上年", "误"],
)
@pytest.mark.parametrize("style", ["cells", "rows", "markdown"])
def test_a_bracket_that_makes_the_number_another_one_leaves_it_unread(
    note: str, style: Style
) -> None:
    draft = DRAFT.with_cells({"t2.license.decisions": f"3（{note}）"})
    report = parse_text(lay_out(draft, Layout(style=style)))

    cell = report.cells.get("t2.license.decisions")
    assert cell is None or (cell.state, cell.value) == (State.TEXT, None)
    assert len(report.unparsed) == 1


@pytest.mark.parametrize("note", ["其中修订2件", "含街道", "不含区直部门"])
def test_a_bracket_that_explains_a_number_is_a_note(note: str) -> None:
    report = parse_text(lay_out(DRAFT.with_cells({"t2.license.decisions": f"3（{note}）"})))

    cell = report.cells["t2.license.decisions"]
    assert (cell.value, cell.note) == (3, note)
