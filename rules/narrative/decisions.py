"""NVT007 decisions-made."""

import re
from collections.abc import Iterator

from reportlint import (
    Fact,
    Manual,
    Measure,
    Message,
    Outcome,
    Report,
    Rule,
    Severity,
    Span,
    valid,
)
from reportlint.rules.narrative.doubts import says_none
from reportlint.rules.narrative.slots import Claim, assess, claims_of

_DECIDED = ("license", "penalty", "coercion")
_ITEM = re.compile("[、和及]?行政(?:许可|处罚|强制)(?:措施|执行)?(?:决定)?")
_DECISIONS = re.compile("行政(?:许可|处罚|强制)决定$")
_NOTHING = re.compile("(?:未|没有)(?:作出|做出|实施)行政(?:许可|处罚|强制)(?:决定)?")
_UNDECIDED = re.compile("(?:未|没有|尚未)(?:作出|做出|实施)")
_CASES = ("件", "宗", "起", "例")
_MESSAGE = Message(
    zh="正文说“{words}”，表二“{cells}”为 {expected}",
    en="the prose says “{words}”, table two has {expected} for “{cells}”",
)
_AS_YUAN = Message(zh="表中金额可能以元为单位", en="the table may have yuan")


class DecisionsMade(Rule):
    """Licences, penalties, coercive measures and fees in the prose are those of table two."""

    code = "NVT007"
    name = "decisions-made"
    severity = Severity.WARNING
    title = Message(
        zh="正文许可、处罚、强制、收费数与表二一致",
        en="Licences, penalties, coercion, fees: prose and table two",
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
            zh="正文作出的行政许可、行政处罚、行政强制件数和收取的行政事业性收费金额等于表二。",
            en=(
                "The licences, penalties and coercive measures decided and the fees charged, as "
                "the prose says, equal table two."
            ),
        ),
        decides=Message(
            zh=(
                "只比较写明“作出/实施行政许可（处罚、强制）N件”或“行政许可决定N件”的数，“未作出行政"
                "处罚决定”是 0；金额换算成万元再比。"
            ),
            en=(
                "Only figures said to be decided (作出, 实施, 决定), 未作出行政处罚决定 being 0; "
                "amounts are compared in 万元."
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
            zh="一个部门的数不是全县的数；办件量不等于处理决定数量。",
            en="One department's figure is not the county's; cases handled are not decisions.",
        ),
        severity=Message(
            zh="统计口径可能不同，所以是警告。",
            en="The two may be counted differently: a warning.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "县公安局作出行政处罚120件。"),
        valid.with_sentence("s1", "全年作出行政处罚275件。"),
        valid.with_sentence("s1", "公安机关实施行政强制20件，其他部门实施行政强制18件。"),
        valid.with_sentence("s1", "适用简易程序作出行政处罚决定180件，普通程序95件。"),
        valid.with_sentence("s1", "全年办结行政许可事项4560件。"),
        valid.with_sentence("s1", "对首次轻微违法行为，未作出行政处罚决定。"),
        valid.with_cell("t2.fees.amount", "6125000").with_sentence(
            "s1", "收取行政事业性收费612.5万元。"
        ),
    )
    bad = (
        valid.with_sentence("s1", "全年作出行政处罚257件。"),
        valid.with_sentence("s1", "全年作出行政许可决定1843件、行政处罚决定257件。"),
        valid.with_sentence("s1", "行政许可决定1834件，行政处罚决定275件。"),
        valid.with_sentence("s1", "全年收取行政事业性收费621.5万元。"),
        valid.with_sentence("s1", "本年度未作出行政处罚决定。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every statement of decisions and fees."""
        listed = _listed(report)
        named = claims_of(report, lambda fact: _paths(fact, fact.span in listed, report))
        claims = [
            Claim(_in_form(fact), paths, _AS_YUAN if _in_yuan(fact, paths, report) else None)
            for fact, paths in named
        ]
        known = [claim for claim in claims if claim.paths[0] in report.format.reading_order]
        return assess(report, known, _MESSAGE)


def _listed(report: Report) -> set[Span]:
    """Return the numbers that go on with a list: 作出行政许可决定1件、行政处罚决定2件."""
    found = set()
    before: Fact | None = None
    for fact in report.facts:
        if (
            before is not None
            and fact.sentence == before.sentence
            and not fact.meaning.acts
            and fact.thing in _CASES
            and _ITEM.fullmatch(fact.meaning.before)
        ):
            found.add(fact.span)
        elif fact.measure is Measure.COUNT:
            before = fact if "decided" in fact.meaning.acts else None
    return found


def _paths(fact: Fact, listed: bool, report: Report) -> tuple[str, ...] | None:
    meaning = fact.meaning
    none = says_none(fact, report, _NOTHING)
    counted = fact.measure is Measure.COUNT and not _UNDECIDED.search(meaning.before)
    if meaning.among or not (none or counted):
        return None
    if meaning.topic == "fees" and fact.thing == "元":
        return ("t2.fees.amount",)
    said = "decided" in meaning.acts or _DECISIONS.search(meaning.before)
    decided = none or listed or (said and fact.thing in _CASES)
    return (f"t2.{meaning.topic}.decisions",) if meaning.topic in _DECIDED and decided else None


def _in_yuan(fact: Fact, paths: tuple[str, ...], report: Report) -> bool:
    """Tell whether the table has in 元 what the prose has, which is another rule's matter."""
    cell = report.cells.get(paths[0])
    return fact.thing == "元" and cell is not None and cell.value == fact.quantity != 0


def _in_form(fact: Fact) -> Fact:
    """Return an amount in 万元, as the form has it."""
    if fact.thing != "元" or fact.quantity is None:
        return fact
    return fact.model_copy(update={"value": fact.quantity / 10_000, "unit": None})
