"""Lists that a word opens: what 其中 splits up, and into what."""

import re
from collections.abc import Iterator
from dataclasses import replace

from reportlint.prose.ending import end_of, is_single
from reportlint.prose.facts import Fact
from reportlint.prose.items import OUTCOMES, SENTENCE, SEPARATORS, VOID
from reportlint.prose.level import (
    CARRIED,
    MOST_BACK,
    MOST_ITEMS,
    Breakdown,
    Level,
    is_complete,
    one_scope,
)
from reportlint.prose.unopened import two_levels_of

_MOST_INNER = 12
_DEEPEST = 2
_LONGEST_LEAD = 60

_AMONG = re.compile("(?:^|[,;。])(?P<of>[^,;:。!?]{2,20})中[,:]?[^,;:。!?]{0,20}$")
_VERBS = re.compile("办结|答复|收到|受理|主动公开|公开|发布")
# What is published through one channel may be published through another, too.
_THROUGH = re.compile("通过|在|发布|公开|推送|刊登")
# What comes of a thing is no part of it: 检查4次，其中发现问题36次.
_DERIVED = re.compile(
    "发现|查出|指出|提出|整改|问题|意见|参加|参训|浏览|阅读|点击|播放|观看|点赞|评论|附件|页"
)
# Units that say nothing of what they count.
_VAGUE = frozenset("个家项处所类种次场人名位组期")


class OpenedReader:
    """Reads the lists of a level that a word opens."""

    def __init__(self, level: Level) -> None:
        self._level = level
        self._depth = 0

    def read(self, first: int) -> Iterator[Breakdown]:
        """Yield the list that is opened before an item, and those within it; none where none is."""
        if found := self._opened(first):
            whole, rivals, certain, selective = found
            yield from self._list(first, whole, rivals, certain, selective)

    def run(self, first: int) -> tuple[list[int], int | None]:
        """Return the items of a list, up to where it must end, and the item that opens another."""
        unit = self._level.items[first].fact
        found = [first]
        for place in range(first + 1, min(len(self._level.items), first + MOST_ITEMS)):
            item = self._level.items[place]
            if item.barrier == SENTENCE:
                break
            if item.fact.meaning.change:
                continue
            if item.opener:
                return found, place
            if item.odd or item.fact.approximate or item.fact.thing != unit.thing:
                break
            found.append(place)
        return found, None

    def _opened(self, first: int) -> tuple[int, list[int], bool, bool] | None:
        """Return what a list that is opened before an item splits up, None where none is."""
        item = self._level.items[first]
        opener = item.opener
        if opener is None or VOID in item.before[opener.start() :]:
            return self._named(first)
        lead = item.before[: opener.start()]
        if len(lead) > _LONGEST_LEAD:
            return None
        selective = opener[0] != "其中" and not opener[0].startswith("涉及")
        ended = any(SEPARATORS.get(character) == SENTENCE for character in lead)
        found = self._whole(first, first - 1)
        if found is None:
            return None
        whole, rivals, certain = found
        return whole, rivals, certain and not ended, selective

    def _named(self, first: int) -> tuple[int, list[int], bool, bool] | None:
        """Return the whole of a list that names it: 在主动公开的信息中."""
        match = _AMONG.search(self._level.items[first].before)
        verb = _VERBS.search(match["of"]) if match else None
        if verb is None:
            return None
        fitting = [
            place
            for place in range(max(0, first - MOST_BACK), first)
            if verb[0][-2:] in self._level.items[place].fact.meaning.before
            and self._level.fit(place, first)
            and one_scope(self._level.items[place].fact, self._level.items[first].fact)
            and not self._level.items[place].acts & (CARRIED | OUTCOMES)
        ]
        return (fitting[-1], fitting[:-1], True, False) if fitting else None

    def _whole(self, first: int, nearest: int) -> tuple[int, list[int], bool] | None:
        """Return the count that a list splits up, its rivals, and whether it is certain."""
        places = [
            place
            for place in range(max(0, nearest - MOST_BACK), nearest + 1)
            if self._level.fit(place, first) and not self._level.parted(place, nearest)
        ]
        outcome = bool(self._level.items[first].acts & OUTCOMES)
        carried = [place for place in places if self._level.items[place].acts & CARRIED]
        places = [place for place in places if place not in carried]
        if not places:
            return None
        whole, certain = places[-1], True
        if outcome or carried:
            handled = [place for place in places if "handled" in self._level.items[place].acts]
            whole = handled[-1] if outcome and handled else whole
            certain = bool(handled) if outcome else False
            places = handled if outcome and handled else places
        return whole, [place for place in places if place != whole], certain

    def _list(
        self, first: int, whole: int, rivals: list[int], certain: bool, selective: bool
    ) -> Iterator[Breakdown]:
        two_levels = list(two_levels_of(self._level, whole, first))
        if two_levels:
            yield from two_levels
            return
        every, stop = self.run(first)
        if is_single(self._level, every, whole):
            return
        for candidate in (whole, *reversed(rivals)):
            members = self._level.exact(candidate, every)
            if members and not self._leaves_out(candidate, members, every):
                yield self._level.breakdown(candidate, members, rivals=[])
                if stop and members == every:
                    yield from self._inner(stop, candidate)
                return
        if stop is not None and (around := self._around(whole, every, stop)):
            yield from around
            return
        members, cut = end_of(self._level, every, whole)
        selective = selective or cut or (stop is not None and members == every)
        channels = [place for place in members if self._level.items[place].dimension == "channel"]
        overlap = len(channels) > 1 or any(
            _THROUGH.search(self._level.items[place].label) for place in channels
        )
        requests = self._level.items[whole].fact.meaning.topic == "request"
        same = all(
            _same(self._level.items[whole].fact, self._level.items[place].fact) for place in members
        )
        yield replace(
            self._level.breakdown(whole, members, rivals=rivals),
            certain=certain and same and (requests or not overlap) and not self._mixed(members),
            selective=selective,
        )
        if stop is not None and members == every:
            yield from self._inner(stop, whole)

    def _leaves_out(self, whole: int, members: list[int], every: list[int]) -> bool:
        """Tell whether items that add up leave out some of a list whose classes are complete."""
        strict = [self._level.items[place] for place in end_of(self._level, every, whole)[0]]
        listed = [self._level.items[place] for place in members]
        outcomes = strict[0].dimension == "outcome" or not is_complete(listed)
        return len(listed) < len(strict) and is_complete(strict) and outcomes

    def _mixed(self, members: list[int]) -> bool:
        """Tell whether a list has both classes and what became of them."""
        statuses = [bool(self._level.items[place].status) for place in members]
        return any(statuses) and not statuses[0]

    def _inner(self, first: int, outer: int) -> Iterator[Breakdown]:
        """Yield a list that splits up an item of the list before it."""
        if self._depth < _DEEPEST and (found := self._opened(first)):
            whole, rivals, certain, selective = found
            others = [place for place in rivals if place != outer]
            self._depth += 1
            yield from self._list(first, whole, [outer, *others], certain, selective)
            self._depth -= 1

    def _around(self, whole: int, before: list[int], stop: int) -> list[Breakdown]:
        """Return a list that adds up around another one, which splits up one of its items."""
        inner, _ = self.run(stop)
        for count in range(min(len(inner), _MOST_INNER), 0, -1):
            members = self._level.exact(whole, [*before, *inner[count:]])
            if len(members) > len(before):
                split = self._level.breakdown(before[-1], inner[:count], rivals=[whole])
                return [
                    self._level.breakdown(whole, members, rivals=[]),
                    replace(split, nested=True),
                ]
        return []


def _same(whole: Fact, part: Fact) -> bool:
    """Tell whether two counts count the same things: 7个乡镇 and 58个村 do not."""
    if whole.thing != part.thing:
        return False
    one, two = whole.meaning.behind, part.meaning.behind
    if _DERIVED.search(part.meaning.before) and not _DERIVED.search(whole.meaning.before):
        return False
    return whole.thing not in _VAGUE or not two or (one[:2] == two[:2])
