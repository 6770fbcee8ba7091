"""Read the texts in the cells of an Excel workbook, row by row."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import IO, TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_INDEX = re.compile(r"[0-9]{1,7}")
_WHOLE = re.compile(r"(-?[0-9]+)\.0+")
# How Excel writes what XML cannot hold, such as a carriage return.
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")

Row = dict[int, str]
"""The cells of a row that hold something, by the numbers of their columns, from 1."""


class Book:
    """A workbook; opened gives a part by its name in the archive, None where there is none.

    Raises etree.XMLSyntaxError where a part is broken that is looked at.
    """

    def __init__(self, opened: Callable[[str], IO[bytes] | None]) -> None:
        self._opened = opened

    def sheets(self) -> Iterator[tuple[str, str]]:
        """Yield the titles of the sheets, with the names of their parts."""
        targets = {
            item.get("Id", ""): item.get("Target", "")
            for item in self._elements("xl/_rels/workbook.xml.rels", "Relationship")
        }
        for sheet in self._elements("xl/workbook.xml", "sheet"):
            identity = next((value for key, value in sheet.items() if str(key).endswith("}id")), "")
            target = targets.get(str(identity), "").removeprefix("/xl/")
            yield sheet.get("name", ""), f"xl/{target}"

    def rows(self, part: str) -> Iterator[tuple[int, Row]]:
        """Yield the rows of a sheet, with their numbers; no more than one is held at a time."""
        last = 0
        for element in self._elements(part, "row"):
            match = _INDEX.fullmatch(element.get("r", ""))
            last = int(match[0]) if match else last + 1
            row: Row = {}
            for cell in element:
                reference = _REFERENCE.fullmatch(cell.get("r", ""))
                column = _number(reference[1]) if reference else max(row, default=0) + 1
                text = self._text(cell)
                if text and not text.isspace():  # a text may be long, and stand in many cells
                    row[column] = text
            yield last, row

    def formulas(self, part: str) -> Iterator[tuple[int, int]]:
        """Yield the rows and the columns of the cells whose value is worked out."""
        for cell in self._elements(part, "c"):
            reference = _REFERENCE.fullmatch(cell.get("r", ""))
            if reference and any(_local(item) == "f" for item in cell):
                yield int(reference[2]), _number(reference[1])

    @cached_property
    def _texts(self) -> list[str]:
        return [_words(item) for item in self._elements("xl/sharedStrings.xml", "si")]

    def _text(self, cell: "_Element") -> str:
        """Return the text of a cell: its words, or its number without .0."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _words(cell)
        value = next((item.text or "" for item in cell if _local(item) == "v"), "")
        if kind == "s":
            index = int(value) if _INDEX.fullmatch(value) else len(self._texts)
            return self._texts[index] if index < len(self._texts) else ""
        whole = _WHOLE.fullmatch(value)
        return _unescaped(whole[1] if whole else value)

    def _elements(self, part: str, name: str) -> Iterator["_Element"]:
        """Yield the elements of a name in a part, and let go of each when the next is asked for."""
        stream = self._opened(part)
        if stream is None:
            return
        tag = f"{{*}}{name}"
        events = etree.iterparse(stream, tag=tag, resolve_entities=False, huge_tree=True)
        for _, element in events:
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]


def column_name(number: int) -> str:
    """Return the name of a column: 1 is A, 27 is AA."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _number(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _words(element: "_Element") -> str:
    """Return the words of a text with its formats; readings over characters are left out."""
    words = []
    for item in element.iter():
        if _local(item) == "t" and not any(
            _local(above) == "rPh" for above in item.iterancestors()
        ):
            words.append(item.text or "")
    return _unescaped("".join(words))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text).replace("\r\n", "\n")


def _local(element: "_Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
