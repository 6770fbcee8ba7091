"""Lists beside their total: behind its colon (公开100条：甲60条、其他40条), or before 合计."""

import re
from collections.abc import Iterator
from dataclasses import replace

from reportlint.prose.items import SEPARATORS, VOID, Item
from reportlint.prose.level import MOST_ITEMS, Breakdown, Level, is_complete

_COLON = re.compile("^[^,;:。!?、]{0,6}:[^,;:。!?、]{1,20}$")
_CLOSING = re.compile(
    "^[^,;:。!?、]{0,8},(?:以上)?(?:合计|总计|共计)(?!.*(?:现有|累计|历年|达|已))[^,;:。!?、]{0,10}$"
)
# 收到甲5件、乙3件，合计办结7件 counts something else.
_STAGES = frozenset(("received", "handled", "carried_in", "carried_out"))
_PAUSE = SEPARATORS["、"]


def behind_colon(level: Level, first: int) -> Iterator[Breakdown]:
    """Yield the list behind the colon of a count, where it adds up or names all classes."""
    if not _COLON.search(level.items[first].before) or not level.fit(first - 1, first):
        return
    end = first + 1
    last = min(len(level.items), first + MOST_ITEMS)
    while end < last and level.items[end].barrier == _PAUSE:
        end += 1
    members = list(range(first, end))
    alike = all(_is_alike(level.items[first - 1], level.items[place]) for place in members)
    if len(members) >= 2 and alike and _are_sorts(level, members):
        listed = [level.items[place] for place in members]
        if level.exact(first - 1, members) == members or is_complete(listed):
            yield level.breakdown(first - 1, members, rivals=[])


def before_total(level: Level, total: int) -> Iterator[Breakdown]:
    """Yield the list that a count sums up: 甲60条、乙40条，合计100条."""
    whole = level.items[total]
    more = VOID in whole.before or "含" in whole.fact.meaning.aside  # 合计100条(含转载20条)
    if more or not _CLOSING.search(whole.before) or not level.fit(total, total - 1):
        return
    first = total - 1
    while first > 0 and level.items[first].barrier == _PAUSE:
        first -= 1
    members = list(range(first, total))
    start = level.items[first]
    alone = first == 0 or start.barrier == SEPARATORS["。"]
    one_stage = not (whole.acts ^ start.acts) & _STAGES
    alike = all(_is_alike(whole, level.items[place]) for place in members)
    if len(members) >= 2 and alone and one_stage and alike and _are_sorts(level, members):
        yield replace(level.breakdown(total, members, rivals=[]), exhaustive=True)


def _is_alike(whole: Item, item: Item) -> bool:
    """Tell whether a count may be an item of a list whose total is another."""
    plain = not (item.odd or item.opener or item.fact.approximate or item.fact.meaning.change)
    return plain and item.fact.thing == whole.fact.thing


def _are_sorts(level: Level, members: list[int]) -> bool:
    """Tell whether counts are of sorts; what goes through one channel may go through others."""
    free = not level.listed.intersection(members)
    return free and not any(level.items[place].dimension == "channel" for place in members)
