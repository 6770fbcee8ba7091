"""Blank cells at the ends of rows are told from the marks that close a row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import State, parse_text
from reportlint.testing import Layout, lay_out, standard_draft

DRAFT = standard_draft()
TABS = lay_out(DRAFT, Layout("tabs"))
BARS = TABS.replace("\t", " | ")
ROW = "二、上年结转政府信息公开申请数量\t4\t1\t0\t0\t0\t0\t5\n"
PATHS = sorted(path for path in DRAFT.cells if path.startswith(("t3.", "t4.")))


def states(text: str, row: str) -> list[State | None]:
    """Return the states of the cells of a row, in the order of its columns."""
    cells = parse_text(text).cells
    paths = [path for path in DRAFT.cells if path.startswith(f"t3.{row}.")]
    return [cells[path].state if path in cells else None for path in paths]


def blanked(text: str, number: int) -> str:
    """Return a text without the last values of a row, whose separators stay."""
    separator = "\t" if "\t" in text else " | "
    old = ROW.replace("\t", separator)
    assert old in text
    values = old.rstrip("\n").split(separator)
    kept = values[: len(values) - number]
    return text.replace(old, separator.join([*kept, *[""] * number]) + "\n")


@pytest.mark.parametrize("text", [TABS, BARS])
@pytest.mark.parametrize("number", [1, 3, 7])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_separators_at_the_end_of_a_row_part_blank_cells(
    text: str, number: int, line_end: str
) -> None:
    values = [State.NUMBER, State.NUMBER, State.ZERO, State.ZERO, State.ZERO, State.ZERO]
    row = [*values, State.NUMBER][: 7 - number]

    changed = blanked(text, number).replace("\n", line_end)

    assert states(changed, "carry_in") == [*row, *[State.BLANK] * number]


@pytest.mark.parametrize(("between", "end"), [("\t", "\t"), (" | ", " |")])
def test_where_whole_rows_are_closed_a_row_that_lacks_a_value_is_unread(
    between: str, end: str
) -> None:
    lines = TABS.replace("\t", between).split("\n")
    closed = "\n".join(line + end if line[-1:].isdigit() else line for line in lines)
    row = ROW.replace("\t", between).rstrip("\n")
    lacking = closed.replace(row, row.removesuffix(f"{between}5"))
    assert lacking != closed

    assert states(lacking, "carry_in") == [None] * 7
    assert None not in states(lacking, "new")


def test_a_row_that_was_stripped_at_its_end_is_unread() -> None:
    stripped = ROW.removesuffix("\t0\t5\n") + "\n"

    assert states(TABS.replace(ROW, stripped), "carry_in") == [None] * 7


def test_the_header_of_a_lone_row_tells_of_blanks_at_its_end() -> None:
    row = "3\t1\t2\t1\t7\t1\t0\t0\t2\t3\t2\t0\t1\t0\t3\n"
    head = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t" * 3
    start = TABS.index("行政复议\t行政诉讼")
    table = f"行政复议\t行政诉讼\n未经复议直接起诉\t复议后起诉\n{head.strip()}\n"
    assert row in TABS
    text = f"{TABS[:start]}{table}{row[:-10]}\t\t\t\t\n{TABS[TABS.index(row) + len(row) :]}"

    cells = parse_text(text).cells

    assert cells["t4.lit_direct.total"].value == 3
    assert cells["t4.lit_after.total"].state is State.BLANK


@given(
    st.sets(st.sampled_from(PATHS)),
    st.sampled_from(["\t", " | "]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_blank_cells_move_no_value(blank: set[str], separator: str, line_end: str) -> None:
    draft = DRAFT.with_cells(dict.fromkeys(blank, ""))
    layout = Layout("tabs", line_end=line_end)

    report = parse_text(lay_out(draft, layout).replace("\t", separator))

    for path in PATHS:
        if path in report.cells:
            assert report.cells[path].raw == draft.cells[path]
        else:
            assert report.is_unparsed(path)


def test_all_blank_cells_between_tabs_are_read_where_a_whole_row_shows_how() -> None:
    others = [path for path in PATHS if not path.startswith(("t3.new.", "t4."))]
    draft = DRAFT.with_cells(dict.fromkeys(others, ""))

    report = parse_text(lay_out(draft, Layout("tabs")))

    assert {report.cells[path].raw for path in PATHS if path.startswith("t3.carry_in.")} == {""}
    assert report.unparsed == ()
