"""TYP007 digit-groups."""

import re
from collections import defaultdict
from collections.abc import Iterator

from reportlint import (
    Fact,
    Manual,
    Measure,
    Message,
    NotAssessed,
    Outcome,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)
from reportlint.rules.typography.prose import Place, gathered, is_narrow

_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])")
_PLAIN = re.compile(r"[0-9]{5,15}(?![0-9,])")
_LEAST = 10_000
_FAULT = Message(
    zh="数字写法不统一，有的分节（或用“万”），有的不分：{kinds}",
    en="some numbers have grouped digits or 万, others do not: {kinds}",
)
_NARROW = Message(
    zh="全篇标点为半角，分不清“,”是分节还是逗号",
    en="all marks are half-width, so a comma may part numbers as well as digits",
)


class DigitGroups(Rule):
    """Large numbers are written in one way: grouped or not, with 万 or without."""

    code = "TYP007"
    name = "digit-groups"
    severity = Severity.INFO
    title = Message(zh="大数写法统一", en="Large numbers in one way")
    basis = Message(
        zh="GB/T 15835—2011《出版物上数字用法》：分节与否应当统一（网页报告参照适用）",
        en="GB/T 15835—2011 on numbers: grouping is uniform; web pages follow by analogy",
    )
    manual = Manual(
        checks=Message(
            zh="正文中的大数要么都分节（1,502），要么都不分；同一句同一单位的数不混用“万”。",
            en=(
                "The large numbers of the prose are all grouped (1,502) or none is; within a "
                "sentence, numbers of one unit do not mix 万 with plain digits."
            ),
        ),
        decides=Message(
            zh="比较带计量单位的数：有分节的，又有五位以上不分节的；或同句同单位一个带“万”，另一个在一万以上而不带。",
            en=(
                "Counts with a unit are compared: some grouped while others of five digits or "
                "more are not; or, in one sentence and unit, one with 万 and one of 10000 or more "
                "without. One finding for a report."
            ),
        ),
        silent=Message(
            zh="四位数不分节不算不统一；表格、编号、电话不计；全篇半角标点时列为“未能核对”。",
            en=(
                "Four digits need no grouping; tables and numbers that name something do not "
                "count. Where all punctuation is half-width, it is not assessed."
            ),
        ),
        traps=Message(
            zh="引自其他文件的数字可能保留原样。", en="A quoted number may be as in its source."
        ),
        severity=Message(zh="不影响数值，故为提示。", en="An info: the values are the same."),
    )
    good = (
        valid,
        valid.with_sentence("s1", "发布信息1,502条，阅读量26,493次，转发3120次。"),
        valid.with_sentence("s1", "全年阅读量26493次。").with_sentence("s1", "下载3万次。"),
    )
    bad = (
        valid.with_sentence("s1", "作出处罚1,502件，许可26493件。"),
        valid.with_sentence("s1", "网站发布信息12600条，其中公众号发布1.1万条。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Compare the ways in which the counts of the prose are written."""
        counts = [fact for fact in report.facts if fact.measure is Measure.COUNT and fact.unit]
        grouped = [fact for fact in counts if _GROUPED.match(fact.raw)]
        plain = [fact for fact in counts if _PLAIN.match(fact.raw)]
        mixed = list(_mixed(counts))
        if grouped and plain and is_narrow(report):
            yield NotAssessed(_NARROW, grouped[0].span)
        elif grouped and plain:
            yield gathered(_places((*grouped, *plain)), _FAULT)
        elif mixed:
            yield gathered(_places(mixed), _FAULT)
        else:
            yield Satisfied()


def _mixed(counts: list[Fact]) -> Iterator[Fact]:
    """Yield the counts of one sentence and unit of which some have 万, others are as large."""
    alike: dict[tuple[int, str], list[Fact]] = defaultdict(list)
    for fact in counts:
        alike[fact.sentence, fact.thing].append(fact)
    for facts in alike.values():
        with_unit = [fact for fact in facts if "万" in (fact.unit or "")]
        without = [
            fact
            for fact in facts
            if fact.unit == fact.thing and (fact.value or 0) >= _LEAST and _PLAIN.match(fact.raw)
        ]
        if with_unit and without:
            yield from (*with_unit, *without)


def _places(facts: tuple[Fact, ...] | list[Fact]) -> list[Place]:
    return [Place(fact.raw, fact.span) for fact in facts]
