"""Make tables out of the rulings of a page: which cells they part, merged ones as one."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product, takewhile
from typing import NamedTuple

# Rulings that are no farther apart than this meet, or are one, in points.
_NEAR = 3.0
# No more lines than this are looked at for one that runs through a character.
_MOST_LINES = 200


class Area(NamedTuple):
    """A rectangle on a page, in points from its top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True)
class Grid:
    """The cells of a table: columns and rows are the places of the rulings that bound them.

    cells tells of each field between neighbouring rulings, by column and row, the area of the
    cell that it belongs to; None where what it belongs to is no rectangle.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: dict[tuple[int, int], Area | None]

    def areas(self) -> list[Area]:
        """Return the cells from top to bottom and left to right."""
        found = {area for area in self.cells.values() if area is not None}
        return sorted(found, key=lambda area: (area.top, area.x0))

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in the table."""
        in_columns = self.columns[0] <= x <= self.columns[-1]
        return in_columns and self.rows[0] <= y <= self.rows[-1]

    def cell(self, x: float, y: float) -> Area | None:
        """Return the cell at a point of the table."""
        column = min(max(bisect_right(self.columns, x) - 1, 0), len(self.columns) - 2)
        row = min(max(bisect_right(self.rows, y) - 1, 0), len(self.rows) - 2)
        return self.cells[column, row]


class _Ruling(NamedTuple):
    """A line: at is where it stands, across what it runs along."""

    at: float
    start: float
    end: float


class Lattice:
    """The rulings of a page, joined where they are pieces of one line.

    effort is what it costs to find the tables in them.
    """

    def __init__(self, boxes: Iterable[Sequence[float]]) -> None:
        across, down = [], []
        for x0, top, x1, bottom in boxes:
            if x1 - x0 > bottom - top:
                across.append(_Ruling(top, x0, x1))
            else:
                down.append(_Ruling(x0, top, bottom))
        self._across = _joined(across)
        self._down = _joined(down)
        self.effort = len(self._across) * len(self._down)

    def strikes(self, x: float, top: float, bottom: float) -> bool:
        """Tell whether a line runs through a point between two heights."""
        first = bisect_left(self._across, (top, 0.0, 0.0))
        near = islice(self._across, first, first + _MOST_LINES)
        return any(
            ruling.start <= x <= ruling.end
            for ruling in takewhile(lambda ruling: ruling.at <= bottom, near)
        )

    def grids(self) -> list[Grid]:
        """Return the tables, from top to bottom.

        The outer border of a table counts as drawn: many tables are open on both sides, and Word
        leaves out the upper border of a merged cell that a page break cuts.
        """
        found = [_grid(*part) for part in self._parts()]
        return sorted((grid for grid in found if grid), key=lambda grid: grid.rows[0])

    def _parts(self) -> Iterator[tuple[list[_Ruling], list[_Ruling]]]:
        """Yield the rulings that hang together: those across and those down."""
        leaders = list(range(len(self._across) + len(self._down)))
        for (i, h), (j, v) in product(enumerate(self._across), enumerate(self._down)):
            if _is_within(v.at, h.start, h.end) and _is_within(h.at, v.start, v.end):
                leaders[_leader(leaders, i)] = _leader(leaders, len(self._across) + j)
        parts: dict[int, tuple[list[_Ruling], list[_Ruling]]] = defaultdict(lambda: ([], []))
        for number, ruling in enumerate((*self._across, *self._down)):
            parts[_leader(leaders, number)][number >= len(self._across)].append(ruling)
        yield from (part for part in parts.values() if all(part))


def _joined(rulings: list[_Ruling]) -> list[_Ruling]:
    """Return rulings with those of about the same place moved there, and joined where they meet."""
    found: list[_Ruling] = []
    for at, pieces in _by_place(rulings):
        start, end = pieces[0].start, pieces[0].end
        for piece in pieces[1:]:
            if piece.start > end + _NEAR:
                found.append(_Ruling(at, start, end))
                start, end = piece.start, piece.end
            end = max(end, piece.end)
        found.append(_Ruling(at, start, end))
    return found


def _by_place(rulings: list[_Ruling]) -> Iterator[tuple[float, list[_Ruling]]]:
    places: dict[float, list[_Ruling]] = {}
    first = None
    for ruling in sorted(rulings):
        if first is None or ruling.at > first + _NEAR:
            first = ruling.at
        places.setdefault(first, []).append(ruling)
    for group in places.values():
        yield sum(item.at for item in group) / len(group), sorted(group, key=lambda r: r.start)


def _is_within(value: float, start: float, end: float) -> bool:
    return start - _NEAR <= value <= end + _NEAR


def _leader(leaders: list[int], number: int) -> int:
    while leaders[number] != number:
        leaders[number] = leaders[leaders[number]]
        number = leaders[number]
    return number


def _grid(across: list[_Ruling], down: list[_Ruling]) -> Grid | None:
    """Return the table that rulings make, None where it would have but one column or no row."""
    columns = _places([r.at for r in down], [end for r in across for end in (r.start, r.end)])
    rows = _places([r.at for r in across], [end for r in down for end in (r.start, r.end)])
    if len(columns) < 3 or len(rows) < 2:
        return None
    return Grid(columns, rows, _cells(columns, rows, across, down))


def _places(drawn: list[float], ends: list[float]) -> tuple[float, ...]:
    """Return where rulings stand, and the outermost ends of those that cross them."""
    places = set(drawn)
    if min(ends) < min(drawn) - _NEAR:
        places.add(min(ends))
    if max(ends) > max(drawn) + _NEAR:
        places.add(max(ends))
    return tuple(sorted(places))


def _cells(
    columns: tuple[float, ...],
    rows: tuple[float, ...],
    across: list[_Ruling],
    down: list[_Ruling],
) -> dict[tuple[int, int], Area | None]:
    """Return what cell each field belongs to: fields that no ruling parts are of one cell."""
    fields = list(product(range(len(columns) - 1), range(len(rows) - 1)))
    right, below = _walls(down, columns, rows), _walls(across, rows, columns)
    height = len(rows) - 1
    leaders = list(range(len(fields)))
    for column, row in fields:
        own = column * height + row
        if column + 2 < len(columns) and (column + 1, row) not in right:
            leaders[_leader(leaders, own)] = _leader(leaders, own + height)
        if row + 2 < len(rows) and (row + 1, column) not in below:
            leaders[_leader(leaders, own)] = _leader(leaders, own + 1)
    merged: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, field in enumerate(fields):
        merged[_leader(leaders, number)].append(field)
    return {
        field: area
        for members in merged.values()
        for area in (_area(members, columns, rows),)
        for field in members
    }


def _walls(
    rulings: list[_Ruling], places: tuple[float, ...], crossing: tuple[float, ...]
) -> set[tuple[int, int]]:
    """Return which rulings stand where: number of the place, number of the field along it."""
    index = {place: number for number, place in enumerate(places)}
    middles = [(start + end) / 2 for start, end in pairwise(crossing)]
    return {
        (index[ruling.at], number)
        for ruling in rulings
        for number, middle in enumerate(middles)
        if ruling.start <= middle <= ruling.end
    }


def _area(
    fields: list[tuple[int, int]], columns: tuple[float, ...], rows: tuple[float, ...]
) -> Area | None:
    """Return the rectangle that fields fill, None where they fill none."""
    left, right = min(c for c, _ in fields), max(c for c, _ in fields) + 1
    top, bottom = min(r for _, r in fields), max(r for _, r in fields) + 1
    if len(fields) != (right - left) * (bottom - top):
        return None
    return Area(columns[left], rows[top], columns[right], rows[bottom])
