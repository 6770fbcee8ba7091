"""Put the characters of a PDF into the cells of a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportlint.plugins.readers.pdf_glyphs import Glyph, Line, PdfBox, lines_of, text_of
from reportlint.plugins.readers.pdf_grid import Area, Grid

# What parts two texts of a cell that are not one number. It is not one blank: that groups digits.
GAP = "  "
_NO_FIGURE = " □"
_LATIN = re.compile("[A-Za-z]")
_FIGURE = re.compile("[0-9.,%]")
# What ends a line may hang over the border of its cell.
_HANGING = re.compile("[）)】〕》〉”’」』，。、；：！？,.;:!?]")
# How far apart figures of one number stand at most, in shares of their height; and how far they
# may stand beyond the border of their cell, in points.
_GAP = 0.25
_BEYOND = 0.5
# The widest margin of a cell, in points: Word has 5.4.
_MARGIN = 8
# Figures of less height than this share of that of the others are marks of footnotes.
_RAISED = 0.85


@dataclass(frozen=True)
class CellText:
    """A cell with its text; is_full says that no further character fits into its last line."""

    text: str
    area: Area
    origin: PdfBox
    is_full: bool


def parted(grid: Grid, glyphs: Sequence[Glyph]) -> tuple[Line, Line]:
    """Return the characters that stand in a table, and the others."""
    inside: Line = []
    outside: Line = []
    for run in _runs(glyphs):
        is_held = any(grid.holds(glyph.x, glyph.y) for glyph in run)
        (inside if is_held else outside).extend(run)
    return inside, outside


def cell_texts(grid: Grid, glyphs: Sequence[Glyph], page: int) -> list[list[CellText]]:
    """Return the rows of a table: each cell once, in its first row; none where it is no table."""
    contents: dict[Area, Line] = {area: [] for area in grid.areas()}
    for run in _runs(glyphs):
        for glyph, area in _placed(run, grid):
            if area is not None:
                contents[area].append(glyph)
            elif glyph.text.strip():
                return []
    rows: dict[float, list[CellText]] = {}
    for area, content in contents.items():
        rows.setdefault(area.top, []).append(_cell_text(area, content, page))
    return list(rows.values())


def _runs(glyphs: Sequence[Glyph]) -> Iterator[Line]:
    """Yield the characters in the order of the file, in runs that stand in one cell.

    These are the figures of a number, which may overflow its cell, and what hangs over its border.
    """
    run: Line = []
    for glyph in glyphs:
        if run and not _continues(run[-1], glyph):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _continues(glyph: Glyph, following: Glyph) -> bool:
    is_number = _FIGURE.match(glyph.text) and _FIGURE.match(following.text)
    return _hangs(glyph, following) or (bool(is_number) and _touches(glyph, following))


def _hangs(glyph: Glyph, following: Glyph) -> bool:
    return bool(_HANGING.match(following.text)) and _touches(glyph, following)


def _touches(glyph: Glyph, following: Glyph) -> bool:
    gap = following.area.x0 - glyph.area.x1
    is_level = abs(glyph.y - following.y) < 1
    return is_level and abs(gap) <= _GAP * glyph.height


def _placed(run: Line, grid: Grid) -> Iterator[tuple[Glyph, Area | None]]:
    """Yield the characters of a run, each with its cell: that of the run where it overflows."""
    areas = [grid.cell(glyph.x, glyph.y) for glyph in run]
    overflows = len(set(areas)) > 1 and any(
        area is None or glyph.area.x0 < area.x0 - _BEYOND or glyph.area.x1 > area.x1 + _BEYOND
        for glyph, area in zip(run, areas, strict=True)
    )
    if _HANGING.match(run[-1].text):
        areas = [areas[0]] * len(run)
    elif overflows:
        whole = grid.cell((run[0].area.x0 + run[-1].area.x1) / 2, run[0].y)
        areas = [whole] * len(run)
    return zip(run, areas, strict=True)


def _cell_text(area: Area, content: Line, page: int) -> CellText:
    content, raised = _without_raised(content)
    lines = [line for line in lines_of(content) if text_of(line)]
    boxes = [glyph.area for line in lines for glyph in line if glyph.text.strip()]
    is_full = False
    if lines:
        # The margins are about the same on both sides: that of the fullest line tells.
        margin = min(min(box.x0 for box in boxes) - area.x0, lines[-1][0].height)
        is_full = area.x1 - margin - lines[-1][-1].area.x1 < 1.2 * lines[-1][-1].height
    return CellText(
        _joined(lines, area) + _marks(raised, content),
        area,
        PdfBox.around(page, boxes or [area]),
        is_full,
    )


def _without_raised(content: Line) -> tuple[Line, Line]:
    """Return a cell without figures that are struck or much smaller than the others, and those."""
    heights = [glyph.height for glyph in content if _FIGURE.match(glyph.text)]
    least = _RAISED * max(heights, default=0)
    raised = [
        glyph
        for glyph in content
        if _FIGURE.match(glyph.text) and (glyph.height < least or glyph.struck)
    ]
    kept = {id(glyph) for glyph in raised}
    return [glyph for glyph in content if id(glyph) not in kept], raised


def _marks(raised: Line, others: Line) -> str:
    """Return the marks of footnotes in a cell, parted from its figures: they are no digits.

    Where all figures of a cell are struck, it has none, and what is shown of it is not one.
    """
    text = "".join(text_of(line) for line in lines_of(raised))
    if text and not any(_FIGURE.match(glyph.text) for glyph in others):
        text += _NO_FIGURE
    return GAP + text if text else ""


def _joined(lines: list[Line], area: Area) -> str:
    """Join the lines of a cell, with a blank where Latin words meet.

    A number that does not fit its cell goes on in the next line. Where there was room for its next
    figure, the figures of two lines are two numbers.
    """
    whole = "".join(text_of(line) for line in lines[:1])
    for line, following in pairwise(lines):
        text = text_of(following)
        blank = " " if _LATIN.match(whole[-1]) and _LATIN.match(text) else ""
        if whole[-1].isdigit() and text[0].isdigit() and _has_room(line, following[0], area):
            blank = GAP
        whole += blank + text
    return whole


def _has_room(line: Line, glyph: Glyph, area: Area) -> bool:
    """Tell whether a character would have fitted into a line, between wide margins even."""
    printed = [item.area for item in line if item.text.strip()]
    taken = max(box.x1 for box in printed) - min(box.x0 for box in printed)
    return area.x1 - area.x0 - taken > 2 * _MARGIN + (glyph.area.x1 - glyph.area.x0)
