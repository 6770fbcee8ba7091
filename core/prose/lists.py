"""The lists of the prose: counts that are split up into other counts, on one level or on two.

A list is read with some reserve. Where the figures before it leave open what it splits up, or its
wording may leave something out, the breakdown says so; whether it adds up is for rules to judge.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reportlint.prose.facts import Fact, Measure
from reportlint.prose.items import OUTCOMES, levels_of
from reportlint.prose.level import CARRIED, Breakdown, Level
from reportlint.prose.opened import OpenedReader
from reportlint.prose.totalled import before_total, behind_colon
from reportlint.prose.unopened import outcomes_of, statuses_of
from reportlint.prose.words import Words


def read_breakdowns(words: Words, facts: Sequence[Fact]) -> Iterator[Breakdown]:
    """Yield the lists of a paragraph, whose facts are in reading order."""
    shares = [fact for fact in facts if fact.measure is Measure.SHARE]
    for number, items in enumerate(levels_of(words, facts)):
        level = Level(items)
        found = list(_lists_of(level))
        for breakdown in found or (_bracketed(level) if number else ()):
            yield _completed(breakdown, shares)


def _lists_of(level: Level) -> Iterator[Breakdown]:
    """Yield the lists of a level, the opened ones first."""
    reader = OpenedReader(level)
    for first in range(1, len(level.items)):
        if first not in level.listed:
            yield from reader.read(first)
    for first, item in enumerate(level.items):
        if first in level.listed:
            continue
        if item.acts & OUTCOMES and item.fact.meaning.topic == "request":
            yield from outcomes_of(level, first)
        elif item.status and first:
            yield from statuses_of(level, first)
        elif first:
            yield from behind_colon(level, first)
            yield from before_total(level, first)


def _bracketed(level: Level) -> Iterator[Breakdown]:
    """Yield the list that a bracket is, without a 其中: 来信40件（网络30件、邮寄10件）."""
    if len(level.items) < 3 or level.items[1].acts & CARRIED or not level.fit(0, 1):
        return
    every, _ = OpenedReader(level).run(1)
    members = level.exact(0, every) or every
    if len(members) > 1:
        yield replace(level.breakdown(0, members, rivals=[]), certain=False)


def _completed(breakdown: Breakdown, shares: Sequence[Fact]) -> Breakdown:
    """Return a breakdown, complete where the shares of its parts make up all of it."""
    stated = {share.numerator.span: share for share in shares if share.numerator}
    having = [part for part in breakdown.parts if part.span in stated]
    missing = [part for part in breakdown.parts if part.span not in stated and part.value]
    whole = sum((stated[part.span].value or Decimal(0) for part in having), Decimal(0))
    if len(having) >= 2 and not missing and abs(whole - 100) <= 1:
        return replace(breakdown, exhaustive=True)
    return breakdown
