"""The boxes of a note on the pages of a PDF."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlint.plugins.readers.pdf_glyphs import PdfBox

if TYPE_CHECKING:
    from pypdf import PageObject

# Boxes are of one line where their middles differ by less than this share of the lower one.
_SAME_LINE = 0.5


class Box(NamedTuple):
    """A rectangle on a page, in points from the top left of the page as it is shown."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    def joined(self, other: "Box") -> "Box | None":
        """Return the box around this one and another, None where they are not of one line."""
        apart = abs((self.top + self.bottom) - (other.top + other.bottom)) / 2
        lower = min(self.bottom - self.top, other.bottom - other.top)
        if other.page != self.page or apart > _SAME_LINE * lower:
            return None
        return Box(
            self.page,
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )


def boxes_of(places: Iterable[Mapping[str, Any]]) -> tuple[Box, ...]:
    """Return the boxes of some places, those of one line as one."""
    boxes: list[Box] = []
    for place in places:
        if place["kind"] != PdfBox.kind:
            continue
        box = Box(*(place[name] for name in Box._fields))
        whole = boxes[-1].joined(box) if boxes else None
        if whole is None:
            boxes.append(box)
        else:
            boxes[-1] = whole
    return tuple(boxes)


def on_page(box: Box, page: "PageObject") -> tuple[float, float, float, float]:
    """Return a box as the file counts: from the origin of a page that is not yet turned."""
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    turned = page.rotation % 360
    if turned == 90:
        return left + box.top, bottom + box.x0, left + box.bottom, bottom + box.x1
    if turned == 180:
        return right - box.x1, bottom + box.top, right - box.x0, bottom + box.bottom
    if turned == 270:
        return right - box.bottom, top - box.x1, right - box.top, top - box.x0
    return left + box.x0, top - box.bottom, left + box.x1, top - box.top
