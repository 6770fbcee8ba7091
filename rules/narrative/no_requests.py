"""NVT008 no-requests."""

import re
from collections.abc import Iterator

from reportlint import Manual, Measure, Message, Outcome, Report, Rule, Severity, valid
from reportlint.rules.narrative.doubts import says_none
from reportlint.rules.narrative.slots import Claim, assess

_NOTHING = re.compile(
    "(?:无|没有)(?:(?:政府)?信息公开申请|依申请公开(?:政府信息)?(?:申请)?)(?:事项|件)?"
)
_MESSAGE = Message(
    zh="正文说“{words}”，表三“本年新收”总计为 {expected}",
    en="the prose says “{words}”, table three has {expected} in all as newly received",
)


class NoRequests(Rule):
    """A report that says it received no request has none in table three."""

    code = "NVT008"
    name = "no-requests"
    severity = Severity.ERROR
    title = Message(
        zh="“未收到申请”与表三一致",
        en="“No request received”: prose and table three",
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
            zh="正文说未收到政府信息公开申请时，表三“本年新收”总计为 0。",
            en=(
                "Where the prose says that no request was received, 本年新收 of table three is 0 "
                "in all."
            ),
        ),
        decides=Message(
            zh="取“未收到、没有收到、无依申请公开事项”一类的话，所指须为政府信息公开申请。",
            en="Told by 未收到, 没有收到 or 无依申请公开事项, said of requests for information.",
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
            zh="“未收到收费申请”“未收到投诉”说的是别的事。",
            en="未收到收费申请 and 未收到投诉 are about other things.",
        ),
        severity=Message(
            zh="明说没有而表中有，必有一处错误。",
            en="None said and some in the table: one of them is wrong.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "全年未收到减免收费申请。"),
        valid.with_sentence("s1", "全年未收到政府信息公开投诉。"),
        valid.with_sentence("s1", "全年未收到重复申请，部分乡镇未收到政府信息公开申请。"),
        valid.with_sentence("s1", "未收到企业提出的政府信息公开申请。"),
    )
    bad = (
        valid.with_sentence("s1", "2024年，我县未收到政府信息公开申请。"),
        valid.with_sentence("s1", "全年没有收到依申请公开申请。"),
        valid.with_sentence("s1", "全年无依申请公开事项。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every statement that no request was received."""
        claims = [
            Claim(fact, ("t3.new.total",))
            for fact in report.facts
            if fact.measure is Measure.NONE
            and fact.meaning.topic == "request"
            and ("received" in fact.meaning.acts or says_none(fact, report, _NOTHING))
            and not {"carried_in", "carried_out"} & set(fact.meaning.acts)
        ]
        return assess(report, claims, _MESSAGE) if claims else iter(())
