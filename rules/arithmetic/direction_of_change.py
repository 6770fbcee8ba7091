"""NAR006 direction-of-change."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

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
    valid,
)

_UP = "增加|增长|上升|提高|提升|扩大|扩充|增"
_DOWN = "减少|下降|降低|回落|缩减|缩短|压缩|压减|精简|减|降"
_BETWEEN = re.compile(
    f"^[^,;。!?0-9]{{0,8}}?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:到|至|为)[^,;。!?0-9]{{0,6}}(?:20[0-9]{{2}}年度?的?)?$"
)
_PLAIN = re.compile("^(?:变为|变化为|调整为|到|至|变化到)$")
_FROM = re.compile(
    "[由从](?:上一?年度?的?|去年的?|原来的?|原先的?|20[0-9]{2}年度?的?)?[^,;。!?0-9]{0,6}$"
)
_BEFORE = re.compile(
    f"(?:比|较)(?:上一?年度?|去年|20[0-9]{{2}}年)[^,;。!?0-9]{{0,4}}?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))[^;。!?0-9]{{0,6}}$"
)
_OTHER = re.compile("名次|排名|位次|第|增幅|降幅|涨幅|跌幅|幅度|目标|计划|力争")
_RANKS = ("名", "位", "年", "月", "号", "级")
_FIGURES = (Measure.COUNT, Measure.NUMBER, Measure.RATE, Measure.SHARE, Measure.PERCENTAGE)
_BLANK = re.compile(r"[\s|]")
_MOST_BETWEEN = 60

_WRONG = Message(
    zh="说是“{word}”，所写的数却是由 {one} 到 {two}",
    en="“{word}” is said, but the figures go from {one} to {two}",
)
_FIRST = Message(zh="原来的数", en="figure before")


class DirectionOfChange(Rule):
    """Words of growth or decline agree with the figures."""

    code = "NAR006"
    name = "direction-of-change"
    severity = Severity.ERROR
    title = Message(zh="增减用词与数字方向一致", en="More or less: words and figures agree")
    basis = Message(
        zh="算术；《政府信息公开工作年度报告格式》要求数据准确",
        en="Arithmetic; the form demands accurate figures",
    )
    manual = Manual(
        checks=Message(
            zh="“由12件增加到9件”“比上年增加，由12件到9件”之类，用词与两个数的大小相符。",
            en="In 由12件增加到9件 or 比上年增加，由12件到9件 the word fits the two figures.",
        ),
        decides=Message(
            zh=(
                "只看以“由、从”引出、同一单位的两个数，中间以“增加到、减少至”等相连，"
                "或前面写有“比上年增加、减少”。"
            ),
            en=(
                "Only two figures of one unit that 由 or 从 leads in, joined by 增加到, 减少至 and "
                "the like, or with 比上年增加 before them."
            ),
        ),
        silent=Message(
            zh="约数、名次、增幅与降幅的变化不核对。",
            en="Approximate figures, ranks, and changes of a growth rate are left alone.",
        ),
        traps=Message(
            zh="“降幅收窄”“增幅回落”说的是幅度，不是数量。",
            en="降幅收窄 and 增幅回落 speak of rates, not of amounts.",
        ),
        severity=Message(
            zh="用词与数字相反，必有一处错误。", en="Word and figures contradict each other."
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "复议案件由12件减少到9件，来信由3件增加到8件。"),
        valid.with_sentence("s1", "考核排名从8名上升至3名，增幅由12%提高到9%。"),
    )
    bad = (
        valid.with_sentence("s1", "受理建议由12件增加到9件。"),
        valid.with_sentence("s1", "留言由2023年的30条下降至2024年的42条。"),
        valid.with_sentence("s1", "投诉比上年增加，由12件到9件。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every pair of figures that a change is told with."""
        figures = [fact for fact in report.facts if fact.measure in _FIGURES]
        for one, two in pairwise(figures):
            near = one.sentence == two.sentence and _same_kind(one, two)
            if near and (word := _direction(report, one, two)):
                yield _assess(word, one, two)


def _same_kind(one: Fact, two: Fact) -> bool:
    return (
        one.measure is two.measure
        and one.unit == two.unit
        and (one.unit or "") not in _RANKS
        and not (one.approximate or two.approximate)
        and two.span.start - one.span.end < _MOST_BETWEEN
    )


def _direction(report: Report, one: Fact, two: Fact) -> str:
    """Return the word that says which way one figure went to the other, "" where none does."""
    before = _letters(report, one.span.start - _MOST_BETWEEN, one.span.start)
    between = _letters(report, one.span.end, two.span.start)
    if not _FROM.search(before) or _OTHER.search(before):
        return ""
    if match := _BETWEEN.search(between):
        return match["up"] or match["down"]
    match = _BEFORE.search(before) if _PLAIN.search(between) else None
    return (match["up"] or match["down"]) if match else ""


def _letters(report: Report, start: int, end: int) -> str:
    return _BLANK.sub("", report.folded[max(0, start) : end])


def _assess(word: str, one: Fact, two: Fact) -> Outcome:
    before, after = one.value or Decimal(0), two.value or Decimal(0)
    if after > before if re.fullmatch(_UP, word) else after < before:
        return Satisfied()
    text = f"{before} → {after}"
    return Failed(
        _WRONG.format(word=word, one=one.raw, two=two.raw),
        two.span,
        stated=word,
        arithmetic=Message(text, text),
        related=(Related(_FIRST, one.span),),
    )
