"""The lines of prose and the rows of tables in a web page, gathered from its tags as they come."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from reportlint import Limits, Transcript
from reportlint.plugins.readers.html_tables import (
    GAP,
    TABLE_TAGS,
    Item,
    Line,
    OpenTable,
    Row,
    TableCell,
    TableStack,
    flattened,
)

# The attribute that the reader gives every start tag: where it stands in the page.
PLACE = "data-at"
# fmt: off
# A mark of a footnote behind a figure is no digit of it.
_RAISED = ("sub", "sup")
_RAISED_STYLE = re.compile(r"vertical-align\s{0,9}:\s{0,9}su(?:b|per)\b", re.IGNORECASE)
# What a browser shows nothing of, or struck through. Their end tags may be missing, then it shows
# nothing after them.
_UNSEEN = frozenset((
    "audio", "canvas", "del", "iframe", "input", "math", "noembed", "noframes", "noscript", "rp",
    "rt", "rtc", "s", "script", "strike", "style", "svg", "template", "textarea", "title", "video",
))
# What may stand around a report, and is left out unless it holds a table: it may be all there is.
_FURNITURE = frozenset(("aside", "button", "footer", "nav", "object", "select"))
# What begins a line of its own.
_BLOCKS = _FURNITURE | TABLE_TAGS | frozenset((
    "address", "article", "blockquote", "body", "br", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "ol",
    "optgroup", "option", "p", "pre", "section", "summary", "ul",
))
# fmt: on
# What shows something that is no text: as the only content of a cell it is not nothing. Where no
# table is, only what may be a picture of one counts.
_PICTURES = frozenset(
    (
        "canvas",
        "embed",
        "iframe",
        "img",
        "input",
        "math",
        "svg",
        "textarea",
        "video",
    )
)
_PICTURE_BLOCKS = ("object", "select")
_MAY_BE_TABLES = frozenset(("canvas", "embed", "img", "object"))
_SPACER = re.compile(r"\s{0,9}[0-3](?:px)?\s{0,9}")
_LOADERS = frozenset(("embed", "frame", "iframe", "object", "script"))
_HIDDEN = re.compile(
    r"display\s{0,9}:\s{0,9}none|text-decoration(?:-line)?\s{0,9}:[^;]{0,40}line-through",
    re.IGNORECASE,
)
# Within a line also what takes up its room, or none: around a page, a script shows it again.
_INLINE = frozenset(
    ("a", "b", "em", "font", "i", "label", "small", "span", "strong", "sub", "sup", "u")
)
_INVISIBLE = re.compile(
    r"visibility\s{0,9}:\s{0,9}hidden|(?:font-size|opacity)\s{0,9}:\s{0,9}0(?:\.0{0,9})?(?![.0-9])",
    re.IGNORECASE,
)
# Stands for a gap until blanks are joined; no page can hold it.
_PARTED = "\0"
_WHITE = " \t\n\r\f"
_WHITE_SPACE = re.compile(f"[{_WHITE}]+")
_LINE_END = re.compile(r"\r\n|\n|\r")
_MARKED = re.compile(rf"(<[a-zA-Z][\w:-]*) {PLACE}=\d+ ")


@dataclass(slots=True)
class _Element:
    """An element that is open; at is where the block begins that its text belongs to."""

    tag: str
    at: int | None
    preformatted: bool
    raised: bool = False
    opened: OpenTable | TableCell | None = None
    before: tuple[list[Item], int, int] | None = None


class PageBlocks:
    """What a parser of web pages tells of the tags and texts that it meets.

    No tree is made of the page: a tree cannot be deeper than libxml2 allows, and takes a time
    that grows with the square of an element's attributes. loaders are the tags that were met which
    load content from elsewhere.

    Raises InputError where the page goes beyond the limits.
    """

    def __init__(self, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self.loaders: set[str] = set()
        self._page: list[Item] = []
        self._open: list[_Element] = []
        self._tables = TableStack(name, limits, self._page)
        self._text: list[str] = []
        self._text_at: int | None = None
        self._unseen = 0
        self._depth = 0
        # Whether what follows in the line stands above or below what is before, or no longer does.
        self._is_parted = False
        # Whether the line has a picture: it tells where there is no text.
        self._has_picture = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take a start tag."""
        if tag in _LOADERS:
            self.loaders.add(tag)
        is_hidden = self._unseen or _is_hidden(tag, attributes)
        if not is_hidden and tag in _PICTURES and not _is_for_space(attributes):
            self._note_picture(tag)
        if is_hidden or tag in _UNSEEN:
            self._unseen += 1
            return
        around = self._open[-1] if self._open else _Element("", None, False)
        at = _place(attributes)
        if at is None or (tag not in _BLOCKS and around.at is not None):
            at = around.at
        element = _Element(
            tag, at, around.preformatted or tag == "pre", _is_raised(tag, attributes)
        )
        self._open.append(element)
        self._is_parted = self._is_parted or element.raised
        if tag in _BLOCKS:
            self._end_line()
            self._depth += 1
            self._limits.check("depth", self._depth, self._name)
            self._start_block(element)

    def end(self, tag: str) -> None:
        """Take the end of an element: the parser tells it where the page does not."""
        if self._unseen:
            self._unseen -= 1
            return
        element = self._open.pop()
        self._is_parted = self._is_parted or element.raised
        if tag in _BLOCKS:
            self._end_line()
            self._depth -= 1
            self._end_block(element)
            if tag in _PICTURE_BLOCKS:
                self._note_picture(tag)

    def data(self, text: str) -> None:
        """Take a stretch of text."""
        if self._unseen:
            return
        preformatted = bool(self._open) and self._open[-1].preformatted
        first, *others = _LINE_END.split(text) if preformatted else [text]
        self._add(first)
        for line in others:
            self._end_line()
            self._add(line)

    def close(self) -> None:
        """Take the end of the page."""
        self._end_line()
        self._tables.close()

    def items(self) -> Iterator[Line | Row]:
        """Yield the lines and rows of the page."""
        return flattened(self._page)

    def length(self) -> int:
        """Return how many characters of text the page has."""
        lines = (item.cells if isinstance(item, Row) else (item,) for item in self.items())
        texts = (line.text for line in chain.from_iterable(lines))
        return sum(len(text) for text in texts if text != Transcript.PICTURE)

    def _add(self, text: str) -> None:
        if not self._text:
            if not text.strip(_WHITE):
                return
            self._text_at = self._open[-1].at if self._open else None
        elif self._is_parted and text.strip(_WHITE):
            self._text.append(_PARTED)
        self._text.append(text)
        self._is_parted = self._is_parted and not text.strip(_WHITE)

    def _note_picture(self, tag: str) -> None:
        if self._tables.is_in_cell or tag in _MAY_BE_TABLES:
            self._has_picture = True

    def _end_line(self) -> None:
        has_picture, self._has_picture, self._is_parted = self._has_picture, False, False
        text = _WHITE_SPACE.sub(" ", "".join(self._text)).strip(_WHITE).replace(_PARTED, GAP)
        self._text.clear()
        if text:
            # The parser takes some tags for text, such as those in <xmp>.
            shown = _MARKED.sub(r"\1", text) if "<" in text else text
            self._tables.here.append(Line(shown, self._text_at))
        elif has_picture:
            at = self._open[-1].at if self._open else None
            self._tables.here.append(Line(Transcript.PICTURE, at))

    def _start_block(self, element: _Element) -> None:
        tables = self._tables
        if element.tag in TABLE_TAGS:
            element.opened = tables.start(element.tag, element.at)
        elif element.tag in _FURNITURE:
            element.before = (tables.here, len(tables.here), tables.data_tables)

    def _end_block(self, element: _Element) -> None:
        tables = self._tables
        if element.tag in TABLE_TAGS:
            tables.end(element.tag, element.opened)
        elif element.before:
            here, start, data_tables = element.before
            if here is tables.here and data_tables == tables.data_tables:
                del here[start:]


def _place(attributes: Mapping[str, str]) -> int | None:
    """Return the offset that the reader gave a tag; the parser makes up tags that have none."""
    text = attributes.get(PLACE)
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


def _is_raised(tag: str, attributes: Mapping[str, str]) -> bool:
    return tag in _RAISED or _RAISED_STYLE.search(attributes.get("style", "")) is not None


def _is_for_space(attributes: Mapping[str, str]) -> bool:
    """Tell whether a picture or control is not seen: one that is there for its width, or hidden."""
    sizes = (attributes.get(name, "") for name in ("width", "height"))
    return attributes.get("type", "").lower() == "hidden" or any(map(_SPACER.fullmatch, sizes))


def _is_hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    """Tell whether an element is hidden; a page that is hidden as a whole is shown by a script."""
    if tag in ("html", "body"):
        return False
    style = attributes.get("style")
    if "hidden" in attributes or style is None:
        return "hidden" in attributes
    return bool(_HIDDEN.search(style) or (tag in _INLINE and _INVISIBLE.search(style)))
