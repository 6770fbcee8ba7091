"""YRS001 reporting-period."""

import re
from collections.abc import Iterator
from datetime import date

from reportlint import (
    Failed,
    Known,
    Manual,
    Message,
    NotAssessed,
    Outcome,
    Period,
    Related,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)

_OTHER_YEAR = Message(
    zh="统计期限写作“{stated}”，而本报告为 {year} 年度，应为“{expected}”",
    en="the period is “{stated}”, but the report is about {year}: it should be “{expected}”",
)
_REVERSED = Message(
    zh="统计期限“{stated}”的终止日期早于起始日期",
    en="the period “{stated}” ends before it begins",
)
_WHOLE_YEAR = Message(zh="{year}年1月1日至{year}年12月31日", en="{year}年1月1日至{year}年12月31日")
_NO_PERIOD = Message(
    zh="没有读到统计期限，或其中的日期不存在", en="no period is stated, or one of its dates is none"
)
_NO_OTHER_YEAR = Message(
    zh="除统计期限外，没有别处写明报告年度，无法核对",
    en="nothing but the period states the year of the report, so it cannot be held against any",
)
_NEW_BODY = Message(
    zh="机关在年内成立、合并或者撤销，统计期限可能不是全年",
    en="the organ was set up, merged or closed in the year, so its period may be shorter",
)
_YEAR = Message(zh="报告年度", en="the year of the report")
# Founding and closing, said of the organ itself by a date or as the start of its work.
_FOUNDED = re.compile(
    r"月(?:[0-9]{1,2}日)?(?:正式|新|由|起)?[^。,;\n]{0,12}(?:成立|组建|挂牌|撤销|合并|划转|更名)"
    r"|(?:成立|组建|挂牌)(?:以来|之日)|新(?:成立|组建)的?(?:机关|单位|部门)"
)


class ReportingPeriod(Rule):
    """The period is the whole calendar year that the report is about."""

    code = "YRS001"
    name = "reporting-period"
    severity = Severity.ERROR
    title = Message(zh="统计期限为报告年度全年", en="The period is the year of the report")
    basis = Message(
        zh="《政府信息公开条例》第四十九条“上一年度”；自然年 1 月 1 日至 12 月 31 日",
        en="Regulation on Government Information Disclosure, art. 49: the past calendar year",
    )
    manual = Manual(
        checks=Message(
            zh="写明的统计期限从报告年度 1 月 1 日起，到同年 12 月 31 日止。",
            en="The stated period runs from 1 January to 31 December of the year of the report.",
        ),
        decides=Message(
            zh=(
                "报告年度取标题、引言、正文首句、文件名等多数一致的年份，也可用 --year 指定；"
                "单独与它们不符的统计期限是写错的一方。"
            ),
            en=(
                "The year is the one that most of title, preamble, first words and file name say, "
                "or --year; a period that alone differs from them is what is wrong."
            ),
        ),
        silent=Message(
            zh="没有写统计期限，没有别处写明年度，或者机关在年内成立、撤销时，列为“未能核对”。",
            en=(
                "Not assessed: no period, a year that nothing but the period states, and an organ "
                "that was set up or closed in the year."
            ),
        ),
        traps=Message(
            zh="“1月至12月”与写明日期的全年相同；统计期限中不存在的日期由 YRS005 报告。",
            en="1月至12月 is the whole year as well; a date that does not exist is YRS005's.",
        ),
        severity=Message(
            zh="错误：两个确切的年份互相矛盾。", en="Error: two exact years contradict each other."
        ),
    )
    good = (
        valid,
        valid.with_words("2024年1月1日至2024年12月31日", "2024年1月至12月"),
        valid.with_words(
            "2024年1月1日至2024年12月31日", "2024年5月1日至2024年12月31日"
        ).with_sentence("s1", "我局于2024年5月1日正式挂牌，此前的事项由原单位报告。"),
        valid.with_words("2024年", "2023年"),
        valid.with_words("2024年，我县", "我县").with_words("2024年", "2023年"),
    )
    bad = (
        valid.with_words("2024年1月1日至2024年12月31日", "2023年1月1日至2023年12月31日"),
        valid.with_words("2024年1月1日至", "2023年1月1日至"),
        valid.with_words("至2024年12月31日", "至2023年12月31日"),
        valid.with_words("至2024年12月31日", "至2024年11月30日"),
        valid.with_words("2024年1月1日至2024年12月31日", "自2023年1月1日起，至2023年12月31日止"),
        valid.with_words("2024年1月1日至2024年12月31日", "2023.1.1-2023.12.31"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the period against the year."""
        period, known = report.metadata.period, report.metadata.year
        others = [year for year in report.metadata.years if year.source != "period"]
        if period is None or period.span is None:
            yield NotAssessed(_NO_PERIOD)
        elif period.value.start > period.value.end:
            year = known if others else None
            yield _failed(report, period, year)
        elif known is None or not others:
            yield NotAssessed(_NO_OTHER_YEAR, period.span)
        elif _is_year(period.value, known.value):
            yield Satisfied()
        elif _is_within(period.value, known.value) and _tells_of_founding(report):
            yield NotAssessed(_NEW_BODY, period.span)
        else:
            yield _failed(report, period, known)


def _is_year(period: Period, year: int) -> bool:
    return period == Period(date(year, 1, 1), date(year, 12, 31))


def _is_within(period: Period, year: int) -> bool:
    return period.start.year == period.end.year == year


def _tells_of_founding(report: Report) -> bool:
    return any(_FOUNDED.search(paragraph.words.text) for paragraph in report.paragraphs)


def _failed(report: Report, period: Known[Period], known: Known[int] | None) -> Failed:
    assert period.span is not None  # a period is read from the text
    stated = "".join(report.source.slice(period.span).split())
    expected = _WHOLE_YEAR.format(year=known.value) if known else None
    if known is None or expected is None:
        return Failed(_REVERSED.format(stated=stated), period.span, stated=stated)
    return Failed(
        _OTHER_YEAR.format(stated=stated, year=known.value, expected=expected),
        period.span,
        stated=stated,
        expected=expected.zh,
        related=(Related(_YEAR, known.span),) if known.span else (),
    )
