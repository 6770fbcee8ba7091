"""A plugin whose hook is not marked with @hookimpl."""

from reportlint import Rule


def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return rules, if anyone asked."""
    return ()
