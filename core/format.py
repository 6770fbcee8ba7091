"""Report formats: the sections, tables and reconciliations that a kind of report must have."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict

from reportlint.grammar import Role, fold, label_key
from reportlint.messages import Message

# How many, money in 万元, money in a unit that the form leaves open, or a change with its sign.
ValueKind = Literal["count", "amount_wan", "amount", "delta"]


def label_key_of(label: str) -> str:
    """Return the key under which a label is found, whatever its spacing and width."""
    return label_key(fold(label))


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Labelled(_Data):
    """Something with a label: variants are as good as it, aliases deviate from the form."""

    label: str
    variants: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @cached_property
    def official_keys(self) -> frozenset[str]:
        """Keys of the spellings that the form allows."""
        return frozenset(map(label_key_of, (self.label, *self.variants)))

    @cached_property
    def keys(self) -> frozenset[str]:
        """Keys of all spellings that are understood."""
        return self.official_keys | frozenset(map(label_key_of, self.aliases))


class Column(_Labelled):
    """A column of a table; group is the label that stands over it where there is one."""

    id: str
    kind: ValueKind = "count"
    group: str | None = None


class Row(_Labelled):
    """A row of a table.

    under are the labels that group it, from the outside in; parts are the rows that stand for it
    where it is absent.
    """

    id: str
    under: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


class Block(_Data):
    """A part of a table with its own header.

    heads are labels over or beside the columns; head_variants and group_variants other wordings
    of heads and of the labels that group rows.
    Without rows, the one row of figures has no label and is bound by the header.
    """

    caption: str | None = None
    heads: tuple[str, ...] = ()
    head_variants: tuple[str, ...] = ()
    group_variants: tuple[str, ...] = ()
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()


class TableSpec(_Data):
    """A table of a format: its blocks from top to bottom."""

    id: str
    section: str
    title: Message
    blocks: tuple[Block, ...]

    def rows(self) -> Iterator[Row]:
        """Yield all rows from top to bottom."""
        for block in self.blocks:
            yield from block.rows

    def paths(self) -> Iterator[str]:
        """Yield the path of every cell that the form prints."""
        for block in self.blocks:
            for row in block.rows or (None,):
                if row is None or not row.parts:
                    yield from (cell_path(self.id, row, column) for column in block.columns)

    @cached_property
    def _row_paths(self) -> dict[str, tuple[str, ...]]:
        return {
            row.id: tuple(cell_path(self.id, row, column) for column in block.columns)
            for block in self.blocks
            for row in block.rows
        }

    def paths_of(self, row: Row) -> tuple[str, ...]:
        """Return the paths of the cells of a row."""
        return self._row_paths[row.id]


class SectionSpec(_Data):
    """A section of a format, with the ordinal that its heading has."""

    id: str
    ordinal: str
    title: str
    variants: tuple[str, ...] = ()

    @cached_property
    def keys(self) -> frozenset[str]:
        """Keys of the titles that are understood."""
        return frozenset(map(label_key_of, (self.title, *self.variants)))

    @property
    def heading(self) -> str:
        """The heading as the form prints it."""
        return f"{self.ordinal}、{self.title}"


class Reconciliation(_Data):
    """A relation that holds once for each thing in over, which stands in place of {}."""

    name: str
    over: str | dict[str, str]
    left: tuple[str, ...]
    right: tuple[str, ...]


class Equation(_Data):
    """The sum of the cells on the left equals the sum of those on the right.

    title is the label of the row, column or group that it is about.
    """

    name: str
    title: str
    left: tuple[str, ...]
    right: tuple[str, ...]


class Format(_Data):
    """A report format.

    Raises ValueError where the data is incomplete or names what is not there.
    """

    id: str
    first_year: int
    last_year: int | None = None
    basis: str
    title: Message
    sections: tuple[SectionSpec, ...]
    tables: tuple[TableSpec, ...]
    reconciliations: tuple[Reconciliation, ...]

    def model_post_init(self, _context: object, /) -> None:
        """See that reconciliations name cells that are there."""
        known = set(self.paths()) | set(self.parts)
        for equation in self.equations():
            if unknown := {*equation.left, *equation.right} - known:
                raise ValueError(f"{equation.name}: no such cell: {', '.join(sorted(unknown))}")

    def __hash__(self) -> int:
        return hash(self.id)

    def covers(self, year: int) -> bool:
        """Tell whether the form was in use for reports of a year."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    def paths(self) -> Iterator[str]:
        """Yield the path of every cell that the form prints, in reading order."""
        for table in self.tables:
            yield from table.paths()

    @cached_property
    def reading_order(self) -> dict[str, int]:
        """Every path, those that stand for others included, with its rank in the report."""
        every = dict.fromkeys((*self.parts, *self.paths()))
        return {path: rank for rank, path in enumerate(every)}

    @cached_property
    def parts(self) -> dict[str, tuple[str, ...]]:
        """Cells that may stand for several others, with those others."""
        found = {}
        for table in self.tables:
            for block in table.blocks:
                for row in filter(lambda row: row.parts, block.rows):
                    for column in block.columns:
                        found[cell_path(table.id, row, column)] = tuple(
                            f"{table.id}.{part}.{column.id}" for part in row.parts
                        )
        return found

    @cached_property
    def wholes(self) -> dict[str, str]:
        """Cells for which one other cell may stand, with that cell."""
        return {part: whole for whole, parts in self.parts.items() for part in parts}

    def table(self, table_id: str) -> TableSpec:
        """Return a table by its id."""
        return next(table for table in self.tables if table.id == table_id)

    def section(self, section_id: str) -> SectionSpec:
        """Return a section by its id."""
        return next(section for section in self.sections if section.id == section_id)

    @cached_property
    def titles(self) -> dict[str, str]:
        """Every key of the title of a section, with the id of the section."""
        return {key: section.id for section in self.sections for key in section.keys}

    @cached_property
    def _equations(self) -> dict[str, tuple[Equation, ...]]:
        return {item.name: tuple(self._expanded(item)) for item in self.reconciliations}

    def equations(self, name: str | None = None) -> Iterator[Equation]:
        """Yield the equations of one reconciliation, or of all."""
        for known, equations in self._equations.items():
            if name in (None, known):
                yield from equations

    def _expanded(self, item: Reconciliation) -> Iterator[Equation]:
        for subject, title in self._subjects(item.over):
            yield Equation(
                name=item.name,
                title=title,
                left=tuple(path.replace("{}", subject) for path in item.left),
                right=tuple(path.replace("{}", subject) for path in item.right),
            )

    def _subjects(self, over: str | dict[str, str]) -> Iterable[tuple[str, str]]:
        if not isinstance(over, str):
            return over.items()
        table_id, what = over.split(".")
        blocks = self.table(table_id).blocks
        if what == "rows":
            return [(row.id, row.label) for block in blocks for row in block.rows]
        return [(column.id, column.label) for block in blocks for column in block.columns]

    @cached_property
    def labels(self) -> dict[str, Role]:
        """Every label key of the format with its role in a table."""
        found: dict[str, Role] = {}
        for block in (block for table in self.tables for block in table.blocks):
            if block.caption:
                found[label_key_of(block.caption)] = "CAPTION"
            for head in (*block.heads, *block.head_variants):
                found[label_key_of(head)] = "COLUMN"
            groups = {label for row in block.rows for label in row.under}
            for group in (*block.group_variants, *sorted(groups)):
                found[label_key_of(group)] = "LABEL"
            for column in block.columns:
                found |= dict.fromkeys(column.keys, "COLUMN")
            for row in block.rows:
                found |= dict.fromkeys(row.keys, "LABEL")
        return found

    def cell_title(self, path: str) -> str:
        """Return the labels of a cell as the form prints them: row and column."""
        return self._cell_messages[path].zh

    def cell_message(self, path: str) -> Message:
        """Return the labels of a cell as a message: the form has them in Chinese only."""
        return self._cell_messages[path]

    @cached_property
    def _cell_messages(self) -> dict[str, Message]:
        found = {}
        for table in self.tables:
            for block in table.blocks:
                for row in block.rows or (None,):
                    for column in block.columns:
                        label = row.label if row else column.group
                        path = cell_path(table.id, row, column)
                        title = f"{label} · {column.label}"
                        found[path] = Message(title, title)
        return found


def cell_path(table_id: str, row: Row | None, column: Column) -> str:
    """Return the path of a cell: table, row where it has one, and column."""
    return ".".join(filter(None, (table_id, row.id if row else None, column.id)))
