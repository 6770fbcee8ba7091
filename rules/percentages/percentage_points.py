"""PCT007 percentage-points."""

import re
from collections.abc import Iterator
from decimal import Decimal

from reportlint import (
    Fact,
    Failed,
    Manual,
    Measure,
    Message,
    Outcome,
    Related,
    Report,
    Rule,
    Satisfied,
    Severity,
    percentage,
    valid,
)
from reportlint.rules.percentages.change import DOWN, UP, letters

_PERCENTAGES = (Measure.PERCENTAGE, Measure.RATE, Measure.SHARE)
_FROM = re.compile("[由从](?:上一?年度?|去年|20[0-9]{2}年度?)?的?[^,;。!?0-9]{0,6}$")
_TO = re.compile(f"^(?:{UP}|{DOWN})(?:到|至|为)[^,;。!?0-9]{{0,6}}(?:20[0-9]{{2}}年度?)?的?$")
_BY = re.compile(f"^,?[^,;。!?0-9]{{0,6}}(?:{UP}|{DOWN})了?$")

_WRONG = Message(
    zh="由 {one} 到 {two} 相差 {off} 个百分点，不是 {off}%",
    en="from {one} to {two} is {off} percentage points (百分点), not {off}%",
)
_FIGURE = Message(zh="前后的百分数", en="percentage before or after")


class PercentagePoints(Rule):
    """The difference of two percentages is told in percentage points."""

    code = "PCT007"
    name = "percentage-points"
    severity = Severity.INFO
    title = Message(zh="百分数之差用百分点", en="Differences of percentages are percentage points")
    basis = Message(zh="统计用语常识", en="Usage in statistics")
    manual = Manual(
        checks=Message(
            zh="“由90%提高到95%，提高5%”应写“提高5个百分点”。",
            en="由90%提高到95%，提高5% should be 提高5个百分点.",
        ),
        decides=Message(
            zh="同一句中“由A%提高到B%，提高P%”，P 正好等于两数之差、又不等于相对增幅时提示。",
            en=(
                "Where 由A%提高到B% is followed by P% that is the difference and not the relative "
                "change."
            ),
        ),
        silent=Message(
            zh="P 等于相对增幅（由50%提高到60%，提高20%）时不提示。",
            en="Silent where P is the relative change (由50%提高到60%，提高20%).",
        ),
        traps=Message(
            zh="已写“个百分点”的不是百分数。", en="What is written as 个百分点 is no percentage."
        ),
        severity=Message(zh="只是用语问题。", en="It is a matter of wording."),
    )
    good = (
        valid,
        valid.with_sentence("s1", "栏目更新率由90%提高到95%，提高5个百分点。"),
        valid.with_sentence("s1", "栏目更新率由50%提高到60%，提高20%。"),
    )
    bad = (valid.with_sentence("s1", "栏目更新率由90%提高到95%，提高5%。"),)

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every difference of two percentages."""
        facts = [fact for fact in report.facts if fact.measure in _PERCENTAGES]
        for one, two, off in zip(facts, facts[1:], facts[2:], strict=False):
            if one.sentence == off.sentence and _is_difference(report, one, two, off):
                yield _assess(one, two, off)


def _is_difference(report: Report, one: Fact, two: Fact, off: Fact) -> bool:
    return bool(
        _FROM.search(letters(report, one.span.start - 40, one.span.start))
        and _TO.search(letters(report, one.span.end, two.span.start))
        and _BY.search(letters(report, two.span.end, off.span.start))
    )


def _assess(one: Fact, two: Fact, off: Fact) -> Outcome:
    first, second = one.value or Decimal(0), two.value or Decimal(0)
    difference = abs(second - first)
    if difference != off.value or (
        first and percentage(difference, first, off.decimals) == off.value
    ):
        return Satisfied()
    return Failed(
        _WRONG.format(one=one.raw, two=two.raw, off=off.value),
        off.span,
        stated=off.raw,
        expected=f"{off.value}个百分点",
        related=(Related(_FIGURE, one.span), Related(_FIGURE, two.span)),
    )
