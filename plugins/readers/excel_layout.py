"""Tell the tables of an Excel sheet from its lines of prose, and which columns a table has."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from reportlint import Limits
from reportlint.plugins.readers.excel_sheet import Area, Sheet, SheetRow

# Longer than any label of a report, or with the mark that ends a sentence.
_LONG_TEXT = 60
_SENTENCE_END = "。"
_FIGURE = re.compile(r"[0-9０-９.,，%％+\-—－/／\\()（） ]+")
# So many times the cells of the limit may be looked at before a sheet is given up.
_LOOKS_A_CELL = 20


@dataclass(frozen=True)
class LaidCell:
    """A cell as the file has it, by the first row and column that it takes up."""

    row: int
    column: int
    text: str


@dataclass
class _Table:
    """The columns of a table, from the first to the last that any of its rows takes up."""

    left: int
    right: int

    def holds(self, row: "_Row") -> bool:
        return self.left <= row.left and row.right <= self.right

    def take_in(self, row: "_Row") -> None:
        self.left, self.right = min(self.left, row.left), max(self.right, row.right)


@dataclass
class _Row:
    number: int
    texts: dict[int, str]
    left: int
    right: int
    merged: list[Area]
    table: _Table | None = None

    @property
    def is_prose(self) -> bool:
        """Tell whether the row is one text that no label is."""
        text = next(iter(self.texts.values()), "")
        return len(self.texts) == 1 and (len(text) > _LONG_TEXT or _SENTENCE_END in text)

    @property
    def is_header(self) -> bool:
        """Tell whether the row has nothing but words."""
        return not any(
            len(text) <= _LONG_TEXT and _FIGURE.fullmatch(text) for text in self.texts.values()
        )


@dataclass(frozen=True)
class SheetLine:
    """A line of prose, which is one cell, or a row of a table."""

    is_row: bool
    cells: Iterator[LaidCell]


def lay_out(sheet: Sheet, name: str, limits: Limits) -> Iterator[SheetLine]:
    """Yield the lines of a sheet from top to bottom.

    Rows and columns that are hidden are kept: they are part of the sums. Raises InputError where
    the sheet goes beyond the limits.
    """
    rows = list(_with_merged(sheet, name, limits))
    _find_tables(rows)
    # A column without a text in the whole sheet is there for its width.
    columns = sorted({column for row in rows for column in row.texts})
    for row in rows:
        if row.table is None:
            cells = [LaidCell(row.number, *item) for item in sorted(row.texts.items())]
            if len(cells) > 1:
                yield SheetLine(True, iter(cells))
            elif cells:
                yield SheetLine(False, iter(cells))
        else:
            yield SheetLine(True, _cells(row, row.table, columns))


def _with_merged(sheet: Sheet, name: str, limits: Limits) -> Iterator[_Row]:
    """Yield the rows, each with the merged areas that cover it and without what they hide."""
    areas = iter(sheet.merged)
    upcoming = next(areas, None)
    active: list[Area] = []
    looks = 0
    for row in sheet.rows:
        while upcoming is not None and upcoming.top <= row.number:
            active.append(upcoming)
            upcoming = next(areas, None)
        active = [area for area in active if area.bottom >= row.number]
        looks += len(active)
        if looks > _LOOKS_A_CELL * limits.cells:
            raise limits.exceeded("cells", name)
        yield _row(row, sorted(active, key=lambda area: (area.left, area.top)))


def _row(row: SheetRow, merged: list[Area]) -> _Row:
    texts = dict(row.texts)
    lefts = [area.left for area in merged]
    for column in row.texts:
        index = bisect_right(lefts, column) - 1
        if index >= 0 and merged[index].right >= column:
            is_first = (merged[index].top, merged[index].left) == (row.number, column)
            if not is_first:
                del texts[column]
    own = [row.left] if row.left else []
    left = min([*own, *lefts], default=0)
    right = max([row.right, *(area.right for area in merged)])
    return _Row(row.number, texts, left, right, merged)


def _find_tables(rows: list[_Row]) -> None:
    """Give the rows of each table its columns.

    A table is made of rows with several texts. A row with one text that follows is one of its
    rows too: it may be a label whose values are all blank. After such a row, or a gap, a row of
    nothing but words begins another table, as does one beyond the columns so far.
    """
    table: _Table | None = None
    goes_on = is_torn = False
    last = 0
    for row in rows:
        is_next = row.number == last + 1
        if len(row.texts) > 1:
            is_torn = is_torn or not is_next
            if table is None or (is_torn and (row.is_header or not table.holds(row))):
                table = _Table(row.left, row.right)
            table.take_in(row)
            row.table, goes_on, is_torn = table, True, False
        else:
            is_torn = is_torn or bool(row.texts)
            goes_on = goes_on and is_next and not row.is_prose
            if table is not None and goes_on and table.holds(row):
                row.table = table
        last = row.number


def _cells(row: _Row, table: _Table, columns: list[int]) -> Iterator[LaidCell]:
    """Yield the cells that begin in a row, blank ones too, within the columns of its table."""
    index = bisect_left(columns, table.left)
    merged = iter(row.merged)
    area = next(merged, None)
    while index < len(columns) and columns[index] <= table.right:
        column = columns[index]
        while area is not None and area.right < column:
            area = next(merged, None)
        if area is None or area.left > column:
            yield LaidCell(row.number, column, row.texts.get(column, ""))
            index += 1
            continue
        if area.top == row.number:
            yield LaidCell(row.number, area.left, row.texts.get(area.left, ""))
        index = bisect_right(columns, area.right)
