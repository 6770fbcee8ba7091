"""Lists that a word opens: what 其中 splits up, and into what."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reportlint.prose.facts import Fact
from reportlint.prose.items import OUTCOMES, SENTENCE, SEPARATORS, STATEMENT, VOID
from reportlint.prose.level import (
    CARRIED,
    MOST_BACK,
    MOST_ITEMS,
    Breakdown,
    Level,
    is_complete,
    one_scope,
    quantity_of,
)
from reportlint.prose.unopened import two_levels_of

_MOST_INNER = 12
_DEEPEST = 2
_LONGEST_LEAD = 60

_AMONG = re.compile("(?:^|[,;。])(?P<of>[^,;:。!?]{2,20})中[,:]?[^,;:。!?]{0,20}$")
_VERBS = re.compile("办结|答复|收到|受理|主动公开|公开|发布")
_NEW = re.compile(
    "全年|另外|另有|同时|此外|累计|总计|合计|(?<!公)共(?![享同建])|今年|本年|上年|通过|组织|召开|举办|开展"
    "|一年来|年内|截至|(?:^|(?<=[,;。]))另"
)
# Behind a semicolon: 我局审核信息40条 is no item of a list, 法人12件 is.
_OTHER_SUBJECT = re.compile("[,;。](?:我|本|各|全)[县市区省州局厅委办镇乡街单部]")
_VERB = re.compile(
    "受理|收到|接收|接到|办结|答复|回复|办理|立案|采纳|整改|审结|结转|转办|发布|公布|印发|推送|转载|转发"
    "|编发|更新|回应|制作"
)
# What is published through one channel may be published through another, too.
_THROUGH = re.compile("通过|在|发布|公开|推送|刊登")
_STAGE = re.compile("受理|收到|接收|接到|办结|答复|回复|办理|立案|采纳|整改|审结|结转|转办")
# What comes of a thing is no part of it: 检查4次，其中发现问题36次.
_DERIVED = re.compile(
    "发现|查出|指出|提出|整改|问题|意见|参加|参训|浏览|阅读|点击|播放|观看|点赞|评论|附件|页"
)
# Results, whose words may look like those of a stage.
_SORTS = ("outcome", "case")
_SHARE = re.compile(",(?:分别)?占[^,;。]*")
# 其中教育局最多，为303条: one item, and no list.
_GREATEST = re.compile("最多|最高|最大|居首|首位|第一")
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
        if self._is_all(whole, every):
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
        members, cut = self._strict(every, whole)
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

    def _is_all(self, whole: int, every: list[int]) -> bool:
        """Tell whether a list ends with its first item, which is all that there is."""
        items = self._level.items
        opener = items[every[0]].opener
        if opener and _GREATEST.search(items[every[0]].before, opener.end()):
            return True
        ends = len(every) > 1 and items[every[1]].barrier >= STATEMENT
        return ends and quantity_of(items[every[0]].fact) == quantity_of(items[whole].fact)

    def _strict(self, every: list[int], whole: int) -> tuple[list[int], bool]:
        """Return the items up to where the wording ends the list, and whether it may go on."""
        items = [self._level.items[place] for place in every]
        size = quantity_of(self._level.items[whole].fact)
        reached = quantity_of(items[0].fact)
        level = items[1].barrier if len(items) > 1 else 0
        verb, stage = _VERB.search(items[0].words), _found(_STAGE, items[0].words)
        for number, item in enumerate(items[1:], 1):
            new = _NEW.search(item.before)
            if item.barrier > level or (new and not _NEW.search(items[0].label)):
                # 其中甲30件、乙17件，合计47件: what says its own sum is only a part of its whole.
                said = sum(quantity_of(one.fact) for one in items[:number])
                return every[:number], bool(new) and quantity_of(item.fact) == said
            if item.barrier == STATEMENT and self._begins_anew(every[number], size):
                return every[:number], False
            reached += quantity_of(item.fact)
            if reached > size and self._is_loose(every[number]):
                return every[:number], True
            dimensions = {items[0].dimension, item.dimension} - {""}
            other_stage = _found(_STAGE, item.words) not in ("", stage)
            other = other_stage or (not verb and _VERB.search(item.words))
            if len(dimensions) > 1 or (other and item.dimension not in _SORTS):
                return every[:number], True
        last = every[-1] + 1
        follows = last < len(self._level.items) and self._level.items[last].barrier <= max(level, 2)
        return every, follows

    def _begins_anew(self, place: int, size: Decimal) -> bool:
        """Tell whether an item behind a semicolon is of another statement than the list of a whole.

        It is where it is more than the whole, names who did it, or is a list of its own.
        """
        item = self._level.items[place]
        following = self._level.items[place + 1 : place + 2]
        listed = any(
            next_one.barrier < STATEMENT
            and not next_one.opener
            and not next_one.fact.meaning.change
            for next_one in following
        )
        other = _OTHER_SUBJECT.search(item.before)
        return quantity_of(item.fact) > size or listed or bool(other)

    def _is_loose(self, place: int) -> bool:
        """Tell whether other clauses than a share stand between an item and the one before it.

        In 甲类40件，较上年减少6件，发放问卷300份 and 甲类40件，完成率90%，动态300条 they do.
        """
        item = self._level.items[place]
        clauses = _SHARE.sub("", item.before).count(",")
        return self._level.items[place - 1].fact.meaning.change or clauses > 1

    def _leaves_out(self, whole: int, members: list[int], every: list[int]) -> bool:
        """Tell whether items that add up leave out some of a list whose classes are complete."""
        strict = [self._level.items[place] for place in self._strict(every, whole)[0]]
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


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[0] if match else ""
