"""Arithmetic: lists, parts and wholes of the prose."""

from reportlint import Rule, hookimpl
from reportlint.rules.arithmetic.list_sum import ListSum
from reportlint.rules.arithmetic.nested_list import NestedList
from reportlint.rules.arithmetic.part_within_whole import PartWithinWhole


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    return (ListSum, PartWithinWhole, NestedList)
