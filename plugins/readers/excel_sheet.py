"""The cells of an Excel sheet that hold or show something, and those that are merged."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reportlint import Message, Transcript
from reportlint.plugins.readers.excel_values import GENERAL, Style, show_number
from reportlint.plugins.readers.office import GAP, Package, child, is_on, local, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
# So many times the cells of the limit may be looked at for pictures.
_LOOKS_A_CELL = 20
_NO_FORMULA = "…"
# The mark of a footnote behind a figure is no digit of it.
_RAISED = ("superscript", "subscript")
_NO_TEXT = Message(
    zh="单元格引用的第 {number} 条文字不存在", en="a cell refers to text {number}, which it lacks"
)
_TWICE = Message(zh="单元格 {cell} 出现两次", en="cell {cell} is there twice")
# How Excel writes what XML cannot hold, such as a carriage return.
_ESCAPE = re.compile(r"_x00([0-7][0-9A-Fa-f])_")


class Place(NamedTuple):
    """A cell by its row and its column, which count from 1."""

    row: int
    column: int


class Area(NamedTuple):
    """A rectangle of cells: rows and columns count from 1, the last ones are in it."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, place: Place) -> bool:
        """Tell whether a cell is in it."""
        in_rows = self.top <= place.row <= self.bottom
        return in_rows and self.left <= place.column <= self.right


@dataclass
class SheetRow:
    """A row: its texts by column, and the first and last column with a text or a border."""

    number: int
    texts: dict[int, str] = field(default_factory=dict)
    left: int = 0
    right: int = 0

    def reach(self, column: int) -> None:
        """Take a column in."""
        self.left = min(self.left or column, column)
        self.right = max(self.right, column)


@dataclass
class Sheet:
    """A sheet: rows that hold something or have borders, in order, and merged areas."""

    rows: list[SheetRow] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)


@dataclass(frozen=True)
class Workbook:
    """What the sheets of a file share."""

    texts: Sequence[str]
    styles: Sequence[Style]
    since_1904: bool


class SheetReader:
    """Reads a sheet row by row, so that what a large one takes up is bounded."""

    def __init__(self, package: Package, workbook: Workbook) -> None:
        self._package = package
        self._workbook = workbook
        self._cells = 0

    def read(self, data: bytes, pictures: Iterable[Place] = ()) -> Sheet:
        """Return a sheet; raises InputError where it is broken or beyond the limits.

        pictures are the cells over which pictures lie: those are not blank.
        """
        from lxml import etree

        sheet = Sheet()
        events = etree.iterparse(
            io.BytesIO(data),
            tag=("{*}row", "{*}mergeCell"),
            resolve_entities=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            for _, element in events:
                if local(element) == "row":
                    self._add_row(sheet, element)
                elif area := area_of(element.get("ref", "")):
                    sheet.merged.append(area)
                    self._package.limits.check("cells", len(sheet.merged), self._package.name)
                _forget(element)
        except etree.XMLSyntaxError as error:
            raise self._package.unreadable(error) from error
        sheet.rows.sort(key=lambda row: row.number)
        sheet.merged.sort()
        self._show(sheet, pictures)
        return sheet

    def _show(self, sheet: Sheet, pictures: Iterable[Place]) -> None:
        rows = {row.number: row for row in sheet.rows}
        places = sorted(set(pictures))
        looks = len(places) * len(sheet.merged)
        self._package.limits.check("cells", looks // _LOOKS_A_CELL, self._package.name)
        for place in places:
            # Of merged cells the first has the text of all.
            number, column = next(
                ((area.top, area.left) for area in sheet.merged if area.holds(place)), place
            )
            row = rows.setdefault(number, SheetRow(number))
            if column not in row.texts:
                row.texts[column] = Transcript.PICTURE
                row.reach(column)
        sheet.rows = [rows[number] for number in sorted(rows)]

    def _add_row(self, sheet: Sheet, element: "Element") -> None:
        last = sheet.rows[-1] if sheet.rows else None
        row = SheetRow(whole(element.get("r"), last.number + 1 if last else 1))
        column = 0
        taken: set[int] = set()
        for item in element:
            place = _REFERENCE.fullmatch(item.get("r", ""))
            column = _column_number(place[1]) if place else column + 1
            if column in taken:
                name = f"{column_name(column)}{row.number}"
                raise self._package.unreadable(_TWICE.format(cell=name))
            taken.add(column)
            text = self._text(item) if not self._style(item).is_struck else ""
            if text and not text.isspace():
                row.texts[column] = text
                self._cells += 1
                self._package.limits.check("cells", self._cells, self._package.name)
            if column in row.texts or self._style(item).is_bordered:
                row.reach(column)
        # Borders often go on far below a table: of rows without a text, the first is enough.
        if row.texts or (row.right and last and last.texts):
            sheet.rows.append(row)

    def _text(self, cell: "Element") -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            found = child(cell, "is")
            return "" if found is None else rich_text(found)
        value, formula = child(cell, "v"), child(cell, "f")
        raw = (value.text or "") if value is not None else ""
        if formula is not None and not raw and (value is None or kind != "str"):
            # Its result was never computed: this is not a blank.
            return f"={formula.text or _NO_FORMULA}"
        if kind == "s" and raw:
            texts = self._workbook.texts
            number = whole(raw, len(texts))
            if number >= len(texts):
                raise self._package.unreadable(_NO_TEXT.format(number=raw))
            return texts[number]
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(raw, raw)
        if kind == "n" and raw:
            code = self._style(cell).format
            return show_number(raw, code, since_1904=self._workbook.since_1904)
        return raw

    def _style(self, cell: "Element") -> Style:
        styles, number = self._workbook.styles, whole(cell.get("s"), 0)
        return styles[number] if number < len(styles) else Style(GENERAL, is_bordered=False)


def area_of(reference: str) -> Area | None:
    """Return the area that a reference such as A1:C3 names, None where it names none."""
    first, _, last = reference.partition(":")
    one, two = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last or first)
    if one is None or two is None:
        return None
    rows = sorted((int(one[2]), int(two[2])))
    columns = sorted((_column_number(one[1]), _column_number(two[1])))
    return Area(rows[0], columns[0], rows[1], columns[1])


def rich_text(element: "Element") -> str:
    """Return a text that may be in several runs, without the readings over its characters.

    What is struck through is left out, what is raised stands apart.
    """
    written = ""
    was_raised = False
    for item in element:
        found = item if local(item) == "t" else child(item, "t") if local(item) == "r" else None
        if found is None or not found.text or is_on(item, "rPr", "strike"):
            continue
        is_raised = value(item, "rPr", "vertAlign") in _RAISED
        written += (GAP if written and is_raised != was_raised else "") + found.text
        was_raised = is_raised
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), written)


def column_name(number: int) -> str:
    """Return the letters of a column, counted from 1."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _forget(element: "Element") -> None:
    """Free an element and those before it, which have been read."""
    element.clear()
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None:
        parent.remove(before)
