"""The signs of comparison: all that there is to know of each."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import eq, ge, gt, le, lt, ne

from reportlint.rulefiles.numbers import Number


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign: how findings show it, and its opposite, and the sign from right to left."""

    shown: str
    holds: Callable[[Number, Number], bool]
    opposite: str
    mirrored: str


EQUAL = Sign("=", eq, "≠", "=")
_UNEQUAL = Sign("≠", ne, "=", "≠")
_AT_MOST = Sign("≤", le, ">", "≥")
_AT_LEAST = Sign("≥", ge, "<", "≤")
SIGNS = {
    "=": EQUAL,
    "==": EQUAL,
    "!=": _UNEQUAL,
    "<>": _UNEQUAL,
    "≠": _UNEQUAL,
    "<": Sign("<", lt, "≥", ">"),
    ">": Sign(">", gt, "≤", "<"),
    "<=": _AT_MOST,
    "≤": _AT_MOST,
    ">=": _AT_LEAST,
    "≥": _AT_LEAST,
}
"""By each of the ways to write them."""
