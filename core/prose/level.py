"""The counts of a level of a paragraph, and the breakdowns that are made of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate

from reportlint.prose.facts import Fact
from reportlint.prose.items import OUTCOMES, RESULTS, STATEMENT, Item

# Longer lists than this are tables in disguise; what stands farther back is no whole of a list.
MOST_ITEMS = 60
MOST_BACK = 12
CARRIED = frozenset(("carried_in", "carried_out"))

_GONE = ("废止", "失效", "废止失效")
_KEPT = ("继续有效", "保留", "有效")
_OTHER = re.compile("^其[他它](?!结果|处理)")
_ENOUGH_OUTCOMES = 4
# Units that may count the same things.
_ALIKE = (frozenset("件份宗起例"), frozenset("家个所"))


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A count of the prose, and the counts that it is split up into.

    nested says that it is one level of a list that has two. exhaustive says that the wording leaves
    nothing out: an item of others, all results that there are, shares that make up 100%; selective,
    that it may: 其中包括, or an item of another unit. certain is whether the wording ties the parts
    to this whole alone. rivals are other counts before the list that might be its whole.
    """

    whole: Fact
    parts: tuple[Fact, ...]
    nested: bool = False
    exhaustive: bool = False
    selective: bool = False
    certain: bool = True
    rivals: tuple[Fact, ...] = ()

    @property
    def sum(self) -> Decimal:
        """What the parts add up to, without 万 and the like."""
        return sum((quantity_of(part) for part in self.parts), Decimal(0))

    @property
    def adds_up(self) -> bool:
        """Whether the parts make up the whole."""
        return self.sum == quantity_of(self.whole)


def quantity_of(fact: Fact) -> Decimal:
    """Return the value of a count without 万 and the like."""
    return fact.quantity or Decimal(0)


@dataclass(slots=True)
class Level:
    """The counts that stand on one level; listed are the places of those that a list has."""

    items: Sequence[Item]
    listed: set[int] = field(default_factory=set)

    def fit(self, whole: int, part: int) -> bool:
        """Tell whether two counts may be a whole and its part."""
        one, two = self.items[whole].fact, self.items[part].fact
        return not one.approximate and not one.meaning.change and _alike(one, two)

    def parted(self, place: int, nearest: int) -> bool:
        """Tell whether an item is part of another statement, or of a list, before the nearest."""
        between = range(place + 1, nearest + 1)
        other = any(self.items[item].barrier >= STATEMENT for item in between)
        return other or (place != nearest and place in self.listed)

    def exact(self, whole: int, every: list[int]) -> list[int]:
        """Return the most items, two at least, that add up to a whole; none where none do."""
        target = quantity_of(self.items[whole].fact)
        sums = list(accumulate(quantity_of(self.items[place].fact) for place in every))
        fitting = [count for count, reached in enumerate(sums, 1) if reached == target]
        return every[: fitting[-1]] if fitting and fitting[-1] >= 2 else []

    def breakdown(self, whole: int, members: list[int], *, rivals: list[int]) -> Breakdown:
        """Return a breakdown, and note that its parts are listed."""
        self.listed.update(members)
        items = [self.items[place] for place in members]
        return Breakdown(
            whole=self.items[whole].fact,
            parts=tuple(item.fact for item in items),
            exhaustive=is_complete(items),
            rivals=tuple(self.items[place].fact for place in rivals),
        )


def is_complete(items: Sequence[Item]) -> bool:
    """Tell whether a list leaves nothing out by what it names."""
    statuses = {item.status for item in items}
    acts = {act for item in items for act in item.acts}
    return (
        any(_OTHER.search(item.label) for item in items)
        or (bool(statuses & {*_GONE}) and bool(statuses & {*_KEPT}))
        or len(acts & OUTCOMES) >= _ENOUGH_OUTCOMES
        or acts >= RESULTS
    )


def _alike(one: Fact, two: Fact) -> bool:
    """Tell whether two counts may count the same things."""
    return one.thing == two.thing or any({one.thing, two.thing} <= units for units in _ALIKE)


def one_scope(one: Fact, two: Fact) -> bool:
    """Tell whether two counts may be of the same organs and the same year."""
    scopes = {one.meaning.scope, two.meaning.scope} - {""}
    years = {one.meaning.year, two.meaning.year} - {None}
    return len(scopes) < 2 and len(years) < 2
