"""Arithmetic: lists, parts and wholes of the prose.

- NAR003 also holds what came in against what went out, where one paragraph gives all four figures
  of requests: the form has the same equation for its table three.
- NAR004 compares towns and departments with member units only where all three are worded so; a
  difference of more than three may mean other units and is not reported.
- NAR005 needs 一是 or 第一 right behind the announcement; lists in lines of （一）（二） are left
  out, since headings look the same.
- NAR007 asks for exact figures only where the tables count the same kind of thing.
"""

from reportlint import Rule, hookimpl
from reportlint.rules.arithmetic.direction_of_change import DirectionOfChange
from reportlint.rules.arithmetic.list_sum import ListSum
from reportlint.rules.arithmetic.nested_list import NestedList
from reportlint.rules.arithmetic.number_of_points import NumberOfPoints
from reportlint.rules.arithmetic.part_within_whole import PartWithinWhole
from reportlint.rules.arithmetic.unit_counts import UnitCounts
from reportlint.rules.arithmetic.vague_numbers import VagueNumbers


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    return (
        ListSum,
        PartWithinWhole,
        NestedList,
        UnitCounts,
        NumberOfPoints,
        DirectionOfChange,
        VagueNumbers,
    )
