"""Tables that were copied out of a spreadsheet, with a tab for every cell of its grid."""

from hypothesis import given
from hypothesis import strategies as st

from reportlint import parse_text
from reportlint.grammar import with_tabs_as_bars
from reportlint.testing import Draft, Layout, lay_out, standard_draft

DRAFT = standard_draft()
PATHS = sorted(DRAFT.cells)
WIDTH = 16


def sheet(draft: Draft, line_end: str = "\n") -> str:
    """Return a report as a spreadsheet copies it: merged cells are blank but for the first."""
    rows = []
    for line in lay_out(draft, Layout("markdown")).splitlines():
        if line.startswith("|---"):
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        rows.append("\t".join([*cells, *[""] * (WIDTH - len(cells))]))
    return line_end.join(rows)


@given(st.sets(st.sampled_from(PATHS)), st.sampled_from(["\n", "\r\n"]))
def test_blank_cells_of_a_sheet_are_read_as_blank(blank: set[str], line_end: str) -> None:
    draft = DRAFT.with_cells(dict.fromkeys(blank, ""))

    report = parse_text(sheet(draft, line_end))

    assert {path: report.cells[path].raw for path in report.cells} == {
        path: draft.cells[path] for path in report.cells
    }
    assert all(path in report.cells or report.is_unparsed(path) for path in PATHS)


def test_a_sheet_with_figures_in_every_row_is_read_whole() -> None:
    blank = [path for path in PATHS if path.endswith((".research", ".legal", ".other"))]
    draft = DRAFT.with_cells(dict.fromkeys(blank, ""))

    report = parse_text(sheet(draft))

    assert report.unparsed == ()
    assert {report.cells[path].raw for path in blank} == {""}


@given(st.sets(st.sampled_from(PATHS)), st.data())
def test_lines_that_lost_their_ends_move_no_value(blank: set[str], data: st.DataObject) -> None:
    draft = DRAFT.with_cells(dict.fromkeys(blank, ""))
    lines = sheet(draft).split("\n")
    for number in data.draw(st.sets(st.integers(0, len(lines) - 1))):
        lines[number] = lines[number].rstrip()

    report = parse_text("\n".join(lines))

    for path in report.cells:
        assert report.cells[path].raw == draft.cells[path]


def test_tabs_in_lines_of_other_lengths_stay_tabs() -> None:
    text = "a\tb\tc\n" * 4 + "a\tb\n" + "a\tb\tc\n" * 4

    assert with_tabs_as_bars(text) == text


def test_only_tabs_become_bars() -> None:
    assert with_tabs_as_bars("甲\t 1\t\r\n" * 5) == "甲| 1|\r\n" * 5
