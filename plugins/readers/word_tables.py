"""The rows of a Word table, each with the cells that begin in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlint.plugins.readers.office import attribute, child, is_on, unwrapped, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


@dataclass(frozen=True)
class TableCell:
    """A cell; column is the first that it takes up in its row, counted from 1."""

    column: int
    element: "Element"


@dataclass(frozen=True)
class TableRow:
    """A row by its number, counted from 1."""

    number: int
    cells: tuple[TableCell, ...]


def read_rows(table: "Element") -> Iterator[TableRow]:
    """Yield the rows that are shown; a cell that goes on from the row above is in none."""
    above: frozenset[int] = frozenset()
    for number, row in enumerate(unwrapped(table, ("tr",)), 1):
        properties = child(row, "trPr")
        if is_on(properties, "hidden") or child(properties, "del") is not None:
            continue
        cells, above = _read_cells(row, above)
        yield TableRow(number, cells)


def _read_cells(
    row: "Element", above: frozenset[int]
) -> tuple[tuple[TableCell, ...], frozenset[int]]:
    """Return the cells that begin in a row, and the columns where cells may go on below it."""
    before = whole(value(row, "trPr", "gridBefore"), 0)
    column = 0
    cells: list[TableCell] = []
    merged: set[int] = set()
    for cell in unwrapped(row, ("tc",)):
        properties = child(cell, "tcPr")
        downwards = child(properties, "vMerge")
        if downwards is not None:
            merged.add(before + column)
        goes_on = (
            downwards is not None
            and (attribute(downwards, "val") or "continue") == "continue"
            # Without a cell above to go on from, Word shows it as a cell of its own.
            and before + column in above
        )
        across = child(properties, "hMerge")
        covered = across is not None and attribute(across, "val") != "restart"
        if not (goes_on or (covered and cells) or child(properties, "cellDel") is not None):
            cells.append(TableCell(column + 1, cell))
        column += max(1, whole(value(properties, "gridSpan"), 1))
    return tuple(cells), frozenset(merged)
