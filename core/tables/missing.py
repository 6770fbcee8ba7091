"""Rows of a table that were not found, although something stands where they belong."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile

from reportlint.format import Row, TableSpec
from reportlint.messages import Message
from reportlint.model import Unparsed
from reportlint.source import Span
from reportlint.tables.displaced import Fragment
from reportlint.tables.gathering import TableReader
from reportlint.tables.rows import Line, Loose
from reportlint.tables.unread import NO_VALUES

_NOT_FOUND = Message(
    zh="“{label}”没有找到行名，但这里有行名不明的文字或数值，可能就是这一行",
    en="the label “{label}” was not found, but words or figures here may be its row",
)
_SHORTEST_PIECE = 2
_WITH_FIGURES = re.compile("[一-鿿][0-9]")


@dataclass(frozen=True)
class Unknown:
    """What stands in the tables of a text under no label, in the order of the text."""

    loose: Sequence[Loose]
    fragments: Sequence[Fragment]

    def first_of(self, row: Row, extent: Span) -> int | None:
        """Return where in a stretch of the text something stands that may be a row, or None."""
        low = bisect_left(self.loose, extent.start, key=lambda item: item.span.start)
        figures = (item.span.start for item in self.loose[low : low + 1])
        low = bisect_left(self.fragments, extent.start, key=lambda item: item.start)
        high = bisect_left(self.fragments, extent.end, key=lambda item: item.start)
        words = (item.start for item in self.fragments[low:high] if _is_piece(item.key, row))
        found = (*figures, next(words, extent.end))
        return min(found) if min(found) < extent.end else None


def all_unfound(
    tables: TableReader, lines: Sequence[Line], loose: Sequence[Loose]
) -> Iterator[Unparsed]:
    """Yield the rows of all tables that may be there without a label that is known.

    lines are all rows with their values, loose the values that are no row's.
    """
    unknown = Unknown(loose, tables.fragments)
    found = [(tables.format.table(table.id), table.span) for table in tables.tables()]
    starts = [span.start for _, span in found]
    for table, span in found:
        end = min((start for start in starts if start > span.start), default=len(tables.folded))
        rows = [line for line in lines if line.place.table is table]
        yield from unfound(table, Span(span.start, end), rows, unknown)


def unfound(
    table: TableSpec, extent: Span, lines: Sequence[Line], unknown: Unknown
) -> Iterator[Unparsed]:
    """Yield the rows of a table that may be there without a label that is known.

    Where nothing but the rows around it stands where a row belongs, it is missing, and not
    yielded. lines are all rows with their values; extent is where the table stands.
    """
    seen = {line.place.row.id: line.span for line in reversed(lines) if line.place.row}
    filled = {line.place.row.id for line in lines if line.place.row and line.cells}
    whole: set[str] = set()
    for row in table.rows():
        if row.id in seen and seen.keys().isdisjoint(row.parts):
            whole.update(row.parts)
            if row.parts and row.id not in filled:
                yield _without_values(table, row, seen[row.id])
    rows = [row for row in table.rows() if not row.parts and row.id not in whole]
    for number, row in enumerate(rows):
        if row.id in seen:
            continue
        before = [seen[item.id].end for item in rows[:number] if item.id in seen]
        start = before[-1] if before else extent.start
        behind = [seen[item.id].start for item in rows[number:] if item.id in seen]
        end = behind[0] if behind else extent.end
        place = unknown.first_of(row, Span(start, end))
        if place is not None:
            reason = _NOT_FOUND.format(label=row.label)
            yield Unparsed(
                reason=reason, span=Span(place, place + 1), paths=tuple(table.paths_of(row))
            )


def _without_values(table: TableSpec, row: Row, span: Span) -> Unparsed:
    """Return that neither a row nor any of its parts was read."""
    paths = table.paths_of(row)
    parts = (table.paths_of(part) for part in table.rows() if part.id in row.parts)
    reason = NO_VALUES.format(label=row.label, expected=len(paths))
    return Unparsed(reason=reason, span=span, paths=(*paths, *chain.from_iterable(parts)))


def _is_piece(key: str, row: Row) -> bool:
    """Tell whether words may be a part of a row: of its label, or words with figures behind."""
    if len(key) < _SHORTEST_PIECE:
        return False
    is_alike = any(key in label or 2 * _common(key, label) >= len(label) for label in row.keys)
    return is_alike or _WITH_FIGURES.search(key) is not None


def _common(key: str, label: str) -> int:
    """Return how many characters two texts begin with alike."""
    alike = (one == two for one, two in zip(key, label, strict=False))
    return sum(1 for _ in takewhile(bool, alike))
