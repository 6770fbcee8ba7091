"""A plugin that was made for an API that is gone."""

from reportlint import Rule, hookimpl

reportlint_api = 0


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return rules that are never asked for."""
    raise RuntimeError("asked in spite of its API")
