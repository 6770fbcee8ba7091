"""NVT002 requests-carried-over."""

from collections.abc import Iterator

from reportlint import Fact, Manual, Measure, Message, Outcome, Report, Rule, Severity, valid
from reportlint.rules.narrative.slots import Claim, assess, claims_of

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
            zh="“转结”“顺延”“跨年”与“结转”同义；句中或上文所数的是申请。",
            en="转结, 顺延 and 跨年 count as 结转; what is counted is requests.",
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
    )
    bad = (
        valid.with_words("上年结转5件", "上年结转4件"),
        valid.with_words("结转下年度8件", "结转下年度9件"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every statement of requests carried over."""
        return assess(report, [Claim(*item) for item in claims_of(report, _paths)], _MESSAGE)


def _paths(fact: Fact) -> tuple[str, ...] | None:
    if fact.meaning.topic != "request" or fact.meaning.applicant:
        return None
    rows = {"carried_in": "carry_in", "carried_out": "carry_out"}
    found = [rows[act] for act in fact.meaning.acts if act in rows]
    counted = fact.measure is Measure.COUNT
    return (f"t3.{found[0]}.total",) if len(found) == 1 and counted else None
