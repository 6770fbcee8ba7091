"""Tables that a browser copied cell by cell are read row by row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import State, parse_text
from reportlint.grammar import with_rows_in_line
from reportlint.testing import Layout, lay_out, standard_draft

DRAFT = standard_draft()
PATHS = sorted(path for path in DRAFT.cells if path.startswith("t3."))


def copied(cells: dict[str, str], *, blank: str = "", line_end: str = "\n") -> str:
    """Return a report as a browser copies it, with a paragraph in each cell."""
    text = lay_out(DRAFT.with_cells(cells), Layout("tabs"))
    start, end = text.index("三、收到和"), text.index("四、政府")
    rows = text[start:end].rstrip("\n").split("\n")
    lines = ["\n\n\t\n\n".join(cell or blank for cell in row.split("\t")) for row in rows]
    table = "\n\n\n\n\n".join(lines)
    return f"{text[:start]}{table}\n\n{text[end:]}".replace("\n", line_end)


def test_cells_between_lone_tabs_are_one_row() -> None:
    report = parse_text(copied({}))

    assert {path: report.cells[path].raw for path in PATHS} == {
        path: DRAFT.cells[path] for path in PATHS
    }


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("blank", ["", "\xa0"])
def test_blank_cells_are_blank(blank: str, line_end: str) -> None:
    cells = {"t3.carry_in.enterprise": "", "t3.carry_in.other": "", "t3.carry_in.total": ""}

    report = parse_text(copied(cells, blank=blank, line_end=line_end))

    assert {path for path in PATHS if report.cells[path].state is State.BLANK} == {*cells}


@given(st.sets(st.sampled_from(PATHS)), st.sampled_from(["", "\xa0"]))
def test_blank_cells_move_no_value(blank: set[str], filler: str) -> None:
    cells = dict.fromkeys(blank, "")

    report = parse_text(copied(cells, blank=filler))

    for path in PATHS:
        if path in report.cells:
            assert report.cells[path].raw.strip() == ("" if path in blank else DRAFT.cells[path])
        else:
            assert report.is_unparsed(path)


@given(st.text(alphabet="甲乙1\t\n\r |", max_size=80))
def test_nothing_but_line_ends_is_changed(text: str) -> None:
    text = text + "\n\t\n9" * 12

    joined = with_rows_in_line(text)

    assert len(joined) == len(text)
    assert all(
        new == old or (old in "\r\n" and new == " ") for old, new in zip(text, joined, strict=True)
    )


def test_a_text_with_few_lone_tabs_stays_as_it_is() -> None:
    text = "12\n\t\n13\n\t\n14\n"

    assert with_rows_in_line(text) == text
