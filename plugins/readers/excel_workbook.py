"""The sheets of an Excel file, written out in their order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from reportlint import Message, Origin, Source, Transcript
from reportlint.plugins.readers.excel_layout import LaidCell, SheetLine, lay_out
from reportlint.plugins.readers.excel_sheet import (
    Place,
    SheetReader,
    Workbook,
    column_name,
    rich_text,
)
from reportlint.plugins.readers.excel_values import read_styles
from reportlint.plugins.readers.office import Package, attribute, child, join, local, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PLACE = Message(zh="工作表“{sheet}”单元格 {cell}", en="sheet “{sheet}”, cell {cell}")
_PICTURES = ("pic", "graphicFrame")
_NO_SHEET = Message(zh="没有可见的工作表", en="it has no sheet that is shown")


@dataclass(frozen=True)
class SheetCell(Origin):
    """A cell of a sheet by its name in the sheet, such as C7; of merged ones, the first."""

    kind: ClassVar[str] = "excel-cell"
    sheet: str
    cell: str

    def message(self) -> Message:
        """Return the sheet and the cell."""
        return _PLACE.format(sheet=self.sheet, cell=self.cell)


def read_workbook(package: Package) -> Source:
    """Return the text of a workbook; raises InputError where it is broken or beyond the limits."""
    main = package.main()
    sheets = list(_sheets(package, main))
    if not sheets:
        raise package.unreadable(_NO_SHEET)
    reader = SheetReader(package, _workbook(package, main))
    transcript = Transcript(package.name, package.limits)
    for title, part in sheets:
        sheet = reader.read(package.data(part), list(_pictures(package, part)))
        for line in lay_out(sheet, package.name, package.limits):
            _write(transcript, title, line)
    return transcript.source()


def _sheets(package: Package, main: str) -> Iterator[tuple[str, str]]:
    """Yield the titles and the parts of the sheets that are shown.

    Sheets are hidden that hold drafts, lists for choices or last year's form. Hidden rows and
    columns are part of the sums of the table that they stand in, so those are read.
    """
    parts = package.related(main, "worksheet")
    found = child(package.tree(main), "sheets")
    for sheet in found if found is not None else ():
        reference = next((value for key, value in sheet.items() if key.endswith("}id")), "")
        # Each part once, however many sheets claim to be it; charts are no worksheets.
        part = parts.pop(str(reference), None)
        if part is not None and sheet.get("state", "visible") == "visible":
            yield sheet.get("name", ""), part


def _pictures(package: Package, part: str) -> Iterator[Place]:
    """Yield the cells of a sheet over which a picture lies: its first one, and its middle one."""
    number = 0
    for drawing in package.related(part, "drawing").values():
        for anchor in package.tree(drawing):
            number += 1
            package.limits.check("cells", number, package.name)
            first, last = _marker(anchor, "from"), _marker(anchor, "to")
            if first is None or not _shows_something(anchor):
                continue
            yield first
            if last is not None:
                yield Place((first.row + last.row) // 2, (first.column + last.column) // 2)


def _marker(anchor: "Element", name: str) -> Place | None:
    found = child(anchor, name)
    row, column = child(found, "row"), child(found, "col")
    if row is None or column is None:
        return None
    return Place(whole(row.text, 0) + 1, whole(column.text, 0) + 1)


def _shows_something(anchor: "Element") -> bool:
    """Tell whether there is a picture, or a shape with a text: others are lines and frames."""
    return any(
        local(item) in _PICTURES or (local(item) == "t" and (item.text or "").strip())
        for item in anchor.iter()
    )


def _workbook(package: Package, main: str) -> Workbook:
    texts = package.tree_of(main, "sharedStrings")
    properties = child(package.tree(main), "workbookPr")
    since = attribute(properties, "date1904") if properties is not None else None
    items = texts if texts is not None else ()
    return Workbook(
        # Blanks go here and once: a text may stand in many cells.
        texts=[rich_text(item).strip() for item in items if local(item) == "si"],
        styles=read_styles(package.tree_of(main, "styles")),
        since_1904=since in ("1", "true"),
    )


def _write(transcript: Transcript, sheet: str, line: SheetLine) -> None:
    if line.is_row:
        transcript.row((join(cell.text.splitlines()), _place(sheet, cell)) for cell in line.cells)
        return
    for cell in line.cells:
        for text in cell.text.splitlines():
            transcript.line((text, _place(sheet, cell)))


def _place(sheet: str, cell: LaidCell) -> SheetCell:
    return SheetCell(sheet, f"{column_name(cell.column)}{cell.row}")
