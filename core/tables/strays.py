"""Figures without a label right beside a row: its own may stand there, or those of another row."""

import re
from collections.abc import Iterable, Sequence

from reportlint.messages import Message
from reportlint.tables.rows import Line, Loose, filled
from reportlint.tables.unread import BEFORE_OR_BEHIND, GOES_ON

_BETWEEN = re.compile(r"[\s|]{0,200}")


class Strays:
    """The figures of a text that no label has.

    lines are the rows with their values; loose are the values behind no known label.
    """

    def __init__(self, folded: str, lines: Sequence[Line], loose: Iterable[Loose]) -> None:
        self._folded = folded
        self._starts = {item.span.start for item in loose if not item.key}
        widths = {
            self._after(item.span.end): len(filled(item.cells)) for item in loose if not item.key
        }
        firsts = {line.place.header: line for line in reversed(lines) if line.place.row}
        empty = {line.place.header for line in lines if not line.cells}
        self._shifted = {
            header
            for header, line in firsts.items()
            if widths.get(line.span.start) == len(line.place.block.columns)
            and (len(line.place.block.columns) > 1 or header in empty)
        }

    def doubt(self, line: Line) -> Message | None:
        """Return why the values of a row may be another's, or not all, None where they are not."""
        if not line.is_row and line.place.header in self._shifted:
            return BEFORE_OR_BEHIND
        has_blanks = len(filled(line.cells)) < len(line.cells)
        if has_blanks and self._after(line.span.end) in self._starts:
            return GOES_ON
        return None

    def _after(self, end: int) -> int:
        """Return where the next word or figure stands."""
        found = _BETWEEN.match(self._folded, end)
        return found.end() if found else end
