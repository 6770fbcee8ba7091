"""Where a list that 其中 opens ends: its items and the next statement are often parted alike."""

import re
from decimal import Decimal

from reportlint.prose.facts import Fact
from reportlint.prose.items import STATEMENT, Item
from reportlint.prose.level import Level, quantity_of

_NEW = re.compile(
    "全年|另外|另有|同时|此外|累计|总计|合计|(?<!公)共(?![享同建])|今年|本年|上年|通过|组织|召开|举办|开展"
    "|一年来|年内|截至|(?:^|(?<=[,;。]))另"
)
_YEAR = re.compile("(?:^|[,;。])20[0-9]{2}年")
# Behind a semicolon: 我局审核信息40条 is no item of a list, 法人12件 is.
_OTHER_SUBJECT = re.compile("[,;。](?:我|本|各|全)[县市区省州局厅委办镇乡街单部]")
_VERB = re.compile(
    "受理|新收|收到|接收|接到|办结|答复|回复|办理|立案|采纳|整改|审结|结转|转办|发布|公布|印发|推送|转载|转发"
    "|编发|更新|回应|制作"
)
_STAGE = re.compile("受理|新收|收到|接收|接到|办结|答复|回复|办理|立案|采纳|整改|审结|结转|转办")
# Results, whose words may look like those of a stage.
_SORTS = ("outcome", "case")
_SHARE = re.compile(",(?:分别)?占[^,;。]*")
# 其中教育局最多，为303条: one item, and no list.
_GREATEST = re.compile("最多|最高|最大|居首|首位|第一")
_APART = frozenset(
    ("request", "review", "litigation", "license", "penalty", "coercion", "normative")
)


def is_single(level: Level, every: list[int], whole: int) -> bool:
    """Tell whether a list ends with its first item, which is all that there is."""
    items = level.items
    opener = items[every[0]].opener
    if opener and _GREATEST.search(items[every[0]].before, opener.end()):
        return True
    ends = len(every) > 1 and items[every[1]].barrier >= STATEMENT
    return ends and quantity_of(items[every[0]].fact) == quantity_of(items[whole].fact)


def end_of(level: Level, every: list[int], whole: int) -> tuple[list[int], bool]:
    """Return the items up to where the wording ends the list, and whether it may go on."""
    items = [level.items[place] for place in every]
    total = level.items[whole].fact
    size = quantity_of(total)
    reached, loose = quantity_of(items[0].fact), None
    barrier = items[1].barrier if len(items) > 1 else 0
    verb, stage = _VERB.search(items[0].words), _found(_STAGE, items[0].words)
    for number, item in enumerate(items[1:], 1):
        new = any(
            pattern.search(item.before) and not pattern.search(items[0].label)
            for pattern in (_NEW, _YEAR)
        )
        if item.barrier > barrier or new:
            # 其中甲30件、乙17件，合计47件: what says its own sum is only a part of its whole.
            said = sum(quantity_of(one.fact) for one in items[:number])
            return every[:number], new and quantity_of(item.fact) == said
        if item.barrier == STATEMENT and _begins_anew(level, every[number], size):
            return every[:number], False
        if _are_apart(total, item.fact) or _turns_to_results(total, items[0], item):
            return every[:number], False
        reached += quantity_of(item.fact)
        if loose is None and _is_loose(level, every[number]):
            loose = number
        if reached > size and loose is not None:
            return every[:loose], True
        dimensions = {items[0].dimension, item.dimension} - {""}
        other_stage = _found(_STAGE, item.words) not in ("", stage)
        other = other_stage or (not verb and _VERB.search(item.words))
        if len(dimensions) > 1 or (other and item.dimension not in _SORTS):
            return every[:number], True
    last = every[-1] + 1
    follows = last < len(level.items) and level.items[last].barrier <= max(barrier, 2)
    return every, follows


def _begins_anew(level: Level, place: int, size: Decimal) -> bool:
    """Tell whether an item behind a semicolon is of another statement than the list of a whole.

    It is where it is more than the whole, names who did it, or is a list of its own.
    """
    item = level.items[place]
    following = level.items[place + 1 : place + 2]
    listed = any(
        next_one.barrier < STATEMENT and not next_one.opener and not next_one.fact.meaning.change
        for next_one in following
    )
    other = _OTHER_SUBJECT.search(item.before)
    return quantity_of(item.fact) > size or listed or bool(other)


def _is_loose(level: Level, place: int) -> bool:
    """Tell whether other clauses than a share stand between an item and the one before it.

    In 甲类40件，较上年减少6件，发放问卷300份 and 甲类40件，完成率90%，动态300条 they do. Nor may
    a list of its own (甲类40件，乙300件、丙200件) be its items, or what has no share behind one
    that has (甲类40件，占80%，新闻稿300篇，日均1篇).
    """
    item = level.items[place]
    clauses = _SHARE.sub("", item.before).count(",")
    following = level.items[place + 1 : place + 2]
    listed = any(next_one.barrier < item.barrier for next_one in following)
    shared = _SHARE.search(item.before) is not None
    bare = any(not _SHARE.match(next_one.before) for next_one in following)
    is_change = level.items[place - 1].fact.meaning.change
    return is_change or clauses > 1 or listed or (shared and bare)


def _are_apart(whole: Fact, part: Fact) -> bool:
    """Tell whether two counts are of things that are no part of each other: 诉讼, 处罚."""
    topics = {whole.meaning.topic, part.meaning.topic}
    return part.meaning.stated and len(topics) == 2 and topics <= _APART


def _turns_to_results(whole: Fact, first: Item, item: Item) -> bool:
    """Tell whether kinds of documents are followed by results of requests."""
    turns = item.dimension == "outcome" and first.dimension != "outcome"
    return turns and whole.meaning.topic not in ("", "request")


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[0] if match else ""
