"""The lists of the prose: counts that are split up into other counts, on one level or on two.

A list is read with some reserve. Where the figures before it leave open what it splits up, or its
wording may leave something out, the breakdown says so; whether it adds up is for rules to judge.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate

from reportlint.prose.facts import Fact, Measure
from reportlint.prose.items import (
    OUTCOMES,
    RESULTS,
    SENTENCE,
    SEPARATORS,
    STATEMENT,
    VOID,
    Item,
    levels_of,
)
from reportlint.prose.words import Words

# Longer lists than this are tables in disguise; what stands farther back is no whole of a list.
_MOST_ITEMS = 60
_MOST_BACK = 12
_MOST_INNER = 12
_DEEPEST = 2
_LONGEST_LEAD = 60

_AMONG = re.compile("(?:^|[,;。])(?P<of>[^,;:。!?]{2,20})中[,:]?[^,;:。!?]{0,20}$")
_VERBS = re.compile("办结|答复|收到|受理|主动公开|公开|发布")
_GONE = ("废止", "失效", "废止失效")
_KEPT = ("继续有效", "保留", "有效")
_NO_CLASS = re.compile(
    "制发|制定|印发|出台|发布|公布|收到|受理|办结|答复|清理|(?<!公)共|总|有效|保留"
)
_NOT_ALL = re.compile("有效|保留|修改|修订|废止|失效")
_SORTED = re.compile("清理|梳理|涉及|(?<!公)共|审查")
_NEW = re.compile(
    "全年|另外|另有|同时|此外|累计|总计|合计|(?<!公)共(?![享同建])|今年|本年|上年|通过|组织|召开|举办|开展"
)
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
_OTHER = re.compile("^其[他它](?!结果|处理)")
_CARRIED = frozenset(("carried_in", "carried_out"))
_ENOUGH_OUTCOMES = 4
# Results, whose words may look like those of a stage.
_SORTS = ("outcome", "case")
# Units that may count the same things, and those that say nothing of what they count.
_ALIKE = (frozenset("件份宗起例"), frozenset("家个所"))
_VAGUE = frozenset("个家项处所类种次场人名位组期")


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


def read_breakdowns(words: Words, facts: Sequence[Fact]) -> Iterator[Breakdown]:
    """Yield the lists of a paragraph, whose facts are in reading order."""
    shares = [fact for fact in facts if fact.measure is Measure.SHARE]
    for number, items in enumerate(levels_of(words, facts)):
        reader = _LevelReader(items)
        found = list(reader.read())
        for breakdown in found or (reader.bracketed() if number else ()):
            yield _completed(breakdown, shares)


class _LevelReader:
    """Reads the lists of counts that stand on one level."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._listed: set[int] = set()
        self._depth = 0

    def read(self) -> Iterator[Breakdown]:
        """Yield the lists of the level, the opened ones first."""
        for first in range(1, len(self._items)):
            if first not in self._listed and (found := self._opened(first)):
                whole, rivals, certain, selective = found
                yield from self._list(first, whole, rivals, certain, selective)
        for first, item in enumerate(self._items):
            if first in self._listed:
                continue
            if item.acts & OUTCOMES and item.fact.meaning.topic == "request":
                yield from self._outcomes(first)
            elif item.status and first:
                yield from self._statuses(first)

    def bracketed(self) -> Iterator[Breakdown]:
        """Yield the list that a bracket is, without a 其中: 来信40件（网络30件、邮寄10件）."""
        if len(self._items) < 3 or self._items[1].acts & _CARRIED or not self._fit(0, 1):
            return
        every, _ = self._run(1)
        members = self._exact(0, every) or every
        if len(members) > 1:
            yield replace(self._breakdown(0, members, rivals=[]), certain=False)

    # ------------------------------------------------------------ what is split up

    def _opened(self, first: int) -> tuple[int, list[int], bool, bool] | None:
        """Return what a list that is opened before an item splits up, None where none is."""
        item = self._items[first]
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
        match = _AMONG.search(self._items[first].before)
        verb = _VERBS.search(match["of"]) if match else None
        if verb is None:
            return None
        fitting = [
            place
            for place in range(max(0, first - _MOST_BACK), first)
            if verb[0][-2:] in self._items[place].fact.meaning.before
            and self._fit(place, first)
            and _one_scope(self._items[place].fact, self._items[first].fact)
            and not self._items[place].acts & (_CARRIED | OUTCOMES)
        ]
        return (fitting[-1], fitting[:-1], True, False) if fitting else None

    def _whole(self, first: int, nearest: int) -> tuple[int, list[int], bool] | None:
        """Return the count that a list splits up, its rivals, and whether it is certain."""
        places = [
            place
            for place in range(max(0, nearest - _MOST_BACK), nearest + 1)
            if self._fit(place, first) and not self._parted(place, nearest)
        ]
        outcome = bool(self._items[first].acts & OUTCOMES)
        carried = [place for place in places if self._items[place].acts & _CARRIED]
        places = [place for place in places if place not in carried]
        if not places:
            return None
        whole, certain = places[-1], True
        if outcome or carried:
            handled = [place for place in places if "handled" in self._items[place].acts]
            whole = handled[-1] if outcome and handled else whole
            certain = bool(handled) if outcome else False
            places = handled if outcome and handled else places
        return whole, [place for place in places if place != whole], certain

    def _parted(self, place: int, nearest: int) -> bool:
        """Tell whether an item is part of another statement, or of a list, before the nearest."""
        between = range(place + 1, nearest + 1)
        other = any(self._items[item].barrier >= STATEMENT for item in between)
        return other or (place != nearest and place in self._listed)

    def _fit(self, whole: int, part: int) -> bool:
        one, two = self._items[whole].fact, self._items[part].fact
        return not one.approximate and not one.meaning.change and _alike(one, two)

    # ------------------------------------------------------------ what it is split into

    def _list(
        self, first: int, whole: int, rivals: list[int], certain: bool, selective: bool
    ) -> Iterator[Breakdown]:
        two_levels = list(self._twolevels_of(whole, first))
        if two_levels:
            yield from two_levels
            return
        every, stop = self._run(first)
        for candidate in (whole, *reversed(rivals)):
            members = self._exact(candidate, every)
            if members and not self._leaves_out(members, every):
                yield self._breakdown(candidate, members, rivals=[])
                if stop and members == every:
                    yield from self._inner(stop, candidate)
                return
        if stop is not None and (around := self._around(whole, every, stop)):
            yield from around
            return
        members, cut = self._strict(every)
        selective = selective or cut or (stop is not None and members == every)
        channels = [place for place in members if self._items[place].dimension == "channel"]
        overlap = len(channels) > 1 or any(
            _THROUGH.search(self._items[place].label) for place in channels
        )
        requests = self._items[whole].fact.meaning.topic == "request"
        same = all(_same(self._items[whole].fact, self._items[place].fact) for place in members)
        yield replace(
            self._breakdown(whole, members, rivals=rivals),
            certain=certain and same and (requests or not overlap) and not self._mixed(members),
            selective=selective,
        )
        if stop is not None and members == every:
            yield from self._inner(stop, whole)

    def _run(self, first: int) -> tuple[list[int], int | None]:
        """Return the items of a list, up to where it must end, and the item that opens another."""
        unit = self._items[first].fact
        found = [first]
        for place in range(first + 1, min(len(self._items), first + _MOST_ITEMS)):
            item = self._items[place]
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

    def _strict(self, every: list[int]) -> tuple[list[int], bool]:
        """Return the items up to where the wording ends the list, and whether it may go on."""
        items = [self._items[place] for place in every]
        level = items[1].barrier if len(items) > 1 else 0
        verb, stage = _VERB.search(items[0].words), _found(_STAGE, items[0].words)
        for number, item in enumerate(items[1:], 1):
            new = _NEW.search(item.before)
            if item.barrier > level or (new and not _NEW.search(items[0].label)):
                return every[:number], False
            dimensions = {items[0].dimension, item.dimension} - {""}
            other_stage = _found(_STAGE, item.words) not in ("", stage)
            other = other_stage or (not verb and _VERB.search(item.words))
            if len(dimensions) > 1 or (other and item.dimension not in _SORTS):
                return every[:number], True
        last = every[-1] + 1
        follows = last < len(self._items) and self._items[last].barrier <= max(level, 2)
        return every, follows

    def _exact(self, whole: int, every: list[int]) -> list[int]:
        """Return the most items, two at least, that add up to a whole; none where none do."""
        target = quantity_of(self._items[whole].fact)
        sums = list(accumulate(quantity_of(self._items[place].fact) for place in every))
        fitting = [count for count, reached in enumerate(sums, 1) if reached == target]
        return every[: fitting[-1]] if fitting and fitting[-1] >= 2 else []

    def _leaves_out(self, members: list[int], every: list[int]) -> bool:
        """Tell whether items that add up leave out some of a list whose classes are complete."""
        strict = [self._items[place] for place in self._strict(every)[0]]
        listed = [self._items[place] for place in members]
        outcomes = strict[0].dimension == "outcome" or not _is_complete(listed)
        return len(listed) < len(strict) and _is_complete(strict) and outcomes

    def _mixed(self, members: list[int]) -> bool:
        """Tell whether a list has both classes and what became of them."""
        statuses = [bool(self._items[place].status) for place in members]
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
        inner, _ = self._run(stop)
        for count in range(min(len(inner), _MOST_INNER), 0, -1):
            members = self._exact(whole, [*before, *inner[count:]])
            if len(members) > len(before):
                split = self._breakdown(before[-1], inner[:count], rivals=[whole])
                return [
                    self._breakdown(whole, members, rivals=[]),
                    replace(split, nested=True),
                ]
        return []

    # ------------------------------------------------------------ lists without an opener

    def _twolevels_of(self, whole: int, first: int) -> Iterator[Breakdown]:
        """Yield a list of classes of documents, each split up by what became of it."""
        classes = list(self._classes(first))
        heads = [head for head, _ in classes]
        split = any(len(parts) >= 2 for _, parts in classes)
        exact = any(parts for _, parts in classes) and self._exact(whole, heads) == heads
        if len(classes) < 2 or not (split or exact):
            return
        yield replace(self._breakdown(whole, heads, rivals=[]), nested=True)
        for head, parts in classes:
            if len(parts) >= 2:
                yield replace(self._breakdown(head, parts, rivals=[]), nested=True)

    def _classes(self, first: int) -> Iterator[tuple[int, list[int]]]:
        """Yield the items that name a class, with those after them that name a status only."""
        place, unit = first, self._items[first].fact.thing
        end = min(len(self._items), first + _MOST_ITEMS)
        while place < end and self._is_class(place, first):
            parts = []
            head, place = place, place + 1
            while place < end:
                item = self._items[place]
                if item.barrier == SENTENCE or not item.status or item.fact.thing != unit:
                    break
                parts.append(place)
                place += 1
            yield head, parts

    def _is_class(self, place: int, first: int) -> bool:
        item = self._items[place]
        if item.status or item.odd or item.fact.approximate or item.fact.meaning.change:
            return False
        if item.fact.thing != self._items[first].fact.thing:
            return False
        if place == first or item.barrier < SENTENCE:
            return not _NO_CLASS.search(item.label)
        follows = place + 1 < len(self._items) and bool(self._items[place + 1].status)
        return (
            follows and item.before.endswith(f"。{item.label}") and not _NO_CLASS.search(item.label)
        )

    def _statuses(self, first: int) -> Iterator[Breakdown]:
        """Yield a class of documents that are sorted out, split up without a 其中."""
        head = self._items[first - 1]
        parts: list[int] = []
        for place in range(first, min(len(self._items), first + _MOST_ITEMS)):
            item = self._items[place]
            if item.barrier == SENTENCE or not item.status or item.fact.thing != head.fact.thing:
                break
            parts.append(place)
        self._listed.update(parts)
        if (
            len(parts) >= 2
            and head.fact.meaning.cleaning
            and not head.status
            and not head.acts & {"issued"}
            and self._fit(first - 1, first)
        ):
            found = self._breakdown(first - 1, parts, rivals=[])
            certain = bool(_SORTED.search(head.label)) and not _NOT_ALL.search(head.label)
            yield replace(found, certain=certain)

    def _outcomes(self, first: int) -> Iterator[Breakdown]:
        """Yield the results of requests, of which some words before say how many there were."""
        parts = [first]
        for place in range(first + 1, min(len(self._items), first + _MOST_ITEMS)):
            item = self._items[place]
            if item.barrier == SENTENCE or item.fact.thing != self._items[first].fact.thing:
                break
            if item.acts & OUTCOMES:
                parts.append(place)
            elif not item.opener:
                break
        self._listed.update(parts)
        whole = self._handled(first)
        if whole is not None and len(parts) >= 2:
            yield self._breakdown(whole, parts, rivals=[])

    def _handled(self, first: int) -> int | None:
        """Return the count of requests that were dealt with, in the sentences before."""
        ends = 0
        for place in range(first - 1, max(-1, first - 1 - _MOST_BACK), -1):
            ends += self._items[place + 1].before.count("。")
            item = self._items[place]
            if ends > 2:
                return None
            if (
                "handled" in item.acts
                and not item.acts & (_CARRIED | OUTCOMES)
                and item.fact.meaning.topic == "request"
                and self._fit(place, first)
                and _one_scope(item.fact, self._items[first].fact)
            ):
                return place
        return None

    def _breakdown(self, whole: int, members: list[int], *, rivals: list[int]) -> Breakdown:
        self._listed.update(members)
        items = [self._items[place] for place in members]
        return Breakdown(
            whole=self._items[whole].fact,
            parts=tuple(item.fact for item in items),
            exhaustive=_is_complete(items),
            rivals=tuple(self._items[place].fact for place in rivals),
        )


def _is_complete(items: Sequence[Item]) -> bool:
    """Tell whether a list leaves nothing out by what it names."""
    statuses = {item.status for item in items}
    acts = {act for item in items for act in item.acts}
    return (
        any(_OTHER.search(item.label) for item in items)
        or (bool(statuses & {*_GONE}) and bool(statuses & {*_KEPT}))
        or len(acts & OUTCOMES) >= _ENOUGH_OUTCOMES
        or acts >= RESULTS
    )


def _completed(breakdown: Breakdown, shares: Sequence[Fact]) -> Breakdown:
    """Return a breakdown, complete where the shares of its parts make up all of it."""
    stated = {share.numerator.span: share for share in shares if share.numerator}
    having = [part for part in breakdown.parts if part.span in stated]
    missing = [part for part in breakdown.parts if part.span not in stated and part.value]
    whole = sum((stated[part.span].value or Decimal(0) for part in having), Decimal(0))
    if len(having) >= 2 and not missing and abs(whole - 100) <= 1:
        return replace(breakdown, exhaustive=True)
    return breakdown


def _alike(one: Fact, two: Fact) -> bool:
    """Tell whether two counts may count the same things."""
    return one.thing == two.thing or any({one.thing, two.thing} <= units for units in _ALIKE)


def _one_scope(one: Fact, two: Fact) -> bool:
    """Tell whether two counts may be of the same organs and the same year."""
    scopes = {one.meaning.scope, two.meaning.scope} - {""}
    years = {one.meaning.year, two.meaning.year} - {None}
    return len(scopes) < 2 and len(years) < 2


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
