"""Bind the values of gathered tables to the paths of a format. Labels decide, never counts."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportlint.grammar import PICTURE, fold
from reportlint.messages import Message
from reportlint.model import Cell, Label, State, Unparsed
from reportlint.tables.alone import LoneFigures
from reportlint.tables.cells import is_legible, read_cell
from reportlint.tables.displaced import displaced
from reportlint.tables.gathering import TableReader
from reportlint.tables.hidden import in_pictures, in_sentences
from reportlint.tables.missing import all_unfound
from reportlint.tables.places import Place, index_of
from reportlint.tables.rows import (
    Line,
    LineIndex,
    Loose,
    Peers,
    filled,
    values_start,
)
from reportlint.tables.runs import cut_runs
from reportlint.tables.settling import settled
from reportlint.tables.strays import Strays
from reportlint.tables.surroundings import Surroundings
from reportlint.tables.unread import (
    BESIDE_PARTS,
    FUSED,
    NO_FIGURE,
    NO_LABEL,
    NO_VALUES,
    OPEN_BLANKS,
    PICTURE_IN_CELL,
    TWICE,
    WRAPPED,
    WRONG_WIDTH,
    left_unread,
)

_LONE_NUMBER = re.compile(r"\s*[0-9][0-9.,]*\s*")
_WIDEST = 80


@dataclass
class Binder:
    """Binds what a table reader gathered: cells by path, and what is left unread."""

    tables: TableReader
    cells: dict[str, Cell] = field(default_factory=dict)
    unparsed: list[Unparsed] = field(default_factory=list)
    _lines: list[Line] = field(default_factory=list)
    _unplaced: list[Loose] = field(default_factory=list)
    _text: LineIndex = field(init=False)

    def __post_init__(self) -> None:
        self._text = LineIndex(self.tables.folded)

    def bind(self) -> None:
        """Bind all values."""
        self._lines = settled(self.tables, self.tables.lines)
        self._place_loose()
        self._cut_runs()
        by_place: dict[Place, list[Line]] = defaultdict(list)
        by_header: dict[str, list[Line]] = defaultdict(list)
        for line in self._lines:
            by_place[line.place].append(line)
            if line.cells:
                by_header[line.place.header].append(line)
        peers = {header: Peers(lines, self._text) for header, lines in by_header.items()}
        surroundings = Surroundings(self.tables, self._lines)
        surroundings.look()
        alone = LoneFigures(self.tables.folded, self._lines, self.tables.year)
        strays = Strays(self.tables.folded, self._lines, self._unplaced, self.tables.fragments)
        empty: list[Line] = []
        for place, lines in by_place.items():
            with_values = [line for line in lines if line.cells]
            if not with_values:
                if not (place.row and place.row.parts):
                    empty.append(lines[0])
            elif told := surroundings.doubt(place):
                self._give_up(with_values[0], *told)
            elif place.row and self.tables.has_parts(place.table, place.row):
                self._give_up(with_values[0], BESIDE_PARTS)
            elif doubtful := next(
                (
                    (line, why)
                    for line in with_values
                    if (why := alone.doubt(line) or strays.doubt(line))
                ),
                None,
            ):
                self._give_up(*doubtful)
            elif wrapped := next(filter(self._is_below_a_number, with_values), None):
                self._give_up(wrapped, WRAPPED)
            else:
                self._bind_place(with_values, peers[place.header])
        self._read_empty(empty)
        self.unparsed += in_pictures(self.tables)
        self.unparsed += in_sentences(self.tables, self._lines)
        for table_id, place in index_of(self.tables.format).unlabelled.items():
            if place not in by_place and (seen := self.tables.columns[table_id]):
                self._give_up(Line(place, seen[-1].span, (), is_row=True), NO_VALUES)
        for item in all_unfound(self.tables, self._lines, self._unplaced):
            self._note(item)

    def _read_empty(self, lines: Sequence[Line]) -> None:
        """Read the cells of rows without any value as blank, where they can be nothing else.

        Where no bars part the cells, a row that was left blank is a label and nothing more. But
        its values may also stand where they could not be read.
        """
        for line in lines:
            block = {
                path for row in line.place.block.rows for path in line.place.table.paths_of(row)
            }
            unread = any(
                not item.paths or not block.isdisjoint(item.paths) for item in self.unparsed
            )
            displaced_in = any(
                not other.key and other.place.block is line.place.block for other in self._lines
            )
            doubt = unread or displaced_in or line.is_barred or self._has_words_behind(line)
            if doubt or block.isdisjoint(self.cells):
                self._give_up(line, NO_VALUES)
            else:
                self.cells.update(
                    (path, Cell(path=path, raw="", state=State.BLANK, value=None, span=line.span))
                    for path in line.place.paths
                )

    def _note(self, item: Unparsed) -> None:
        """Add what is unread to what is said of its place already, if anything is."""
        for number, other in enumerate(self.unparsed):
            if other.span.start == item.span.start:
                paths = tuple(dict.fromkeys((*other.paths, *item.paths)))
                self.unparsed[number] = other.model_copy(update={"paths": paths})
                return
        self.unparsed.append(item)

    def _has_words_behind(self, line: Line) -> bool:
        """Tell whether words that are no label stand between a row and what is known to follow."""
        starts = (*(other.span.start for other in self._lines), *self.tables.borders)
        after = min((start for start in starts if start > line.span.start), default=None)
        return any(
            item.start > line.span.start and (after is None or item.start < after)
            for item in self.tables.fragments
        )

    def _place_loose(self) -> None:
        """Give displaced figures to their rows; other figures without a label are unread."""
        tables = self.tables
        lines = (tables.lines, tables.loose, tables.fragments, tables.borders)
        found = {id(item.item): item for item in displaced(tables.format, *lines)}
        for item in tables.loose:
            where = found.get(id(item))
            if where and where.is_certain:
                self._lines.append(Line(where.places[0], item.span, item.cells, is_row=True))
                self._add_label(where.places[0], item)
            else:
                paths = (
                    tuple(path for place in where.places for path in place.paths) if where else ()
                )
                self._unplaced.append(item)
                self.unparsed.append(Unparsed(reason=NO_LABEL, span=item.span, paths=paths))

    def _add_label(self, place: Place, item: Loose) -> None:
        """Note the row of displaced figures as one whose label is there, though in pieces."""
        row = place.row
        assert row is not None  # only rows with a label can be displaced
        raw = self.tables.text[item.span.start : item.span.end]
        key = min(row.official_keys)
        label = Label(table=place.table.id, ids=(row.id,), raw=raw, key=key, span=item.span)
        self.tables.rows[place.table.id].append(label)

    def _cut_runs(self) -> None:
        fused = {line.place.table.id for line in self._lines if _has_run(line)}
        indexes = [i for i, line in enumerate(self._lines) if line.place.table.id in fused]
        lines = [self._lines[index] for index in indexes]
        for index, cells in zip(indexes, cut_runs(lines, self.tables.format), strict=True):
            self._lines[index] = replace(self._lines[index], cells=cells)

    def _is_below_a_number(self, line: Line) -> bool:
        """Tell whether a number stands alone above a row of text without bars.

        In text out of a PDF that may be the beginning of a number that did not fit its column.
        """
        if not line.is_row or line.is_barred:
            return False
        end = max(0, self._text.start(line.span.start) - 1)
        above = self.tables.folded[max(0, end - _WIDEST) : end]
        return bool(_LONE_NUMBER.fullmatch(above[above.rfind("\n") + 1 :]))

    def _bind_place(self, lines: list[Line], peers: Peers) -> None:
        read = []
        for line in lines:
            offset = values_start(line, peers)
            if offset is None or _may_hide_a_sign(line):
                self._give_up(line, _why(line))
            else:
                read.append((line, self._values(line, offset)))
        if not read:
            return
        line, cells = read[0]
        if len(read) < len(lines) or any(_differ(cells, others) for _, others in read[1:]):
            self._give_up(line, TWICE)
        else:
            columns = line.place.block.columns
            for column, cell in zip(columns, cells, strict=True):
                self.cells[cell.path] = cell
                if cell.state is State.TEXT and not is_legible(column.kind, cell.raw):
                    title = self.tables.format.cell_title(cell.path)
                    why = PICTURE_IN_CELL if fold(cell.raw) == PICTURE else NO_FIGURE
                    reason = why.format(cell=title, raw=cell.raw)
                    self.unparsed.append(Unparsed(reason=reason, span=cell.span))

    def _values(self, line: Line, offset: int) -> list[Cell]:
        columns = line.place.block.columns
        tokens = line.cells[offset : offset + len(columns)]
        return [
            read_cell(path, column.kind, token, self.tables.text)
            for path, column, token in zip(line.place.paths, columns, tokens, strict=True)
        ]

    def _give_up(self, line: Line, reason: Message, said: str = "") -> None:
        self.unparsed.append(left_unread(line, reason, self.tables.text, said))


def _has_run(line: Line) -> bool:
    return any(cell.type == "RUN" for cell in line.cells)


def _may_hide_a_sign(line: Line) -> bool:
    """Tell whether a dash among fused figures may be the sign of a change instead of a mark."""
    return _has_run(line) and any(column.kind == "delta" for column in line.place.block.columns)


def _why(line: Line) -> Message:
    """Return why the values of a row could not be told."""
    if _has_run(line):
        return FUSED
    width = len(line.place.paths)
    return OPEN_BLANKS if len(filled(line.cells)) <= width <= len(line.cells) else WRONG_WIDTH


def _differ(cells: list[Cell], others: list[Cell]) -> bool:
    return any(
        (one.state, one.value, one.raw) != (two.state, two.value, two.raw)
        for one, two in zip(cells, others, strict=True)
    )
