"""Give lines of figures that stand apart from their labels back to their rows."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from reportlint.format import Block, Format, Row, label_key_of
from reportlint.tables.places import Place, index_of
from reportlint.tables.rows import Line, Loose

_MOST_PIECES = 5
_SHORTEST_PIECE = 2
_LONGEST_TEXT = 4000


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words in a table that are no label of a row with figures: pieces of labels, or none."""

    start: int
    key: str


@dataclass(frozen=True, slots=True)
class Found:
    """A line of figures with its place, or with all that it may have where that is not certain."""

    item: Loose
    places: tuple[Place, ...]
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of a table between two rows that have figures, or between such a row and its end."""

    rows: Sequence[Row]
    start: int
    end: int


def displaced(
    known: Format,
    lines: Sequence[Line],
    loose: Sequence[Loose],
    fragments: Sequence[Fragment],
    borders: Sequence[int],
) -> Iterator[Found]:
    """Yield the lines of figures between the rows of a table with where they belong.

    Text that was taken out of a PDF has the rows of a table in order, but the label of a row may
    stand in the line above or below its figures, or in both. The figures between two labelled
    rows belong to the rows of the form that lie between them, if there are as many lines as
    rows, each as wide as the table, and if every one of those rows shows its label in pieces.

    borders are where headers and headings stand.
    """
    places = index_of(known).rows
    blocks = {id(line.place.block): line.place.block for line in lines if line.place.row}
    for block in blocks.values():
        rows_seen = [line for line in lines if line.place.block is block]
        start, end = _bounds(rows_seen, borders)
        inside = [item for item in loose if start <= item.span.start < end]
        if not inside:
            continue
        starts = [item.span.start for item in inside]
        pieces = [item for item in fragments if start <= item.start < end]
        pieces += (Fragment(line.span.start, line.key) for line in rows_seen)
        text = "".join(piece.key for piece in sorted(pieces, key=lambda piece: piece.start))
        text = text[:_LONGEST_TEXT]
        for gap in _gaps(block, [line for line in rows_seen if line.cells], start, end):
            figures = inside[bisect_left(starts, gap.start) : bisect_left(starts, gap.end)]
            rows = _rows_for(figures, gap.rows, block, text)
            choices: list[Sequence[Row]] = [(row,) for row in rows] or [gap.rows] * len(figures)
            for item, choice in zip(figures, choices, strict=True):
                found = tuple(places[label_key_of(row.label)] for row in choice)
                yield Found(item, found, is_certain=bool(rows))


def _bounds(lines: Sequence[Line], borders: Sequence[int]) -> tuple[int, int]:
    """Return where the rows of a block begin and end: at the headers or headings around them."""
    first, last = lines[0].span.start, lines[-1].span.start
    before, after = bisect_right(borders, first), bisect_right(borders, last)
    start = borders[before - 1] if before else 0
    return start, borders[after] if after < len(borders) else last + _LONGEST_TEXT


def _gaps(block: Block, lines: Sequence[Line], start: int, end: int) -> Iterator[Gap]:
    """Yield what lies between the rows with figures, where those stand in the form's order."""
    ranks = {row.id: rank for rank, row in enumerate(block.rows)}
    places = [(ranks[line.place.row.id], line.span.start) for line in lines if line.place.row]
    for (rank, begin), (next_rank, stop) in pairwise([(-1, start), *places, (len(ranks), end)]):
        if rank + 1 < next_rank:
            yield Gap(block.rows[rank + 1 : next_rank], begin, stop)


def _rows_for(
    figures: Sequence[Loose], rows: Sequence[Row], block: Block, text: str
) -> Sequence[Row]:
    """Return the rows that lines of figures belong to, none where that is not certain."""
    if not figures or any(len(item.cells) != len(block.columns) for item in figures):
        return []
    parts = {part for row in rows for part in row.parts}
    detailed = [row for row in rows if row.id in parts and _is_there(row, text)]
    choices = [[row for row in rows if not row.parts]]
    if not detailed:
        choices.append([row for row in rows if row.id not in parts])
    named = [item.key for item in figures if item.key]
    if not all(any(key in label for row in rows for label in row.keys) for key in named):
        return []
    for choice in choices:
        if len(choice) == len(figures) and all(_is_there(row, text) for row in choice):
            return choice
    return []


def _is_there(row: Row, text: str) -> bool:
    return any(in_pieces(key, text) for key in row.keys)


@lru_cache(maxsize=256)  # a text may have thousands of gaps of the same rows
def in_pieces(label: str, text: str) -> bool:
    """Tell whether a text holds a label, cut into few pieces with other words between them."""
    start = 0
    for _ in range(_MOST_PIECES):
        for length in range(len(label), min(_SHORTEST_PIECE, len(label)) - 1, -1):
            if (found := text.find(label[:length], start)) >= 0:
                start, label = found + length, label[length:]
                break
        else:
            return False
        if not label:
            return True
    return False
