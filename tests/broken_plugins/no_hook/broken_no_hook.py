"""A plugin that has no hook."""

from reportlint import Rule


def all_rules() -> tuple[type[Rule], ...]:
    """Return rules, if anyone asked."""
    return ()
