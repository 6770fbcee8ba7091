"""What the rules of this family read off the tables."""

from collections.abc import Iterable
from decimal import Decimal

from reportlint import Cell, Report


def readable(report: Report, paths: Iterable[str]) -> tuple[Cell, ...] | None:
    """Return the cells at these paths, None where one of them holds no number."""
    cells = [report.cells.get(path) for path in paths]
    found = tuple(cell for cell in cells if cell is not None and cell.value is not None)
    return found if len(found) == len(cells) else None


def total(cells: Iterable[Cell]) -> int | Decimal:
    """Return the sum of cells that hold numbers."""
    return sum((cell.value for cell in cells if cell.value is not None), start=0)
