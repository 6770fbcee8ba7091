"""Settle which cells rows have: with the blanks at their ends, without remarks and copies."""

from collections import defaultdict
from collections.abc import Sequence

from reportlint.tables.ends import with_last_blanks
from reportlint.tables.gathering import TableReader
from reportlint.tables.headers import has_remarks
from reportlint.tables.places import Place
from reportlint.tables.rows import Line, without_remarks, without_repeats
from reportlint.tables.surroundings import Surroundings


def settled(tables: TableReader, lines: Sequence[Line]) -> list[Line]:
    """Return rows, in their order, with the cells that belong to the columns of the form."""
    surroundings = Surroundings(tables, lines)
    by_block: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_block[id(line.place.block)].append(line)
    kept: dict[int, Line] = {}
    for in_block in by_block.values():
        place = in_block[0].place
        since, first, _ = surroundings.extent(place)
        changed = with_last_blanks(in_block, tables.folded)
        if has_remarks(tables.folded[since:first]):
            changed = without_remarks(changed)
        if heads := _repeated_heads(tables, place, since, first):
            changed = [without_repeats(line, heads) for line in changed]
        kept |= {id(old): new for old, new in zip(in_block, changed, strict=True)}
    return [kept[id(line)] for line in lines]


def _repeated_heads(tables: TableReader, place: Place, since: int, first: int) -> list[int]:
    """Return the columns that the labels of a header name, where it has copies side by side."""
    columns = place.block.columns
    numbers = {key: i for i, column in enumerate(columns) for key in column.keys}
    if len(numbers) < sum(len(column.keys) for column in columns):
        return []  # a label that several columns bear
    heads = [
        numbers[label.key]
        for label in tables.columns[place.table.id]
        if label.key in numbers and since <= label.span.start < first
    ]
    in_order = heads == sorted(heads) and {*heads} == {*range(len(columns))}
    return heads if in_order and len(heads) > len(columns) else []
