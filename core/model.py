"""A report as rules see it: sections, tables, cells, facts, and what could not be read."""

from bisect import bisect_right
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, SkipValidation

from reportlint.format import Format
from reportlint.messages import Message
from reportlint.metadata.known import Metadata
from reportlint.prose.facts import Fact
from reportlint.prose.level import Breakdown
from reportlint.prose.lists import read_breakdowns
from reportlint.prose.words import Words
from reportlint.source import Source, Span


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)


class State(StrEnum):
    """What a cell holds. A cell whose path a report lacks is absent: it has no Cell at all."""

    NUMBER = "number"
    ZERO = "zero"
    BLANK = "blank"
    NA_MARK = "na_mark"
    TEXT = "text"


class Cell(_Model):
    """A cell of a table.

    raw is the text as printed; value is an int for counts, a Decimal for amounts, and None where
    the state is neither NUMBER nor ZERO. A number that the cell cannot hold, such as -1 or 12.5
    where things are counted, is TEXT: no sum rests on it. note is what stands in brackets behind
    a number, as in 22（其中修订16件）, which is 22.
    """

    path: str
    raw: str
    state: State
    value: int | Decimal | None
    span: Span
    note: str = ""


class Label(_Model):
    """A label of a row or a column as printed; ids are what it may stand for in its table."""

    table: str
    ids: tuple[str, ...]
    raw: str
    key: str
    span: Span


class Table(_Model):
    """A table of a report: the labels that were found, from top to bottom, whatever their cells."""

    id: str
    columns: tuple[Label, ...]
    rows: tuple[Label, ...]
    span: Span


class Section(_Model):
    """A section; span is that of its heading, body of all that follows up to the next heading.

    ordinal is the number that the heading gives itself, None where it has none.
    """

    id: str
    title: str
    ordinal: int | None
    span: Span
    body: Span
    paragraphs: tuple[Span, ...]


class Paragraph(NamedTuple):
    """A paragraph of prose; section is the id of its section, s0 before the first.

    words are its letters without the blanks and breaks of the layout.
    """

    section: str
    span: Span
    words: Words


class Unparsed(_Model):
    """A part of a table that fits no path; reason says why, paths what it may have held."""

    reason: Message
    span: Span
    paths: tuple[str, ...] = ()


class Report(_Model):
    """A report, converted.

    folded is the text with the width of characters, quotes and dashes evened out, place for place;
    metadata says whose report it is and about which year; cells maps paths such as
    t3.new.natural to cells, in reading order; paragraphs are the prose, facts its numbers; unparsed
    lists what was seen in tables but could not be read.
    """

    source: Source
    folded: str
    format: Format
    metadata: SkipValidation[Metadata]
    preamble: tuple[Span, ...]
    paragraphs: SkipValidation[tuple[Paragraph, ...]]
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    cells: SkipValidation[Mapping[str, Cell]]
    facts: tuple[Fact, ...]
    unparsed: tuple[Unparsed, ...]

    @property
    def year(self) -> int | None:
        """The year that the report is about."""
        return self.metadata.year.value if self.metadata.year else None

    @property
    def organ(self) -> str | None:
        """The organ whose report it is."""
        return self.metadata.organ.value if self.metadata.organ else None

    @cached_property
    def _unparsed_paths(self) -> frozenset[str]:
        return frozenset(path for item in self.unparsed for path in item.paths)

    @cached_property
    def _cells_by_table(self) -> dict[str, tuple[Cell, ...]]:
        grouped: dict[str, list[Cell]] = {}
        for path, cell in self.cells.items():
            grouped.setdefault(path.partition(".")[0], []).append(cell)
        return {table: tuple(cells) for table, cells in grouped.items()}

    def table_cells(self, table_id: str) -> tuple[Cell, ...]:
        """Return the cells of a table that were read, in reading order."""
        return self._cells_by_table.get(table_id, ())

    @cached_property
    def _facts_by_paragraph(self) -> dict[int, tuple[Fact, ...]]:
        grouped = groupby(self.facts, key=lambda fact: fact.paragraph)
        return {number: tuple(facts) for number, facts in grouped}

    def paragraph_facts(self, paragraph: int) -> tuple[Fact, ...]:
        """Return the facts of a paragraph, in reading order."""
        return self._facts_by_paragraph.get(paragraph, ())

    @cached_property
    def breakdowns(self) -> tuple[Breakdown, ...]:
        """The lists of the prose: counts that are split up into others."""
        found: list[Breakdown] = []
        places = sorted(self.paragraphs, key=lambda paragraph: paragraph.span)
        starts = [paragraph.span.start for paragraph in places]
        for facts in self._facts_by_paragraph.values():
            paragraph = places[bisect_right(starts, facts[0].span.start) - 1]
            found += read_breakdowns(paragraph.words, facts)
        return tuple(found)

    def section(self, section_id: str) -> Section | None:
        """Return a section, the first where there are several, or None."""
        return next((item for item in self.sections if item.id == section_id), None)

    def table(self, table_id: str) -> Table | None:
        """Return a table, or None where nothing of it was found."""
        return next((table for table in self.tables if table.id == table_id), None)

    def is_unparsed(self, path: str) -> bool:
        """Tell whether something was seen at a path that could not be read."""
        return path in self._unparsed_paths

    def place_for(self, section_id: str) -> Span:
        """Return the heading before which a missing section belongs, or the last one."""
        ids = [spec.id for spec in self.format.sections]
        rank = ids.index(section_id)
        later = [item.span for item in self.sections if ids.index(item.id) > rank]
        return (
            min(later) if later else max((item.span for item in self.sections), default=Span(0, 0))
        )
