"""Plausibility: figures that add up but ask for a second look."""

from reportlint import Rule, hookimpl


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    return ()
