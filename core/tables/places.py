"""Where the values of a format belong: its rows and columns, found by their labels."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Self

from reportlint.format import Block, Format, Row, TableSpec, cell_path, label_key_of
from reportlint.messages import Message

# How like a label must be to a row of the form, in percent, and how much more than to any other.
_LEAST_LIKENESS = 80
_LEAST_LEAD = 10
_SHORTEST = 5
_TURNING = "不非未无没允可撤销上本下前今新旧元十百千万亿"
_KINDS = re.compile("[一二三四五六]类")


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where values belong: a row of a block; row is None where only a header binds them."""

    table: TableSpec
    block: Block
    row: Row | None
    paths: tuple[str, ...]

    @classmethod
    def of(cls, table: TableSpec, block: Block, row: Row | None) -> Self:
        """Return the place of a row with the paths of its cells."""
        paths = tuple(cell_path(table.id, row, column) for column in block.columns)
        return cls(table, block, row, paths)

    @property
    def title(self) -> str | Message:
        """What messages call the place: the label of its row, or its table."""
        return self.row.label if self.row else self.table.title

    def orders(self) -> list[list[frozenset[str]]]:
        """Return the labels that a header has in a certain order, by their keys.

        A text has the columns under a common head where the head stands, or in a line of their
        own behind the others: they follow the columns before their head in any case.
        """
        groups: dict[str | None, list[frozenset[str]]] = {None: []}
        for column in self.block.columns:
            groups.setdefault(column.group, [*groups[None]]).append(column.keys)
        heads = [frozenset((label_key_of(head),)) for head in self.block.heads]
        return [*groups.values(), *([] if self.block.rows else [heads])]

    @property
    def header(self) -> str:
        """What places share that stand under the same header."""
        return f"{self.table.id} {self.block.caption}"


@dataclass(frozen=True, slots=True)
class Index:
    """The labels of a format by key.

    columns maps a key to the tables that have it in their headers, with the columns it may be;
    unlabelled maps a table to the place of its one row without a label.
    """

    rows: dict[str, Place]
    columns: dict[str, dict[str, list[str]]]
    unlabelled: dict[str, Place]


def nearest(known: Format, key: str) -> Place | None:
    """Return the row whose label a misspelt or cut one resembles, None unless one stands out."""
    if len(key) < _SHORTEST:
        return None
    from rapidfuzz import fuzz, process  # loaded only where a label is unknown

    rows = index_of(known).rows
    best, *others = process.extract(key, rows.keys(), scorer=fuzz.ratio, limit=None)
    if best[1] < _LEAST_LIKENESS:
        return None
    rivals = [score for other, score, _ in others if rows[other] is not rows[best[0]]]
    if (rivals and best[1] - rivals[0] < _LEAST_LEAD) or _other_meaning(key, best[0]):
        return None
    return rows[best[0]]


def _other_meaning(key: str, label: str) -> bool:
    """Tell whether a label differs in a character that turns its meaning: 不予公开, 上年新收."""
    if _KINDS.findall(key) != _KINDS.findall(label):
        return True
    return any(key.count(char) != label.count(char) for char in _TURNING)


@cache
def index_of(known: Format) -> Index:
    """Return the index of a format."""
    index = Index({}, defaultdict(lambda: defaultdict(list)), {})
    for table in known.tables:
        for block in table.blocks:
            for row in block.rows:
                index.rows.update(dict.fromkeys(row.keys, Place.of(table, block, row)))
            for column in block.columns:
                for key in column.keys:
                    index.columns[key][table.id].append(column.id)
            for head in (*block.heads, *block.head_variants):
                index.columns[label_key_of(head)][table.id].extend(())
            if not block.rows:
                index.unlabelled[table.id] = Place.of(table, block, None)
    return index
