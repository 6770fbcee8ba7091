"""Write a draft as a Word file, with the habits that real ones have."""

import io
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from reportlint.testing import Draft
from tests.writers.grid import GridTable, elements

_LIST = 77


def word(
    draft: Draft,
    *,
    heading_style: str | None = None,
    automatic: bool = False,
    torn: bool = False,
    title: str | None = None,
) -> bytes:
    """Return a draft as a .docx file.

    heading_style: the style of headings. automatic: Word numbers the headings, their text has no
    number. torn: texts of cells and headings are split over runs, labels over paragraphs too.
    title: a table without lines at the top, as a frame for the name of the report.
    """
    document = docx.Document()
    if title:
        document.add_table(1, 1).cell(0, 0).text = title
    if automatic:
        add_list(document, "%1、", "chineseCountingThousand")
    headings = {draft.format.section(name).heading for name in draft.order}
    for element in elements(draft):
        if isinstance(element, GridTable):
            _add_table(document, element, torn=torn)
            continue
        is_heading = element in headings
        paragraph = document.add_paragraph(style=heading_style if is_heading else None)
        if is_heading and automatic:
            put_in_list(paragraph)
            element = element.partition("、")[2]
        _add_runs(paragraph, element, torn=torn and is_heading)
    return saved(document)


def saved(document: Document) -> bytes:
    """Return the bytes of a document."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def add_list(document: Document, text: str, number_format: str, *, start: int = 1) -> None:
    """Define the list that put_in_list puts paragraphs in."""
    root: Any = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )
    for name, content in (("abstractNum", level), ("num", f'<w:abstractNumId w:val="{_LIST}"/>')):
        key = "numId" if name == "num" else "abstractNumId"
        root.append(parse_xml(f'<w:{name} {nsdecls("w")} w:{key}="{_LIST}">{content}</w:{name}>'))


def put_in_list(paragraph: Paragraph) -> None:
    """Have Word number a paragraph."""
    number = parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{_LIST}"/></w:numPr>'
    )
    properties: Any = paragraph._p.get_or_add_pPr()
    properties.append(number)


def _add_table(document: Document, grid: GridTable, *, torn: bool) -> None:
    table = document.add_table(len(grid.rows), grid.width)
    taken: set[tuple[int, int]] = set()
    matrix = [list(row.cells) for row in table.rows]
    for number, row in enumerate(grid.rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            bottom, right = number + cell.rows - 1, column + cell.columns - 1
            taken |= {(r, c) for r in range(number, bottom + 1) for c in range(column, right + 1)}
            first = matrix[number][column]
            if (bottom, right) != (number, column):
                first = first.merge(matrix[bottom][right])
            _fill(first, cell.text, torn=torn)


def _fill(cell: _Cell, text: str, *, torn: bool) -> None:
    paragraph = cell.paragraphs[0]
    if torn and len(text) > 3 and not text[0].isdigit():
        _add_runs(paragraph, text[:3], torn=True)
        cell.add_paragraph(text[3:])
    else:
        _add_runs(paragraph, text, torn=torn)


def _add_runs(paragraph: Paragraph, text: str, *, torn: bool) -> None:
    for part in (text[:1], text[1:]) if torn else (text,):
        paragraph.add_run(part)
