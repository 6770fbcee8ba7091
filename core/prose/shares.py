"""Which counts a share or a rate rests on: told by the wording, or else left open."""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from reportlint.prose.facts import Fact
from reportlint.source import Span

_NOT_IN_A_BASE = re.compile(
    "^占|比例|比重|占比|为|达到?|的|总件数|总条数|总数|总量|总和|总|全部|所有|数量|数|本年度?|全年|比"
)
_NO_SHARE = re.compile("分别|较|提高|增|降|上升|减少")
_CHANGE = re.compile("增加|减少|增长|下降|上升|比上年|较上年|同比|环比")
_TOTAL = re.compile("共|总|合计")
# What counts as due for each kind of rate.
_RECEIVED = re.compile("收到|受理|接到|接收|接受|新收|应办|应答|交办|转办|承办|办理")
_DUE = {
    **dict.fromkeys(("办结", "答复", "回复", "办复", "处理", "反馈"), _RECEIVED),
    "满意": re.compile("评价|回访|测评|参评|调查"),
    "整改": re.compile("发现|存在|问题|隐患|[应需]整改"),
    "完成": re.compile("应(?![急用对])|(?<![供急])需|计划|任务"),
    "合格": re.compile("抽查|检查|评查|抽检|检测|抽测|检验|测评"),
    "采纳": re.compile("收到|收集|征集|征求"),
    "公开": re.compile("[应需]公开"),
    "解读": re.compile("政策|文件|[应需]解读"),
}
_DONE = "(?:其中|已经|已|均|全部|共|实际|完成|配发|同步|配套){0,3}"
# What is said not to be done, or to be due, in front of the verb of a rate.
_NOT_DONE = "不|未|正在?|待|拟|尚|应|需|将|暂|继续"
# Rates over other cases than the sentence counts, and rates of change.
_OTHER_RATE = re.compile(
    "按期|按时|及时|限时|如期|逾期|超期|到期|当日|当年|提前|首次|即时|累计|综合|总|一次|平均|网上|在线"
    "|环比|同比|增长|下降"
)
_FILLING = re.compile("^(?:实现|达到|确保|做到|其|均)")
_OUTCOMES = frozenset(("open", "partial", "denied", "unable", "decline", "otherwise"))
_MOST_SENTENCES = 2
_CARRIED = frozenset(("carried_in", "carried_out"))


def is_share(base: str) -> bool:
    """Tell whether the wording of a share is of one share: 占总数的, not 分别占 or 占比较上年."""
    return not _NO_SHARE.search(base)


def can_be_part(count: Fact) -> bool:
    """Tell whether a count can be the part of a share: no change from last year, no score."""
    return not _CHANGE.search(count.subject) and count.unit != "分"


def is_part_of(part: Fact, whole: Fact) -> bool:
    """Tell whether the words before a count make it the whole of a share of the count before it."""
    is_whole = whole.subject.startswith("占") and is_share(whole.subject)
    is_near = part.sentence == whole.sentence and part.unit == whole.unit
    return is_whole and is_near and can_be_part(part) and not part.subject.startswith("占")


def wholes_of(
    base: str, part: Fact, counts: Sequence[Fact], parts: Container[Span]
) -> tuple[tuple[Fact, ...], bool]:
    """Return the counts that a share may be of, and whether its wording names them.

    A base such as 占清理总数的 names the counts with 清理; one such as 占总数的 names none, and
    leaves the counts of the sentence that come first, are marked as a total, or are split up
    by 其中. parts are the spans of counts that have a share themselves: they are no whole of the
    next. A result of requests (予以公开) is a part of those that were dealt with, which a sentence
    before may count.
    """
    before = [fact for fact in counts if fact.span < part.span and fact.unit == part.unit]
    if stem := _NOT_IN_A_BASE.sub("", base):
        named = [fact for fact in before if stem in fact.subject]
        totals = [fact for fact in named if _TOTAL.search(fact.subject)]
        return tuple(totals if len(totals) == 1 else named), True
    sentence = [fact for fact in (*before, part) if fact.sentence == part.sentence]
    sentence = [fact for fact in sentence if fact.span not in parts]
    if _is_outcome(part):
        sentence = [fact for fact in sentence if fact is part or not _is_outcome(fact)]
    split = [one for one, two in pairwise(sentence) if "其中" in two.subject]
    totals = [fact for fact in sentence[:-1] if _TOTAL.search(fact.subject)]
    found = tuple(dict.fromkeys((*split, *totals, *sentence[:-1][:1])))
    return found or tuple(_handled(part, before)), False


def _handled(part: Fact, before: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the count of requests that were dealt with, where a part is a result of them."""
    for fact in reversed(before):
        if not _is_outcome(part) or part.sentence - fact.sentence > _MOST_SENTENCES:
            return
        acts = set(fact.meaning.acts)
        if "handled" in acts and not acts & _CARRIED and not _is_outcome(fact):
            yield fact
            return


def _is_outcome(fact: Fact) -> bool:
    return fact.meaning.topic == "request" and not _OUTCOMES.isdisjoint(fact.meaning.acts)


def rate_of(name: str, counts: Sequence[Fact]) -> tuple[Fact | None, Fact | None]:
    """Return what was done and what was due for a rate, None for what the sentence leaves open.

    counts are those of its sentence before the rate.
    """
    name = name.replace("整改完成率", "整改率")
    verb = name[-3:-1]
    about = _FILLING.sub("", name[:-3])
    undone = re.compile(f"(?:{_NOT_DONE})[^,;:。]{{0,4}}{verb}")
    done = [f for f in counts if verb in f.subject and not undone.search(f.subject)]
    if verb not in _DUE or _OTHER_RATE.search(name) or len(done) != 1:
        return None, None
    place = counts.index(done[0])
    due = counts[place - 1] if place else None
    if (
        due is None
        or not (said := re.fullmatch(f"{_DONE}{verb}(?P<what>.{{0,6}})", done[0].subject))
        or said["what"] not in due.subject
        or not _DUE[verb].search(due.subject)
        or "其中" in due.subject
        or about not in due.subject
        or due.unit != done[0].unit
        or (due.value or 0) < (done[0].value or 0)
    ):
        return done[0], None
    return done[0], due
