"""Lists beside their total: behind its colon (公开100条：甲60条、其他40条), or before 合计."""

import re
from collections.abc import Iterator
from dataclasses import replace

from reportlint.prose.items import SEPARATORS, VOID, Item
from reportlint.prose.level import MOST_ITEMS, Breakdown, Level, is_complete

_COLON = re.compile("^[^,;:。!?、]{0,6}:[^,;:。!?、]{1,20}$")
_CLOSING = re.compile(
    "^[^,;:。!?、]{0,8},(?:以上)?(?:合计|总计|共计|共)(?P<what>(?!享|同|建)[^,;:。!?、]{0,10})$"
)
# What a sum may be called whatever its items are; 检查5次、抽查3次，共通报2次 is none.
_ITEMS = re.compile("(?:主动)?(?:公开|发布|编发|推送)?(?:各类)?(?:政府|政务)?(?:信息|文件|稿件)?")
# 公告30条等，合计100条(含转载20条) has other parts; 各部门和3个乡镇、5个村 may have.
_MORE = re.compile("含|重|等")
_BESIDE = re.compile("[、和及与等][^,;:。!?]*$")
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
    more = VOID in whole.before or _MORE.search(f"{whole.before}{whole.fact.meaning.aside}")
    closing = _CLOSING.search(whole.before)
    if more or not closing or not level.fit(total, total - 1):
        return
    first = total - 1
    while first > 0 and level.items[first].barrier == _PAUSE:
        first -= 1
    members = list(range(first, total))
    start = level.items[first]
    alone = first == 0 or start.barrier == SEPARATORS["。"]
    alone = alone and not _BESIDE.search(start.before)
    said = closing["what"]
    same = _ITEMS.fullmatch(said) or said[:2] in start.label
    one_stage = not (whole.acts ^ start.acts) & _STAGES
    alike = all(_is_alike(whole, level.items[place]) for place in members)
    one_thing = same and one_stage and alike
    if len(members) >= 2 and alone and one_thing and _are_sorts(level, members):
        yield replace(level.breakdown(total, members, rivals=[]), exhaustive=True)


def _is_alike(whole: Item, item: Item) -> bool:
    """Tell whether a count may be an item of a list whose total is another."""
    plain = not (item.odd or item.opener or item.fact.approximate or item.fact.meaning.change)
    return plain and item.fact.thing == whole.fact.thing


def _are_sorts(level: Level, members: list[int]) -> bool:
    """Tell whether counts are of sorts; what goes through one channel may go through others."""
    free = not level.listed.intersection(members)
    return free and not any(level.items[place].dimension == "channel" for place in members)
