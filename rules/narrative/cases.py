"""NVT005 review-and-litigation."""

import re
from collections.abc import Iterator

from reportlint import (
    Fact,
    Manual,
    Measure,
    Message,
    Outcome,
    Report,
    Rule,
    Severity,
    Span,
    valid,
)
from reportlint.rules.narrative.slots import Claim, assess, claims_of
from reportlint.rules.narrative.sweeping_cases import sweeping

_RESULTS = {
    "uphold": "uphold",
    "correct": "correct",
    "other_result": "other",
    "pending": "pending",
}
_NEAR = 80
_BLANKS = re.compile(r"[\s|]")
_DISCLOSURE = ("信息公开", "政务公开", "依申请")
_MESSAGE = Message(
    zh="正文说“{words}”，表四“{cells}”为 {expected}",
    en="the prose says “{words}”, table four has {expected} for “{cells}”",
)
# 行政复议案件98件，其中信息公开类7件; 行政复议1件，不涉及信息公开: cases of whatever kind.
_AMONG_ALL = re.compile(
    "其中[^,;。]{0,6}(?:信息公开|政务公开|依申请)"
    "|(?:[不未无]涉及?|不属于?|非|与)(?:政府)?(?:信息公开|政务公开)(?!.{0,4}有关)"
)
_ONE_KIND = re.compile("直接起诉|未经(?:行政)?复议|复议后")
_ALL = Message(zh="可能是各类案件的总数", en="it may be cases of every kind")
_OF_ONE_KIND = Message(
    zh="可能只是直接起诉或者复议后起诉的案件", en="it may be of one of the two kinds of lawsuits"
)
_RECEIVED = Message(zh="可能是作为复议机关受理的案件", en="it may be cases that it reviews itself")


class ReviewAndLitigation(Rule):
    """Reviews and lawsuits in the prose are those of table four."""

    code = "NVT005"
    name = "review-and-litigation"
    severity = Severity.ERROR
    title = Message(
        zh="正文复议、诉讼情况与表四一致",
        en="Reviews and lawsuits: prose and table four",
    )
    basis = Message(
        zh="国办公开办函〔2021〕30号：总体情况应与各表一致；数据应当准确",
        en=(
            "国办公开办函〔2021〕30号: the summary must agree with the tables; figures must be "
            "accurate"
        ),
    )
    manual = Manual(
        checks=Message(
            zh=(
                "正文行政复议、行政诉讼的件数和结果（维持、纠正、其他结果、尚未审结）等于表四；“"
                "均维持”“均已审结”“未发生”与表四相符。"
            ),
            en=(
                "The numbers of reviews and lawsuits and their results in the prose equal table "
                "four; so do 均维持, 均已审结 and 未发生."
            ),
        ),
        decides=Message(
            zh=(
                "未写明“未经复议”或“复议后”的行政诉讼取两栏之和。上下文没有提到信息公开的，降为警"
                "告。"
            ),
            en=(
                "Lawsuits without 未经复议 or 复议后 are both groups together. Where the text "
                "around says nothing of disclosure the finding is a warning."
            ),
        ),
        silent=Message(
            zh=(
                "约数、只说一个渠道或别的机关的数、说的不是报告年度的数、表中没有数字时，列为“未"
                "能核对”；另一处同类表述与表一致时亦然。"
            ),
            en=(
                "Not assessed: approximate figures, those of one channel, another organ or "
                "another year, tables without a figure; likewise where another statement of the "
                "same kind agrees with the table."
            ),
        ),
        traps=Message(
            zh="全部行政复议案件与因信息公开引起的不是一回事；“均维持”后若还有尚未审结的即不相符。",
            en=(
                "All reviews are not those about disclosure; 均维持 does not go with cases still "
                "pending."
            ),
        ),
        severity=Message(
            zh="同一数量两处确切写出而不同，必有一处错误。",
            en="One quantity stated exactly in two places cannot differ.",
        ),
    )
    good = (
        valid,
        valid.with_words("行政复议案件7件，其中", "涉及信息公开的行政复议7件，其中结果"),
        valid.with_sentence("s1", "全年未发生因信息公开引发的行政诉讼败诉案件。"),
        valid.with_sentence("s1", "因信息公开引发复议7起，诉讼6起；复议纠错1起。"),
        valid.with_sentence("s1", "全年发生政府信息公开行政复议和行政诉讼案件13件。"),
        valid.with_sentence("s1", "上年结转的政府信息公开行政复议案件2件全部审结。"),
    )
    bad = (
        valid.with_words("行政复议案件7件", "行政复议案件8件"),
        valid.with_words("其中维持3件", "其中维持4件"),
        valid.with_words("未经复议直接起诉的行政诉讼案件3件", "未经复议直接起诉的行政诉讼案件2件"),
        valid.with_sentence("s1", "全年未发生政府信息公开行政诉讼。"),
        valid.with_sentence("s1", "政府信息公开行政复议7件，均获维持。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every statement of reviews and lawsuits."""
        named: dict[Span, tuple[Fact, tuple[str, ...]]] = {}
        for fact, paths in claims_of(report, _paths):
            # 无行政复议、行政诉讼案件 speaks of both kinds at one place.
            _, others = named.get(fact.span, (fact, ()))
            named[fact.span] = (fact, (*others, *paths))
        claims = [
            Claim(
                fact,
                paths,
                _of_others(fact) or _of_another_whole(fact, report),
                grave=None if _about_disclosure(fact, report) else Severity.WARNING,
            )
            for fact, paths in named.values()
        ]
        yield from assess(report, claims, _MESSAGE)
        yield from sweeping(report)


def _paths(fact: Fact) -> tuple[str, ...] | None:
    meaning = fact.meaning
    acts = set(meaning.acts)
    if meaning.topic == "review" and not acts & {"direct", "after"}:
        blocks: tuple[str, ...] = ("review",)
    elif meaning.topic in ("review", "litigation") and "direct" in acts:
        blocks = ("lit_direct",)
    elif meaning.topic in ("review", "litigation") and "after" in acts:
        blocks = ("lit_after",)
    elif meaning.topic == "litigation":
        blocks = ("lit_direct", "lit_after")
    else:
        return None
    results = [_RESULTS[act] for act in meaning.acts if act in _RESULTS]
    if len(results) > 1 or acts - _RESULTS.keys() - {"received", "direct", "after"}:
        return None
    if fact.measure is Measure.NONE and "新" in fact.raw:
        return None
    return tuple(f"t4.{block}.{results[0] if results else 'total'}" for block in blocks)


def _of_others(fact: Fact) -> Message | None:
    """Return why cases that were received may be those of others: an organ also reviews them."""
    words = fact.meaning.before
    own = any(word in words for word in _DISCLOSURE)
    return _RECEIVED if "received" in fact.meaning.acts and not own else None


def _of_another_whole(fact: Fact, report: Report) -> Message | None:
    """Return why cases may be those of a whole that the sentence names, or of one kind of it."""
    if _RESULTS.keys() & set(fact.meaning.acts):
        if _ONE_KIND.search(fact.meaning.lead):
            return _OF_ONE_KIND
        if any(_of_others(whole) for whole in _wholes_before(fact, report)):
            return _RECEIVED
    text = report.folded[fact.span.end : fact.span.end + _NEAR].partition("。")[0]
    own = any(word in fact.meaning.before for word in _DISCLOSURE)
    return _ALL if not own and _AMONG_ALL.search(_BLANKS.sub("", text)) else None


def _wholes_before(fact: Fact, report: Report) -> Iterator[Fact]:
    """Yield the cases that a sentence counts before a result: 受理复议申请46件，其中维持21件."""
    for other in report.facts:
        same = other.sentence == fact.sentence and other.span < fact.span
        if same and other.meaning.stated and other.meaning.topic == fact.meaning.topic:
            yield other


def _about_disclosure(fact: Fact, report: Report) -> bool:
    words = report.paragraphs[fact.paragraph].words.text
    return any(word in words for word in _DISCLOSURE)
