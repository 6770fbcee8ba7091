"""A plugin that does not say which API it needs."""

from reportlint import Rule, hookimpl

reportlint_api = "1.0"


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return rules that are never asked for."""
    raise RuntimeError("asked in spite of its API")
