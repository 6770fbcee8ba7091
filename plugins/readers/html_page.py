"""A web page: its encoding, its parser, and what of it is written out."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from lxml import etree

from reportlint import (
    InputError,
    Message,
    Origin,
    Position,
    ReadingOptions,
    Source,
    Transcript,
    decode,
)
from reportlint.plugins.readers.html_blocks import PLACE, PageBlocks
from reportlint.plugins.readers.html_tables import Line, Row

_PLACE_IN_PAGE = Message(
    zh="网页源码第{line}行第{column}列", en="line {line}, column {column} of the page's source"
)
_LOADED = Message(
    zh="{name} 几乎没有文字，内容来自内嵌的其他页面或文件；请打开并保存内层页面，再检查",
    en="{name} has next to no text: it loads its content from elsewhere; save the inner page",
)
_SCRIPTED = Message(
    zh="{name} 几乎没有文字，内容要由脚本加载；请在浏览器中打开，另存为完整网页，再检查",
    en=(
        "{name} has next to no text: a script loads it; open it in a browser, "
        "save it from there as a complete page, and check that"
    ),
)
_BROKEN = Message(
    zh="{name} 无法完整解析：{why}；请在浏览器中打开，另存为完整网页，再检查",
    en="{name} could not be parsed to its end: {why}; save it anew from a browser",
)

_HEAD = 4096
_DECLARATIONS = (
    re.compile(rb"""<meta\s[^>]{0,500}?charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.I),
    re.compile(rb"""<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})"""),
)
# Pictures and fonts in the page itself, which are no text.
_EMBEDDED = re.compile(r"data:[\w.+/-]{1,99};base64,[A-Za-z0-9+/=]+")
_TAG_OR_EMBEDDED = re.compile(rf"<[a-zA-Z][\w:-]*|{_EMBEDDED.pattern}")
# A page with less text than the form of a report alone has holds none.
_LEAST = 200


@dataclass(frozen=True)
class HtmlElement(Origin):
    """A place in the source of a web page: where the start tag of an element begins."""

    kind: ClassVar[str] = "html-element"
    line: int
    column: int

    def message(self) -> Message:
        """Return the line and the column."""
        return _PLACE_IN_PAGE.format(line=self.line, column=self.column)

    def position(self) -> Position:
        """Return the line and the column."""
        return Position(self.line, self.column)


def read_page(data: bytes, name: str, options: ReadingOptions) -> Source:
    """Return the text of a page; raises InputError where it has none or breaks off."""
    declared = _declared(data[:_HEAD])
    page, encoding = decode(data, name, encoding=options.encoding, declared=declared)
    embedded = sum(len(found[0]) for found in _EMBEDDED.finditer(page))
    options.limits.check("characters", len(page) - embedded, name)
    blocks = PageBlocks(name, options.limits)
    _parse(page, blocks, name)
    _refuse_empty(blocks, name)
    transcript = Transcript(name, options.limits)
    places = Source(name, page)
    for item in blocks.items():
        _write(item, transcript, places)
    return transcript.source(encoding)


def _declared(head: bytes) -> str | None:
    """Return the encoding that a page says it is in."""
    found = (pattern.search(head) for pattern in _DECLARATIONS)
    return next((match[1].decode("ascii", "replace") for match in found if match), None)


def _marked(found: re.Match[str]) -> str:
    """Return the beginning of a tag with its place.

    Without quotes the place does no harm in comments, scripts and values of attributes; of two
    attributes of one name the first counts, so the page cannot bring its own.
    """
    return f"{found[0]} {PLACE}={found.start()} " if found[0][0] == "<" else ""


def _parse(page: str, blocks: PageBlocks, name: str) -> None:
    """Hand the tags and texts of a page to blocks; raises InputError where the parser gives up."""
    marked = _TAG_OR_EMBEDDED.sub(_marked, page).encode("utf-8", "replace")
    # The stubs ask of a target what lxml calls only where it is there.
    parser = etree.HTMLParser(target=cast("Any", blocks), encoding="utf-8", huge_tree=True)
    try:
        etree.fromstring(marked, parser)
    except etree.LxmlError as error:
        raise InputError(_BROKEN.format(name=name, why=error), culprit=name) from error
    if fatal := list(parser.error_log.filter_from_fatals()):
        raise InputError(_BROKEN.format(name=name, why=fatal[0].message), culprit=name)


def _refuse_empty(blocks: PageBlocks, name: str) -> None:
    """Raise InputError where a page has next to no text because it is loaded from elsewhere."""
    if not blocks.loaders or blocks.length() >= _LEAST:
        return
    why = _SCRIPTED if blocks.loaders == {"script"} else _LOADED
    raise InputError(why.format(name=name), culprit=name)


def _write(item: Line | Row, transcript: Transcript, places: Source) -> None:
    if isinstance(item, Line):
        transcript.line(_piece(item, places))
    else:
        transcript.row(_piece(cell, places) for cell in item.cells)


def _piece(line: Line, places: Source) -> tuple[str, Origin]:
    return line.text, HtmlElement(*places.position(line.at or 0))
