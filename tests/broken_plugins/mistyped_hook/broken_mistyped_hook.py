"""A plugin whose hook has the wrong name."""

from reportlint import Rule, hookimpl


@hookimpl
def reportlint_rulez() -> tuple[type[Rule], ...]:
    """Return rules, if anyone asked."""
    return ()
