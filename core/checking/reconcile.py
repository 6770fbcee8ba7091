"""Test the reconciliations of a format on the cells of a report."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain

from reportlint.finding import Failed, NotAssessed, Outcome, Related, Satisfied, Severity
from reportlint.format import Equation
from reportlint.messages import Message
from reportlint.model import Cell, Report, State
from reportlint.relation import Balance, cell_operand

_UNREAD = Message(
    zh="“{title}”：{cell} 未能读出",
    en="“{title}”: {cell} could not be read",
)
_ABSENT = Message(
    zh="“{title}”：报告中没有 {cell}",
    en="“{title}”: the report has no {cell}",
)
_NO_FIGURE = Message(
    zh="“{title}”：{cell} 为“{raw}”，不是数字",
    en="“{title}”: {cell} is “{raw}”, which is no figure",
)
_BLANK_SIDE = Message(
    zh="“{title}”：{cells} 为空白，无从核对",
    en="“{title}”: {cells} left blank, so there is nothing to compare",
)
_BLANK_HOLDS = Message(
    zh="“{title}”：{cells} 为空白；若空白视为 0，则成立",
    en="“{title}”: {cells} left blank; with blanks as 0 it would hold",
)
_BLANK_OPEN = Message(
    zh="“{title}”：{cells} 为空白；填上数值才能核对",
    en="“{title}”: {cells} left blank, and a figure there could make it hold",
)
_MOST_NAMED = 2
_AND_OTHERS = Message(zh="{cell} 等 {count} 格", en="{count} cells from {cell} on")
_BLANKS_AS_ZERO = Message(zh="（空白按 0 计）", en=" (blanks counted as 0)")
_NOTHING = Message(zh="", en="")


def reconcile(report: Report, name: str, message: Message) -> Iterator[Outcome]:
    """Yield the outcome of each equation of one reconciliation of the report's format.

    message says what is wrong; it is given {title}, {stated} and {expected}. Blank cells are
    never taken for zeros silently: where no figures in them could make an equation hold, the
    finding is a warning.
    """
    for equation in report.format.equations(name):
        if _applies(equation, report):
            yield _assess(equation, report, message)


def total(cells: Iterable[Cell]) -> int | Decimal:
    """Return the sum of cells, blanks left out."""
    return sum((cell.value for cell in cells if cell.value is not None), 0)


def _applies(equation: Equation, report: Report) -> bool:
    """Tell whether a report must satisfy an equation: not where another row stands in for it."""
    form = report.format
    for path in (*equation.left, *equation.right):
        if path in report.cells or report.is_unparsed(path):
            return True
        if path not in form.parts and form.wholes.get(path) not in report.cells:
            return True
    return False


def _assess(equation: Equation, report: Report, message: Message) -> Outcome:
    sides = (_operands(equation.left, report), _operands(equation.right, report))
    blanks = []
    for path, cell in chain(*sides):
        if cell is None:
            reason = _UNREAD if report.is_unparsed(path) else _ABSENT
            return NotAssessed(
                reason.format(title=equation.title, cell=report.format.cell_title(path))
            )
        if cell.state is State.TEXT:
            return NotAssessed(
                _NO_FIGURE.format(
                    title=equation.title, cell=report.format.cell_title(path), raw=cell.raw
                ),
                cell.span,
            )
        if cell.value is None:
            blanks.append(cell)
    left, right = ([cell for _, cell in side if cell is not None] for side in sides)
    return _compare(equation, report, message, left, right, blanks)


def _names(report: Report, cells: list[Cell]) -> Message:
    """Name cells, of many the first."""
    names = [report.format.cell_title(cell.path) for cell in cells]
    if len(names) > _MOST_NAMED:
        return _AND_OTHERS.format(cell=names[0], count=len(names))
    return Message("、".join(names), ", ".join(names))


def _compare(
    equation: Equation,
    report: Report,
    message: Message,
    left: list[Cell],
    right: list[Cell],
    blanks: list[Cell],
) -> Outcome:
    expected, stated = total(left), total(right)
    holds = expected == stated
    if blanks:
        one_sided = all(cell in blanks for cell in left) or all(cell in blanks for cell in right)
        less = left if expected < stated else right
        if one_sided or holds or any(cell in blanks for cell in less):
            reason = _BLANK_HOLDS if holds else _BLANK_SIDE if one_sided else _BLANK_OPEN
            cells = _names(report, blanks)
            return NotAssessed(reason.format(title=equation.title, cells=cells), blanks[0].span)
    relation = None if blanks else _balance(left, right, report)
    if holds:
        return Satisfied(relation)
    note = _BLANKS_AS_ZERO if blanks else _NOTHING
    return Failed(
        message.format(title=equation.title, stated=stated, expected=expected),
        (blanks or right)[0].span,
        stated=str(stated),
        expected=str(expected),
        arithmetic=Message("{sum}{note}", "{sum}{note}").format(
            sum=f"{_written(left, expected)} ≠ {_written(right, stated)}", note=note
        ),
        related=tuple(_related(cell, report) for cell in (*left, *right)),
        severity=Severity.WARNING if blanks else None,
        paths=tuple(cell.path for cell in (*left, *right)),
        relation=relation,
    )


def _balance(left: Iterable[Cell], right: Iterable[Cell], report: Report) -> Balance:
    sides = (tuple(cell_operand(cell, report) for cell in side) for side in (left, right))
    return Balance(*sides)


def _operands(paths: Iterable[str], report: Report) -> list[tuple[str, Cell | None]]:
    """Return the cells that the paths of a side stand for."""
    found = []
    for path in paths:
        cell = report.cells.get(path)
        parts = report.format.parts.get(path) if cell is None else None
        if parts is None or report.is_unparsed(path):
            found.append((path, cell))
        else:
            found.extend((part, report.cells.get(part)) for part in parts)
    return found


def _written(cells: list[Cell], result: int | Decimal) -> str:
    """Write a side as a sum of the figures that are not zero."""
    terms = [str(cell.value) for cell in cells if cell.value]
    return f"{' + '.join(terms)} = {result}" if len(terms) > 1 else str(result)


def _related(cell: Cell, report: Report) -> Related:
    return Related(report.format.cell_message(cell.path), cell.span)
