"""Figures without a label right beside a row: its own may stand there, or those of another row."""

import re
from collections.abc import Iterable, Sequence

from reportlint.messages import Message
from reportlint.tables.displaced import Fragment
from reportlint.tables.rows import Line, Loose, filled
from reportlint.tables.unread import BEFORE_OR_BEHIND, GOES_ON

# Blanks, bars, and the number of a page.
_PAGE = r"(?:- {0,3}[0-9]{1,4} {0,3}-|第 {0,3}[0-9]{1,4} {0,3}页)"
_BETWEEN = re.compile(rf"[\s|]{{0,200}}(?:{_PAGE}[\s|]{{0,200}})?")
# A figure with its unit, alone in a cell: 251000元.
_WITH_UNIT = re.compile(r"[0-9][0-9,.]{0,30} ?[^\s0-9|,.、()]{1,3}(?=[\s|]|\Z)")


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
        before = {self._after(item.span.end): item for item in loose}
        firsts = {line.place.header: line for line in reversed(lines) if line.place.row}
        empty = {line.place.header for line in lines if not line.cells}
        self._shifted = {
            header
            for header, line in firsts.items()
            if (item := before.get(line.span.start))
            and _may_be_of(line, item, is_any_empty=header in empty)
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


def _may_be_of(line: Line, item: Loose, *, is_any_empty: bool) -> bool:
    """Tell whether figures before the first row of a table may be that row's.

    Those behind unknown words, and single ones, may be of a row that is not in the form; but not
    where one of the rows that are has no figures.
    """
    width = len(line.place.block.columns)
    is_own = item.key != "" or width == 1
    return len(filled(item.cells)) == width and (is_any_empty or not is_own)
