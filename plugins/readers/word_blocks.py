"""The paragraphs and tables of a Word file, written out in their order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reportlint import Message, Origin, Source, Transcript
from reportlint.plugins.readers.office import Package, child, join, local, unwrapped
from reportlint.plugins.readers.word_numbering import Numbering
from reportlint.plugins.readers.word_places import WordCell, WordParagraph
from reportlint.plugins.readers.word_styles import Styles
from reportlint.plugins.readers.word_tables import TableCell, TableRow, read_rows
from reportlint.plugins.readers.word_text import ParagraphText, read_paragraph

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Documents that Word takes in when it opens the file.
_OTHER_DOCUMENTS = ("altChunk",)
_BLOCKS = ("p", "tbl", *_OTHER_DOCUMENTS)
_NO_BODY = Message(zh="没有正文", en="it has no body")


class Shown(NamedTuple):
    """A paragraph that was read: its place, its element, and the elements that its text is in.

    number is what Word puts before it.
    """

    origin: Origin
    element: "Element"
    number: str
    pieces: list["Element"]


class Document(NamedTuple):
    """A document that was read: the root of its main part, its paragraphs, and its text."""

    root: "Element"
    paragraphs: list[Shown]
    source: Source


def read_document(package: Package) -> Document:
    """Return a document; raises InputError where it is broken or beyond the limits."""
    main = package.main()
    root = package.tree(main)
    body = child(root, "body")
    if body is None:
        raise package.unreadable(_NO_BODY)
    styles = package.tree_of(main, "styles")
    numbering = Numbering(package.tree_of(main, "numbering"), styles)
    transcript = Transcript(package.name, package.limits)
    blocks = _Blocks(transcript, numbering, Styles(styles))
    try:
        blocks.write_body(body)
    except RecursionError as error:
        raise package.limits.exceeded("depth", package.name) from error
    return Document(root, blocks.paragraphs, transcript.source())


@dataclass
class _Place:
    """Where blocks stand: counts them, and tells the origin of each."""

    paragraph: Callable[[int], Origin]
    cell: Callable[[int, int, int], Origin]
    paragraphs: int = 0
    tables: int = 0


class _Blocks:
    """Writes the blocks of a document in their order."""

    def __init__(self, transcript: Transcript, numbering: Numbering, styles: Styles) -> None:
        self._transcript = transcript
        self._numbering = numbering
        self._styles = styles
        self.paragraphs: list[Shown] = []

    def write_body(self, body: "Element") -> None:
        """Write what stands in the body itself, and what its content controls hold."""
        place = _Place(WordParagraph, WordCell)
        control = 0
        for block in body:
            if local(block) in _BLOCKS:
                self._write_block(block, place)
            elif found := list(unwrapped(block, _BLOCKS)):
                control += 1
                inner = _controlled_place(control)
                for item in found:
                    self._write_block(item, inner)

    def _write_block(self, block: "Element", place: _Place) -> None:
        name = local(block)
        if name in ("p", *_OTHER_DOCUMENTS):
            place.paragraphs += name == "p"
            origin = place.paragraph(place.paragraphs)
            if name in _OTHER_DOCUMENTS or child(block, "subDoc") is not None:
                self._transcript.line((Transcript.UNREAD, origin))
            if name == "p":
                self._write_paragraph(block, origin)
        else:
            place.tables += 1
            self._write_table(block, place)

    def _write_paragraph(self, paragraph: "Element", origin: Origin) -> None:
        number, text = self._read_paragraph(paragraph, origin)
        for line in text.lines:
            self._transcript.line((_spaced(number, line), origin), (line, origin))
            number = ""
        if text.has_picture and not "".join(text.lines).strip():
            self._transcript.line((Transcript.PICTURE, origin))
        for box in text.boxes:
            self._write_box(box, origin)

    def _read_paragraph(self, paragraph: "Element", origin: Origin) -> tuple[str, ParagraphText]:
        """Return the number that Word puts before a paragraph, and what the paragraph shows."""
        number = self._numbering.number(paragraph)
        text = read_paragraph(paragraph, self._styles)
        self.paragraphs.append(Shown(origin, paragraph, number, text.pieces))
        return number, text

    def _write_box(self, box: "Element", origin: Origin) -> None:
        """Write what a text box holds; its place is that which the box hangs on."""
        place = _Place(lambda _: origin, lambda *_: origin)
        for block in unwrapped(box, _BLOCKS):
            self._write_block(block, place)

    def _write_table(self, table: "Element", place: _Place) -> None:
        number = place.tables
        rows = list(read_rows(table))
        # A table of one cell a row is there for its frame: what it holds is prose.
        is_frame = all(len(row.cells) <= 1 for row in rows)
        for row in rows:
            places = [place.cell(number, row.number, cell.column) for cell in row.cells]
            if is_frame:
                for cell, origin in zip(row.cells, places, strict=True):
                    self._write_framed(cell, origin)
            elif row.cells:
                self._write_row(row, places)

    def _write_framed(self, cell: TableCell, origin: Origin) -> None:
        place = _place_in_cell(origin)
        for block in unwrapped(cell.element, _BLOCKS):
            self._write_block(block, place)

    def _write_row(self, row: TableRow, places: list[Origin]) -> None:
        """Write a row, and after it the tables and text boxes that hang on its cells."""
        texts: list[tuple[str, Origin]] = []
        tables: list[tuple[Element, _Place]] = []
        boxes: list[tuple[Element, Origin]] = []
        for cell, origin in zip(row.cells, places, strict=True):
            parts: list[str] = []
            has_picture = False
            inner = _place_in_cell(origin)
            for block in unwrapped(cell.element, _BLOCKS):
                if local(block) != "p":
                    tables.append((block, inner))
                    has_picture = has_picture or local(block) in _OTHER_DOCUMENTS
                    continue
                number, text = self._read_paragraph(block, origin)
                parts += (_spaced(number, text.lines[0]) + text.lines[0], *text.lines[1:])
                boxes += ((box, origin) for box in text.boxes)
                has_picture = has_picture or text.has_picture
            texts.append((join(parts) or Transcript.PICTURE * has_picture, origin))
        self._transcript.row(texts)
        for table, inner in tables:
            self._write_block(table, inner)
        for box, origin in boxes:
            self._write_box(box, origin)


def _controlled_place(control: int) -> _Place:
    return _Place(
        lambda paragraph: WordParagraph(paragraph, control),
        lambda table, row, column: WordCell(table, row, column, control),
    )


def _place_in_cell(origin: Origin) -> _Place:
    """Return the place of blocks in a cell: that of the cell, but for tables in it."""
    if not isinstance(origin, WordCell):
        return _Place(lambda _: origin, lambda *_: origin)
    return _Place(lambda _: origin, lambda *place: origin.holding(WordCell(*place)))


def _spaced(number: str, text: str) -> str:
    """Return a number with the blank that keeps it apart from a text, where one is needed."""
    needs_blank = number[-1:].isalnum() or text[:1].isdigit()
    return f"{number} " if number and needs_blank else number
