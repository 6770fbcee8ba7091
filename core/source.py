"""The text of a report and the places in it."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")


class Position(NamedTuple):
    """A place as an editor shows it: line and column count from 1, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: offsets of code points, the end exclusive."""

    start: int
    end: int


@dataclass(frozen=True)
class Source:
    """A text as the user sees it, with its name and how it was read.

    The text is never normalised: every span counts code points in it.
    """

    name: str
    text: str
    encoding: str = ""

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """Return line and column of an offset."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return a line, counted from 1, without its line end."""
        start = self._line_starts[number - 1]
        ends = self._line_starts[number : number + 1] or [len(self.text)]
        return self.text[start : ends[0]].rstrip("\r\n")

    def slice(self, span: Span) -> str:
        """Return the characters that a span covers."""
        return self.text[span.start : span.end]
