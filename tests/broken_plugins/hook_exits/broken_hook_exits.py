"""A plugin whose hook exits when it is asked."""

import sys

from reportlint import Rule, hookimpl


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Exit as if all were well."""
    sys.exit(0)
