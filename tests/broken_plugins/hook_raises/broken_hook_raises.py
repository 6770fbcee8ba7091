"""A plugin whose hook raises when it is asked."""

from reportlint import Rule, hookimpl


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Raise an error."""
    raise RuntimeError("the rules are in another castle")
