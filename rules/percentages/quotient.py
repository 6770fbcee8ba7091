"""Compare a stated percentage with the counts that it rests on, and name what went wrong."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from reportlint import (
    Fact,
    Failed,
    Measure,
    Message,
    NotAssessed,
    Outcome,
    Quotient,
    Related,
    Report,
    Satisfied,
    Severity,
    fact_operand,
    percentage,
)

_NEAR = 60
_OF_THEM = "其中"
_OUTCOMES = frozenset(("open", "partial", "denied", "unable", "decline", "otherwise"))
_SIDE_BY_SIDE = re.compile(r"\s*[、和及与](?!其中)[^,;:。!?()]*$")

_APPROXIMATE = Message(
    zh="“{subject}{raw}”是约数，不核对", en="“{subject}{raw}” is approximate, so it is not compared"
)
_NO_NUMERATOR = Message(
    zh="“{subject}{raw}”没有能够确定的分子",
    en="“{subject}{raw}”: the wording ties no count to it as its numerator",
)
_NO_DENOMINATOR = Message(
    zh="“{subject}{raw}”没有能够确定的分母",
    en="“{subject}{raw}”: the wording ties no count to it as its whole",
)
_ZERO = Message(
    zh="“{subject}{raw}”的分母为 0", en="“{subject}{raw}”: the whole that it is a share of is 0"
)
_RIVALS = Message(
    zh="“{subject}{raw}”有几个可能的分母（{wholes}），无一相符，无法断定用哪一个",
    en="“{subject}{raw}”: several counts may be the whole ({wholes}) and none fits",
)
_MAY_BE = Message(
    zh="“{subject}{raw}”没有写明占什么：占 {whole} 不符，占 {other} 相符，无法断定",
    en="“{subject}{raw}” does not say of what: it does not fit {whole}, but it fits {other}",
)
_OF_TABLE = Message(
    zh="“{subject}{raw}”没有写明占什么：占 {whole} 不符，占表三办理结果总计相符",
    en="“{subject}{raw}” does not say of what: not of {whole}, but it fits all of table three",
)
_SEVERAL = Message(
    zh="“{subject}{raw}”不像是占 {whole}，可能是占并列的几个数之和，不能核对",
    en="“{subject}{raw}” seems to be of no {whole} alone, perhaps of several counts together",
)
_WRONG = Message(
    zh="“{subject}{raw}”应为 {expected}%：{part} 占 {whole}",
    en="“{subject}{raw}” should be {expected}%: {part} of {whole}",
)
_CLOSING = Message(
    zh="收尾凑整：同组 {count} 个占比按所写数字相加正好是 100%",
    en="closing adjustment: the {count} shares of this whole, as stated, add up to exactly 100%",
)
_TRUNCATED = Message(
    zh="截尾而未四舍五入", en="truncated: the digits behind were cut off, not rounded"
)
_OTHER_WHOLE = Message(
    zh="分母有误：所写数字是 {part} ÷ {other}，而不是 ÷ {whole}",
    en="wrong denominator: the stated figure is {part} ÷ {other}, not ÷ {whole}",
)
_OTHER_PART = Message(
    zh="分子有误：所写数字是 {other} ÷ {whole}，而不是 {part} ÷ {whole}",
    en="wrong numerator: the stated figure is {other} ÷ {whole}, not {part} ÷ {whole}",
)
_PART = Message(zh="分子", en="numerator")
_WHOLE = Message(zh="分母", en="denominator")


def assess(fact: Fact, report: Report, grave: Severity | None) -> Outcome:
    """Return the outcome for a share or a rate.

    grave is the severity where it is off by more than one unit of its last place.
    """
    if fact.approximate:
        return NotAssessed(_said(_APPROXIMATE, fact), fact.span)
    if fact.numerator is None:
        return NotAssessed(_said(_NO_NUMERATOR, fact), fact.span)
    if not fact.denominators:
        return NotAssessed(_said(_NO_DENOMINATOR, fact), fact.span)
    if not all(whole.value for whole in fact.denominators):
        return NotAssessed(_said(_ZERO, fact), fact.span)
    for whole in fact.denominators:
        if _fits(fact, fact.numerator, whole):
            return Satisfied(_relation(fact, fact.numerator, whole))
    if len({whole.value for whole in fact.denominators}) > 1:
        wholes = "、".join(whole.raw for whole in fact.denominators)
        return NotAssessed(_said(_RIVALS, fact, wholes=wholes), fact.span)
    part, whole = fact.numerator, fact.denominators[0]
    if fact.measure is Measure.SHARE and _is_one_of_several(part, whole, report):
        return NotAssessed(_said(_SEVERAL, fact, whole=whole.raw), fact.span)
    if not fact.named:
        if _OUTCOMES.intersection(part.meaning.acts) and _fits_table(fact, part, report):
            return NotAssessed(_said(_OF_TABLE, fact, whole=whole.raw), fact.span)
        for other in _other_counts(fact, part, whole, report):
            if _fits(fact, part, other):
                return NotAssessed(
                    _said(_MAY_BE, fact, whole=whole.raw, other=other.raw), fact.span
                )
    return _failed(fact, part, whole, report, grave)


def _is_one_of_several(part: Fact, whole: Fact, report: Report) -> bool:
    """Tell whether a whole is but one of the counts that a share may be of together.

    建议36件、提案24件，满意58件，占总数的96.67%: of 60. What is less than its part is no whole,
    unless it is said to be: 检查69件，其中废止143件.
    """
    is_named = _OF_THEM in report.folded[whole.span.end : part.span.start]
    if (part.value or 0) > (whole.value or 0) and not is_named:
        return True
    behind = report.facts[bisect_right(report.facts, whole.span.start, key=_start) :]
    next_one = next((item for item in behind if item.measure is Measure.COUNT), part)
    if next_one.unit != whole.unit or next_one.span >= part.span:
        return False
    between = report.folded[whole.span.end : next_one.span.start]
    return bool(_SIDE_BY_SIDE.match(between))


def _fits_table(fact: Fact, part: Fact, report: Report) -> bool:
    """Tell whether the share of a result is of all requests that were dealt with, in table three.

    新收72件，从答复结果看，予以公开27件，占39.13%: of 69, which the prose does not give.
    """
    cell = report.cells.get("t3.result_total.total")
    if cell is None or not cell.value:
        return False
    return percentage(part.value or 0, cell.value, fact.decimals) == fact.value


def _start(fact: Fact) -> int:
    return fact.span.start


def _failed(fact: Fact, part: Fact, whole: Fact, report: Report, grave: Severity | None) -> Failed:
    expected = _percentage(part, whole, fact.decimals)
    stated = fact.value or Decimal(0)
    exact = _percentage(part, whole, max(4, fact.decimals + 2))
    far = abs(stated - expected) > _last_place(fact)
    return Failed(
        _said(_WRONG, fact, expected=expected, part=part.raw, whole=whole.raw),
        fact.span,
        stated=str(stated),
        expected=str(expected),
        arithmetic=_same(f"{part.value} ÷ {whole.value} = {exact}% → {expected}% ≠ {stated}%"),
        cause=_cause(fact, part, whole, report),
        related=(Related(_PART, part.span), Related(_WHOLE, whole.span)),
        severity=grave if far else None,
        relation=_relation(fact, part, whole, _last_place(fact) if far else Decimal(0)),
    )


def _relation(fact: Fact, part: Fact, whole: Fact, slack: Decimal = Decimal(0)) -> Quotient:
    operands = (fact_operand(fact), fact_operand(part), fact_operand(whole))
    return Quotient(*operands, fact.decimals, slack)


def _cause(fact: Fact, part: Fact, whole: Fact, report: Report) -> Message | None:
    """Name the mistake that explains the stated figure, if one does."""
    stated = fact.value or Decimal(0)
    near = abs(stated - _percentage(part, whole, fact.decimals)) <= _last_place(fact)
    group = [fact, *_siblings(fact, whole, report)]
    if near and sum(item.value or 0 for item in group) == 100 and len(group) > 1:
        return _CLOSING.format(count=len(group))
    if near and stated < _exact(part, whole):
        return _TRUNCATED
    others = list(_other_counts(fact, part, whole, report))
    for other in others:
        if _fits(fact, part, other):
            return _OTHER_WHOLE.format(part=part.raw, whole=whole.raw, other=other.raw)
    for other in others:
        if _fits(fact, other, whole):
            return _OTHER_PART.format(part=part.raw, whole=whole.raw, other=other.raw)
    return None


def _siblings(fact: Fact, whole: Fact, report: Report) -> Iterator[Fact]:
    """Yield the other shares of the same whole, where their parts make it up entirely."""
    others = [
        item
        for item in _near(fact, report)
        if item.measure is Measure.SHARE
        and item.span != fact.span
        and any(other.span == whole.span for other in item.denominators)
    ]
    parts = [item.numerator.value or 0 for item in (fact, *others) if item.numerator]
    if sum(parts) == whole.value:
        yield from others


def _other_counts(fact: Fact, part: Fact, whole: Fact, report: Report) -> Iterator[Fact]:
    """Yield the counts of the paragraph that could have been taken for the part or the whole."""
    for item in _near(fact, report):
        if (
            item.measure is Measure.COUNT
            and item.unit == part.unit
            and not item.approximate
            and item.value not in (part.value, whole.value)
        ):
            yield item


def _near(fact: Fact, report: Report) -> Sequence[Fact]:
    """Return the facts of the paragraph around a fact, so many that longer ones cost no more."""
    facts = report.paragraph_facts(fact.paragraph)
    place = bisect_left(facts, fact.span, key=lambda item: item.span)
    return facts[max(0, place - _NEAR) : place + _NEAR]


def _fits(fact: Fact, part: Fact, whole: Fact) -> bool:
    return bool(whole.value) and _percentage(part, whole, fact.decimals) == fact.value


def _exact(part: Fact, whole: Fact) -> Fraction:
    return Fraction(part.value or 0) * 100 / Fraction(whole.value or 1)


def _percentage(part: Fact, whole: Fact, decimals: int) -> Decimal:
    return percentage(part.value or 0, whole.value or 1, decimals)


def _last_place(fact: Fact) -> Decimal:
    return Decimal(1).scaleb(-fact.decimals)


def _said(message: Message, fact: Fact, **values: object) -> Message:
    return message.format(subject=fact.subject, raw=fact.raw, **values)


def _same(text: str) -> Message:
    return Message(zh=text, en=text)
