"""Publishing: when and how a report came out."""

from reportlint import Rule, hookimpl


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    return ()
