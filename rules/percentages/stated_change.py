"""PCT010 stated-change."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from reportlint import (
    Failed,
    Manual,
    Message,
    Outcome,
    Related,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)
from reportlint.rules.percentages.change import DOWN, LAST, UP

_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,9})(?:\.[0-9]{1,4})?"
_UNIT = "%|[万亿]?(?:件次|人次|条次|[件份条篇期次个家项名人场起宗部类幅批户张元种])"
_WORDS = "[^,;:。!?0-9()]{0,6}"
_FROM_TO = (
    f"[由从](?:{LAST})?的?{_WORDS}(?P<from>{_NUMBER})(?P<unit>{_UNIT}){_WORDS}(?:到|至|为)"
    f"{_WORDS}(?:20[0-9]{{2}}年度?)?的?(?P<to>{_NUMBER})(?P=unit)"
)
_THAN = (
    f"(?<![0-9.,])(?P<now>{_NUMBER})(?P<of>{_UNIT}),?(?:比|较|相比|相较于?){LAST}的?"
    f"[(]?(?P<then>{_NUMBER})(?P=of)[)]?"
)
_BY = (
    f"净?(?:(?:(?P<up>{UP})|(?P<down>{DOWN}))了?"
    f"(?P<by>{_NUMBER})(?P<what>倍|个?百分点|{_UNIT})|翻了?(?P<doublings>[一两])番)"
    "(?!以上|左右|有余|多|余)"
)
# 由20条增至30条，同比增加12条 compares with something else.
_CHANGES = (
    re.compile(f"{_FROM_TO},?{_BY}"),
    re.compile(f"{_THAN},?(?:同比|(?:比|较){LAST})?{_BY}"),
)
# What is only about twice as much may well be called so.
_ABOUT = Decimal("0.1")

_WRONG = Message(
    zh="由 {before} 到 {after} 是{right}，不是“{said}”",
    en="from {before} to {after} is {right}, not “{said}”",
)
_RIGHT = {
    "more": Message(zh="增加 {off}{unit}", en="{off}{unit} more"),
    "less": Message(zh="减少 {off}{unit}", en="{off}{unit} less"),
    "times": Message(zh="原来的 {factor} 倍（增加 {off} 倍）", en="{factor} times as much"),
}
_FIGURES = Message(zh="前后两数", en="figures before and after")


class StatedChange(Rule):
    """A difference, a multiple or a doubling agrees with the figures before and after."""

    code = "PCT010"
    name = "stated-change"
    severity = Severity.WARNING
    title = Message(
        zh="增减数、倍数、百分点与前后两数相符", en="Differences and multiples agree with figures"
    )
    basis = Message(
        zh="算术；《政府信息公开工作年度报告格式》要求数据准确",
        en="Arithmetic; the form demands accurate figures",
    )
    manual = Manual(
        checks=Message(
            zh=(
                "“由40件增至45件，增加5件”“由90%提高到95%，提高5个百分点”"
                "“由10件增至22件，增长1.2倍”“由30件增至60件，翻了一番”，所说的增减与前后两数相符。"
            ),
            en=(
                "What is said of the change in 由40件增至45件，增加5件, 由90%提高到95%，"
                "提高5个百分点, 由10件增至22件，增长1.2倍 or 由30件增至60件，翻了一番 fits "
                "the figures."
            ),
        ),
        decides=Message(
            zh="前后两数单位相同，写成“由A增至B”或“B，比上年的A”，增减紧接其后。",
            en="Two figures of one unit, 由A增至B or B，比上年的A, with the change right behind.",
        ),
        silent=Message(
            zh="增减前有“约、近”，后有“多、余、以上”的不核对；带小数的允许末位差一。",
            en=(
                "Rounded changes (约, 近, 多, 以上) are left alone; with decimals the last place "
                "may be off by one."
            ),
        ),
        traps=Message(
            zh="“增长1.2倍”是原来的2.2倍；“翻一番”是原来的2倍，相差一成以内不报。",
            en=(
                "增长1.2倍 makes 2.2 times as much; 翻一番 is twice as much, give or take a tenth."
            ),
        ),
        severity=Message(
            zh="三个数互相矛盾，但不知错在哪一个，故为警告。",
            en="A warning: the figures contradict each other, but any of them may be wrong.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "来信由40件增至45件，增加5件。"),
        valid.with_sentence("s1", "来信45件，比2023年的40件增加5件，增长12.5%。"),
        valid.with_sentence("s1", "栏目更新率由90%提高到95%，提高5个百分点。"),
        valid.with_sentence("s1", "栏目更新率由90%提高到95%，提高5.5个百分点。"),
        valid.with_sentence("s1", "浏览量由1.1万次增至2.3万次，增长1.1倍。"),
        valid.with_sentence("s1", "图解由30幅增至62幅，翻了一番。"),
        valid.with_sentence("s1", "月均发布由20条增至30条，同比增加12条。"),
        valid.with_sentence("s1", "图解由30幅增至92幅，增长2倍多。"),
    )
    bad = (
        valid.with_sentence("s1", "来信由40件增至45件，增加6件。"),
        valid.with_sentence("s1", "来信45件，比2023年的40件增加6件，增长12.5%。"),
        valid.with_sentence("s1", "来信45件，较上年（40件）减少5件。"),
        valid.with_sentence("s1", "栏目更新率由90%提高到95%，提高6个百分点。"),
        valid.with_sentence("s1", "来信由10件增至22件，增长2.2倍。"),
        valid.with_sentence("s1", "图解由36件增至90件，翻了一番。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every change that stands beside both of its figures."""
        for paragraph in report.paragraphs:
            words = paragraph.words
            for pattern in _CHANGES:
                for match in pattern.finditer(words.text):
                    if said := _misstated(match):
                        message, expected = said
                        yield Failed(
                            message,
                            words.span(match, "doublings" if match["doublings"] else "by"),
                            stated=match["by"] or match["doublings"],
                            expected=expected,
                            related=(Related(_FIGURES, words.span(match)),),
                        )
                    else:
                        yield Satisfied()


def _misstated(match: re.Match[str]) -> tuple[Message, str] | None:
    """Return what should be said of a change and the right figure, None where it is right."""
    parts = match.groupdict()
    unit = parts.get("unit") or parts.get("of") or ""
    before = _value(parts.get("from") or parts.get("then") or "")
    after = _value(parts.get("to") or parts.get("now") or "")
    what = parts["what"] or ""
    if parts["doublings"] or what == "倍":
        right = _right_multiple(match, before, after) if before else None
    elif what == unit != "%" or (unit == "%" and what.endswith("百分点")):
        right = _right_difference(match, before, after)
    else:
        return None  # 由90%到95%，提高5% is PCT007's, 2万条 beside 300条 is rounded
    if right is None:
        return None
    message, expected = right
    said = match["doublings"] and f"翻{match['doublings']}番"
    said = said or f"{match['up'] or match['down']}{match['by']}{what}"
    values = {"before": f"{before}{unit}", "after": f"{after}{unit}", "said": said}
    wrong = Message(
        zh=_WRONG.format(right=message.zh, **values).zh,
        en=_WRONG.format(right=message.en, **values).en,
    )
    return wrong, expected


def _right_difference(
    match: re.Match[str], before: Decimal, after: Decimal
) -> tuple[Message, str] | None:
    off, stated = after - before, _value(match["by"])
    slack = _last_place(stated)
    if slack and slack < min(_rounding(before), _rounding(after)):
        slack = _rounding(before)  # 由90%到95%，提高5.5个百分点: both were rounded
    if abs((stated if match["up"] else -stated) - off) <= slack:
        return None
    said = _RIGHT["more" if off >= 0 else "less"]
    return said.format(off=abs(off), unit=match["what"]), str(abs(off))


def _right_multiple(
    match: re.Match[str], before: Decimal, after: Decimal
) -> tuple[Message, str] | None:
    factor = after / before
    if match["doublings"]:
        whole = Decimal(2 if match["doublings"] == "一" else 4)
        if abs(factor - whole) <= whole * _ABOUT:
            return None
    else:
        stated = _value(match["by"])
        if match["down"] or abs(factor - 1 - stated) <= max(_last_place(stated), _ABOUT):
            return None
    places = Decimal("0.01")
    more = _plain((factor - 1).quantize(places, ROUND_HALF_UP))
    times = _plain(factor.quantize(places, ROUND_HALF_UP))
    return _RIGHT["times"].format(factor=times, off=more), more


def _last_place(value: Decimal) -> Decimal:
    """Return one unit of the last decimal of a figure, 0 for a whole number."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(0)


def _rounding(value: Decimal) -> Decimal:
    return _last_place(value) or Decimal(1)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
