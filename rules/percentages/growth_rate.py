"""PCT005 growth-rate."""

from collections.abc import Iterator
from decimal import Decimal

from reportlint import (
    Failed,
    Manual,
    Message,
    NotAssessed,
    Outcome,
    Related,
    Report,
    Rule,
    Satisfied,
    Severity,
    percentage,
    valid,
)
from reportlint.rules.percentages.change import Change, changes_of

_WRONG = Message(
    zh="“{subject}{raw}”应为{way} {expected}%：由 {before} 到 {after}",
    en="“{subject}{raw}” should be {way} {expected}%: from {before} to {after}",
)
_UP = Message(zh="增长", en="up")
_DOWN = Message(zh="下降", en="down")
_NO_BASE = Message(
    zh="“{subject}{raw}”：正文没有给出上年的数，不能核对",
    en="“{subject}{raw}”: the prose does not give the figure of the year before",
)
_BELOW_ZERO = Message(
    zh="增减的数与本年的数 {after} 不能同时成立：上年的数成了 {before}",
    en="the change and this year's {after} cannot both be right: last year would be {before}",
)
_APPROXIMATE = Message(
    zh="“{subject}{raw}”是约数，不核对", en="“{subject}{raw}” is approximate, so it is not compared"
)
_FIGURE = Message(zh="所依据的数", en="figure that it rests on")


class GrowthRate(Rule):
    """A rate of change is the difference divided by the figure before."""

    code = "PCT005"
    name = "growth-rate"
    severity = Severity.WARNING
    title = Message(zh="增长率与前后两数相符", en="Rates of change agree with their figures")
    basis = Message(
        zh="算术；《政府信息公开工作年度报告格式》要求数据准确",
        en="Arithmetic; the form demands accurate figures",
    )
    manual = Manual(
        checks=Message(
            zh=(
                "“由40件增至45件，增长12.5%”“45件，比上年增加5件，增长12.5%”之类，"
                "增长率等于差额除以原数。"
            ),
            en=(
                "In 由40件增至45件，增长12.5% or 45件，比上年增加5件，增长12.5% the rate is the "
                "difference divided by the figure before."
            ),
        ),
        decides=Message(
            zh=(
                "前后两数须在同一句紧接着写出：“由A增至B”“B，较上年的A”“上年A，本年B”“B，"
                "比上年增加D”，或在比率后的括号中写“上年A”。"
            ),
            en=(
                "Both figures must stand right before it in its sentence: 由A增至B, B，较上年的A, "
                "上年A，本年B, B，比上年增加D or, in brackets behind the rate, 上年A."
            ),
        ),
        silent=Message(
            zh="正文没有写出上年数的，列为“未能核对”；原数为 0 的由 PCT006 处理；约数不核对。",
            en=(
                "Not assessed where the figure before is not given or approximate; a figure of 0 "
                "is left to PCT006."
            ),
        ),
        traps=Message(
            zh="“增长到”“增至”之后是结果，不是增幅；百分点之差见 PCT007。",
            en="After 增长到 stands the result, not the growth; percentage points are PCT007's.",
        ),
        severity=Message(
            zh="上年数可能事后调整，故为警告。",
            en="Last year's figure may have been revised, so it is a warning.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "来信由40件增至45件，增长12.5%。"),
        valid.with_sentence("s1", "发布动态660条，比上年增加60条，增长10%。"),
        valid.with_sentence("s1", "浏览量同比增长30%。"),
        valid.with_sentence("s1", "发布动态660条，比上年的600条增加60条，增长10%。"),
        valid.with_sentence("s1", "发布动态660条，较上年（600条）增长10%。"),
        valid.with_sentence("s1", "发布动态660条，同比增长10%（上年600条）。"),
    )
    bad = (
        valid.with_sentence("s1", "来信由40件增至45件，增长15%。"),
        valid.with_sentence("s1", "发布动态660条，比上年增加60条，增长9.1%。"),
        valid.with_sentence("s1", "接听来电90件，较上年的60件增长33.3%。"),
        valid.with_sentence("s1", "制作图解20幅，比上年增加60幅，增长50%。"),
        valid.with_sentence("s1", "上年编发简报80期，本年编发60期，同比下降33.3%。"),
        valid.with_sentence("s1", "发布动态660条，比2023年的600条增加60条，增长12%。"),
        valid.with_sentence("s1", "发布动态660条，较上年（600条）增长12%。"),
        valid.with_sentence("s1", "发布动态660条，同比增长12%（2023年600条）。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every rate of change."""
        for change in changes_of(report):
            if outcome := _assess(change):
                yield outcome


def _assess(change: Change) -> Outcome | None:
    rate = change.rate
    values = {"subject": rate.subject, "raw": rate.raw}
    if change.before is None or change.after is None:
        reason = _NO_BASE.format(**values)
        return NotAssessed(reason, rate.span) if change.yearly else None
    if change.before == 0:
        return None
    if rate.approximate or any(fact.approximate for fact in change.facts):
        return NotAssessed(_APPROXIMATE.format(**values), rate.span)
    related = tuple(Related(_FIGURE, fact.span) for fact in change.facts)
    if change.before < 0:
        message = _BELOW_ZERO.format(after=change.after, before=change.before)
        return Failed(message, rate.span, str(rate.value or Decimal(0)), related=related)
    off = change.after - change.before
    expected = percentage(abs(off), change.before, rate.decimals)
    if expected == rate.value and (off >= 0) is change.up:
        return Satisfied()
    exact = percentage(abs(off), change.before, max(4, rate.decimals + 2))
    text = (
        f"({change.after} − {change.before}) ÷ {change.before} = {'-' if off < 0 else ''}{exact}%"
    )
    way = _UP if off >= 0 else _DOWN
    shown = {"expected": expected, "before": change.before, "after": change.after}
    return Failed(
        Message(
            zh=_WRONG.format(way=way.zh, **shown, **values).zh,
            en=_WRONG.format(way=way.en, **shown, **values).en,
        ),
        rate.span,
        stated=str(rate.value or Decimal(0)),
        expected=str(expected),
        arithmetic=Message(text, text),
        related=related,
    )
