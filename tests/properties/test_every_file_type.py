"""The same report gives the same cells, whatever kind of file it comes in."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint import Cell, Engine
from reportlint.testing import Draft, Layout, lay_out
from reportlint.testing.strategies import any_drafts
from tests.writers.excel import excel
from tests.writers.html import html
from tests.writers.pdf import pdf
from tests.writers.word import word

ENGINE = Engine(third_party=False)
WRITERS: dict[str, Callable[[Draft], bytes]] = {
    "a.md": lambda draft: lay_out(draft, Layout("markdown")).encode(),
    "tables-in-html.md": lambda draft: html(draft).encode(),
    "a.docx": word,
    "a.html": lambda draft: html(draft).encode(),
    "a.pdf": pdf,
    "a.xlsx": excel,
}
EXAMPLES = {"a.pdf": 3}


def cells(draft: Draft, name: str) -> dict[str, tuple[object, ...]]:
    report = ENGINE.parse(ENGINE.read_bytes(WRITERS[name](draft), name))
    return {path: said(cell) for path, cell in report.cells.items()}


def said(cell: Cell) -> tuple[object, ...]:
    return cell.raw, cell.state, cell.value, cell.note


@st.composite
def marked_drafts(draw: st.DrawFn) -> Draft:
    """Draw a report with a blank, a mark, a wide number and a number with a note in it."""
    draft = draw(any_drafts())
    paths = draw(st.permutations(sorted(path for path in draft.cells if path.startswith("t3."))))
    values = ("", "/", "1234567890", "22（其中修订16件）")
    return draft.with_cells(dict(zip(paths, values, strict=False)))


@pytest.mark.parametrize("name", WRITERS)
def test_every_file_type_gives_the_cells_of_the_text(name: str) -> None:
    @settings(max_examples=EXAMPLES.get(name, 12))
    @given(draft=marked_drafts())
    def holds(draft: Draft) -> None:
        text = ENGINE.parse(ENGINE.read_bytes(lay_out(draft).encode(), "a.txt"))

        assert cells(draft, name) == {path: said(cell) for path, cell in text.cells.items()}
        assert text.cells.keys() == draft.cells.keys()

    holds()
