"""Figures without a label right beside a row: its own may stand there, or those of another row."""

import re
from collections.abc import Iterable, Sequence

from reportlint.messages import Message
from reportlint.tables.displaced import Fragment
from reportlint.tables.rows import Line, Loose, filled
from reportlint.tables.unread import BEFORE_OR_BEHIND, GOES_ON

_BETWEEN = re.compile(r"[\s|]{0,200}")
# A figure with its unit, alone in a cell: 251000元.
_WITH_UNIT = re.compile(r"[0-9][0-9,.]{0,30} ?[^\s0-9|,.、()]{1,3} {0,99}(?:[\t|\n]|\Z)")


class Strays:
    """The figures of a text that no label has.

    lines are the rows with their values; loose are the values behind no known label, fragments the
    words that are none.
    """

    def __init__(
        self,
        folded: str,
        lines: Sequence[Line],
        loose: Iterable[Loose],
        fragments: Iterable[Fragment],
    ) -> None:
        self._folded = folded
        self._words = {item.start for item in fragments}
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
        behind = self._after(line.span.end)
        if behind in self._words and _WITH_UNIT.match(self._folded, behind):
            return GOES_ON
        has_blanks = len(filled(line.cells)) < len(line.cells)
        if has_blanks and behind in self._starts:
            return GOES_ON
        return None

    def _after(self, end: int) -> int:
        """Return where the next word or figure stands."""
        found = _BETWEEN.match(self._folded, end)
        return found.end() if found else end
