"""A PDF written out: ruled tables as rows, all else as lines, each character with its box."""

from importlib.util import find_spec
from typing import Any

from reportlint import InputError, Limits, Message, ReadingOptions, Source, Transcript
from reportlint.plugins.readers.pdf_glyphs import Glyph, pieces_of
from reportlint.plugins.readers.pdf_grid import Area, Lattice
from reportlint.plugins.readers.pdf_layout import (
    Page,
    TableRow,
    lay_out,
    whole_rows,
    without_furniture,
)
from reportlint.plugins.readers.pdf_process import extract

_MISSING = Message(
    zh='读取 {name} 需要 pdfplumber，请先运行：pip install "reportlint[pdf]"',
    en='pdfplumber is needed to read {name}; install it: pip install "reportlint[pdf]"',
)
_SCAN = Message(
    zh="{name} 是扫描件，页面为图片，没有可读的文字；请提供 Word 文件或网页，或先做文字识别（OCR）",
    en=(
        "{name} is a scan, its pages are pictures without text: "
        "give the Word file or web page, or run OCR first"
    ),
)
_NO_TEXT = Message(
    zh="{name} 中没有可读的文字；请提供 Word 文件或网页，或先做文字识别（OCR）",
    en="{name} holds no text that can be read: give the Word file or web page, or run OCR first",
)
# What pdfminer writes for a character of a font that does not say which one it is.
_UNKNOWN = "(cid:"
# One in so many characters may be unknown, one in so many pages a picture.
_CHARACTERS_OF_UNKNOWN = 5
_PAGES_OF_PICTURE = 2
# A line in the upper or lower share of a character is no line through it.
_OUTSIDE_STRIKE = 0.3
# How many pairs of rulings are looked at for each table cell that is allowed.
_PAIRS_OF_CELL = 20


def read_pdf(data: bytes, name: str, options: ReadingOptions) -> Source:
    """Return the text; raises InputError where there is none, or it cannot be reached."""
    if find_spec("pdfplumber") is None:
        raise InputError(_MISSING.format(name=name), culprit=name)
    found = extract(data, name, options.limits)
    if why := _why_unreadable(found):
        raise InputError(why.format(name=name), culprit=name)
    pages = _laid_out(found, name, options.limits)
    transcript = Transcript(name, options.limits)
    for block in whole_rows(without_furniture(pages)):
        if isinstance(block, TableRow):
            transcript.row((cell.text, cell.origin) for cell in block.cells)
        else:
            transcript.line(*((text, glyph.origin) for text, glyph in pieces_of(block)))
    return transcript.source()


def _why_unreadable(found: list[dict[str, Any]]) -> Message | None:
    """Return why the text of a PDF cannot be had, None where it can."""
    texts = [[text for text, *_ in page["characters"] if text.strip()] for page in found]
    pictures = [
        page for page, text in zip(found, texts, strict=True) if page["images"] and not text
    ]
    if _PAGES_OF_PICTURE * len(pictures) > len(found):
        return _SCAN
    unknown = sum(text.startswith(_UNKNOWN) for page in texts for text in page)
    known = sum(map(len, texts)) - unknown
    return _NO_TEXT if not known or _CHARACTERS_OF_UNKNOWN * unknown > known else None


def _is_struck(box: Area, lattice: Lattice) -> bool:
    """Tell whether a line runs through the middle of a character, and not below it."""
    edge = _OUTSIDE_STRIKE * (box.bottom - box.top)
    return lattice.strikes((box.x0 + box.x1) / 2, box.top + edge, box.bottom - edge)


def _laid_out(found: list[dict[str, Any]], name: str, limits: Limits) -> list[Page]:
    """Return the pages with their rows and lines; raises InputError beyond the limits."""
    pages = []
    effort = 0
    for number, page in enumerate(found, 1):
        lattice = Lattice(page["rulings"])
        effort += lattice.effort
        limits.check("cells", effort // _PAIRS_OF_CELL, name)
        glyphs = [
            Glyph(text, Area(*box), number, _is_struck(Area(*box), lattice))
            for text, *box in page["characters"]
        ]
        pictures = [Area(*box) for box in page["pictures"]]
        pages.append(lay_out(number, page["height"], glyphs, lattice, pictures))
    return pages
