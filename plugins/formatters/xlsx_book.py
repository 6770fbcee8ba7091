"""Writes the workbook row by row, so that thousands of reports take no more memory than one."""

import json
from importlib.util import find_spec
from tempfile import TemporaryDirectory
from typing import IO, Any

from reportlint import VERDICTS, Language, Message, Summary, UsageError, Writer
from reportlint.plugins.formatters.xlsx_about import about_lines
from reportlint.plugins.formatters.xlsx_rows import Row, problem_row
from reportlint.plugins.formatters.xlsx_sheets import SHEETS, Column, Sheet
from reportlint.plugins.formatters.xlsx_texts import fitting, lines_of

_MISSING = Message(
    zh='输出 Excel 工作簿需要 XlsxWriter，请运行：pip install "reportlint[xlsx]"',
    en='a workbook needs XlsxWriter: pip install "reportlint[xlsx]"',
)
# What Excel can hold in a sheet.
_MOST_ROWS = 1_048_576
_LINE_HEIGHT = 14
_MOST_HEIGHT = 409
_ABOUT = Message(zh="说明", en="About")
_ABOUT_WIDTH = 110
_FONT = {"font_name": "Microsoft YaHei", "font_size": 10}
_CELL = {**_FONT, "valign": "top"}
_HEAD = {**_FONT, "bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E79", "text_wrap": True}
_COLOURS = {"error": "#F8CBAD", "warning": "#FFE699", "info": "#DDEBF7"}
# Columns that show the severity of their row.
_COLOURED = ("severity", "label", "raw", "codes", "outcome")
_ENTERED = {"bg_color": "#FFFBE6", "border": 1, "border_color": "#D9D9D9"}


class BookWriter(Writer):
    """Writes the sheets as rows come in."""

    def __init__(self, stream: IO[bytes], language: Language) -> None:
        if find_spec("xlsxwriter") is None:
            raise UsageError(_MISSING, culprit="xlsxwriter")
        from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has no types

        self._language: Language = language
        # Rows wait in files of this folder, which goes also where the run is broken off.
        self._folder = TemporaryDirectory(prefix="reportlint-")
        self._book = Workbook(stream, {"constant_memory": True, "tmpdir": self._folder.name})
        styles = _Styles(self._book)
        self._sheets = {
            sheet.key: _SheetWriter(self._book, sheet, styles, language) for sheet in SHEETS
        }

    def add(self, piece: str) -> None:
        """Write the rows of a file."""
        for key, rows in json.loads(piece).items():
            for row in rows:
                self._sheets[key].add(row)

    def finish(self, summary: Summary) -> None:
        """Write what is said of the run as a whole, and the file."""
        for problem in summary.problems:
            self._sheets["unassessed"].add(problem_row(problem, self._language))
        self._write_about(summary)
        for sheet in self._sheets.values():
            sheet.finish()
        self._book.close()
        self._folder.cleanup()

    def _write_about(self, summary: Summary) -> None:
        sheet = self._book.add_worksheet(_ABOUT.text(self._language))
        sheet.set_column(0, 0, _ABOUT_WIDTH)
        styles = _Styles(self._book)
        for number, line in enumerate(about_lines(summary, self._language)):
            style = styles.get(bold=line.is_title, text_wrap=True)
            sheet.write_string(number, 0, fitting(line.text), style)


class _Styles:
    """The styles of cells, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def get(self, **properties: Any) -> Any:
        """Return a style with some properties beside those of all cells."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({**_CELL, **properties})
        return self._made[key]

    def of(self, column: Column, style: str) -> Any:
        """Return the style of a cell in a column; style is the severity of its row, or empty."""
        properties: dict[str, Any] = {"text_wrap": column.wraps}
        if column.is_entered:
            properties |= _ENTERED
        if column.key in _COLOURED and style in _COLOURS:
            properties["bg_color"] = _COLOURS[style]
        return self.get(**properties)


class _SheetWriter:
    """Writes the rows of a sheet, and those that are too many for it into further ones."""

    def __init__(self, book: Any, sheet: Sheet, styles: _Styles, language: Language) -> None:
        self._book = book
        self._sheet = sheet
        self._styles = styles
        self._language: Language = language
        self._known: dict[str, list[Any]] = {}
        self._number = 0
        self._begin()

    def add(self, row: Row) -> None:
        """Write a row."""
        if self._row == _MOST_ROWS:
            self.finish()
            self._begin()
        if (lines := self._lines(row)) > 1:
            # Excel finds the height itself, other programs do not.
            self._page.set_row(self._row, min(lines * _LINE_HEIGHT, _MOST_HEIGHT))
        styles = self._styles_of(row.get("style", ""))
        for place, (column, style) in enumerate(zip(self._sheet.columns, styles, strict=True)):
            _write(self._page, (self._row, place), row.get(column.key), style)
        self._row += 1

    def finish(self) -> None:
        """Add what depends on the number of rows."""
        last = max(self._row - 1, 1)
        self._page.autofilter(0, 0, last, len(self._sheet.columns) - 1)
        for place, column in enumerate(self._sheet.columns):
            if column.key == "verdict":
                words = [word.text(self._language) for word in VERDICTS.values()]
                choice = {"validate": "list", "source": words}
                self._page.data_validation(1, place, last, place, choice)

    def _lines(self, row: Row) -> int:
        """Return how many lines the longest text of a row takes."""
        texts = ((row.get(item.key), item.width) for item in self._sheet.columns if item.wraps)
        return max((lines_of(str(text), width) for text, width in texts if text), default=1)

    def _styles_of(self, style: str) -> list[Any]:
        """Return the styles of the cells of a row; style is its severity, or empty."""
        if style not in self._known:
            self._known[style] = [self._styles.of(item, style) for item in self._sheet.columns]
        return self._known[style]

    def _begin(self) -> None:
        self._number += 1
        title = self._sheet.title.text(self._language)
        more = f" ({self._number})" if self._number > 1 else ""
        self._page = self._book.add_worksheet(f"{title}{more}")
        self._page.freeze_panes(1, 1)
        for place, column in enumerate(self._sheet.columns):
            self._page.set_column(place, place, column.width)
            head = self._styles.get(**_HEAD)
            self._page.write_string(0, place, column.title.text(self._language), head)
        self._row = 1


def _write(page: Any, place: tuple[int, int], value: Any, style: Any) -> None:
    """Write a value as what it is: a text never becomes a formula, a link or a number."""
    if value is None or value == "":
        page.write_blank(*place, None, style)
    elif isinstance(value, int | float):
        page.write_number(*place, value, style)
    else:
        page.write_string(*place, fitting(str(value)), style)
