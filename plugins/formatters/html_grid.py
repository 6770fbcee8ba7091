"""Lays the tables of a report out: which stretches of its text are cells, and in which column."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportlint import Label, Report, Span, Table, TableSpec

_SEPARATOR = set("|-: \t\r\n")


class Slot(NamedTuple):
    """Where a figure or a label belongs: its first column, how many it takes, and its kind."""

    column: int
    width: int
    kind: str


class Box(NamedTuple):
    """A cell: its stretch of the text with its bars, and its slot where that is known."""

    start: int
    end: int
    slot: Slot | None


class Placed(NamedTuple):
    """A cell with its column and how many it takes, from the left of the table."""

    box: Box
    column: int
    width: int


def slots_of(report: Report) -> dict[int, Slot]:
    """Return the slots of all figures and labels of the tables, by where they begin."""
    found: dict[int, Slot] = {}
    for spec in report.format.tables:
        columns, labels = _columns(spec), _label_columns(spec)
        rows = {row.id: len(row.under) for row in spec.rows()}
        for path, cell in report.cells.items():
            if path.startswith(f"{spec.id}."):
                column = next((columns[tail] for tail in _tails(path) if tail in columns), None)
                if column is not None:
                    found[cell.span.start] = Slot(labels + column, 1, "figure")
        if table := report.table(spec.id):
            for label in table.rows:
                depth = max((rows.get(id_, 0) for id_ in label.ids), default=0)
                found.setdefault(label.span.start, Slot(depth, labels - depth, "row"))
            for label, slot in _headings(spec, table, columns, labels):
                found.setdefault(label.span.start, slot)
    return found


def _headings(
    spec: TableSpec, table: Table, columns: Mapping[str, int], labels: int
) -> Iterator[tuple[Label, Slot]]:
    """Yield the labels of the columns, and those over them, with their slots."""
    used: set[str] = set()
    for label in table.columns:
        fresh = [id_ for id_ in label.ids if id_ not in used] or list(label.ids)
        if fresh:
            used.add(fresh[0])
            yield label, Slot(labels + columns[fresh[0]], 1, "column")
        elif group := _group(spec, label.key):
            yield label, Slot(labels + group[0], len(group), "column")
        else:
            yield label, Slot(0, max(1, labels), "head")


def extents_of(report: Report) -> list[Span]:
    """Return from where to where the tables reach that the report has."""
    ends: dict[str, int] = {}
    for path, cell in report.cells.items():
        table = path.partition(".")[0]
        ends[table] = max(ends.get(table, 0), cell.span.end)
    return [
        Span(table.span.start, max(table.span.end, ends.get(table.id, 0)))
        for table in report.tables
    ]


def boxes(text: str, start: int, end: int, slots: Mapping[int, Slot]) -> list[Box]:
    """Return the cells of a line: between its bars, or else where figures and labels begin."""
    line = text[start:end]
    if "|" in line:
        bars = [start + offset for offset, char in enumerate(line) if char == "|"]
        if not line[: bars[0] - start].strip():
            del bars[0]  # it opens the line
        cuts = [start, *(bar + 1 for bar in bars)]
        if not text[cuts[-1] : end].strip() and len(cuts) > 1:
            del cuts[-1]
    else:
        cuts = sorted({start, *(place for place in range(start, end) if place in slots)})
        if len(cuts) > 1 and not text[start : cuts[1]].strip():
            del cuts[1]
    limits = pairwise((*cuts, end))
    return [Box(left, right, _slot(slots, left, right)) for left, right in limits]


def rows(lines: Sequence[Sequence[Box]]) -> list[list[Box]]:
    """Return the rows of a table; where each line is one cell, a row is several lines."""
    single = sum(len(line) == 1 for line in lines)
    if single * 2 <= len(lines) or len(lines) < 3:
        return [list(line) for line in lines]
    found: list[list[Box]] = []
    for line in lines:
        if found and len(line) == 1 and _is_torn(found[-1][-1], line[0]):
            found[-1][-1] = Box(found[-1][-1].start, line[0].end, None)
        elif found and len(line) == 1 and _continues(found[-1], line[0]):
            found[-1].append(line[0])
        else:
            found.append(list(line))
    return found


def placed(lines: Sequence[Sequence[Box]]) -> Iterator[list[Placed]]:
    """Yield the cells of each row with their columns; the last of a row takes what is left."""
    known = [box.slot for row in lines for box in row if box.slot]
    labels = min((slot.column for slot in known if slot.kind == "figure"), default=0)
    ends = (_end(columns, row) for columns, row in ((_row_columns(r, labels), r) for r in lines))
    total = max(ends, default=1)
    for row in lines:
        last = row[-1].slot
        # A column over which another stands that ends further right keeps its width.
        narrow = labels > 1 and last is not None and last.kind == "column"
        starts = _row_columns(row, labels)
        columns = [*starts, _end(starts, row) if narrow else total]
        yield [
            Placed(box, column, max(1, after - column))
            for box, (column, after) in zip(row, pairwise(columns), strict=True)
        ]


def is_separator(text: str) -> bool:
    """Tell whether a line is but the rule between head and body of a Markdown table."""
    return "-" in text and "|" in text and set(text) <= _SEPARATOR


def _row_columns(row: Sequence[Box], labels: int) -> list[int]:
    """Return the first column of each cell: where its slot is, else behind the cell before it."""
    rows = [n for n, box in enumerate(row) if box.slot and box.slot.kind == "row"]
    label = rows[-1] if rows else 0
    columns: list[int] = []
    free = 0
    for number, box in enumerate(row):
        slot = box.slot
        if number < label:  # what groups rows stands to the left of their labels
            last = row[label].slot
            assert last is not None
            column, width = max(free, last.column - label + number), 1
        elif slot is None:
            column, width = free, labels if number == 0 and labels > 1 else 1
        else:
            column, width = max(free, slot.column), slot.width
        columns.append(column)
        free = column + width
    return columns


def _end(columns: Sequence[int], row: Sequence[Box]) -> int:
    last = row[-1].slot
    return columns[-1] + (last.width if last else 1)


def _is_torn(last: Box, box: Box) -> bool:
    """Tell whether a line goes on with the words of the line before it."""
    return last.slot is None and box.slot is None


def _continues(row: Sequence[Box], box: Box) -> bool:
    """Tell whether a cell in a line of its own stands in the row of the cells before it."""
    last, slot = row[-1].slot, box.slot
    if slot is None:
        return False
    if slot.kind == "figure":
        return last is not None and last.kind in ("figure", "row") and slot.column > last.column
    if slot.kind == "row":
        return last is None or (last.kind == "row" and slot.column > last.column)
    if last is None or last.kind not in ("head", "column"):
        return False
    # Where heads stand side by side, they stand over the columns that follow.
    over = len(row) > 1 and all(item.slot and item.slot.kind == "head" for item in row)
    return slot.kind == "head" or (slot.column > last.column and not over)


def _slot(slots: Mapping[int, Slot], start: int, end: int) -> Slot | None:
    return next((slots[place] for place in range(start, end) if place in slots), None)


def _columns(spec: TableSpec) -> dict[str, int]:
    return {column.id: n for block in spec.blocks for n, column in enumerate(block.columns)}


def _label_columns(spec: TableSpec) -> int:
    """Return how many columns of labels stand before the figures."""
    return max((len(row.under) + 1 for row in spec.rows()), default=0)


def _group(spec: TableSpec, key: str) -> list[int]:
    """Return the columns over which a label stands."""
    return [
        n
        for block in spec.blocks
        for n, column in enumerate(block.columns)
        if column.group is not None and column.group == key
    ]


def _tails(path: str) -> Iterator[str]:
    """Yield what may be the id of the column in a path: its ends, the longest first."""
    parts = path.split(".")[1:]
    for first in range(len(parts)):
        yield ".".join(parts[first:])
