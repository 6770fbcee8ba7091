"""Cut figures that stand without anything between them, where the sums leave one reading."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod

from reportlint.format import Equation, Format
from reportlint.grammar import Token, content_of
from reportlint.tables.rows import Line

# How many steps the search takes for a row, and for all rows together: there may be thousands.
_MOST_STEPS = 20_000
_MOST_STEPS_IN_ALL = 200_000
_MOST_CHOICES = 5_000
_LONGEST_NUMBER = 30
_DIGITS = re.compile(r"[0-9]+")
# What can only be cut in one way, into however many numbers.
_FORCED = re.compile(r"0*[1-9]?")

# The numbers of a row, one a column; None is a cell that is no number.
Way = tuple[str | None, ...]


@dataclass
class _Row:
    """A line with a run of figures; ways are those in which it can be cut."""

    line: Line
    ways: list[Way]
    by_sums: bool = False
    ranks: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.ranks = {path: rank for rank, path in enumerate(self.line.place.paths)}


def cut_runs(lines: Sequence[Line], known: Format) -> list[Sequence[Token]]:
    """Return the cells of each line, cut where that is certain, else as they are.

    Zeros are cut for certain, since no number begins with one. Any other run may lack a blank
    cell, so that even a single way to cut it proves nothing: those ways are left in which the
    sums of the row hold, and of these those in which the sums of the columns hold. Where a sum
    fails in the end, what was cut by sums is not relied on.
    """
    rows = [_Row(line, []) for line in lines if line.cells]
    if not rows:
        return [line.cells for line in lines]
    _find_ways(rows, known)
    by_path = {path: row for row in rows for path in row.ranks}
    columns = [e for e in _as_printed(known, by_path) if _spans_rows(e, by_path)]
    while any([_narrow(equation, by_path) for equation in columns]):
        pass
    _agree([row for row in rows if len(row.ways) > 1], columns, by_path)
    for equation in columns:
        touched = [by_path[path] for path in _paths(equation)]
        if _is_cut(equation, by_path) and not _holds(equation, by_path):
            for row in touched:
                row.ways = [] if row.by_sums else row.ways
    cells = {id(row.line): _tokens(row) for row in rows}
    return [cells.get(id(line), line.cells) for line in lines]


def _find_ways(rows: Sequence[_Row], known: Format) -> None:
    """Give each row the ways in which it can be cut such that its own sums hold."""
    sums = {
        place: [e for e in known.equations() if _paths(e) <= set(place.paths)]
        for place in {row.line.place for row in rows}
    }
    left = _MOST_STEPS_IN_ALL
    for row in rows:
        row.by_sums = not all(_FORCED.fullmatch(_digits(cell)) for cell in row.line.cells)
        inside = sums[row.line.place]
        if not row.by_sums or inside:
            row.ways, steps = _ways(row, inside if row.by_sums else (), min(left, _MOST_STEPS))
            left -= steps


def _as_printed(known: Format, by_path: Container[str]) -> Iterator[Equation]:
    """Yield the equations with several rows in place of one where the report has those."""

    def printed(paths: tuple[str, ...]) -> tuple[str, ...]:
        listed = [(path,) if path in by_path else known.parts.get(path, (path,)) for path in paths]
        return tuple(path for group in listed for path in group)

    for equation in known.equations():
        sides = {"left": printed(equation.left), "right": printed(equation.right)}
        yield equation.model_copy(update=sides)


def _paths(equation: Equation) -> set[str]:
    return {*equation.left, *equation.right}


def _spans_rows(equation: Equation, by_path: Mapping[str, _Row]) -> bool:
    rows = {id(by_path.get(path)) for path in _paths(equation)}
    return len(rows) > 1 and _paths(equation) <= by_path.keys()


def _ways(row: _Row, equations: Sequence[Equation], most: int) -> tuple[list[Way], int]:
    """Return the ways to cut a row into one number a column such that equations hold.

    Beside them stands how many steps it took to find them; there are none where so many steps as
    are allowed do not do.
    """
    width = len(row.ranks)
    due = [(max(row.ranks[path] for path in _paths(e)), e) for e in equations]
    cells = [(cell.type, _digits(cell)) for cell in row.line.cells]
    if sum(len(text) for kind, text in cells if kind == "RUN") > width * _LONGEST_NUMBER:
        return [], 0
    waiting: list[tuple[tuple[str | None, ...], int, int]] = [((), 0, 0)]
    found: list[Way] = []
    for step in range(most):
        if not waiting:
            return found, step
        numbers, cell, offset = waiting.pop()
        if numbers and any(
            rank == len(numbers) - 1 and not _balanced(e, row, numbers) for rank, e in due
        ):
            continue
        if cell == len(cells):
            found += [numbers] if len(numbers) == width else []
        elif len(numbers) < width:
            waiting += _next(cells, numbers, cell, offset)
    return [], most


def _next(
    cells: Sequence[tuple[str, str]], numbers: Way, cell: int, offset: int
) -> Iterator[tuple[Way, int, int]]:
    """Yield the ways to go on by one number; none begins with a zero but zero itself."""
    kind, text = cells[cell]
    digits = _DIGITS.fullmatch(text)
    if kind != "RUN" or not digits:
        yield (*numbers, text if digits and len(text) <= _LONGEST_NUMBER else None), cell + 1, 0
        return
    last = offset + 1 if text[offset] == "0" else min(len(text), offset + _LONGEST_NUMBER)
    for end in range(offset + 1, last + 1):
        number = text[offset:end]
        place = (cell, end) if end < len(text) else (cell + 1, 0)
        yield (*numbers, number), place[0], place[1]


def _digits(cell: Token) -> str:
    start, end = content_of(cell)
    offset = cell.start_pos or 0
    return str(cell)[start - offset : end - offset]


def _balanced(equation: Equation, row: _Row, numbers: Way) -> bool:
    sides = [
        [numbers[row.ranks[path]] for path in side] for side in (equation.left, equation.right)
    ]
    return _equal(sides)


def _holds(equation: Equation, by_path: Mapping[str, _Row]) -> bool:
    sides = [
        [by_path[path].ways[0][by_path[path].ranks[path]] for path in side]
        for side in (equation.left, equation.right)
    ]
    return _equal(sides)


def _equal(sides: Sequence[Sequence[str | None]]) -> bool:
    """Tell whether the sums are equal, or cannot be told because a cell is no number."""
    if any(number is None for side in sides for number in side):
        return True
    left, right = (sum(int(number or 0) for number in side) for side in sides)
    return left == right


def _narrow(equation: Equation, by_path: Mapping[str, _Row]) -> bool:
    """Drop the ways of the one row that is open in an equation in which it does not hold."""
    open_rows = {
        id(by_path[path]): by_path[path]
        for path in _paths(equation)
        if len(by_path[path].ways) != 1
    }
    if len(open_rows) != 1:
        return False
    (row,) = open_rows.values()
    ways = row.ways
    row.ways = []
    kept = []
    for way in ways:
        row.ways = [way]
        if _holds(equation, by_path):
            kept.append(way)
    row.ways = kept
    return len(kept) < len(ways)


def _agree(rows: Sequence[_Row], columns: Sequence[Equation], by_path: Mapping[str, _Row]) -> None:
    """Leave the one way of each open row on which all choices agree that satisfy the columns."""
    if prod(len(row.ways) for row in rows) > _MOST_CHOICES:
        return
    choices = list(product(*(row.ways for row in rows)))
    holding = []
    for choice in choices:
        for row, way in zip(rows, choice, strict=True):
            row.ways = [way]
        if all(_holds(e, by_path) for e in columns if _is_cut(e, by_path)):
            holding.append(choice)
    for number, row in enumerate(rows):
        ways = {choice[number] for choice in holding}
        row.ways = list(ways) if len(ways) == 1 else []


def _is_cut(equation: Equation, by_path: Mapping[str, _Row]) -> bool:
    return all(len(by_path[path].ways) == 1 for path in _paths(equation))


def _tokens(row: _Row) -> Sequence[Token]:
    """Return a token for each number of a row that is cut in one way, else the cells as is."""
    cells = row.line.cells
    if len(row.ways) != 1:
        return cells
    numbers = iter(row.ways[0])
    tokens: list[Token] = []
    for cell in cells:
        text = _digits(cell)
        if cell.type != "RUN" or not _DIGITS.fullmatch(text):
            next(numbers)
            tokens.append(cell)
            continue
        start = content_of(cell)[0]
        end = start + len(text)
        while start < end:
            number = next(numbers) or ""
            tokens.append(Token("NUMBER", number, start_pos=start, end_pos=start + len(number)))
            start += len(number)
    return tokens
