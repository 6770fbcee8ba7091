"""What a reader writes the text of a structured file with: lines of prose and rows of tables."""

import re
from collections.abc import Iterable
from typing import ClassVar

from reportlint.grammar import PICTURE, UNREAD
from reportlint.reading.limits import Limits
from reportlint.source import Origin, Source, Stretch

# What cannot stand in a line: line ends and other control characters become blanks; the bar is
# what parts cells, so a bar in a text becomes its broken sister.
_UNFIT = {code: " " for code in (*range(0x20), 0x7F, 0x85, 0x2028, 0x2029)} | {ord("|"): "¦"}
_NO_MEANING = re.compile("[\u200b\ufeff\u00ad\ufffc]")

Piece = tuple[str, Origin]


class Transcript:
    """A text that is written line by line, with the place in the original of each piece.

    PICTURE is what to write where a picture or a control stands and no text: in a cell, so that it
    does not count as blank; in a line of its own, since it may be a table.

    UNREAD is what to write in a line of its own where a part of the file is that a reader does not
    read, such as a page that is but a picture: the report then is not looked through to its end.

    Raises InputError where the text goes beyond the limits.
    """

    PICTURE: ClassVar[str] = PICTURE
    UNREAD: ClassVar[str] = UNREAD

    def __init__(self, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._parts: list[str] = []
        self._origins: list[Stretch] = []
        self._length = 0
        self._cells = 0

    def line(self, *pieces: Piece) -> None:
        """Write a line of prose out of pieces; a line that would be empty is left out."""
        if any(text.strip() for text, _ in pieces):
            for text, origin in pieces:
                self._write(_NO_MEANING.sub("", text.translate(_UNFIT)), origin)
            self._write("\n")

    def row(self, cells: Iterable[Piece]) -> None:
        """Write a row of a table: each cell of the file once, however many columns it spans."""
        self._write("|")
        for text, origin in cells:
            self._cells += 1
            self._limits.check("cells", self._cells, self._name)
            content = _NO_MEANING.sub("", text.translate(_UNFIT)).strip()
            self._write(f" {content} |", origin)
        self._write("\n")

    def source(self, encoding: str = "") -> Source:
        """Return what was written."""
        return Source(self._name, "".join(self._parts), encoding, tuple(self._origins))

    def _write(self, text: str, origin: Origin | None = None) -> None:
        if not text:
            return
        if origin is not None:
            self._origins.append(Stretch(self._length, self._length + len(text), origin))
        self._parts.append(text)
        self._length += len(text)
        self._limits.check("characters", self._length, self._name)
