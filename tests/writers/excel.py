"""Write a draft as an Excel file, with the habits that real ones have."""

import io
import re

from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from reportlint.testing import Draft
from tests.writers.grid import GridTable, elements

_PROSE_WIDTH = 6
_NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{0,8}[1-9])?")
_LINE = Side(style="thin")


def excel(
    draft: Draft,
    *,
    as_text: bool = False,
    offset: int = 0,
    gaps: int = 1,
    borders: bool = True,
    spacer: bool = False,
    merged_prose: bool = True,
) -> bytes:
    """Return a draft as a .xlsx file.

    as_text: figures are texts. offset: empty rows above and columns before all else. gaps: empty
    rows between a table and what surrounds it. borders: lines around the cells of tables. spacer:
    an empty column inside each table. merged_prose: headings and prose go over several columns.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    row = 1 + offset
    for element in elements(draft):
        if isinstance(element, GridTable):
            row += gaps
            _add_table(
                sheet,
                element,
                row,
                offset=offset,
                as_text=as_text,
                borders=borders,
                spacer=spacer,
            )
            row += len(element.rows) + gaps
        else:
            sheet.cell(row, 1 + offset, element)
            if merged_prose:
                sheet.merge_cells(None, row, 1 + offset, row, offset + _PROSE_WIDTH)
            row += 1
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Return the bytes of a workbook."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _add_table(
    sheet: Worksheet,
    grid: GridTable,
    top: int,
    *,
    offset: int,
    as_text: bool,
    borders: bool,
    spacer: bool,
) -> None:
    taken: set[tuple[int, int]] = set()
    # With a spacer, the second column and what follows stand one further to the right.
    places = [offset + 1 + column + (spacer and column > 0) for column in range(grid.width + 1)]
    for number, row in enumerate(grid.rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            last = column + cell.columns
            taken |= {
                (r, c) for r in range(number, number + cell.rows) for c in range(column, last)
            }
            value = cell.text if as_text else _value(cell.text)
            first = f"{get_column_letter(places[column])}{top + number}"
            end = f"{get_column_letter(places[last - 1])}{top + number + cell.rows - 1}"
            sheet[first] = None if value == "" else value
            if first != end:
                sheet.merge_cells(f"{first}:{end}")
            column = last
        if borders:
            for place in range(places[0], places[grid.width - 1] + 1):
                line = Border(top=_LINE, bottom=_LINE, left=_LINE, right=_LINE)
                sheet.cell(top + number, place).border = line


def _value(text: str) -> str | int | float:
    if not _NUMBER.fullmatch(text):
        return text
    return float(text) if "." in text else int(text)
