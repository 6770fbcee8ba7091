"""Gather the tables of a document: rows with their values, and what stands beside them."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from reportlint.format import Format, Row, TableSpec
from reportlint.grammar import (
    PICTURE,
    UNREAD,
    Node,
    NodeLabel,
    Token,
    content_of,
    is_picture,
    read_heading,
    section_of,
)
from reportlint.model import Label, Table
from reportlint.source import Span
from reportlint.tables.displaced import Fragment
from reportlint.tables.places import Place, index_of, nearest
from reportlint.tables.rows import Line, Loose, filled

# The header of a column that numbers the rows, and what stands in it.
_COUNTERS = ("序号", "编号")
_COUNT = re.compile(r"[0-9]{1,2}[ \t]{0,80}[|\t][ |\t]{0,80}")
_BAR = re.compile(r"[ ]{0,999}[|\t]")


@dataclass
class TableReader:
    """Gathers the tables of a document from its nodes, which are given in reading order.

    text is what the user sees; in folded, of the same length, every line ends with a line feed.
    year is that of the report. lines are the rows and their values, loose the values behind no
    known label, fragments the words between them, borders the offsets of headers and headings,
    pictures where a picture stands alone, by the section, left_out where a part of the file would
    stand that was not read.
    """

    format: Format
    text: str
    folded: str
    year: int | None = None
    lines: list[Line] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
    fragments: list[Fragment] = field(default_factory=list)
    borders: list[int] = field(default_factory=list)
    columns: dict[str, list[Label]] = field(default_factory=lambda: defaultdict(list))
    rows: dict[str, list[Label]] = field(default_factory=lambda: defaultdict(list))
    pictures: dict[str | None, list[Span]] = field(default_factory=lambda: defaultdict(list))
    left_out: list[Span] = field(default_factory=list)
    _section: str | None = None
    _header: list[NodeLabel] = field(default_factory=list)
    _header_tables: Counter[str] = field(default_factory=Counter)
    _alike: dict[str, Place] = field(default_factory=dict)
    _in_prose: bool = False
    _is_counted: bool = False
    _last_row: Place | None = None

    def read(self, nodes: Sequence[Node]) -> None:
        """Take in the nodes of a document."""
        self._in_prose = any(node.kind == "section" for node in nodes)
        self._find_alike(nodes)
        for node, following in zip_longest(nodes, nodes[1:]):
            if self._is_counted and self._is_count(node, following):
                continue
            if total := self._bare_total(node, following):
                self._read_row(node, total)
            else:
                self._read_node(node)
        self._end_header()

    def _read_node(self, node: Node) -> None:
        name = node.label
        if node.kind in ("section", "caption", "column"):
            self.borders.append(name.start)
        if node.kind == "column":
            self._header.append(name)
            self._header_tables.update([*index_of(self.format).columns.get(name.key, ())])
            self._in_prose = self._in_prose and self._header_table() is None
            self._read_loose(node)
        elif node.kind == "row" or (not self._in_prose and name.key in self._alike):
            self._read_row(node)
        elif node.kind == "section":
            self._end_header()
            self._is_counted = False
            self._section = section_of(read_heading(name.key), self.format.titles)
            self._in_prose = not is_table_section(name.key, self.format)
            self._read_loose(node)
        else:
            if name.key in _COUNTERS and not self._in_prose:
                self._is_counted = True
            if name.key in (PICTURE, UNREAD):
                self.pictures[self._section].append(Span(name.start, name.end))
            if name.key == UNREAD:
                self.left_out.append(Span(name.start, name.end))
            if name.key and not self._in_prose:
                self.fragments.append(Fragment(name.start, name.key))
            self._read_loose(node)

    def _is_count(self, node: Node, following: Node | None) -> bool:
        """Tell whether figures are but the number of the row that begins behind them."""
        if node.kind != "figures" or following is None or following.kind != "row":
            return False
        between = self.folded[content_of(node.cells[0])[0] : following.label.start]
        return len(node.cells) == 1 and _COUNT.fullmatch(between) is not None

    def _find_alike(self, nodes: Sequence[Node]) -> None:
        """Find the rows that unknown labels with figures resemble, if no other label has them."""
        rows = index_of(self.format).rows
        seen = {rows.get(node.label.key) for node in nodes if node.kind == "row"}
        for above, node in pairwise((None, *nodes)):
            if node is None or node.kind != "line" or not node.cells:
                continue
            key = node.label.key
            place = nearest(self.format, key)
            is_rest = above is not None and f"{above.label.key}{key}" in rows
            if place and place not in seen and not is_rest:
                self._alike[key] = place

    def tables(self) -> tuple[Table, ...]:
        """Return the tables of which any label was found."""
        found = []
        for spec in self.format.tables:
            columns, rows = self.columns[spec.id], self.rows[spec.id]
            if labels := [*columns, *rows]:
                span = Span(
                    min(label.span.start for label in labels),
                    max(label.span.end for label in labels),
                )
                found.append(Table(id=spec.id, columns=tuple(columns), rows=tuple(rows), span=span))
        return tuple(found)

    def has_parts(self, table: TableSpec, row: Row) -> bool:
        """Tell whether the label of any part of a row was found."""
        return any(label.ids[0] in row.parts for label in self.rows[table.id])

    def pieces(self) -> frozenset[int]:
        """Return where pieces of labels stand in lines of their own: they are no prose."""
        labels = "\n".join(self.format.labels)
        return frozenset(item.start for item in self.fragments if item.key in labels)

    def _bare_total(self, node: Node, following: Node | None) -> Place | None:
        """Return the row that a label without its number is, which columns bear as well: 总计.

        That is the row that comes next in the form, with all of its figures in the same line,
        where the row that stands below it comes behind it in the form as well.
        """
        last, rows = self._last_row, index_of(self.format).rows
        if node.kind != "column" or last is None or last.row is None or self._header:
            return None
        left = [row for row in last.block.rows if row.id not in last.row.parts]
        number = next(i for i, row in enumerate(left) if row is last.row) + 1
        if len(left) <= number or following is None or following.kind != "row":
            return None
        is_next = any(read_heading(key).title == node.label.key for key in left[number].keys)
        below = rows.get(following.label.key)
        if not is_next or below is None or below.row not in left[number + 1 :]:
            return None
        line = self.folded[node.label.start : content_of(node.tokens[-1])[1]]
        is_whole = len(filled(node.cells)) == len(node.cells) == len(last.block.columns)
        place = rows[min(left[number].official_keys)]
        return place if is_whole and "\n" not in line else None

    def _read_row(self, node: Node, place: Place | None = None) -> None:
        self._end_header()
        name = node.label
        rows = index_of(self.format).rows
        place = place or rows.get(name.key) or self._alike.get(name.key)
        if place is None or place.row is None:
            self.fragments.append(Fragment(name.start, name.key))
            self._leave_loose(node)
            return
        self._last_row = place
        label = self._label(name, place.table.id, (place.row.id,))
        self.rows[place.table.id].append(label)
        self._add_line(place, name, node.cells)

    def _read_loose(self, node: Node) -> None:
        """Read values that stand behind no row label: those of a row without one, or none."""
        cells = node.cells
        place = index_of(self.format).unlabelled.get(self._header_table() or "")
        is_blank_row = place and len(cells) == len(place.block.columns)
        if not _figures(cells) and not is_blank_row:
            return
        in_line = node.kind in ("column", "figures")
        if place and (in_line or len(cells) == len(place.block.columns)):
            start, end = content_of(cells[0])
            self._add_line(place, NodeLabel("", start, end), cells)
            self._end_header()
        elif not self._in_prose:
            self._leave_loose(node)

    def _add_line(self, place: Place, label: NodeLabel, cells: Sequence[Token]) -> None:
        end = content_of(cells[-1])[1] if cells else label.end
        is_row = "\n" not in self.folded[label.start : end]
        is_barred = _BAR.match(self.folded, label.end) is not None
        span = Span(label.start, end)
        self.lines.append(Line(place, span, cells, is_row, is_barred, label.key))

    def _leave_loose(self, node: Node) -> None:
        if values := _figures(node.cells):
            named = node.kind in ("row", "line")
            start = node.label.start if named else content_of(values[0])[0]
            key = node.label.key if named else ""
            self.loose.append(Loose(Span(start, content_of(values[-1])[1]), node.cells, key))

    def _header_table(self) -> str | None:
        """Return the table most of whose labels stand in the current header."""
        counts = self._header_tables
        return max(counts, key=lambda table_id: counts[table_id], default=None)

    def _end_header(self) -> None:
        if (table_id := self._header_table()) is not None:
            for name in self._header:
                ids = index_of(self.format).columns.get(name.key, {}).get(table_id, ())
                self.columns[table_id].append(self._label(name, table_id, tuple(ids)))
        self._header, self._header_tables = [], Counter()

    def _label(self, name: NodeLabel, table_id: str, ids: tuple[str, ...]) -> Label:
        span = Span(name.start, name.end)
        raw = self.text[span.start : span.end]
        return Label(table=table_id, ids=ids, raw=raw, key=name.key, span=span)


def _figures(cells: Sequence[Token]) -> list[Token]:
    """Return the cells that say something; a picture beside the figures mostly is for show."""
    return [cell for cell in filled(cells) if not is_picture(cell)]


def is_table_section(key: str, known: Format) -> bool:
    """Tell whether the section under a heading holds tables, so that loose figures matter."""
    with_tables = {table.section for table in known.tables}
    return section_of(read_heading(key), known.titles) in with_tables
