"""Say in one finding what stands in many cells of a table."""

from collections.abc import Collection, Iterator, Sequence
from functools import cache

from reportlint import (
    Cell,
    Failed,
    Format,
    Message,
    Related,
    Report,
    Severity,
    TableSpec,
)

_MOST_NAMES = 4
# A column is worth naming as a whole only where it has more rows than this.
_FEWEST_ROWS = 3
_ROW = Message(zh="“{label}”整行", en="the whole row “{label}”")
_COLUMN = Message(zh="“{label}”整列", en="the whole column “{label}”")
_CELL = Message(zh="“{label}”", en="“{label}”")
_MORE = Message(zh="{names}等", en="{names} and others")


@cache
def kinds(known: Format) -> dict[str, str]:
    """Return the kind of each cell of a format: count, amount_wan, amount or delta."""
    found: dict[str, str] = {}
    for table in known.tables:
        for block in table.blocks:
            for row in block.rows or (None,):
                for column in block.columns:
                    names = (table.id, row.id if row else "", column.id)
                    found[".".join(filter(None, names))] = column.kind
    return found


def is_table_unread(report: Report, table: TableSpec) -> bool:
    """Tell whether a part of a table was seen but not read."""
    prefix = f"{table.id}."
    return any(path.startswith(prefix) for item in report.unparsed for path in item.paths)


def one_finding(
    report: Report,
    table: TableSpec,
    cells: Sequence[Cell],
    message: Message,
    *,
    raw: str | Message = "",
    severity: Severity | None = None,
    stated: str | None = None,
    expected: str | None = None,
) -> Failed:
    """Return the one finding about several cells of a table, the places of all in it.

    message is given {table}, {count}, {of}, {places} and {raw}.
    """
    read = report.table_cells(table.id)
    return Failed(
        message.format(
            table=table.title,
            count=len(cells),
            of=len(read),
            raw=raw,
            places=_named(report.format, table, cells, read),
        ),
        cells[0].span,
        stated=stated,
        expected=expected,
        related=tuple(_related(cell, report) for cell in cells[1:]),
        severity=severity,
        paths=tuple(cell.path for cell in cells),
    )


def _related(cell: Cell, report: Report) -> Related:
    return Related(report.format.cell_message(cell.path), cell.span)


def _named(known: Format, table: TableSpec, cells: Sequence[Cell], read: Sequence[Cell]) -> Message:
    """Name some cells: whole columns and rows where they are, each by itself where not."""
    every = {cell.path for cell in cells}
    left = [cell.path for cell in cells]
    present = {cell.path for cell in read}
    names: list[Message] = []
    for label, paths, pattern in _lines(known, table):
        line = present & set(paths)
        if len(line) > 1 and line <= every and not line.isdisjoint(left):
            names.append(pattern.format(label=label))
            left = [path for path in left if path not in line]
    names += [_CELL.format(label=known.cell_title(path)) for path in left]
    shown = names[:_MOST_NAMES]
    joined = Message("、".join(name.zh for name in shown), ", ".join(name.en for name in shown))
    return joined if len(shown) == len(names) else _MORE.format(names=joined)


def _lines(known: Format, table: TableSpec) -> Iterator[tuple[str, Collection[str], Message]]:
    """Yield the columns of a table, then its rows, each with the paths of its cells."""
    for block in table.blocks:
        for column in block.columns if len(block.rows) > _FEWEST_ROWS else ():
            paths = [f"{table.id}.{row.id}.{column.id}" for row in block.rows]
            yield column.label, paths, _COLUMN
    for row in table.rows():
        yield row.label, table.paths_of(row), _ROW
