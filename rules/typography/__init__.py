"""Typography: punctuation, numbering and other marks, one finding for a whole report."""

from reportlint import Rule, hookimpl


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    return ()
