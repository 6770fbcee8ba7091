"""NVT001 requests-received."""

import re
from collections.abc import Iterator

from reportlint import Fact, Manual, Measure, Message, Outcome, Report, Rule, Severity, valid
from reportlint.rules.narrative.slots import Claim, Reading, assess, claims_of

_NEW = ("t3.new.total",)
_BOTH = ("t3.new.total", "t3.carry_in.total")
_INCLUDED = re.compile(
    "(?:含|包括|加上|其中[，,：:]?(?:含|包括)?)(?:上|去年|20[0-9]{2}年|结转)|共办理|合计"
)
_MESSAGE = Message(
    zh="正文说“{words}”，表三“本年新收”总计为 {expected}",
    en="the prose says “{words}”, table three has {expected} in all as newly received",
)
_WITH_CARRIED = Message(
    zh="正文的数等于新收加上年结转，但没有写明“含上年结转”",
    en="the figure is new plus carried over, but the prose does not say so (含上年结转)",
)
_SUM = re.compile("(?:两项|二者)?(?:共计|合计|总计|一共|共)为?(?:申请)?")
_TOGETHER = Message(
    zh="正文说“{words}”，表三“本年新收”与“上年结转”的总计合起来为 {expected}",
    en="the prose says “{words}”, 本年新收 and 上年结转 of table three are {expected} together",
)
_HANDLED = Message(zh="与办结写在一起", en="said together with what was handled")


class RequestsReceived(Rule):
    """The requests that the prose says were received are those of table three."""

    code = "NVT001"
    name = "requests-received"
    severity = Severity.ERROR
    title = Message(
        zh="正文收到的申请数与表三一致",
        en="Requests received: prose and table three",
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
            zh="正文“收到/受理……申请N件”等于表三“本年新收”的总计。",
            en="“收到/受理……申请 N 件” in the prose equals the total of 本年新收 in table three.",
        ),
        decides=Message(
            zh=(
                "按所数的是什么（申请）和做了什么（收到、受理）认定，不看网民来信、留言、工单等的"
                "件数；写明“含上年结转”时可等于新收加结转。"
            ),
            en=(
                "Told by what is counted (申请) and what was done (收到, 受理); letters, "
                "messages and tickets are none. With 含上年结转 it may be new and carried over "
                "together."
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
            zh="“受理网民来信60件”不是政府信息公开申请；“其中网上申请9件”只是一部分。",
            en="受理网民来信60件 counts letters; 其中网上申请9件 is a part.",
        ),
        severity=Message(
            zh=(
                "同一数量两处确切写出而不同，必有一处错误；若恰等于新收加结转，可能只是口径未写明"
                "，为警告。"
            ),
            en=(
                "One quantity stated exactly in two places cannot differ; where it is new plus "
                "carried over, only the wording may be at fault: a warning."
            ),
        ),
    )
    good = (
        valid,
        valid.with_words(
            "新收政府信息公开申请72件，上年结转5件", "收到政府信息公开申请77件（含上年结转5件）"
        ),
        valid.with_sentence("s1", "政务大厅窗口受理网民来信93件。"),
        valid.with_sentence("s1", "其中通过网站收到政府信息公开申请31件。"),
        valid.with_sentence("s1", "2023年收到政府信息公开申请64件。"),
        valid.with_sentence("s1", "上半年，收到政府信息公开申请30件。"),
        valid.with_sentence("s1", "县级部门收到申请50件，乡镇收到申请22件。"),
        valid.with_sentence("s1", "收到重复申请2件，收到补正后的申请5件。"),
        valid.with_sentence("s1", "收到政府信息公开申请31件涉及征地补偿。"),
    )
    bad = (
        valid.with_words("新收政府信息公开申请72件", "新收政府信息公开申请71件"),
        valid.with_words("新收政府信息公开申请72件", "受理政府信息公开申请77件"),
        valid.with_words("上年结转5件，", "上年结转5件，共计78件，"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every statement of requests received."""
        claims = [
            Claim(fact, paths, _joined(fact), readings=_readings(fact, report))
            for fact, paths in claims_of(report, _paths)
            if not fact.meaning.among
        ]
        yield from assess(report, claims, _MESSAGE)
        if due := [Claim(fact, _BOTH) for fact in _summed_up(report)]:
            yield from assess(report, due, _TOGETHER)


def _summed_up(report: Report) -> Iterator[Fact]:
    """Yield the sums of what is new and what was carried over: 新收72件,上年结转5件,共计77件."""
    counts = [fact for fact in report.facts if fact.measure is Measure.COUNT]
    for new, old, whole in zip(counts, counts[1:], counts[2:], strict=False):
        together = new.sentence == whole.sentence and new.meaning.topic == "request"
        summed = _SUM.fullmatch(whole.meaning.before) and whole.thing == new.thing
        acts = (new.meaning.acts, old.meaning.acts, whole.meaning.acts)
        if together and summed and acts == (("received",), ("carried_in",), ()):
            yield whole


def _paths(fact: Fact) -> tuple[str, ...] | None:
    meaning = fact.meaning
    received = "received" in meaning.acts and not {"carried_in", "carried_out"} & set(meaning.acts)
    counted = meaning.topic == "request" and fact.measure is Measure.COUNT
    return _NEW if received and counted and not meaning.applicant else None


def _joined(fact: Fact) -> Message | None:
    """Return why a number of what was received and handled may be another: 办结新收申请64件."""
    return _HANDLED if "handled" in fact.meaning.acts else None


def _readings(fact: Fact, report: Report) -> tuple[Reading, ...]:
    words = report.source.text[fact.span.start - 40 : fact.span.end + 20]
    included = bool(_INCLUDED.search(words))
    return (Reading(_BOTH, _WITH_CARRIED, agrees=included),)
