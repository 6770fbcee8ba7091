"""Lay out the pages of a PDF: lines and rows in order, less what each page has in its margins."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlint import Transcript
from reportlint.plugins.readers.pdf_cells import CellText, cell_texts, parted
from reportlint.plugins.readers.pdf_glyphs import Glyph, Line, lines_of, text_of
from reportlint.plugins.readers.pdf_grid import Area, Lattice

# Where headers and footers stand: in this share of a page's height at its top and at its bottom.
_MARGIN = 0.12
_RULE = r"[-—–―－─·•~\s]*"
_PAGE_NUMBER = re.compile(
    rf"{_RULE}(?:第\s*)?\d{{1,4}}\s*页?(?:\s*[,，/|]?\s*共?\s*\d{{1,4}}\s*页?)?{_RULE}"
    r"|Page\s+\d{1,4}(?:\s+of\s+\d{1,4})?",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,4}")
_FIGURES = re.compile(r"\d+")
_WORDS = re.compile("[\u2e80-\u9fff\uf900-\ufaff]")
# What a label begins with that does not go on from the page before.
_NUMBERED = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[㈠-㈩]|[（(]?\d{1,2}[）)、.．])"
)
# How far the borders of a cell may differ that goes on on the next page, in points.
_SAME_BORDER = 3
# A smaller picture is no table, in points.
_WIDTH_OF_TABLE = 100
_HEIGHT_OF_TABLE = 30


@dataclass(frozen=True)
class TableRow:
    """A row of a table: its cells from left to right, without those that began in a row above."""

    cells: tuple[CellText, ...]

    def texts(self) -> tuple[str, ...]:
        """Return the texts of the cells."""
        return tuple(cell.text for cell in self.cells)


Block = Line | TableRow


@dataclass(frozen=True)
class Page:
    """A page, with its lines and rows from top to bottom."""

    number: int
    height: float
    blocks: tuple[Block, ...]


def lay_out(
    number: int,
    height: float,
    glyphs: Sequence[Glyph],
    lattice: Lattice,
    pictures: Sequence[Area] = (),
) -> Page:
    """Return a page; what stands in a table stands in no line."""
    placed: list[tuple[float, Block]] = []
    rest = list(glyphs)
    shown = [Glyph(Transcript.PICTURE, area, number) for area in pictures]
    # A picture with text over it is a background.
    shown = [item for item in shown if not any(_is_in(glyph, item.area) for glyph in glyphs)]
    for grid in lattice.grids():
        inside, outside = parted(grid, rest)
        rows = cell_texts(grid, inside, number)
        if any(cell.text for row in rows for cell in row):
            rest = outside
            for row in rows:
                cells = tuple(_with_picture(cell, shown) for cell in row)
                placed.append((row[0].area.top, TableRow(cells)))
            shown = [item for item in shown if not grid.holds(item.x, item.y)]
    placed += ((line[0].y, line) for line in lines_of(rest) if text_of(line))
    large = [item for item in shown if _may_be_table(item.area)]
    if large and all(_is_page_number(block) for _, block in placed):
        # A page that is but a picture may be a page of the report that was scanned.
        large = [Glyph(Transcript.UNREAD, large[0].area, number)]
    placed += ((item.y, [item]) for item in large)
    placed.sort(key=lambda item: item[0])
    return Page(number, height, tuple(block for _, block in placed))


def _is_page_number(block: Block) -> bool:
    return not isinstance(block, TableRow) and bool(_PAGE_NUMBER.fullmatch(text_of(block)))


def _with_picture(cell: CellText, pictures: Sequence[Glyph]) -> CellText:
    """Return a cell with the mark of the picture in it, where it has no text."""
    if cell.text or not any(_is_in(item, cell.area) for item in pictures):
        return cell
    return replace(cell, text=Transcript.PICTURE)


def _is_in(glyph: Glyph, area: Area) -> bool:
    return area.x0 <= glyph.x <= area.x1 and area.top <= glyph.y <= area.bottom


def _may_be_table(area: Area) -> bool:
    return area.x1 - area.x0 >= _WIDTH_OF_TABLE and area.bottom - area.top >= _HEIGHT_OF_TABLE


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """Return pages without page numbers, and without headers and footers that most repeat."""
    repeated = Counter(key for page in pages for key in {_key(line) for line in _margins(page)})
    shifts = Counter(shift for page in pages for shift in {_shift(page, x) for x in _margins(page)})

    def is_furniture(page: Page, line: Line) -> bool:
        text = text_of(line)
        if _BARE.fullmatch(text):
            # A figure of an open table may stand here as well: numbers of pages count on.
            return shifts[_shift(page, line)] >= min(2, len(pages))
        often = repeated[_key(line)]
        is_running = often >= max(2, min(3, len(pages))) and 2 * often > len(pages)
        return is_running or _PAGE_NUMBER.fullmatch(text) is not None

    found = []
    for page in pages:
        dropped = [id(line) for line in _margins(page) if is_furniture(page, line)]
        blocks = tuple(block for block in page.blocks if id(block) not in dropped)
        found.append(replace(page, blocks=blocks))
    return found


def _margins(page: Page) -> list[Line]:
    """Return the lines at the top and at the bottom of a page."""
    top, bottom = _MARGIN * page.height, (1 - _MARGIN) * page.height
    lines = (block for block in page.blocks if not isinstance(block, TableRow))
    return [line for line in lines if not top < line[0].y < bottom]


def _key(line: Line) -> tuple[str, int]:
    """Return what the same header or footer has on every page: its wording and its height."""
    text = text_of(line)
    words = _FIGURES.sub("#", text) if len(_WORDS.findall(text)) > 3 else text
    return words, round(line[0].y)


def _shift(page: Page, line: Line) -> int | None:
    """Return how far a line that is but a number is ahead of the number of its page."""
    text = text_of(line)
    return int(text) - page.number if _BARE.fullmatch(text) else None


def whole_rows(pages: Sequence[Page]) -> list[Block]:
    """Return the lines and rows of all pages; rows that a page break cuts are put together.

    Of such a row one page has the values and the other has none: read alone, the half with the
    label would be a row of blanks.
    """
    blocks: list[Block] = []
    head: tuple[tuple[str, ...], ...] = ()
    for page in pages:
        following = list(page.blocks)
        skipped = _repeated(following, head)
        if blocks and len(following) > skipped:
            last, first = blocks[-1], following[skipped]
            if isinstance(last, TableRow) and isinstance(first, TableRow):
                row = _whole(last, first)
                if row is not None:
                    blocks[-1] = row
                    del following[skipped]
        head = _head(following, skipped, head)
        blocks += following
    return blocks


def _repeated(blocks: Sequence[Block], head: tuple[tuple[str, ...], ...]) -> int:
    """Return how many blocks at the top of a page repeat the head of the table."""
    count = 0
    for block, texts in zip(blocks, head, strict=False):
        if not isinstance(block, TableRow) or block.texts() != texts:
            break
        count += 1
    return count


def _head(
    blocks: Sequence[Block], skipped: int, before: tuple[tuple[str, ...], ...]
) -> tuple[tuple[str, ...], ...]:
    """Return the first rows of the table at the end of a page, which the next page may repeat."""
    rows: list[tuple[str, ...]] = []
    for block in reversed(blocks):
        if not isinstance(block, TableRow):
            return tuple(reversed(rows))
        rows.append(block.texts())
    return before if skipped else (*before, *reversed(rows))


def _whole(upper: TableRow, lower: TableRow) -> TableRow | None:
    """Return the row that two rows are halves of, None where they are two rows."""
    pairs = [(cell, _below(cell, lower)) for cell in upper.cells]
    halves = [(cell, below) for cell, below in pairs if below is not None]
    labels = [pair for pair in halves if any(_is_label(cell.text) for cell in pair)]
    values = [pair for pair in halves if pair not in labels]
    if len(halves) < len(pairs) or not labels or not values:
        return None
    # What has no upper half are the ends of cells that are merged downwards.
    matched = [below for _, below in halves]
    ends = [cell for cell in lower.cells if cell.text and cell not in matched]
    is_either_blank = not all(any(pair[side].text for pair in values) for side in (0, 1))
    is_more = any(below.text for _, below in halves)
    goes_on = all(_goes_on(cell, below) for cell, below in labels if below.text)
    if not (is_either_blank and is_more and goes_on and all(_is_label(c.text) for c in ends)):
        return None
    whole = [replace(cell, text=cell.text + below.text) for cell, below in halves]
    return TableRow(tuple(sorted((*ends, *whole), key=lambda cell: cell.area.x0)))


def _below(cell: CellText, row: TableRow) -> CellText | None:
    """Return the cell of a row that has the same borders on its left and right."""
    for other in row.cells:
        apart = max(abs(cell.area.x0 - other.area.x0), abs(cell.area.x1 - other.area.x1))
        if apart <= _SAME_BORDER:
            return other
    return None


def _is_label(text: str) -> bool:
    return _WORDS.search(text) is not None


def _goes_on(cell: CellText, below: CellText) -> bool:
    """Tell whether a label goes on: its line was full, and what follows is no label of its own."""
    return cell.is_full and not _NUMBERED.match(below.text)
