"""NAR004 unit-counts."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from reportlint import (
    Balance,
    Fact,
    Failed,
    Manual,
    Measure,
    Message,
    NotAssessed,
    Outcome,
    Related,
    Report,
    Rule,
    Satisfied,
    Severity,
    fact_operand,
    valid,
)

_TOWNS = re.compile("^(?:[县区市]?属)?(?:乡镇|镇街|镇|乡|街道|街镇)")
_DEPARTMENTS = re.compile("^(?:[县区市]?[直属级]{0,2})?(?:部门|单位|机关)")
_MEMBERS = re.compile("^(?:政务公开|政府信息公开|信息公开)?成员单位")
_TOGETHER = re.compile("^[^,;:。!?()]{0,8}[(,]?(?:共计|合计|总计|总共|共)$")
_AND = re.compile("[和及与共]")
_UNITS = re.compile("^(?:成员)?(?:单位|部门)")
_JOINED = re.compile("^[^,;:。!?]{0,12}[、和及与][^,;:。!?]{0,4}$")
_BLANK = re.compile(r"[\s|]")
_MOST_BETWEEN = 40
# Off by more than this, they are other units: towns under other authorities, say.
_NEAR = 3

_WRONG = Message(
    zh="“{members}”与“{towns}、{departments}”（合计 {sum}）不一致",
    en="“{members}” does not agree with “{towns}, {departments}”, {sum} together",
)
_OTHER = Message(
    zh="“{members}”与“{towns}、{departments}”（合计 {sum}）相差较大，可能不是同一范围",
    en="“{members}” is far from “{towns}, {departments}”, {sum} together: the scope may differ",
)
_PART = Message(zh="单位数", en="number of units")


class UnitCounts(Rule):
    """The number of member units is that of the towns and departments."""

    code = "NAR004"
    name = "unit-counts"
    severity = Severity.WARNING
    title = Message(zh="单位数量前后一致", en="Numbers of units agree across the text")
    basis = Message(
        zh="算术；《政府信息公开工作年度报告格式》要求数据准确",
        en="Arithmetic; the form demands accurate figures",
    )
    manual = Manual(
        checks=Message(
            zh="正文写“A个乡镇、B个部门”，又写“C家成员单位”的，A+B 等于 C。",
            en="Where the prose has A个乡镇、B个部门 and also C家成员单位, A and B add up to C.",
        ),
        decides=Message(
            zh=(
                "只认并列写出的乡镇（街道）数与部门数，以及写明“成员单位”的数；"
                "三个数在全文各只有一个。紧接其后的“（共C家单位）”也与两数之和核对。"
            ),
            en=(
                "Only towns and departments named side by side count, and a number of 成员单位; "
                "each of them has one value in the report. （共C家单位） right behind is "
                "compared, too."
            ),
        ),
        silent=Message(
            zh="相差 3 家以上（可能含街道、垂管单位等）列为“未能核对”。",
            en="Not assessed: numbers more than 3 apart, which may count other units as well.",
        ),
        traps=Message(
            zh="“组织35家成员单位工作人员”里的单位数可以与前文不同句的乡镇、部门数相核对。",
            en="The three numbers may stand in different sentences.",
        ),
        severity=Message(
            zh="成员单位可能另含垂直管理单位，故为警告。",
            en="Member units may include others, so it is a warning.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "考核全县8个乡镇、20个县直部门。组织28家成员单位参加培训。"),
        valid.with_sentence("s1", "考核8个乡镇、20个部门（共28家单位），覆盖12个村、3个社区。"),
        valid.with_sentence("s1", "考核全县8个乡镇、20个县直部门。组织46家成员单位参加培训。"),
    )
    bad = (
        valid.with_sentence("s1", "考核全县8个乡镇、20个县直部门。组织29家成员单位参加培训。"),
        valid.with_sentence("s1", "考核10个乡镇、30个部门（共41家单位）。"),
        valid.with_sentence("s1", "考核10个乡镇和30个部门共41家单位。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Compare the numbers of units where the report gives all three."""
        facts = [fact for fact in report.facts if fact.measure is Measure.COUNT]
        pairs = list(_pairs(facts, report))
        members = [fact for fact in facts if _MEMBERS.search(fact.meaning.behind)]
        distinct = {(one.value, two.value) for one, two in pairs}
        if len(distinct) == 1 and len({fact.value for fact in members}) == 1:
            yield _assess(members[0], *pairs[0])
        for one, two in pairs:
            if together := _together(two, facts, report):
                yield _assess(together, one, two)


def _pairs(facts: Sequence[Fact], report: Report) -> Iterator[tuple[Fact, Fact]]:
    """Yield numbers of towns and of departments that stand side by side."""
    for one, two in pairwise(facts):
        between = report.folded[one.span.end : min(two.span.start, one.span.end + _MOST_BETWEEN)]
        if (
            one.sentence == two.sentence
            and not (one.approximate or two.approximate)
            and _TOWNS.search(one.meaning.behind)
            and _DEPARTMENTS.search(two.meaning.behind)
            and _JOINED.search(_BLANK.sub("", between))
        ):
            yield one, two


def _together(departments: Fact, facts: Sequence[Fact], report: Report) -> Fact | None:
    """Return the number that says how many there are together: 8个乡镇、20个部门(共28家单位)."""
    place = facts.index(departments) + 1
    if place == len(facts):
        return None
    start, end = departments.span.end, facts[place].span.start
    words = _BLANK.sub("", report.folded[start : min(end, start + _MOST_BETWEEN)])
    behind = facts[place].meaning.behind
    is_sum = _TOGETHER.search(words) and _UNITS.search(behind) and not _MEMBERS.search(behind)
    return facts[place] if is_sum else None


def _assess(members: Fact, towns: Fact, departments: Fact) -> Outcome:
    relation = Balance((fact_operand(members),), (fact_operand(towns), fact_operand(departments)))
    total = (towns.value or Decimal(0)) + (departments.value or Decimal(0))
    if members.value == total:
        return Satisfied(relation)
    said = {
        name: f"{fact.raw}{_AND.split(fact.meaning.behind)[0][:8]}"
        for name, fact in (("members", members), ("towns", towns), ("departments", departments))
    }
    if abs(total - (members.value or Decimal(0))) > _NEAR or members.approximate:
        return NotAssessed(_OTHER.format(sum=total, **said), members.span)
    text = f"{towns.value} + {departments.value} = {total} ≠ {members.value}"
    return Failed(
        _WRONG.format(sum=total, **said),
        members.span,
        stated=str(members.value),
        expected=str(total),
        arithmetic=Message(text, text),
        related=(Related(_PART, towns.span), Related(_PART, departments.span)),
        relation=relation,
    )
