"""The text of a paragraph of a Word file as it is shown."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportlint.plugins.readers.office import GAP, alternative, attribute, is_on, local, value

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
_PICTURES = frozenset(("pic", "imagedata", "OLEObject", "chart", "relIds", "control"))
_RAISED = ("superscript", "subscript")
_RAISED_IN_FORMULAS = ("sup", "sub")
# Symbols of fonts such as Wingdings stand in the private use area: they are no text.
_PRIVATE = range(0xE000, 0xF900)


@dataclass
class ParagraphText:
    """The lines of a paragraph, the contents of its text boxes, and whether it has a picture."""

    lines: list[str] = field(default_factory=lambda: [""])
    boxes: list["Element"] = field(default_factory=list)
    has_picture: bool = False


def read_paragraph(paragraph: "Element") -> ParagraphText:
    """Return what a paragraph shows."""
    reading = _Reading()
    reading.walk(paragraph)
    return reading.found


class _Reading:
    def __init__(self) -> None:
        self.found = ParagraphText()
        # Of each field that is open: whether its code goes on, which is not shown, or its result.
        self._codes: list[bool] = []
        # Whether the run that is read stands above or below the line, and the text before it does.
        self._is_raised = self._was_raised = False

    def walk(self, element: "Element") -> None:
        for item in element:
            name = local(item)
            if name in _UNSEEN or (name == "r" and _is_gone(item)):
                continue
            if name in ("r", *_RAISED_IN_FORMULAS):
                around = self._is_raised
                self._is_raised = around or _is_raised(item, name)
                self.walk(item)
                self._is_raised = around
            elif name == "AlternateContent":
                if (shown := alternative(item)) is not None:
                    self.walk(shown)
            elif name == "txbxContent":
                self.found.boxes.append(item)
            elif name == "fldChar":
                self._field(attribute(item, "fldCharType"))
            elif not any(self._codes) and (text := _text(item, name)) is not None:
                self._add(text)
            else:
                self.found.has_picture = self.found.has_picture or name in _PICTURES
                self.walk(item)

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


def _is_gone(run: "Element") -> bool:
    """Tell whether a run is hidden, or struck through and so no part of what is said."""
    return any(is_on(run, "rPr", name) for name in ("vanish", "strike", "dstrike"))


def _is_raised(item: "Element", name: str) -> bool:
    return name in _RAISED_IN_FORMULAS or value(item, "rPr", "vertAlign") in _RAISED


def _text(item: "Element", name: str) -> str | None:
    """Return the text that an element is, None where it is none."""
    if name == "t":
        text = item.text or ""
        return text if item.get(_PRESERVE) == "preserve" else text.strip(" \t\r\n")
    if name in _LINE_ENDS:
        return "\n"
    if name == "sym":
        return _symbol(attribute(item, "char") or "")
    # In the properties of a paragraph, tab is a tab stop; those are not walked.
    return _CHARACTERS.get(name)


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
        return "" if number in _PRIVATE or number < 0x20 else chr(number)
    except (ValueError, OverflowError):
        return ""
