"""Totals: the reconciliations inside the tables of a report.

Decisions about the candidates of the catalogue:

- TOT005 takes figures beside a parent label for a subtotal only where they are one a column and
  every item under the label was read: a stray figure is no subtotal.
- TOT006 and TOT007 compare figures of one row, each of its own report; what follows from the year
  before is for the rules about several years.
- TOT008 speaks of details that are all blank, for which TOT002 has nothing to add up, as well as of
  details that are all 0.
"""

from reportlint import Rule, hookimpl
from reportlint.rules.totals.case_total import CaseTotal
from reportlint.rules.totals.documents_in_force import DocumentsInForce
from reportlint.rules.totals.documents_public import DocumentsPublic
from reportlint.rules.totals.empty_details import EmptyDetails
from reportlint.rules.totals.printed_subtotal import PrintedSubtotal
from reportlint.rules.totals.result_total import ResultTotal
from reportlint.rules.totals.roll_forward import RollForward
from reportlint.rules.totals.row_total import RowTotal


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    return (
        RowTotal,
        ResultTotal,
        RollForward,
        CaseTotal,
        PrintedSubtotal,
        DocumentsInForce,
        DocumentsPublic,
        EmptyDetails,
    )
