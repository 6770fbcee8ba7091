"""NVT002 requests-carried-over."""

import re
from collections.abc import Iterator
from dataclasses import replace

from reportlint import Fact, Manual, Measure, Message, Outcome, Report, Rule, Severity, valid
from reportlint.rules.narrative.slots import Claim, assess, claims_of

_ROWS = {"carried_in": "carry_in", "carried_out": "carry_out"}
_FROM = re.compile("(20[0-9]{2})年度?(?:结转|转结|跨年)")
_INTO = re.compile("(?:结转|转结|顺延|延续|延|转)[至到入]?于?(20[0-9]{2})年")
_MESSAGE = Message(
    zh="正文说“{words}”，表三“{cells}”为 {expected}",
    en="the prose says “{words}”, table three has {expected} as “{cells}”",
)


class RequestsCarriedOver(Rule):
    """The requests that the prose says were carried over are those of table three."""

    code = "NVT002"
    name = "requests-carried-over"
    severity = Severity.ERROR
    title = Message(
        zh="正文的结转数与表三一致",
        en="Requests carried over: prose and table three",
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
            zh="正文“上年结转N件”“结转下年度N件”等于表三“上年结转”“结转下年度继续办理”的总计。",
            en="上年结转 N 件 and 结转下年度 N 件 equal the totals of those rows of table three.",
        ),
        decides=Message(
            zh=(
                "“转结”“顺延”“跨年”与“结转”同义，写明年份的（2023年结转、结转至2025年）按年份认定；"
                "句中或上文所数的是申请。"
            ),
            en=(
                "转结, 顺延 and 跨年 count as 结转; years beside it (2023年结转, 结转至2025年) "
                "decide; what is counted is requests."
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
            zh="行政复议、信件的结转不是申请的结转。",
            en="What is carried over of reviews or letters is no request.",
        ),
        severity=Message(
            zh="同一数量两处确切写出而不同，必有一处错误。",
            en="One quantity stated exactly in two places cannot differ.",
        ),
    )
    good = (
        valid,
        valid.with_words("结转下年度8件", "另有8件顺延到下年度答复"),
        valid.with_sentence("s1", "上年结转的信件3件已全部回复。"),
        valid.with_sentence("s1", "2023年度结转至2024年办理的政府信息公开申请5件。"),
        valid.with_sentence("s1", "县级部门结转下年度6件，乡镇结转下年度2件。"),
    )
    bad = (
        valid.with_words("上年结转5件", "上年结转4件"),
        valid.with_words("结转下年度8件", "结转下年度9件"),
        valid.with_words("72件，上年结转5件", "72件，比2023年减少8件；上年结转4件"),
        valid.with_words("上年结转5件", "2023年结转6件"),
        valid.with_words("结转下年度8件", "结转至2025年办理的9件"),
        valid.with_words("上年结转5件", "没有上年结转的申请"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every statement of requests carried over."""
        claims = []
        for fact, paths in claims_of(report, lambda fact: _paths(fact, report.year)):
            dated = _row_by_year(fact, report.year)
            meaning = replace(fact.meaning, year=None, last_year=False)
            told = fact.model_copy(update={"meaning": meaning}) if dated else fact
            claims.append(Claim(told, paths))
        return assess(report, claims, _MESSAGE)


def _paths(fact: Fact, year: int | None) -> tuple[str, ...] | None:
    if fact.meaning.topic != "request" or fact.meaning.applicant:
        return None
    said = [_ROWS[act] for act in fact.meaning.acts if act in _ROWS]
    if fact.measure is Measure.NONE:
        said = said if fact.meaning.stated and said == ["carry_in"] else []
    row = _row_by_year(fact, year) or (said[0] if len(said) == 1 else "")
    return (f"t3.{row}.total",) if row else None


def _row_by_year(fact: Fact, year: int | None) -> str:
    """Return the row that the years beside 结转 name, "" where there are none, or others."""
    if year is None or not {"carried", "carried_out"} & set(fact.meaning.acts):
        return ""
    words = f"{fact.meaning.before},{fact.meaning.behind}"
    if into := _INTO.search(words):
        return {year: "carry_in", year + 1: "carry_out"}.get(int(into[1]), "")
    begun = _FROM.search(words)
    if begun is None or "carried_out" in fact.meaning.acts:
        return ""
    return {year - 1: "carry_in", year: "carry_out"}.get(int(begun[1]), "")
