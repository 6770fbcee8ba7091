"""Figures that stand alone in a line: they may be the number of a page, or a year."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportlint.grammar import content_of
from reportlint.messages import Message
from reportlint.tables.rows import Line, LineIndex
from reportlint.tables.unread import ALONE, OPEN_BLANKS, PAGE_ALONE, YEAR_ALONE

_LONE = re.compile(r"(?m:^)[ \t]{0,80}(?P<number>[0-9]{1,4})[ \t]{0,80}(?:\n|\Z)")
# The bar behind a cell, in its line or in the next that is not empty. The number of a page may
# stand between them.
_BAR_BEHIND = re.compile(r"\s{0,9}(?:-[ ]{0,3}[0-9]{1,4}[ ]{0,3}-\s{0,9})?\|")
_YEARS = range(2000, 2100)
_MOST_PAGES = 300
_FEWEST_PAGES = 2
# Wider rows have a total that tells when one of their values is none.
_WIDEST_WITHOUT_TOTAL = 3


@dataclass(frozen=True)
class _Lone:
    start: int
    number: int


class LoneFigures:
    """The figures of a text that have a line for themselves, without bars.

    lines are the rows with their values; all other figures may be the numbers of pages.
    """

    def __init__(self, folded: str, lines: Sequence[Line], year: int | None) -> None:
        self._folded = folded
        self._year = year
        self._lines = LineIndex(folded)
        self._all = [
            _Lone(match.start("number"), int(match["number"])) for match in _LONE.finditer(folded)
        ]
        self._at = {item.start: item for item in self._all}
        self._gaps: list[tuple[int, int, int, int]] = []
        if self._all:
            held = {content_of(cell)[0] for line in lines for cell in line.cells}
            self._gaps += _gaps([item for item in self._all if item.start not in held])

    def doubt(self, line: Line) -> Message | None:
        """Return why the values of a row may hold a figure that is none, None where they do not."""
        if not line.cells or line.is_row:
            return None
        places = [content_of(cell) for cell in line.cells]
        own = [item for start, _ in places if (item := self._at.get(start))]
        is_last_alone = places[-1][0] in self._at
        if is_last_alone and len(places) > 1 and self._is_behind_words(places[0][0]):
            return ALONE
        if self._has_torn_gaps(places):
            return OPEN_BLANKS
        if all(_BAR_BEHIND.match(self._folded, end) for _, end in places):
            return None
        if any(self._is_year(item.number) for item in own):
            return YEAR_ALONE
        is_narrow = len(line.place.block.columns) <= _WIDEST_WITHOUT_TOTAL
        if is_narrow and any(map(self._may_be_page, own)):
            return PAGE_ALONE
        return None

    def _is_behind_words(self, start: int) -> bool:
        """Tell whether a cell stands in the line of its label."""
        return bool(self._folded[self._lines.start(start) : start].strip(" |\t"))

    def _has_torn_gaps(self, places: Sequence[tuple[int, int]]) -> bool:
        """Tell whether empty lines stand between some of the figures of a row: blanks, maybe."""
        gaps = [self._folded[one[1] : two[0]] for one, two in pairwise(places)]
        # The number of a page that is known for one has lines of its own.
        ends = {gap.count("\n") for gap in gaps if not gap.strip(" \t\r\n|")}
        return (
            len(ends) > 1 and min(ends) > 0 and not any("|" in gap or "\t" in gap for gap in gaps)
        )

    def _may_be_page(self, item: _Lone) -> bool:
        """Tell whether a number lacks among those of pages just where it stands."""
        index = bisect_left(self._gaps, (item.start,)) - 1
        if index < 0:
            return False
        _, end, low, high = self._gaps[index]
        return item.start < end and low < item.number < high

    def _is_year(self, number: int) -> bool:
        return number in _YEARS and (self._year is None or abs(number - self._year) <= 1)


def _gaps(others: Sequence[_Lone]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where numbers of pages lack that count on: start and end, and the numbers around."""
    pages = [item for item in others if 0 < item.number <= _MOST_PAGES]
    chain: list[_Lone] = []
    for item in pages:
        if not chain or item.number > chain[-1].number:
            chain.append(item)
    if len(chain) < _FEWEST_PAGES:
        return
    for one, two in pairwise((_Lone(-1, 0), *chain)):
        if two.number > one.number + 1:
            yield one.start, two.start, one.number, two.number
