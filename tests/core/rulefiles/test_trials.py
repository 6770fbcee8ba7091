"""Examples are read once where only figures differ, and come to the same as when read in full."""

import pytest

from reportlint import valid
from reportlint.rule import Example
from reportlint.rulefiles.trials import Reader

LICENCES, OPEN = "t2.license.decisions", "t3.open.natural"


@pytest.mark.parametrize(
    "example",
    [
        valid,
        valid.with_cell(OPEN, 44),
        valid.with_cell(OPEN, 0).with_cell(LICENCES, 7),
        valid.with_cell(OPEN, ""),
        valid.with_cell(OPEN, 44).without_section("s5"),
        valid.with_last_year(valid.with_cell(LICENCES, 5000)),
        valid.with_cell(OPEN, 44).with_last_year(valid.with_cell(LICENCES, "/")),
        valid.with_cell(OPEN, "/").with_last_year(valid.with_cell(LICENCES, 5000)),
    ],
)
def test_figures_are_those_that_a_file_would_have(example: Example) -> None:
    quick, in_full = Reader(in_full=False), Reader(in_full=True)
    quick.read(valid.with_cell(OPEN, 9).with_last_year(valid.with_cell(LICENCES, 9)))

    found, wanted = quick.read(example), in_full.read(example)

    assert [report.year for report in found] == [report.year for report in wanted]
    for one, other in zip(found, wanted, strict=True):
        assert one.cells.keys() == other.cells.keys()
        assert all(cell.value == other.cells[path].value for path, cell in one.cells.items())
        assert all(cell.state == other.cells[path].state for path, cell in one.cells.items())
        assert [item.id for item in one.sections] == [item.id for item in other.sections]
