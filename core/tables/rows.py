"""Tell which cells of a row are its values, where blanks stand beside them."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportlint.grammar import END_OF_CELL, Token, content_of
from reportlint.source import Span
from reportlint.tables.places import Place

_LINE_END = re.compile("\n")


@dataclass(frozen=True, slots=True)
class Line:
    """Values that were found for a place, behind the label or the header that binds them.

    is_row says whether they stand on one line with it; is_barred whether a bar or tab follows the
    label; key is that of the label, empty where a header binds the values.
    """

    place: Place
    span: Span
    cells: Sequence[Token]
    is_row: bool
    is_barred: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Loose:
    """Values that stand behind no label of a row; key is that of the words before them."""

    span: Span
    cells: Sequence[Token]
    key: str = ""


class LineIndex:
    """The lines of a folded text, each looked at once: one may hold the rows of a whole table."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(folded))]
        self._bars: dict[int, int] = {}

    def start(self, offset: int) -> int:
        """Return where the line of an offset starts."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def bars(self, line: Line) -> int:
        """Return how many bars the line of a row has."""
        number = bisect_right(self._starts, line.span.start)
        if number not in self._bars:
            end = [*self._starts[number : number + 1], len(self._folded)][0]
            self._bars[number] = self._folded.count("|", self._starts[number - 1], end)
        return self._bars[number]


def filled(cells: Sequence[Token]) -> list[Token]:
    """Return the cells that are not blank."""
    return [cell for cell in cells if cell.type != "BLANK"]


def without_remarks(lines: Sequence[Line]) -> list[Line]:
    """Return the rows of a block without the last of its columns, which is one for remarks.

    A number is no remark. Where rows have a cell for it, a row of a cell less has lost a value, and
    what it ends in may still be its remark.
    """
    widths = {len(line.place.block.columns) for line in lines}
    has_cells = any(len(line.cells) - 1 in widths for line in lines)
    return [_without_remark(line, has_cell=has_cells) for line in lines]


def _without_remark(line: Line, *, has_cell: bool) -> Line:
    width = len(line.place.block.columns)
    others = line.cells[:-1]
    if not others or not line.is_row or line.cells[-1].type == "NUMBER":
        return line
    # A blank may be the remark or not, unless all values are there without it.
    is_sure = line.cells[-1].type != "BLANK" or len(filled(others)) == width
    is_one = (is_sure and len(others) == width) or (has_cell and len(others) == width - 1)
    return replace(line, cells=others) if is_one else line


def without_repeats(line: Line, heads: Sequence[int]) -> Line:
    """Return a row without the copies of its values, where its header stands in copies too.

    Programs that take a table apart write a merged cell for each column that it spans. heads are
    the columns that the labels of the header name, in their order.
    """
    texts = [cell.strip(END_OF_CELL) for cell in filled(line.cells)]
    if not len(texts) == len(line.cells) == len(heads):
        return line
    kept = [index for index, head in enumerate(heads) if head not in heads[:index]]
    are_copies = all(
        texts[heads.index(head)] == text for head, text in zip(heads, texts, strict=True)
    )
    return replace(line, cells=[line.cells[index] for index in kept]) if are_copies else line


class Peers:
    """The rows under one header, by what they have in common; taken in once, asked by each row."""

    def __init__(self, lines: Sequence[Line], text: LineIndex) -> None:
        self._text = text
        self._lengths: dict[bool, Counter[int]] = defaultdict(Counter)
        self._bars: Counter[int] = Counter()
        self._starts: dict[tuple[bool, int], set[int]] = defaultdict(set)
        self._firsts: dict[tuple[bool, int], int] = {}
        for line in lines:
            length = len(line.cells)
            self._lengths[line.is_row][length] += 1
            if line.is_row:
                self._bars[text.bars(line)] += 1
            width = len(line.place.block.columns)
            offsets = _possible_offsets(line, width, length - width)
            if not filled(line.cells):
                continue
            first = next(i for i, cell in enumerate(line.cells) if cell.type != "BLANK")
            self._firsts[line.is_row, length] = min(
                first, self._firsts.get((line.is_row, length), first)
            )
            if len(offsets) == 1:
                self._starts[line.is_row, length].add(offsets[0])

    def has_usual_bars(self, line: Line) -> bool:
        """Tell whether more than half of the rows have as many bars as a row has."""
        return 2 * self._bars[self._text.bars(line)] > self._bars.total()

    def usual_length(self, line: Line) -> int:
        """Return how many cells most rows have, the greatest number of several."""
        counts = self._lengths[line.is_row]
        return max(counts, key=lambda number: (counts[number], number), default=0)

    def begin_at(self, line: Line, offset: int) -> bool:
        """Tell whether any row of as many cells has a figure in the column that starts there."""
        return self._firsts.get((line.is_row, len(line.cells))) == offset

    def have_length(self, line: Line, width: int) -> bool:
        """Tell whether all rows have one cell a column."""
        return self._lengths[line.is_row].keys() == {width}

    def is_apart(self, line: Line) -> bool:
        """Tell whether all cells of a row stand in one line, but its label elsewhere."""
        if line.place.row and not line.key:
            return True
        starts = {self._text.start(content_of(cell)[0]) for cell in (line.cells[0], line.cells[-1])}
        return len(starts) == 1 and starts != {self._text.start(line.span.start)}

    def agreed(self, line: Line, offsets: range) -> int | None:
        """Return the one start that rows of as many cells agree on, where it leaves no choice."""
        agreed = self._starts[line.is_row, len(line.cells)].intersection(offsets)
        return agreed.pop() if len(agreed) == 1 else None


def values_start(line: Line, peers: Peers) -> int | None:
    """Return where the values of a row start among its cells, None where that is open.

    Blanks beside the values are merged cells or the mark of a row's end. Which of the two a
    blank is, or whether it is a value, only the other rows under the same header can tell.
    """
    width = len(line.place.block.columns)
    spare = len(line.cells) - width
    offsets = _possible_offsets(line, width, spare)
    if width == 1 or not filled(line.cells):
        return offsets[0] if offsets else None
    if line.is_row and len(offsets) == 1 and _fills(line, offsets[0], width):
        return offsets[0]
    if line.cells[0].type == "BLANK" and peers.is_apart(line):
        return None
    if line.is_row:
        if spare and not peers.has_usual_bars(line):
            return None
        if any("\t" in cell for cell in line.cells) and line.cells[0].type == "BLANK":
            return None  # a blank at the end of a line of tabs leaves no trace
        start = offsets[0] if len(offsets) == 1 else peers.agreed(line, offsets)
        # Where no row fills the first column, a column may be lost, and the blanks be another's.
        is_clear = start is None or peers.begin_at(line, start) or peers.have_length(line, width)
        return start if is_clear else None
    usual = peers.usual_length(line)
    odd = len(line.cells) > usual and _blank_runs(line.cells) > 1
    short = len(line.cells) < usual and line.cells[-1].type == "BLANK"
    return None if odd or short or not offsets else offsets[0]


def _fills(line: Line, offset: int, width: int) -> bool:
    """Tell whether figures stand in the first and the last column, whatever blanks are between."""
    ends = (line.cells[offset], line.cells[offset + width - 1])
    return all(cell.type in ("NUMBER", "MARK") for cell in ends)


def _possible_offsets(line: Line, width: int, spare: int) -> range:
    """Return where a run of one cell a column may start that leaves out only blanks.

    Blanks before the values are merged cells only where the row stands on one line.
    """
    found = [i for i, cell in enumerate(line.cells) if cell.type != "BLANK"]
    first, last = (found[0], found[-1]) if found else (spare, 0)
    start = spare if line.is_row else 0
    return range(max(0, last - width + 1), min(first, spare, start) + 1)


def _blank_runs(cells: Sequence[Token]) -> int:
    """Return how many runs of blanks there are; of one run, any blank may be left out."""
    return sum(kind == "BLANK" for kind, _ in groupby(cells, key=lambda cell: cell.type))
