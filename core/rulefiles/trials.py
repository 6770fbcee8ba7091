"""The reports that the examples of rule files describe."""

import re
from dataclasses import replace
from decimal import Decimal

from reportlint.model import Cell, Report, State
from reportlint.rule import Example
from reportlint.testing import read_series

_FIGURE = re.compile(r"0|[1-9][0-9]{0,8}")
_MOST_KEPT = 20


class Reader:
    """Writes examples out and reads them as reports; a report is kept for the next that needs it.

    A thousand rules have two thousand examples, most of which change a figure or two. in_full says
    that each is read as a file would be; else those figures are put into a valid report as read.
    """

    def __init__(self, *, in_full: bool) -> None:
        self._in_full = in_full
        self._kept: dict[Example, list[Report]] = {}

    def read(self, example: Example) -> list[Report]:
        """Return the report of an example, behind that of the year before it if it has one.

        Raises UsageError or ValueError where the example changes what is not there.
        """
        if self._in_full:
            return self._reports(example)
        years = [example] if example.last_year is None else [example.last_year, example]
        reports = self._reports(_without_figures(example))
        found = [
            _changed(report, figures) if (figures := _figures(year)) else report
            for year, report in zip(years, reports, strict=True)
        ]
        changed = [report for report in found if report is not None]
        return changed if len(changed) == len(years) else self._reports(example)

    def _reports(self, example: Example) -> list[Report]:
        if example not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[example] = read_series(example)
        return self._kept[example]


def _figures(example: Example) -> dict[str, str]:
    """Return the figures that an example changes, none where any cell gets another text."""
    cells = {edit.target: edit.value for edit in example.edits if edit.kind == "cell"}
    return cells if all(map(_FIGURE.fullmatch, cells.values())) else {}


def _without_figures(example: Example) -> Example:
    """Return an example without the changes that _figures returns, in both of its years."""
    last_year = example.last_year and _without_figures(example.last_year)
    if not _figures(example):
        return replace(example, last_year=last_year)
    edits = tuple(edit for edit in example.edits if edit.kind != "cell")
    return replace(example, edits=edits, last_year=last_year)


def _changed(report: Report, figures: dict[str, str]) -> Report | None:
    """Return a report with other figures, None where it has no figure at a place."""
    cells = dict(report.cells)
    for path, text in figures.items():
        cell = cells.get(path)
        if cell is None or cell.state not in (State.NUMBER, State.ZERO):
            return None
        cells[path] = _cell(cell, text)
    return report.model_copy(update={"cells": cells})


def _cell(cell: Cell, text: str) -> Cell:
    value = int(text) if isinstance(cell.value, int) else Decimal(text)
    state = State.NUMBER if value else State.ZERO
    return cell.model_copy(update={"raw": text, "state": state, "value": value, "note": ""})
