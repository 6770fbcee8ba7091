"""Write notes into a copy of a PDF."""

import logging
from collections import defaultdict
from collections.abc import Sequence
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING

from reportlint import Annotated, InputError, Language, Message, Note, Severity, UsageError
from reportlint.plugins.annotators.displaced import gathered
from reportlint.plugins.annotators.pdf_boxes import Box, boxes_of, on_page

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter

_MISSING = Message(
    zh='给 PDF 加批注需要 pypdf，请运行：pip install "reportlint[annotate]"',
    en='notes in a PDF need pypdf: pip install "reportlint[annotate]"',
)
_PROTECTED = Message(
    zh="{name} 设有密码或权限限制，不能加批注；请去掉限制，或改用 --output html:文件.html",
    en="{name} is protected, so no notes can be added: save it without protection, or use "
    "--output html:FILE.html",
)
_BROKEN = Message(
    zh="{name} 内部有损坏（{why}），不能加批注；请重新导出 PDF，或改用 --output html:文件.html",
    en="{name} is damaged inside ({why}), so no notes can be added: export it again, or use "
    "--output html:FILE.html",
)
_AUTHOR = "reportlint"
_COLOURS = {Severity.ERROR: "ffb3a7", Severity.WARNING: "ffe08a", Severity.INFO: "b8d8ff"}
_UNCHECKED = "d9d9d9"
# Where the note on the file as a whole stands, and how large its window and those of others are.
_CORNER = 20
_SIDE = 20
_WINDOW = (200, 120)


def annotated(data: bytes, name: str, notes: Sequence[Note], language: Language) -> Annotated:
    """Return a copy with highlights; raises InputError, and UsageError without pypdf."""
    if find_spec("pypdf") is None:
        raise UsageError(_MISSING, culprit="pypdf")
    from pypdf import PdfReader, PdfWriter

    # What it says of odd files is no matter of the user: it would go to the screen else.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        if PdfReader(BytesIO(data)).is_encrypted:
            raise InputError(_PROTECTED.format(name=name), culprit=name)
        writer = PdfWriter(BytesIO(data), incremental=True)
        displaced = _add(writer, notes, language)
        output = BytesIO()
        writer.write(output)
    except InputError:
        raise
    except Exception as error:  # a damaged file makes pypdf raise anything
        why = f"{type(error).__name__}: {error}"
        raise InputError(_BROKEN.format(name=name, why=why), culprit=name) from error
    return Annotated(output.getvalue(), displaced)


def _add(writer: "PdfWriter", notes: Sequence[Note], language: Language) -> int:
    """Add the notes, those of one place together; return how many have no place."""
    by_place: dict[tuple[Box, ...], list[Note]] = defaultdict(list)
    for note in notes:
        boxes = boxes_of(note.places)
        by_place[boxes if all(box.page <= len(writer.pages) for box in boxes) else ()].append(note)
    homeless = by_place.pop((), [])
    for boxes, here in by_place.items():
        for number in dict.fromkeys(box.page for box in boxes):
            _highlight(writer, writer.pages[number - 1], boxes, here)
    if homeless:
        _pin(writer, writer.pages[0], list(gathered(homeless, language)))
    return sum(note.span is not None for note in homeless)


def _highlight(
    writer: "PdfWriter", page: "PageObject", boxes: Sequence[Box], notes: Sequence[Note]
) -> None:
    """Add a highlight over some boxes of a page."""
    from pypdf.annotations import Highlight, Popup
    from pypdf.generic import ArrayObject, FloatObject, NameObject, TextStringObject

    number = (page.page_number or 0) + 1
    places = [on_page(box, page) for box in boxes if box.page == number]
    # The corners of each box: upper left, upper right, lower left, lower right.
    corners = [
        edge
        for left, bottom, right, top in places
        for edge in (left, top, right, top, left, bottom, right, bottom)
    ]
    around = (
        min(place[0] for place in places),
        min(place[1] for place in places),
        max(place[2] for place in places),
        max(place[3] for place in places),
    )
    highlight = Highlight(
        rect=around,
        quad_points=ArrayObject([FloatObject(edge) for edge in corners]),
        highlight_color=_colour(notes),
        printing=True,
        title_bar=_AUTHOR,
    )
    highlight[NameObject("/Contents")] = TextStringObject(_joined(notes))
    added = writer.add_annotation(page, highlight)
    width, height = _WINDOW
    window = (around[2], around[3] - height, around[2] + width, around[3])
    writer.add_annotation(page, Popup(rect=window, parent=added))


def _pin(writer: "PdfWriter", page: "PageObject", notes: Sequence[Note]) -> None:
    """Add a note at the upper left of a page."""
    from pypdf.annotations import Text

    left, top = (float(edge) for edge in page.mediabox.upper_left)
    corner = (left + _CORNER, top - _CORNER - _SIDE, left + _CORNER + _SIDE, top - _CORNER)
    writer.add_annotation(page, Text(rect=corner, text=_joined(notes), title_bar=_AUTHOR))


def _joined(notes: Sequence[Note]) -> str:
    return "\n\n".join(note.text for note in notes)


def _colour(notes: Sequence[Note]) -> str:
    """Return the colour of the gravest of some notes."""
    found = (note.severity for note in notes if note.severity)
    gravest = max(found, key=lambda severity: severity.rank, default=None)
    return _COLOURS.get(gravest, _UNCHECKED) if gravest else _UNCHECKED
