"""PCT003 percentage-range."""

import re
from collections.abc import Iterator

from reportlint import (
    Fact,
    Failed,
    Manual,
    Measure,
    Message,
    Outcome,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)

_MOST = 100
# What may well be more than all: growth, and what was planned.
_UNBOUNDED = re.compile(
    "增长|上升|提高|增加|涨|增|降|减|完成|达标|同比|环比|超|周转|杠杆|负荷|计划|任务|目标|预算|指标"
)
_NO_SIGN = re.compile(
    "占(?:比|(?:全部|总)?[^,;:。!?()0-9占]{0,10}(?:比例|比重|总数|总量|的))?(?:约|为|达|达到)?"
    "(?P<number>[0-9]{1,3}\\.[0-9]{1,4})(?=[,;。、)]|$)"
)

_TOO_MUCH = Message(zh="“{subject}{raw}”超过 100%", en="“{subject}{raw}” is more than 100%")
_BARE = Message(zh="“{words}”漏写百分号", en="“{words}” lacks its percent sign")


class PercentageRange(Rule):
    """Shares and rates are written with a percent sign and are no more than 100%."""

    code = "PCT003"
    name = "percentage-range"
    severity = Severity.WARNING
    title = Message(
        zh="百分数写全且不超过100%", en="Percentages are complete and no more than 100%"
    )
    basis = Message(
        zh="算术；GB/T 15835 数字用法",
        en="Arithmetic; GB/T 15835 on the writing of numbers",
    )
    manual = Manual(
        checks=Message(
            zh="占比和办结率、答复率等不超过 100%；“占76.23”之类带小数的占比写有百分号。",
            en=(
                "Shares and rates such as 办结率 are no more than 100%; a share with decimals, as "
                "in 占76.23, has its percent sign."
            ),
        ),
        decides=Message(
            zh="看占比和名称以“率”结尾的百分数；已由 PCT001、PCT004 与件数核对的不再重复。",
            en=(
                "Shares, and percentages whose name ends in 率; those that PCT001 and PCT004 "
                "compare with their counts are left to them."
            ),
        ),
        silent=Message(
            zh=(
                "增长率、完成率、达标率、占计划或预算的比例等可以超过 100% 的，"
                "以及没有小数的“占5席”之类不判断。"
            ),
            en=(
                "Growth, 完成率, shares of a plan or a budget and the like may be more than 100%; "
                "占5席 and the like are no percentages."
            ),
        ),
        traps=Message(zh="“同比增长150%”是对的。", en="同比增长150% is right."),
        severity=Message(
            zh="个别比率可以超过 100%，故为警告。",
            en="A few rates may be more than 100%, so it is a warning.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "浏览量增长率150%，任务完成率120%，来信答复率100%。"),
        valid.with_sentence("s1", "展板占5席，占地3.5亩。"),
    )
    bad = (
        valid.with_sentence("s1", "来信办结率100.5%。"),
        valid.with_sentence("s1", "网上提交的占101%。"),
        valid.with_sentence("s1", "网上提交的信件占76.23，其余为窗口提交。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every share and rate, and shares without a sign."""
        for fact in report.facts:
            if fact.measure in (Measure.SHARE, Measure.RATE) and not _is_compared(fact):
                yield _assess(fact)
        for paragraph in report.paragraphs:
            words = paragraph.words
            for match in _NO_SIGN.finditer(words.text):
                yield Failed(
                    _BARE.format(words=match[0]),
                    words.span(match, "number"),
                    stated=match["number"],
                    expected=f"{match['number']}%",
                )


def _is_compared(fact: Fact) -> bool:
    return fact.numerator is not None and bool(fact.denominators) and not fact.approximate


def _assess(fact: Fact) -> Outcome:
    if (fact.value or 0) <= _MOST or _UNBOUNDED.search(fact.subject):
        return Satisfied()
    return Failed(
        _TOO_MUCH.format(subject=fact.subject, raw=fact.raw),
        fact.span,
        stated=fact.raw,
        expected="≤ 100%",
    )
