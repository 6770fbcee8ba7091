"""A plugin that needs an API that is yet to come."""

from reportlint import Rule, hookimpl

reportlint_api = 99


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return rules that are never asked for."""
    raise RuntimeError("asked in spite of its API")
