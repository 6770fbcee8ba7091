"""Writes a draft as PDF, as a word processor would: ruled tables, merged cells, page breaks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from typing import Any, Literal
from xml.sax.saxutils import escape

from PIL import Image as PixelImage

# reportlab has no types: what comes from it is Any.
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]
from reportlab.pdfbase.pdfmetrics import registerFont  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    Image,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Table,
)

from reportlint.testing import Draft
from tests.writers.grid import GridCell, GridRow, GridTable, elements

FONT = "STSong-Light"
_MARGIN = 40
_PADDING = 2
_ALL_RULES = [("GRID", (0, 0), (-1, -1), 1, "black")]
_WIDTH = A4[0] - 2 * _MARGIN
# The widths of the columns of labels, by how many there are.
_LABELS = {0: (), 1: (200,), 2: (90, 140), 3: (30, 80, 140)}


@dataclass(frozen=True)
class PdfLook:
    """How a PDF looks.

    rules: all lines of tables, all but those at their sides, or none. value_width: of a column of
    figures; wide ones wrap in a narrow one. break_after: so many rows of a table stand on its
    first page; cells that are merged downwards go on as blank ones. cut: the page break runs
    through the row, which has the rest of its label and its values on the next page; no merged
    cell may begin in that row.
    """

    rules: Literal["all", "open", "none"] = "all"
    font_size: int = 8
    value_width: int = 0
    vertical: bool = False
    break_after: int = 14
    cut: bool = False
    running_header: str = ""
    password: str = ""


PLAIN = PdfLook()


@cache
def _registered() -> str:
    registerFont(UnicodeCIDFont(FONT))
    return FONT


def pdf(draft: Draft, look: PdfLook = PLAIN) -> bytes:
    """Return a draft as a PDF with page numbers at the bottom."""
    font = _registered()
    output = BytesIO()
    document = SimpleDocTemplate(
        output,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        encrypt=look.password or None,
        invariant=1,
    )

    def furnish(canvas: Any, _: object) -> None:
        canvas.setFont(font, 9)
        canvas.drawCentredString(A4[0] / 2, 30, f"- {canvas.getPageNumber()} -")
        canvas.drawString(_MARGIN, A4[1] - 40, look.running_header)

    flowables = [item for element in elements(draft) for item in _flowables(element, look)]
    document.build(flowables, onFirstPage=furnish, onLaterPages=furnish)
    return output.getvalue()


def _flowables(element: str | GridTable, look: PdfLook) -> Iterator[Any]:
    if isinstance(element, str):
        yield _paragraph(element, 14)
        return
    widths = _widths(element, look)
    for number, rows in enumerate(_parts(element, widths, look)):
        if number:
            yield PageBreak()
        yield _table(rows, widths, look)


def _paragraph(text: str, size: int) -> Any:
    style = ParagraphStyle(
        "text", fontName=_registered(), fontSize=size, leading=1.2 * size, wordWrap="CJK"
    )
    return Paragraph(escape(text).replace("\n", "<br/>"), style)


def _widths(table: GridTable, look: PdfLook) -> list[float]:
    """Return the widths of the columns: those of labels are the ones before the figures."""
    values = len(table.rows[-1]) - 1
    if all(cell.columns == 1 for cell in table.rows[-1]) and len(table.rows[-1]) == table.width:
        values = 3 if table.width == 4 else 1 if table.width == 2 else table.width
    labels = _LABELS[table.width - values]
    width = look.value_width or int((_WIDTH - sum(labels)) / values)
    return [*labels, *[width] * values]


def _parts(table: GridTable, widths: list[float], look: PdfLook) -> Iterator[tuple[GridRow, ...]]:
    """Yield the rows on each page; on the second the header of the table stands again."""
    rows, most = table.rows, look.break_after
    if len(rows) <= most:
        yield rows
        return
    upper = [_shortened(row, most - number) for number, row in enumerate(rows[:most])]
    begun = tuple(
        GridCell("", cell.columns, number + cell.rows - most)
        for number, row in enumerate(rows[:most])
        for cell in row
        if number + cell.rows > most
    )
    lower = [(*begun, *rows[most]), *rows[most + 1 :]]
    if look.cut:
        label, *values = upper[-1]
        room = sum(widths[: label.columns]) - 2 * _PADDING
        fitting = int(room / look.font_size)
        upper[-1] = (
            replace(label, text=label.text[:fitting]),
            *(replace(cell, text="") for cell in values),
        )
        longer = tuple(replace(cell, rows=cell.rows + 1) for cell in begun)
        rest = (*longer, replace(label, text=label.text[fitting:]), *values)
        lower = [rest, rows[most], *lower[1:]]
    yield tuple(upper)
    yield (*rows[: rows[0][0].rows], *lower)


def _shortened(row: GridRow, most: int) -> GridRow:
    return tuple(replace(cell, rows=min(cell.rows, most)) for cell in row)


def _table(rows: tuple[GridRow, ...], widths: list[float], look: PdfLook) -> Any:
    contents: list[list[Any]] = [[""] * len(widths) for _ in rows]
    style = _style(look)
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        for cell in row:
            x = next(i for i in range(len(widths)) if (i, y) not in taken)
            end = (x + cell.columns - 1, y + cell.rows - 1)
            taken |= {(i, j) for i in range(x, end[0] + 1) for j in range(y, end[1] + 1)}
            is_down = look.vertical and cell.rows > len(cell.text)
            text = "\n".join(cell.text) if is_down else cell.text
            contents[y][x] = _paragraph(text, look.font_size)
            style.append(("SPAN", (x, y), end))
    return Table(contents, colWidths=widths, style=style)


def _style(look: PdfLook) -> list[Any]:
    whole = (0, 0), (-1, -1)
    style: list[Any] = [
        ("VALIGN", *whole, "MIDDLE"),
        ("LEFTPADDING", *whole, _PADDING),
        ("RIGHTPADDING", *whole, _PADDING),
    ]
    if look.rules == "all":
        style.append(("GRID", *whole, 0.5, "black"))
    if look.rules == "open":
        style.append(("INNERGRID", *whole, 0.5, "black"))
        style.append(("LINEABOVE", (0, 0), (-1, 0), 0.5, "black"))
        style.append(("LINEBELOW", (0, -1), (-1, -1), 0.5, "black"))
    return style


def page_of(*blocks: list[list[str | None]] | tuple[int, int]) -> bytes:
    """Return a PDF of ruled tables of marked-up cells, None for a picture, and pictures by size."""
    style = ParagraphStyle("cell", fontName="Helvetica", fontSize=10)

    def cell(text: str | None) -> Any:
        return _picture(20, 10) if text is None else Paragraph(text, style)

    flow: list[Any] = [
        _picture(*block)
        if isinstance(block, tuple)
        else Table([[cell(text) for text in row] for row in block], style=_ALL_RULES)
        for block in blocks
    ]
    file = BytesIO()
    SimpleDocTemplate(file, pagesize=A4).build(flow)
    return file.getvalue()


def page_of_boxes(rows: list[list[str]]) -> bytes:
    """Return a PDF of a table as a browser prints it whose cells stand apart, each in a box.

    The left and right borders of a box are thin trapezia.
    """
    file = BytesIO()
    sheet = Canvas(file, pagesize=A4)
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            left, top = 72 + 80 * x, 700 - 20 * y
            right, bottom = left + 78.5, top - 18.5
            for outer, inner in ((left, left + 0.5), (right, right - 0.5)):
                border = sheet.beginPath()
                border.moveTo(outer, top)
                border.lineTo(outer, bottom)
                border.lineTo(inner, bottom + 0.5)
                border.lineTo(inner, top - 0.5)
                sheet.drawPath(border, stroke=0, fill=1)
            for height in (top - 0.5, bottom):
                sheet.rect(left, height, right - left, 0.5, stroke=0, fill=1)
            sheet.drawString(left + 4, bottom + 5, text)
    sheet.save()
    return file.getvalue()


def _picture(width: int, height: int) -> Any:
    file = BytesIO()
    PixelImage.new("RGB", (8, 8), "red").save(file, "PNG")
    file.seek(0)
    return Image(file, width, height)
