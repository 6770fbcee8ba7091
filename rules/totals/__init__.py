"""Totals: the reconciliations inside the tables of a report."""

from reportlint import Rule, hookimpl
from reportlint.rules.totals.case_total import CaseTotal
from reportlint.rules.totals.result_total import ResultTotal
from reportlint.rules.totals.roll_forward import RollForward
from reportlint.rules.totals.row_total import RowTotal


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    return (RowTotal, ResultTotal, RollForward, CaseTotal)
