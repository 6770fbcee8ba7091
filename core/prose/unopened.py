"""Lists that no word opens: classes of documents, and results of requests."""

import re
from collections.abc import Iterator
from dataclasses import replace

from reportlint.prose.items import OUTCOMES, SENTENCE, STATEMENT
from reportlint.prose.level import CARRIED, MOST_BACK, MOST_ITEMS, Breakdown, Level, one_scope

_NO_CLASS = re.compile(
    "制发|制定|印发|出台|发布|公布|收到|受理|办结|答复|清理|(?<!公)共|总|有效|保留"
)
_NOT_ALL = re.compile("有效|保留|修改|修订|废止|失效")
_SORTED = re.compile("清理|梳理|涉及|(?<!公)共|审查")
_OPEN = re.compile("(?:全部|主动|完全)?公开")
_BESIDE = re.compile(f"{_OPEN.pattern}|其[他它](?:情形|情况|类)?")


def two_levels_of(level: Level, whole: int, first: int) -> Iterator[Breakdown]:
    """Yield a list of classes of documents, each split up by what became of it."""
    classes = list(_classes(level, first))
    heads = [head for head, _ in classes]
    split = any(len(parts) >= 2 for _, parts in classes)
    exact = any(parts for _, parts in classes) and level.exact(whole, heads) == heads
    if len(classes) < 2 or not (split or exact):
        return
    yield replace(level.breakdown(whole, heads, rivals=[]), nested=True)
    for head, parts in classes:
        if len(parts) >= 2:
            yield replace(level.breakdown(head, parts, rivals=[]), nested=True)


def _classes(level: Level, first: int) -> Iterator[tuple[int, list[int]]]:
    """Yield the items that name a class, with those after them that name a status only."""
    place, unit = first, level.items[first].fact.thing
    end = min(len(level.items), first + MOST_ITEMS)
    while place < end and _is_class(level, place, first):
        parts = []
        head, place = place, place + 1
        while place < end:
            item = level.items[place]
            if item.barrier == SENTENCE or not item.status or item.fact.thing != unit:
                break
            parts.append(place)
            place += 1
        yield head, parts


def _is_class(level: Level, place: int, first: int) -> bool:
    item = level.items[place]
    if item.status or item.odd or item.fact.approximate or item.fact.meaning.change:
        return False
    if item.fact.thing != level.items[first].fact.thing:
        return False
    if place == first or item.barrier < SENTENCE:
        return not _NO_CLASS.search(item.label)
    follows = place + 1 < len(level.items) and bool(level.items[place + 1].status)
    return follows and item.before.endswith(f"。{item.label}") and not _NO_CLASS.search(item.label)


def statuses_of(level: Level, first: int) -> Iterator[Breakdown]:
    """Yield a class of documents that are sorted out, split up without a 其中."""
    head = level.items[first - 1]
    parts: list[int] = []
    for place in range(first, min(len(level.items), first + MOST_ITEMS)):
        item = level.items[place]
        if item.barrier == SENTENCE or not item.status or item.fact.thing != head.fact.thing:
            break
        parts.append(place)
    level.listed.update(parts)
    if (
        len(parts) >= 2
        and head.fact.meaning.cleaning
        and not head.status
        and not head.acts & {"issued"}
        and level.fit(first - 1, first)
    ):
        found = level.breakdown(first - 1, parts, rivals=[])
        certain = bool(_SORTED.search(head.label)) and not _NOT_ALL.search(head.label)
        yield replace(found, certain=certain)


def outcomes_of(level: Level, first: int) -> Iterator[Breakdown]:
    """Yield the results of requests, of which some words before say how many there were.

    Beside results, 公开 and 其他 are results as well; what else stands there may be one that is
    worded in a way that is not known, so that the list is uncertain.
    """
    thing = level.items[first].fact.thing
    parts, certain = [first], True
    whole = _handled(level, first)
    if first and whole != first - 1 and level.items[first].barrier < STATEMENT:
        if _OPEN.fullmatch(level.items[first - 1].label):
            parts.insert(0, first - 1)
        else:
            certain = not _may_be_result(level, first - 1, thing)
    for place in range(first + 1, min(len(level.items), first + MOST_ITEMS)):
        item = level.items[place]
        if item.barrier == SENTENCE or item.fact.thing != thing:
            break
        if item.acts & OUTCOMES or _BESIDE.fullmatch(item.label):
            parts.append(place)
        elif not item.opener:
            certain = certain and not _may_be_result(level, place, thing)
            break
    level.listed.update(parts)
    if whole is not None and len(parts) >= 2:
        found = level.breakdown(whole, parts, rivals=[])
        yield replace(found, certain=certain)


def _may_be_result(level: Level, place: int, thing: str) -> bool:
    """Tell whether a count beside results may be one: 不处理6件, not 结转8件."""
    item = level.items[place]
    known = item.acts - {"published"} or item.opener or item.fact.meaning.change
    return item.barrier < STATEMENT and item.fact.thing == thing and not known


def _handled(level: Level, first: int) -> int | None:
    """Return the count of requests that were dealt with, in the sentences before."""
    ends = 0
    for place in range(first - 1, max(-1, first - 1 - MOST_BACK), -1):
        ends += level.items[place + 1].before.count("。")
        item = level.items[place]
        if ends > 2:
            return None
        if (
            "handled" in item.acts
            and not item.acts & (CARRIED | OUTCOMES)
            and item.fact.meaning.topic == "request"
            and level.fit(place, first)
            and one_scope(item.fact, level.items[first].fact)
        ):
            return place
    return None
