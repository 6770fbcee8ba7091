"""Cells: what stands in a cell of a table.

Decisions about the candidates of the catalogue:

- CEL002 leaves an amount with its unit (1184.92万元) to CEL005, so that a cell has one finding.
- CEL005 takes a note in brackets behind a number, 46（其中修订16件）, for an info: the number is
  certain and takes part in sums.
- CEL005 and CEL006 report the same words or spelling once a table, as CEL003, CEL004 and CEL007
  do: where every cell says 45件, the reader needs to be told once.
- CEL007 is silent where zeros stand in totals alone: such a table is blank where there is nothing
  to add up, which is a habit of its own.
"""

from reportlint import Rule, hookimpl
from reportlint.rules.cells.blank_beside_zero import BlankBesideZero
from reportlint.rules.cells.blank_cell import BlankCell
from reportlint.rules.cells.fee_amount import FeeAmount
from reportlint.rules.cells.mark_in_cell import MarkInCell
from reportlint.rules.cells.number_spelling import NumberSpelling
from reportlint.rules.cells.whole_count import WholeCount
from reportlint.rules.cells.words_in_cell import WordsInCell


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    return (
        WholeCount,
        FeeAmount,
        BlankCell,
        MarkInCell,
        WordsInCell,
        NumberSpelling,
        BlankBesideZero,
    )
