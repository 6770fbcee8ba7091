"""PUB003 after-the-year."""

from collections.abc import Iterator
from datetime import date

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
    valid,
)
from reportlint.rules.publishing.deadlines import place_of

_EARLY = Message(
    zh="公布日期 {day} 早于统计期限的最后一天 {end}，数据不可能是全年的",
    en="it came out on {day}, before {end}, the last day of its period: figures cannot be final",
)
_NO_DATE = Message(
    zh="不知道公布日期，可用 --publish-date 或报告旁的 .toml 文件写明",
    en="the day of publication is not known: --publish-date or a .toml file beside tells it",
)
_NO_YEAR = Message(
    zh="不知道统计期限和报告年度", en="neither the period nor the year of the report is known"
)
_PERIOD = Message(zh="统计期限", en="the period")
_TITLE = "青河口县教育局2024年政府信息公开工作年度报告"


class AfterTheYear(Rule):
    """A report comes out after the time that it is about."""

    code = "PUB003"
    name = "after-the-year"
    severity = Severity.WARNING
    title = Message(zh="统计期限届满之后才公布", en="It comes out after its period")
    basis = Message(
        zh="《政府信息公开条例》第四十九条：报告“上一年度”的情况",
        en="Regulation on Government Information Disclosure, art. 49: about the past year",
    )
    manual = Manual(
        checks=Message(
            zh="公布日期不早于统计期限的最后一天。",
            en="The day of publication is not before the last day of the period.",
        ),
        decides=Message(
            zh="统计期限没有写明或者与报告年度不符时，按报告年度 12 月 31 日计算。",
            en="Where no period fits the year, the last day is 31 December of the year.",
        ),
        silent=Message(
            zh="公布日期或者年度不明时，列为“未能核对”。",
            en="Where the day of publication or the year is not known, it is not assessed.",
        ),
        traps=Message(
            zh="网页先建后填的，所写日期可能是建页日期；请核对首次公布的日期。",
            en="A page may bear the day on which it was set up as a template.",
        ),
        severity=Message(
            zh="警告：网页日期可能不是公布日期。", en="Warning: a page may bear another day."
        ),
    )
    good = (
        valid,
        valid.with_sentence("title", f"{_TITLE}\n发布时间：2025-01-17"),
        valid.with_words("2024年12月31日", "2024年6月30日").with_known(
            "publish_date", "2024-07-20"
        ),
    )
    bad = (valid.with_sentence("title", f"{_TITLE}\n发布时间：2024-12-25"),)

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the day of publication against the end of the period."""
        published, period, year = report.metadata.publish_date, report.metadata.period, report.year
        if published is None:
            yield NotAssessed(_NO_DATE)
            return
        fits = period is not None and year in (None, period.value.end.year)
        if not fits and year is None:
            yield NotAssessed(_NO_YEAR, published.span)
            return
        end = period.value.end if period and fits else date(year or 1, 12, 31)
        if published.value >= end:
            yield Satisfied()
            return
        yield Failed(
            _EARLY.format(day=published.value.isoformat(), end=end.isoformat()),
            published.span or place_of(report),
            stated=published.value.isoformat(),
            expected=f"≥ {end.isoformat()}",
            related=(Related(_PERIOD, period.span),) if period and period.span else (),
        )
