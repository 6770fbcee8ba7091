"""The characters of a PDF, the lines that they stand in, and their boxes on the page."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, NamedTuple

from reportlint import Message, Origin
from reportlint.plugins.readers.pdf_grid import Area

_PLACE = Message(
    zh="第{box.page}页（{box.x0:.0f},{box.top:.0f}–{box.x1:.0f},{box.bottom:.0f}）",
    en="page {box.page} ({box.x0:.0f},{box.top:.0f}–{box.x1:.0f},{box.bottom:.0f})",
)
_NARROW = re.compile("[\u0020-\u02ff]")
# A figure of less height than this share of that of its neighbour is the mark of a footnote.
_RAISED = 0.85
# In shares of a character's height: how far the middles of one line's characters differ, how far
# apart two characters stand before a blank parts them, how near a copy stands that makes it bold.
_SAME_LINE = 0.5
_GAP_OF_NARROW = 0.25
_GAP_OF_MIXED = 0.45
_GAP = 0.7
_COPY = 0.2
# How far figures of one number may stand over each other.
_OVERLAP = 0.4


@dataclass(frozen=True)
class PdfBox(Origin):
    """A rectangle on a page, which counts from 1, in points from the top left of the page."""

    kind: ClassVar[str] = "pdf-box"

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    @classmethod
    def around(cls, page: int, boxes: Sequence[Area]) -> "PdfBox":
        """Return the smallest box that holds all of some boxes."""
        edges = (
            min(box.x0 for box in boxes),
            min(box.top for box in boxes),
            max(box.x1 for box in boxes),
            max(box.bottom for box in boxes),
        )
        return cls(page, *(round(edge, 1) for edge in edges))

    def message(self) -> Message:
        """Return the page, and where on it."""
        return _PLACE.format(box=self)

    def to(self, last: Origin) -> Origin:
        """Return the box around this one and another of the same page."""
        if not isinstance(last, PdfBox) or last.page != self.page:
            return self
        return PdfBox.around(self.page, (self.area(), last.area()))

    def area(self) -> Area:
        """Return the rectangle without its page."""
        return Area(self.x0, self.top, self.x1, self.bottom)


class Glyph(NamedTuple):
    """A character on a page; struck says that a line runs through it."""

    text: str
    area: Area
    page: int
    struck: bool = False

    @property
    def origin(self) -> PdfBox:
        """Where it stands."""
        return PdfBox.around(self.page, [self.area])

    @property
    def height(self) -> float:
        """How high it is, and about how wide a Chinese one is."""
        return self.area.bottom - self.area.top

    @property
    def x(self) -> float:
        """The middle of its width."""
        return (self.area.x0 + self.area.x1) / 2

    @property
    def y(self) -> float:
        """The middle of its height."""
        return (self.area.top + self.area.bottom) / 2


Line = list[Glyph]


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """Return the lines that characters stand in, from top to bottom, each from left to right.

    What is printed twice, a little apart, to look bold stands there once.
    """
    lines: list[Line] = []
    middle = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.y):
        lowest = min(glyph.height, lines[-1][-1].height) if lines else 0
        if lines and glyph.y - middle <= _SAME_LINE * lowest:
            lines[-1].append(glyph)
            middle += (glyph.y - middle) / len(lines[-1])
        else:
            lines.append([glyph])
            middle = glyph.y
    return [_without_copies(sorted(line, key=lambda glyph: glyph.area.x0)) for line in lines]


def _without_copies(line: Line) -> Line:
    kept: Line = []
    for glyph in line:
        copied = (
            other.text == glyph.text and glyph.area.x0 - other.area.x0 < _COPY * glyph.height
            for other in kept[-3:]
        )
        if not any(copied):
            kept.append(glyph)
    return kept


def pieces_of(line: Line) -> Iterator[tuple[str, Glyph]]:
    """Yield the characters of a line, with a blank behind those that a gap or blank follows."""
    printed = [glyph for glyph in line if not glyph.text.isspace()]
    blanks = [glyph.x for glyph in line if glyph.text.isspace()]
    for glyph, following in pairwise(printed):
        is_blank = any(glyph.x < x < following.x for x in blanks)
        blank = " " if is_blank or _is_apart(glyph, following) else ""
        yield glyph.text + blank, glyph
    yield from ((glyph.text, glyph) for glyph in printed[-1:])


def _is_apart(glyph: Glyph, following: Glyph) -> bool:
    """Tell whether a gap parts two neighbours of a line.

    Chinese characters are spread to fill a line, so that only a wide gap tells. Figures that
    stand over each other are two numbers, which must not become one.
    """
    gap = following.area.x0 - glyph.area.x1
    height = min(glyph.height, following.height)
    narrow = sum(_NARROW.match(text) is not None for text in (glyph.text[-1:], following.text))
    if narrow == 2 and glyph.struck != following.struck:
        return True
    if narrow == 2:
        if height < _RAISED * max(glyph.height, following.height):
            return True
        return gap > _GAP_OF_NARROW * height or gap < -_OVERLAP * height
    return gap > (_GAP_OF_MIXED if narrow else _GAP) * height


def text_of(line: Line) -> str:
    """Return the text of a line."""
    return "".join(text for text, _ in pieces_of(line))
