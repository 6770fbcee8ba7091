"""Arithmetic: lists, parts and wholes of the prose."""

from reportlint import Rule, hookimpl


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    return ()
