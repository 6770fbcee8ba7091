"""Small changes of a report's figures that could mend relations which do not hold."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product
from typing import Literal

from reportlint.model import Cell, Report
from reportlint.relation import Operand, Relation, Value, cell_operand
from reportlint.source import Span

_LONGEST_RUN = 12


@dataclass(frozen=True)
class Repair:
    """A change of one figure, or of neighbouring cells that one slip of the hand explains.

    values are the new values of the operands. slip says what may have happened: one figure is
    wrong, two are swapped, a digit run was split elsewhere, a row is shifted by one column, or two
    figures of a row are wrong so that the row still adds up.
    """

    slip: Literal["figure", "swap", "split", "shift", "row"]
    operands: tuple[Operand, ...]
    values: tuple[Value, ...]

    @property
    def changed(self) -> dict[Span, Value]:
        """The new values by the places of their figures."""
        return {item.span: value for item, value in zip(self.operands, self.values, strict=True)}


def single_repairs(relations: Iterable[Relation]) -> Iterator[Repair]:
    """Yield every change of one figure that would make one of the relations hold."""
    seen: set[tuple[Span, Value]] = set()
    for relation in relations:
        for operand in relation.operands:
            for value in relation.proposals(operand):
                if value >= 0 and (operand.span, value) not in seen:
                    seen.add((operand.span, value))
                    yield Repair("figure", (operand,), (value,))


def slips(report: Report, suspects: set[Span]) -> Iterator[Repair]:
    """Yield changes of several neighbouring cells, where all or most of them are suspect."""
    for line in _lines(report):
        cells = [cell for cell in line if cell.span in suspects]
        if len(cells) < 2:
            continue
        for one, two in pairwise(line):
            if one.span in suspects and two.span in suspects:
                yield from _pairs(one, two, report)
    for line in _rows(report):
        if sum(cell.span in suspects for cell in line) >= 2:
            yield from _shifts(line, report)
            yield from _shifts(line[:-1], report)  # the total at its end may stand where it should


def row_changes(report: Report, relations: Iterable[Relation]) -> Iterator[Repair]:
    """Yield changes of two figures of a row, each of which would make a relation hold.

    A figure and the total of its row may be wrong together, or what one column has too much
    another one may lack: then the row adds up, and two columns do not.
    """
    wanted: dict[Span, set[Value]] = {}
    for relation in relations:
        for operand in relation.operands:
            for value in relation.proposals(operand):
                if value >= 0 and value != operand.value:
                    wanted.setdefault(operand.span, set()).add(value)
    for line in _rows(report):
        operands = [cell_operand(cell, report) for cell in line if cell.span in wanted]
        for one, two in combinations(operands, 2):
            for values in product(sorted(wanted[one.span]), sorted(wanted[two.span])):
                yield Repair("row", (one, two), values)


def _pairs(one: Cell, two: Cell, report: Report) -> Iterator[Repair]:
    operands = (cell_operand(one, report), cell_operand(two, report))
    left, right = operands[0].value, operands[1].value
    if left == right:
        return
    yield Repair("swap", operands, (right, left))
    if not (isinstance(left, int) and isinstance(right, int)):
        return
    run = f"{left}{right}"
    if len(run) <= _LONGEST_RUN:
        for place in range(1, len(run)):
            first, second = run[:place], run[place:]
            if place != len(str(left)) and str(int(second)) == second and str(int(first)) == first:
                yield Repair("split", operands, (int(first), int(second)))


def _shifts(line: Sequence[Cell], report: Report) -> Iterator[Repair]:
    operands = tuple(cell_operand(cell, report) for cell in line)
    values = tuple(operand.value for operand in operands)
    if values[0] == 0:
        yield Repair("shift", operands, (*values[1:], 0))
    if values[-1] == 0:
        yield Repair("shift", operands, (0, *values[:-1]))


def _rows(report: Report) -> Iterator[list[Cell]]:
    """Yield the cells of each row whose cells are all figures."""
    for table in report.format.tables:
        for row in table.rows():
            cells = [report.cells.get(path) for path in table.paths_of(row)]
            figures = [cell for cell in cells if cell is not None and cell.value is not None]
            if len(figures) == len(cells) > 1:
                yield figures


def _lines(report: Report) -> Iterator[list[Cell]]:
    """Yield neighbouring cells: those of rows, of columns, and of tables of a single row."""
    yield from _rows(report)
    columns: dict[tuple[str, str], list[Cell]] = {}
    for path, cell in report.cells.items():
        if cell.value is None:
            continue
        table, _, rest = path.partition(".")
        single = not any(True for _ in report.format.table(table).rows())
        columns.setdefault((table, "" if single else rest.rpartition(".")[2]), []).append(cell)
    yield from columns.values()
