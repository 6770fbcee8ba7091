"""Relations between figures: what a rule compared, so that one cause can be found for many faults.

A relation can say whether it holds when some of its figures were others, and which value of one
figure would make it hold.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import NamedTuple

from reportlint.messages import Message
from reportlint.model import Cell, Report
from reportlint.prose.facts import Fact
from reportlint.source import Span

Value = int | Decimal
# A share leaves its part open within these; more values than that are no diagnosis.
_MOST_PROPOSALS = 20


class Operand(NamedTuple):
    """A figure that takes part in a relation: that of a cell, or a number of the prose.

    Two operands are the same figure where they stand at the same place.
    """

    title: Message
    value: Value
    span: Span
    path: str | None = None


def cell_operand(cell: Cell, report: Report) -> Operand:
    """Return the figure of a cell; a blank is taken for 0."""
    return Operand(report.format.cell_message(cell.path), cell.value or 0, cell.span, cell.path)


def fact_operand(fact: Fact) -> Operand:
    """Return the figure of a fact."""
    words = f"{fact.subject}{fact.raw}"
    title = Message(f"正文：{words}", f"prose: {words}")
    return Operand(title, fact.value or 0, fact.span)


class Relation(ABC):
    """What must hold between figures."""

    @property
    @abstractmethod
    def operands(self) -> tuple[Operand, ...]:
        """The figures that take part."""

    @abstractmethod
    def holds(self, changed: Mapping[Span, Value]) -> bool:
        """Tell whether the relation holds with other values for the figures at some places."""

    @abstractmethod
    def proposals(self, operand: Operand) -> Iterable[Value]:
        """Return values of one figure that would make the relation hold."""


@dataclass(frozen=True)
class Balance(Relation):
    """The figures on the left add up to those on the right."""

    left: tuple[Operand, ...]
    right: tuple[Operand, ...]

    @property
    def operands(self) -> tuple[Operand, ...]:
        """The figures of both sides."""
        return (*self.left, *self.right)

    def excess(self, changed: Mapping[Span, Value]) -> Value:
        """Return by how much the right side is more than the left."""
        return _sum(self.right, changed) - _sum(self.left, changed)

    @cached_property
    def _stated_excess(self) -> Value:
        return self.excess({})

    def holds(self, changed: Mapping[Span, Value]) -> bool:
        """Tell whether both sides are equal."""
        return self.excess(changed) == 0

    def proposals(self, operand: Operand) -> Iterable[Value]:
        """Return the value that evens out the sides."""
        excess = self._stated_excess
        yield operand.value + (excess if operand in self.left else -excess)


@dataclass(frozen=True)
class Quotient(Relation):
    """A share in percent is its part divided by its whole, rounded half up to some decimals.

    It may be off by slack: a share that is far off is explained by a figure that makes it right
    but for its last place.
    """

    share: Operand
    part: Operand
    whole: Operand
    decimals: int
    slack: Decimal = Decimal(0)

    @property
    def operands(self) -> tuple[Operand, ...]:
        """The share, its part and its whole."""
        return (self.share, self.part, self.whole)

    def holds(self, changed: Mapping[Span, Value]) -> bool:
        """Tell whether the share is what it should be."""
        share, part, whole = (changed.get(item.span, item.value) for item in self.operands)
        return bool(whole) and abs(percentage(part, whole, self.decimals) - share) <= self.slack

    def proposals(self, operand: Operand) -> Iterable[Value]:
        """Return the right share, or the whole numbers that would round to the stated one."""
        if operand == self.share:
            if self.whole.value:
                yield percentage(self.part.value, self.whole.value, self.decimals)
            return
        half = Fraction(1, 2 * 10**self.decimals) + Fraction(self.slack)
        share = Fraction(self.share.value)
        low, high = (share - half) / 100, (share + half) / 100
        if operand == self.part:
            bounds = low * Fraction(self.whole.value), high * Fraction(self.whole.value)
        elif low > 0:
            bounds = Fraction(self.part.value) / high, Fraction(self.part.value) / low
        else:
            return
        first, last = max(0, ceil(bounds[0])), floor(bounds[1])
        if last - first < _MOST_PROPOSALS:
            yield from range(first, last + 1)


@dataclass(frozen=True)
class Within(Relation):
    """Figures add up to a total, give or take a tolerance: the shares of a whole to 100."""

    parts: tuple[Operand, ...]
    total: Decimal
    tolerance: Decimal

    @property
    def operands(self) -> tuple[Operand, ...]:
        """The figures that are added up."""
        return self.parts

    def holds(self, changed: Mapping[Span, Value]) -> bool:
        """Tell whether the sum is near enough to the total."""
        return abs(_sum(self.parts, changed) - self.total) <= self.tolerance

    def proposals(self, operand: Operand) -> Iterable[Value]:
        """Return nothing: a sum that need not be exact leaves each figure open."""
        return ()


@dataclass(frozen=True)
class AtMost(Relation):
    """A part is no more than its whole."""

    part: Operand
    whole: Operand

    @property
    def operands(self) -> tuple[Operand, ...]:
        """The part and its whole."""
        return (self.part, self.whole)

    def holds(self, changed: Mapping[Span, Value]) -> bool:
        """Tell whether the part is no more than its whole."""
        part, whole = (changed.get(item.span, item.value) for item in self.operands)
        return part <= whole

    def proposals(self, operand: Operand) -> Iterable[Value]:
        """Return nothing: a bound leaves each figure open."""
        return ()


def percentage(part: Value, whole: Value, decimals: int) -> Decimal:
    """Return a share in percent, rounded half up to some decimals; whole is not 0."""
    (part_over, part_under), (whole_over, whole_under) = (
        value.as_integer_ratio() for value in (part, whole)
    )
    over, under = part_over * whole_under * 10 ** (decimals + 2), part_under * whole_over
    return Decimal((2 * over + under) // (2 * under)).scaleb(-decimals)


def _sum(operands: Iterable[Operand], changed: Mapping[Span, Value]) -> Value:
    return sum((changed.get(item.span, item.value) for item in operands), 0)
