"""A plugin whose hook is marked but does not begin as hooks do."""

from reportlint import Rule, hookimpl


@hookimpl
def report_lint_rules() -> tuple[type[Rule], ...]:
    """Return rules, if anyone asked."""
    return ()
