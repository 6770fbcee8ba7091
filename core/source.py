"""The text of a report, the places in it, and where they stand in the file it was read from."""

import re
from abc import ABC, abstractmethod
from bisect import bisect_right
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, ClassVar, NamedTuple

from reportlint.messages import Message

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


class Origin(ABC):
    """A place in the file that a text was read from, such as a cell of a Word table.

    A reader derives frozen dataclasses from it; kind tells them apart in JSON, where their fields
    stand beside it.
    """

    kind: ClassVar[str]

    @abstractmethod
    def message(self) -> Message:
        """Return the place as a person would name it."""

    def position(self) -> Position | None:
        """Return the line and the column in the file, None where it has no lines."""
        return None

    def fields(self) -> dict[str, Any]:
        """Return the kind and the fields as plain data."""
        return {"kind": self.kind, **asdict(self)}  # type: ignore[call-overload]  # a dataclass

    def to(self, last: "Origin") -> "Origin":
        """Return the place from this one up to another, where it can be named; else this one."""
        return self


class Stretch(NamedTuple):
    """A stretch of a text, its end exclusive, and where it stands in the file."""

    start: int
    end: int
    origin: Origin


@dataclass(frozen=True)
class Source:
    """A text as the user sees it, with its name and how it was read.

    The text is never normalised: every span counts code points in it. origins are the places in
    the original of what was taken out of a structured file, in the order of the text; text files
    have none, since a position in them is one in the file.
    """

    name: str
    text: str
    encoding: str = ""
    origins: tuple[Stretch, ...] = ()

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

    @cached_property
    def _stretch_starts(self) -> list[int]:
        return [stretch.start for stretch in self.origins]

    def origin(self, span: Span) -> Origin | None:
        """Return where a span stands in the file, None in a text file or between its stretches."""
        first = bisect_right(self._stretch_starts, span.start) - 1
        last = bisect_right(self._stretch_starts, max(span.start, span.end - 1)) - 1
        found = [s for s in self.origins[max(first, 0) : last + 1] if s.end > span.start]
        return found[0].origin.to(found[-1].origin) if found else None
