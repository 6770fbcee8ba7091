"""Percentages: shares and rates recomputed from the counts that they rest on."""

from reportlint import Rule, hookimpl
from reportlint.rules.percentages.rate import Rate
from reportlint.rules.percentages.share import Share


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    return (Share, Rate)
