"""Bind the cells of a parsed document to the paths of a format. Labels decide, never counts."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reportlint.cells import read_cell
from reportlint.format import Format, Row, TableSpec
from reportlint.grammar import (
    NodeLabel,
    Token,
    Tree,
    content_of,
    key_of,
    label_of,
    read_heading,
)
from reportlint.messages import Message
from reportlint.model import Cell, Label, State, Table, Unparsed
from reportlint.places import Place, index_of, nearest
from reportlint.rows import Line, filled, values_start
from reportlint.source import Span

_MOST_PEERS = 200

NO_VALUES = Message(
    zh="“{label}”没有读到数值，应有 {expected} 个",
    en="“{label}”: no values were read, {expected} were expected",
)
WRONG_WIDTH = Message(
    zh="“{label}”读到 {found} 个数值，应有 {expected} 个，无法确定各值属于哪一列",
    en="“{label}”: {found} values were read for {expected} columns, so none is put under one",
)
OPEN_BLANKS = Message(
    zh="“{label}”的空白与同表其他行不一致，无法确定哪些空白是单元格、各值属于哪一列",
    en="“{label}”: its blanks are not those of the other rows, so it is open which are cells",
)
TWICE = Message(
    zh="“{label}”出现两次且数值不同，无法确定以哪一处为准",
    en="“{label}” stands twice with different values, so neither is relied on",
)
NO_HEADER = Message(
    zh="“{label}”所在的表没有一个可识别的列名，无法确定数值属于哪一列",
    en="“{label}”: not one column label of its table is known, so no value is put under one",
)
OTHER_ORDER = Message(
    zh="“{label}”所在表格的列序与格式不同，数值没有读入",
    en="“{label}”: the columns of its table stand in another order than in the form",
)
BESIDE_PARTS = Message(
    zh="“{label}”一行有数值，其子项也在表中，无法确定这些数值属于哪一行",
    en="“{label}” has values though its items are listed too, so it is open whose they are",
)
NO_FIGURE = Message(
    zh="{cell} 写作“{raw}”，未能读出数值",
    en="{cell} says “{raw}”, from which no figure was read",
)
NO_LABEL = Message(
    zh="这些数值前面没有可识别的行名，未读入",
    en="no known label stands before these values, so they were not read",
)


@dataclass
class TableReader:
    """Gathers the tables of a document from its nodes, which are given in reading order.

    text is what the user sees; in folded, of the same length, every line ends with a line feed.
    """

    format: Format
    text: str
    folded: str
    cells: dict[str, Cell] = field(default_factory=dict)
    unparsed: list[Unparsed] = field(default_factory=list)
    _columns: dict[str, list[Label]] = field(default_factory=lambda: defaultdict(list))
    _rows: dict[str, list[Label]] = field(default_factory=lambda: defaultdict(list))
    _lines: list[Line] = field(default_factory=list)
    _header: list[NodeLabel] = field(default_factory=list)
    _alike: dict[str, Place] = field(default_factory=dict)
    _in_prose: bool = False

    def read(self, nodes: Sequence[Tree[Token]]) -> None:
        """Take in the nodes of a document."""
        self._in_prose = any(node.data == "section" for node in nodes)
        self._find_alike(nodes)
        for node in nodes:
            head, *rest = (child for child in node.children if isinstance(child, Token))
            cells = [token for token in rest if token.type != "PART"]
            if node.data == "row":
                self._read_row(head, label_of(node), cells)
            elif node.data == "column":
                self._header.append(label_of(node))
                self._read_loose(head, cells)
            elif node.data == "figures":
                self._read_loose(head, [head, *cells])
            elif not self._in_prose and label_of(node).key in self._alike:
                self._read_row(head, label_of(node), cells)
            elif node.data in ("caption", "line"):
                self._read_loose(head, cells)
            else:
                self._end_header()
                self._in_prose = not is_table_section(head, self.format)
                self._read_loose(head, cells)
        self._end_header()
        self._bind()

    def _find_alike(self, nodes: Sequence[Tree[Token]]) -> None:
        """Find the rows that unknown labels with figures resemble, if no other label has them."""
        rows = index_of(self.format).rows
        seen = {rows.get(label_of(node).key) for node in nodes if node.data == "row"}
        for node in nodes:
            if node.data == "line" and len(node.children) > 1:
                key = label_of(node).key
                place = nearest(self.format, key)
                if place and place not in seen:
                    self._alike[key] = place

    def tables(self) -> tuple[Table, ...]:
        """Return the tables of which any label was found."""
        found = []
        for spec in self.format.tables:
            columns, rows = self._columns[spec.id], self._rows[spec.id]
            if labels := [*columns, *rows]:
                span = Span(
                    min(label.span.start for label in labels),
                    max(label.span.end for label in labels),
                )
                found.append(Table(id=spec.id, columns=tuple(columns), rows=tuple(rows), span=span))
        return tuple(found)

    def _read_row(self, head: Token, name: NodeLabel, cells: list[Token]) -> None:
        self._end_header()
        place = index_of(self.format).rows.get(name.key) or self._alike.get(name.key)
        if place is None or place.row is None:
            self._leave_out(head, cells)
            return
        label = self._label(name, place.table.id, (place.row.id,))
        self._rows[place.table.id].append(label)
        self._add_line(place, label.span, cells)

    def _read_loose(self, head: Token, cells: list[Token]) -> None:
        """Read values that stand behind no row label: those of a row without one, or none."""
        if not filled(cells):
            return
        place = index_of(self.format).unlabelled.get(self._header_table() or "")
        if place and (head.type == "COLUMN" or len(cells) == len(place.block.columns)):
            start, end = content_of(cells[0])
            self._add_line(place, Span(start, end), cells)
            self._end_header()
        elif not self._in_prose:
            self._leave_out(head, cells)

    def _add_line(self, place: Place, label: Span, cells: Sequence[Token]) -> None:
        end = content_of(cells[-1])[1] if cells else label.end
        is_row = "\n" not in self.folded[label.start : end]
        self._lines.append(Line(place, Span(label.start, end), cells, is_row))

    def _leave_out(self, head: Token, cells: list[Token]) -> None:
        if values := filled(cells):
            first = head if head.type in ("LABEL", "PROSE") else values[0]
            span = Span(content_of(first)[0], content_of(values[-1])[1])
            self.unparsed.append(Unparsed(reason=NO_LABEL, span=span))

    def _header_table(self) -> str | None:
        """Return the table most of whose labels stand in the current header."""
        counts: dict[str, int] = defaultdict(int)
        for name in self._header:
            for table_id in index_of(self.format).columns.get(name.key, ()):
                counts[table_id] += 1
        return max(counts, key=lambda table_id: counts[table_id], default=None)

    def _end_header(self) -> None:
        if (table_id := self._header_table()) is not None:
            for name in self._header:
                ids = index_of(self.format).columns.get(name.key, {}).get(table_id, ())
                self._columns[table_id].append(self._label(name, table_id, tuple(ids)))
        self._header = []

    def _label(self, name: NodeLabel, table_id: str, ids: tuple[str, ...]) -> Label:
        span = Span(name.start, name.end)
        raw = self.text[span.start : span.end]
        return Label(table=table_id, ids=ids, raw=raw, key=name.key, span=span)

    def _bind(self) -> None:
        by_place: dict[Place, list[Line]] = defaultdict(list)
        for line in self._lines:
            by_place[line.place].append(line)
        one_each = {place.header: place for place in by_place}
        in_order = {header: self._in_order(place) for header, place in one_each.items()}
        by_header: dict[str, list[Line]] = defaultdict(list)
        for line in self._lines:
            if line.cells:
                by_header[line.place.header].append(line)
        for place, lines in by_place.items():
            with_values = [line for line in lines if line.cells]
            if not with_values:
                if not (place.row and place.row.parts):
                    self._give_up(lines[0], NO_VALUES)
            elif not self._has_header(place):
                self._give_up(with_values[0], NO_HEADER)
            elif not in_order[place.header]:
                self._give_up(with_values[0], OTHER_ORDER)
            elif place.row and self._has_parts(place.table, place.row):
                self._give_up(with_values[0], BESIDE_PARTS)
            else:
                self._bind_place(with_values, by_header[place.header][:_MOST_PEERS])

    def _has_header(self, place: Place) -> bool:
        """Tell whether the header of the place was seen: else another form may be in use.

        A block of a table with several must show a column of its own.
        """
        if len(place.table.blocks) == 1:
            return bool(self._columns[place.table.id])
        columns = {column.id for column in place.block.columns}
        return any(not columns.isdisjoint(label.ids) for label in self._columns[place.table.id])

    def _in_order(self, place: Place) -> bool:
        """Tell whether the labels of a header stand in the order of the form.

        Repeated headers are compared one by one; labels that were not found as often as their
        neighbours, because they were torn, tell nothing.
        """
        seen = self._columns[place.table.id]
        for order in place.orders():
            places = [[i for i, label in enumerate(seen) if label.key in keys] for keys in order]
            for one, two in pairwise(places):
                if len(one) == len(two) and any(a > b for a, b in zip(one, two, strict=True)):
                    return False
        return True

    def _has_parts(self, table: TableSpec, row: Row) -> bool:
        return any(label.ids[0] in row.parts for label in self._rows[table.id])

    def _bind_place(self, lines: list[Line], alike: Sequence[Line]) -> None:
        read = []
        for line in lines:
            offset = values_start(line, alike, self.folded)
            if offset is None:
                blank = len(filled(line.cells)) <= len(line.place.paths) <= len(line.cells)
                self._give_up(line, OPEN_BLANKS if blank else WRONG_WIDTH)
            else:
                read.append((line, self._values(line, offset)))
        if not read:
            return
        line, cells = read[0]
        if len(read) < len(lines) or any(_differ(cells, others) for _, others in read[1:]):
            self._give_up(line, TWICE)
        else:
            for cell in cells:
                self.cells[cell.path] = cell
                if cell.state is State.TEXT:
                    title = self.format.cell_title(cell.path)
                    reason = NO_FIGURE.format(cell=title, raw=cell.raw)
                    self.unparsed.append(Unparsed(reason=reason, span=cell.span))

    def _values(self, line: Line, offset: int) -> list[Cell]:
        columns = line.place.block.columns
        tokens = line.cells[offset : offset + len(columns)]
        return [
            read_cell(path, column.kind, token, self.text)
            for path, column, token in zip(line.place.paths, columns, tokens, strict=True)
        ]

    def _give_up(self, line: Line, reason: Message) -> None:
        paths = line.place.paths
        said = reason.format(label=line.place.title, found=len(line.cells), expected=len(paths))
        self.unparsed.append(Unparsed(reason=said, span=line.span, paths=paths))


def is_table_section(heading: Token, known: Format) -> bool:
    """Tell whether the section under a heading holds tables, so that loose figures matter."""
    title = read_heading(key_of(heading)).title
    with_tables = {table.section for table in known.tables}
    return any(spec.id in with_tables and title in spec.keys for spec in known.sections)


def _differ(cells: list[Cell], others: list[Cell]) -> bool:
    return any(
        (one.state, one.value, one.raw) != (two.state, two.value, two.raw)
        for one, two in zip(cells, others, strict=True)
    )
