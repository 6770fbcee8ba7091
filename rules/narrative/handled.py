"""NVT003 requests-handled."""

from collections.abc import Iterator

from reportlint import Fact, Manual, Measure, Message, Outcome, Report, Rule, Severity, valid
from reportlint.rules.narrative.slots import (
    Claim,
    Reading,
    assess,
    cells_for,
    claims_of,
    requests_rows,
)

_MESSAGE = Message(
    zh="正文说“{words}”，表三“（七）总计”的总计为 {expected}",
    en="the prose says “{words}”, table three has {expected} results in all",
)
_WORKED = Message(
    zh="正文说“{words}”，既不是表三“（七）总计”的 {expected}，也不是新收数，也不是新收加上年结转",
    en=(
        "the prose says “{words}”: neither the {expected} of （七）总计 in table three, nor what "
        "is new, nor that and what was carried over"
    ),
)
_ALL_RESULTS = ("t3.result_total.total",)
_MAY_BE_WORKED_ON = (("t3.new.total",), ("t3.new.total", "t3.carry_in.total"))
_DUE = Message(zh="办理的申请可以是应办的", en="what was worked on may be what was due")
_NEW = Message(zh="只是新收的", en="of what is new alone")
_WITHOUT = Message(zh="不含“其他处理”", en="without 其他处理")
_RECEIVED = Message(zh="与收到写在一起", en="said together with what was received")


class RequestsHandled(Rule):
    """The requests that the prose says were answered are the total of results in table three."""

    code = "NVT003"
    name = "requests-handled"
    severity = Severity.ERROR
    title = Message(
        zh="正文办结的申请数与表三一致",
        en="Requests handled: prose and table three",
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
            zh="正文“办结/答复……N件”（所数为申请时）等于表三“（七）总计”的总计。",
            en=(
                "办结 or 答复 N 件, said of requests, equals the total of （七）总计 in table "
                "three."
            ),
        ),
        decides=Message(
            zh=(
                "所数为申请而不是来信、留言；列举各种结果的数由 NVT004 核对。只说“办理”“处理”的，"
                "可以是办结数、新收数或两者与结转之和。"
            ),
            en=(
                "Said of requests, not of letters or messages; the single results are left to "
                "NVT004. 办理 and 处理 may be what was answered, what is new, or all that was due."
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
            zh="“答复”可能不含撤回等“其他处理”的件数：恰差这些件数时不报。",
            en=(
                "答复 may leave out withdrawn requests and the like (其他处理): a difference of "
                "just these is silent."
            ),
        ),
        severity=Message(
            zh="同一数量两处确切写出而不同，必有一处错误。",
            en="One quantity stated exactly in two places cannot differ.",
        ),
    )
    good = (
        valid,
        valid.with_words("办结69件", "答复69件"),
        valid.with_words("办结69件", "答复63件"),
        valid.with_sentence("s1", "全年收到网民留言90件，答复88件。"),
        valid.with_sentence("s1", "政府信息公开申请均在20个工作日内答复。"),
        valid.with_sentence("s1", "办结新收政府信息公开申请64件，办结上年结转申请5件。"),
        valid.with_sentence("s1", "全年共办理政府信息公开申请77件。"),
    )
    bad = (
        valid.with_words("办结69件", "办结68件"),
        valid.with_words("上年结转5件，办结69件", "上年结转5件。全年办结68件"),
        valid.with_sentence("s1", "全年处理政府信息公开申请70件。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every statement of requests handled."""
        rest = tuple(
            path
            for group in ("open", "partial", "denied", "unable", "decline")
            for path in requests_rows(report, group)
        )
        others = cells_for(report, requests_rows(report, "other")) or []
        withdrawn = any(cell.value for cell in others)
        readings = (Reading(rest, _WITHOUT, agrees=True),) if withdrawn else ()
        claims = [
            Claim(fact, paths, _joined(fact) or _new_alone(fact, report), readings=readings)
            for fact, paths in claims_of(report, _paths)
            if not fact.meaning.among
        ]
        yield from assess(report, claims, _MESSAGE)
        due = tuple(Reading(paths, _DUE, agrees=True) for paths in _MAY_BE_WORKED_ON)
        worked = [
            Claim(fact, paths, readings=(*readings, *due), grave=Severity.WARNING)
            for fact, paths in claims_of(report, _worked_on)
        ]
        if worked:
            yield from assess(report, worked, _WORKED)


def _joined(fact: Fact) -> Message | None:
    """Return why a number of what was handled may be a part: 办结新收申请64件."""
    return _RECEIVED if "received" in fact.meaning.acts else None


def _new_alone(fact: Fact, report: Report) -> Message | None:
    """Return why a number may be of new requests alone: 收到申请72件,已办结64件."""
    cells = cells_for(report, ("t3.result_total.total", "t3.carry_in.total"))
    if cells is None or len(cells) != 2:
        return None
    results, carried_in = (cell.value or 0 for cell in cells)
    return _NEW if fact.quantity == results - carried_in else None


def _worked_on(fact: Fact) -> tuple[str, ...] | None:
    """Return the cells of a number that says 办理 or 处理, which may be what came in as well."""
    meaning = fact.meaning
    counted = meaning.topic == "request" and fact.measure is Measure.COUNT and meaning.stated
    alone = meaning.acts == ("worked",) and not meaning.applicant and not meaning.among
    return _ALL_RESULTS if alone and counted else None


def _paths(fact: Fact) -> tuple[str, ...] | None:
    meaning = fact.meaning
    alone = set(meaning.acts) <= {"handled", "received", "worked"} and "handled" in meaning.acts
    counted = meaning.topic == "request" and fact.measure is Measure.COUNT
    return _ALL_RESULTS if alone and counted and not meaning.applicant else None
