"""The tables of a web page: which of them hold data, and which lay out the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from reportlint import Limits, Transcript

_CELLS = frozenset(("td", "th"))
_GROUPS = {"thead": 0, "tbody": 1, "tfoot": 2}
TABLE_TAGS = _CELLS | {"table", "tr", *_GROUPS}
# What parts two texts that are not one number. It is not one blank: that groups digits.
GAP = "  "
# What may be part of a number: two figures that stand in lines of their own are not one.
_FIGURE = re.compile(r"[\d.,．，+\-–—−/／%％]")
# A cell with more characters than this holds a text: its row lays out the page.
_LONGEST_CELL = 500


class Line(NamedTuple):
    """A line of text and the offset in the page of the start tag that holds it, None if none."""

    text: str
    at: int | None


class Row(NamedTuple):
    """A row of a table, its cells in the order of the page."""

    cells: tuple[Line, ...]


# What stands in a layout table is one item there: to copy it at each level would take too long.
Item = Line | Row | list["Item"]


def flattened(items: list[Item]) -> Iterator[Line | Row]:
    """Yield the lines and rows among items, in the order of the page."""
    left = [iter(items)]
    while left:
        item = next(left[-1], None)
        if item is None:
            left.pop()
        elif isinstance(item, list):
            left.append(iter(item))
        else:
            yield item


@dataclass(slots=True)
class TableCell:
    """A cell of a table; items are what it holds."""

    at: int | None
    items: list[Item] = field(default_factory=list)
    holds_data: bool = False

    def is_long(self) -> bool:
        """Tell whether the cell holds a text rather than a figure or a label."""
        length = 0
        for item in flattened(self.items):
            length += len(item.text) if isinstance(item, Line) else 1
            if length > _LONGEST_CELL:
                return True
        return False

    def line(self) -> Line:
        """Return the text of the cell as one line."""
        texts = [item.text for item in flattened(self.items) if isinstance(item, Line)]
        # A picture beside a text is for show.
        words = [text for text in texts if text != Transcript.PICTURE] or texts[:1]
        joined = "".join(words[:1])
        for text in words[1:]:
            is_figure = _FIGURE.match(joined[-1]) and _FIGURE.match(text)
            joined += (GAP if is_figure else "") + text
        return Line(joined, self.at)


@dataclass(slots=True)
class OpenTable:
    """A table that is being read.

    items are those that it stands among, data_before is the number of data tables before it.
    """

    items: list[Item]
    data_before: int
    rows: list[tuple[int, list[TableCell]]] = field(default_factory=list)
    row: list[TableCell] | None = None
    cell: TableCell | None = None
    rank: int = 1
    groups: set[str] = field(default_factory=set)

    def finished(self) -> list[Item]:
        """Return the rows in the order of the screen, or what stands in them if all is layout."""
        rows = [cells for _, cells in sorted(self.rows, key=lambda row: row[0]) if cells]
        holds_data = any(cell.holds_data for cells in rows for cell in cells)
        if holds_data or all(len(cells) == 1 for cells in rows):
            return [cell.items for cells in rows for cell in cells if cell.items]
        return [item for cells in rows for item in _row(cells)]


def _row(cells: list[TableCell]) -> list[Item]:
    if any(cell.is_long() for cell in cells):
        return [cell.items for cell in cells]
    return [Row(tuple(cell.line() for cell in cells))]


class TableStack:
    """The tables that are open around a place in a page, the innermost last.

    here are the items of the innermost cell, or of the page; data_tables counts the tables
    with data that are complete.
    """

    def __init__(self, name: str, limits: Limits, page: list[Item]) -> None:
        self.here = page
        self.data_tables = 0
        self._name = name
        self._limits = limits
        self._tables: list[OpenTable] = []
        self._cells = 0

    @property
    def is_in_cell(self) -> bool:
        """Tell whether the place is in a cell."""
        return bool(self._tables) and self._tables[-1].cell is not None

    def start(self, tag: str, at: int | None) -> OpenTable | TableCell | None:
        """Take a start tag at a place; return what it opens, for end to close."""
        opened = None
        if tag == "table":
            if self._tables and self._tables[-1].cell is None:
                # The end tag of the table before is missing.
                self._finish(self._tables[-1])
            return self._open_table()
        if not self._tables:
            opened = self._open_table()
        table = self._tables[-1]
        self._close_cell(table)
        if tag in _CELLS:
            cell = self._open_cell(table, at)
            return opened or cell
        table.row = None
        if tag in _GROUPS:
            # As on the screen, only the first head and the first foot leave their place.
            table.rank = 1 if tag in table.groups else _GROUPS[tag]
            table.groups.add(tag)
        return opened

    def end(self, tag: str, opened: OpenTable | TableCell | None) -> None:
        """Take the end of an element that opened something."""
        table = self._tables[-1] if self._tables else None
        if table is None:
            return
        if opened is table:
            self._finish(self._tables.pop())
        elif tag in _CELLS:
            if opened is table.cell:
                self._close_cell(table)
        else:
            self._close_cell(table)
            table.row = None
            table.rank = table.rank if tag == "tr" else 1

    def close(self) -> None:
        """Take the end of the page."""
        while self._tables:
            self._finish(self._tables.pop())

    def _open_table(self) -> OpenTable:
        table = OpenTable(self.here, self.data_tables)
        self._tables.append(table)
        return table

    def _open_cell(self, table: OpenTable, at: int | None) -> TableCell:
        self._cells += 1
        self._limits.check("cells", self._cells, self._name)
        if table.row is None:
            table.row = []
            table.rows.append((table.rank, table.row))
        cell = TableCell(at)
        table.cell = cell
        table.row.append(cell)
        self.here = cell.items
        return cell

    def _close_cell(self, table: OpenTable) -> None:
        table.cell = None
        self.here = table.items

    def _finish(self, table: OpenTable) -> None:
        """Put a table among the items that it stands among; what follows of it begins anew."""
        self._close_cell(table)
        finished = table.finished()
        table.items += finished
        self.data_tables += any(isinstance(item, Row) for item in finished)
        around = self._tables[-1].cell if self._tables else None
        if around is not None and self.data_tables > table.data_before:
            around.holds_data = True
        table.rows, table.row, table.groups = [], None, set()
