"""The text of a paragraph of a Word file as it is shown."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportlint.plugins.readers.office import (
    GAP,
    alternative,
    attribute,
    child,
    is_on,
    local,
    value,
)
from reportlint.plugins.readers.word_styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
# Properties, what tracked changes took away, codes of fields, the reading over a character.
_UNSEEN = frozenset(
    ("pPr", "rPr", "sdtPr", "sdtEndPr", "del", "moveFrom", "delText", "instrText", "delInstrText")
) | {"fldData", "ffData", "rt", "tbl"}
_CHARACTERS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_LINE_ENDS = ("br", "cr")
# What is a picture, in a drawing or in a form for older programs: a shape may be but a line.
_PICTURES = frozenset(
    ("pic", "imagedata", "OLEObject", "object", "chart", "relIds", "control", "textpath")
)
_RAISED_IN_FORMULAS = ("sup", "sub")
# Symbols of fonts such as Wingdings stand in the private use area: they are no text.
_PRIVATE = range(0xE000, 0xF900)
# But the font Symbol has figures there; and beside figures any symbol may be one.
_FIGURES_OF_SYMBOL = range(0xF030, 0xF03A)
_LOST = "\ufdd0"
_LOST_FIGURE = re.compile(rf"(?<=\d){_LOST}+|{_LOST}+(?=\d)")


@dataclass
class ParagraphText:
    """The lines of a paragraph, the contents of its text boxes, and whether it has a picture.

    pieces are the elements that its text is in, in order.
    """

    lines: list[str] = field(default_factory=lambda: [""])
    pieces: list["Element"] = field(default_factory=list)
    boxes: list["Element"] = field(default_factory=list)
    has_picture: bool = False


def read_paragraph(paragraph: "Element", styles: Styles) -> ParagraphText:
    """Return what a paragraph shows."""
    reading = _Reading(styles, value(paragraph, "pPr", "pStyle"))
    if not any(_is_prompt(item) for item in paragraph.iterancestors()):
        reading.walk(paragraph)
    found = reading.found
    shown = [_LOST_FIGURE.sub("□", line) for line in found.lines]
    found.lines = [line.replace(_LOST, "") for line in shown]
    found.has_picture = found.has_picture or any(_LOST in line for line in shown)
    return found


class _Reading:
    def __init__(self, styles: Styles, style: str | None) -> None:
        self._styles = styles
        self._style = style
        self.found = ParagraphText()
        # Of each field that is open: whether its code goes on, which is not shown, or its result.
        self._codes: list[bool] = []
        # Whether the run that is read stands above or below the line, and the text before it does.
        self._is_raised = self._was_raised = False

    def walk(self, element: "Element") -> None:
        for item in element:
            name = local(item)
            if name in _UNSEEN or _is_prompt(item):
                continue
            if name == "r" and self._styles.is_gone(item, self._style):
                continue
            if name in ("r", *_RAISED_IN_FORMULAS):
                around = self._is_raised
                self._is_raised = around or self._raises(item, name)
                self.walk(item)
                self._is_raised = around
            elif name == "AlternateContent":
                if (shown := alternative(item)) is not None:
                    self.walk(shown)
            elif name == "txbxContent":
                self.found.boxes.append(item)
            elif name == "fldChar":
                self._field(attribute(item, "fldCharType"))
                self.found.has_picture = self.found.has_picture or _has_default(item)
            elif not any(self._codes) and (text := _text(item, name)) is not None:
                self.found.pieces.append(item)
                self._add(text)
            else:
                self.found.has_picture = self.found.has_picture or name in _PICTURES
                self.walk(item)

    def _raises(self, item: "Element", name: str) -> bool:
        return name in _RAISED_IN_FORMULAS or self._styles.is_raised(item, self._style)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._codes.append(True)
        elif kind == "separate" and self._codes:
            self._codes[-1] = False
        elif kind == "end" and self._codes:
            self._codes.pop()

    def _add(self, text: str) -> None:
        if text == "\n":
            self.found.lines.append("")
        elif text:
            # The mark of a footnote behind a figure is no digit of it.
            is_parted = self.found.lines[-1] and self._is_raised != self._was_raised
            self.found.lines[-1] += (GAP if is_parted else "") + text
            self._was_raised = self._is_raised


def _is_prompt(item: "Element") -> bool:
    """Tell whether a content control shows but its prompt: nothing was filled in."""
    return local(item) == "sdt" and is_on(item, "sdtPr", "showingPlcHdr")


def _has_default(item: "Element") -> bool:
    """Tell whether the field of a form shows what stands in no text: a default, a choice."""
    fields = child(item, "ffData")
    default = value(fields, "textInput", "default")
    is_choice = any(child(fields, name) is not None for name in ("ddList", "checkBox"))
    return bool(default) or is_choice


def _text(item: "Element", name: str) -> str | None:
    """Return the text that an element is, None where it is none."""
    if name == "t":
        text = item.text or ""
        return text if item.get(_PRESERVE) == "preserve" else text.strip(" \t\r\n")
    if name in _LINE_ENDS:
        return "\n"
    if name == "sym":
        return _symbol(attribute(item, "char") or "", attribute(item, "font") or "")
    # In the properties of a paragraph, tab is a tab stop; those are not walked.
    return _CHARACTERS.get(name)


def _symbol(code: str, font: str) -> str:
    try:
        number = int(code, 16)
        if number in _FIGURES_OF_SYMBOL and font == "Symbol":
            return chr(number - 0xF000)
        return _LOST if number in _PRIVATE or number < 0x20 else chr(number)
    except (ValueError, OverflowError):
        return _LOST
