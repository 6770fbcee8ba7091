"""A draft as an office lays it out: headings, paragraphs, and tables with merged cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from reportlint import Block, Row, TableSpec
from reportlint.testing import Draft


@dataclass(frozen=True)
class GridCell:
    """A cell of a table; rows and columns are how many of them it spans."""

    text: str
    columns: int = 1
    rows: int = 1


GridRow = tuple[GridCell, ...]


@dataclass(frozen=True)
class GridTable:
    """A table: each cell stands once, in the first of the rows and columns that it spans."""

    rows: tuple[GridRow, ...]
    width: int


Element = str | GridTable


def elements(draft: Draft) -> Iterator[Element]:
    """Yield what a document holds from top to bottom: paragraphs (headings too) and tables."""
    yield from draft.prose.get("preamble", ())
    for section_id in draft.order:
        yield draft.format.section(section_id).heading
        yield from draft.prose.get(section_id, ())
        for table in draft.format.tables:
            if table.section == section_id:
                yield from _tables(draft, table)


def _tables(draft: Draft, table: TableSpec) -> Iterator[GridTable]:
    for block in table.blocks:
        rows = [row for row in block.rows if _printed(draft, table, row)]
        yield _labelled(draft, table, block, rows) if rows else _headed(draft, table, block)


def _printed(draft: Draft, table: TableSpec, row: Row) -> bool:
    return all(path in draft.cells for path in table.paths_of(row))


def _labelled(draft: Draft, table: TableSpec, block: Block, rows: list[Row]) -> GridTable:
    """Lay out a block whose rows have labels: those that group rows are merged downwards."""
    depth = max(len(row.under) for row in rows) + 1
    width = depth + len(block.columns)
    lines: list[GridRow] = []
    if block.caption:
        lines.append((GridCell(block.caption, width),))
    lines += _header(block, depth)
    before: tuple[str, ...] = ()
    for number, row in enumerate(rows):
        cells = []
        for level, label in enumerate(row.under):
            if row.under[: level + 1] != before[: level + 1]:
                span = sum(r.under[: level + 1] == row.under[: level + 1] for r in rows[number:])
                cells.append(GridCell(label, rows=span))
        cells.append(GridCell(row.label, depth - len(row.under)))
        cells += (GridCell(draft.cells[path]) for path in table.paths_of(row))
        lines.append(tuple(cells))
        before = row.under
    return GridTable(tuple(lines), width)


def _header(block: Block, depth: int) -> list[GridRow]:
    groups = [(key, list(run)) for key, run in groupby(block.columns, key=lambda c: c.group)]
    if all(group is None for group, _ in groups):
        labels = [GridCell(column.label) for column in block.columns]
        return [(GridCell(block.heads[0], depth), *labels)]
    columns = [column for _, run in groups for column in run]
    top = [GridCell(block.heads[0], depth, 3), GridCell(block.heads[1], len(columns))]
    middle = [
        GridCell(group, len(run)) if group else GridCell(run[0].label, rows=2)
        for group, run in groups
    ]
    low = [GridCell(column.label) for group, run in groups if group for column in run]
    return [tuple(top), tuple(middle), tuple(low)]


def _headed(draft: Draft, table: TableSpec, block: Block) -> GridTable:
    """Lay out a block with one row of figures under three heads, which has no label."""
    groups = [(key, list(run)) for key, run in groupby(block.columns, key=lambda c: c.group)]
    first, *others = groups
    alone, common = block.heads[0], block.heads[1]
    return GridTable(
        (
            (
                GridCell(alone, len(first[1]), 2),
                GridCell(common, sum(len(run) for _, run in others)),
            ),
            tuple(GridCell(group or "", len(run)) for group, run in others),
            tuple(GridCell(column.label) for column in block.columns),
            tuple(GridCell(draft.cells[f"{table.id}.{c.id}"]) for c in block.columns),
        ),
        len(block.columns),
    )
