"""PCT002 shares-add-up."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportlint import (
    Breakdown,
    Fact,
    Failed,
    Manual,
    Measure,
    Message,
    Outcome,
    Related,
    Report,
    Rule,
    Satisfied,
    Severity,
    Span,
    Within,
    fact_operand,
    valid,
)

_WHOLE = Decimal(100)
_WRONG = Message(
    zh="“{whole}”各项已全部列出，{count} 个占比合计 {sum}%，应为 100%",
    en="“{whole}” is split up entirely, but its {count} shares add up to {sum}%, not 100%",
)
_SHARE = Message(zh="占比", en="share")


class SharesAddUp(Rule):
    """The shares of a whole that is split up entirely add up to 100%."""

    code = "PCT002"
    name = "shares-add-up"
    severity = Severity.WARNING
    title = Message(zh="全部占比合计为100%", en="All shares of a whole add up to 100%")
    basis = Message(
        zh="算术；《政府信息公开工作年度报告格式》要求数据准确",
        en="Arithmetic; the form demands accurate figures",
    )
    manual = Manual(
        checks=Message(
            zh="同一总数的各项占比列全时，合计为 100%，容许每项末位半个单位的舍入误差。",
            en=(
                "Where every share of a whole is given they add up to 100%, give or take half a "
                "unit of the last place of each."
            ),
        ),
        decides=Message(
            zh=(
                "各项件数相加等于总数、或分类已穷尽（如六种办理结果）的，才算列全；不为 0 "
                "的项都要写有占比。"
            ),
            en=(
                "They are all given where their counts make up the whole or their classes are all "
                "that there are (the results of requests), and every part that is not 0 has a "
                "share."
            ),
        ),
        silent=Message(
            zh="没有列全、有约数、分母不确定的占比不合计。",
            en=(
                "Shares that are not all given, are approximate, or of an uncertain whole are not "
                "added."
            ),
        ),
        traps=Message(
            zh="三个三分之一写成 33.33% 合计 99.99%，在舍入误差之内。",
            en="Three thirds as 33.33% add up to 99.99%: that is rounding.",
        ),
        severity=Message(
            zh="各项之间可能有交叉，故为警告。", en="Classes may overlap, so it is a warning."
        ),
    )
    good = (
        valid,
        valid.with_sentence(
            "s1", "共办理提案3件，其中教育1件，占33.33%；卫生1件，占33.33%；交通1件，占33.33%。"
        ),
        valid.with_sentence("s1", "共办理提案40件，其中教育4件，占10%；卫生8件，占20%。"),
    )
    bad = (
        valid.with_sentence(
            "s1",
            "我局答复政府信息公开申请80件。予以公开40件，占50%；不予公开8件，占10%；"
            "无法提供8件，占10%；不予处理8件，占10%；其他处理0件。",
        ),
        valid.with_sentence(
            "s1", "共办理提案40件，其中教育4件，占15%；卫生8件，占20%；其他28件，占75%。"
        ),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Add up the shares of every whole that is split up entirely."""
        shares: dict[Span, list[Fact]] = defaultdict(list)
        for fact in report.facts:
            wholes = {whole.span for whole in fact.denominators}
            if fact.measure is Measure.SHARE and fact.numerator and len(wholes) == 1:
                shares[wholes.pop()].append(fact)
        lists = defaultdict(list)
        for breakdown in report.breakdowns:
            lists[breakdown.whole.span].append(breakdown)
        for span, group in shares.items():
            if len(group) > 1 and _is_entire(group, lists[span]):
                yield _assess(group)


def _is_entire(shares: Sequence[Fact], lists: Sequence[Breakdown]) -> bool:
    """Tell whether shares are all there are of their whole."""
    whole = shares[0].denominators[0]
    parts = {share.numerator.span: share.numerator for share in shares if share.numerator}
    if len(parts) < len(shares) or any(share.approximate for share in shares):
        return False
    if sum(part.value or 0 for part in parts.values()) == whole.value:
        return True
    for breakdown in lists:
        listed = {part.span for part in breakdown.parts if part.value}
        if breakdown.exhaustive and breakdown.certain and listed <= parts.keys():
            return parts.keys() <= {part.span for part in breakdown.parts}
    return False


def _assess(shares: Sequence[Fact]) -> Outcome:
    operands = tuple(map(fact_operand, shares))
    tolerance = sum((Decimal(5).scaleb(-share.decimals - 1) for share in shares), Decimal(0))
    relation = Within(operands, _WHOLE, tolerance)
    total = sum(share.value or Decimal(0) for share in shares)
    if relation.holds({}):
        return Satisfied(relation)
    whole = shares[0].denominators[0]
    terms = " + ".join(f"{share.value}%" for share in shares)
    arithmetic = f"{terms} = {total}% ≠ 100%"
    return Failed(
        _WRONG.format(whole=f"{whole.subject[-20:]}{whole.raw}", count=len(shares), sum=total),
        shares[0].span,
        stated=str(total),
        expected="100",
        arithmetic=Message(arithmetic, arithmetic),
        related=tuple(Related(_SHARE, share.span) for share in shares[1:]),
        relation=relation,
    )
