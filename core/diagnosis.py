"""Find the one cell whose change would make the equations that fail hold."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportlint.finding import Finding
from reportlint.messages import Message
from reportlint.model import Cell, Report
from reportlint.reconcile import numeric_sides, total

_CAUSE = Message(
    zh="最可能是“{cell}”有误：{stated} 改为 {expected}，可使 {count} 个等式成立",
    en=(
        "most likely “{cell}” is wrong: {expected} instead of {stated} would make "
        "{count} equations hold"
    ),
)


@dataclass(frozen=True, slots=True)
class Cause:
    """A cell that explains failed equations: the value it should have and what that mends."""

    cell: Cell
    expected: int | Decimal
    repairs: int


def diagnose(report: Report, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings with the cause named where one wrong cell explains several of them.

    Such a finding points at that cell; what it states and should state are the cell's.
    """
    causes = list(find_causes(report)) if any(finding.paths for finding in findings) else []
    return [_attributed(report, finding, causes) for finding in findings]


def _attributed(report: Report, finding: Finding, causes: Iterable[Cause]) -> Finding:
    for cause in causes:
        if cause.cell.path in finding.paths:
            message = _CAUSE.format(
                cell=report.format.cell_title(cause.cell.path),
                stated=cause.cell.value,
                expected=cause.expected,
                count=cause.repairs,
            )
            return replace(
                finding,
                span=cause.cell.span,
                cause=message,
                stated=str(cause.cell.value),
                expected=str(cause.expected),
            )
    return finding


def find_causes(report: Report) -> Iterable[Cause]:
    """Yield cells that explain failed equations better than any other cell does.

    A cell explains its equations if all of them fail and one change of it mends them all; only
    one that mends two or more is a cause, and only where no other cell mends as many of them.
    """
    failing: dict[str, list[tuple[int, int | Decimal]]] = defaultdict(list)
    holding: set[str] = set()
    cells: dict[str, Cell] = {}
    for number, equation in enumerate(report.format.equations()):
        sides = numeric_sides(equation, report)
        if sides is None:
            continue
        left, right = sides
        excess = total(right) - total(left)
        for sign, side in ((1, left), (-1, right)):
            for cell in side:
                cells[cell.path] = cell
                if excess:
                    failing[cell.path].append((number, sign * excess))
                else:
                    holding.add(cell.path)
    for path, mends in _unrivalled(failing, holding).items():
        cell = cells[path]
        expected = (cell.value or 0) + mends[0][1]
        if expected >= 0:
            yield Cause(cell, expected, len(mends))


def _unrivalled(
    failing: dict[str, list[tuple[int, int | Decimal]]], holding: set[str]
) -> dict[str, list[tuple[int, int | Decimal]]]:
    """Return the cells that mend two equations or more, and more than any rival does."""
    able = {
        path: mends
        for path, mends in failing.items()
        if path not in holding and len({change for _, change in mends}) == 1
    }
    most: dict[int, int] = defaultdict(int)
    rivals: dict[tuple[int, int], int] = defaultdict(int)
    for mends in able.values():
        for number, _ in mends:
            most[number] = max(most[number], len(mends))
            rivals[number, len(mends)] += 1
    return {
        path: mends
        for path, mends in able.items()
        if len(mends) > 1
        and all(most[n] == len(mends) and rivals[n, len(mends)] == 1 for n, _ in mends)
    }
