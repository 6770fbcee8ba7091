"""NAR002 part-within-whole."""

from collections.abc import Iterator
from decimal import Decimal

from reportlint import (
    AtMost,
    Breakdown,
    Fact,
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
    fact_operand,
    valid,
)
from reportlint.rules.arithmetic.decomposition import balance_of, has_rival, words_of

_LARGER = Message(
    zh="“{part}”比它所属的“{whole}”还多",
    en="“{part}” is more than “{whole}”, of which it is a part",
)
_UNCERTAIN = Message(
    zh="“{part}”比“{whole}”多，但不能断定它是其中一项",
    en="“{part}” is more than “{whole}”, but the wording does not say that it is a part of it",
)
_WHOLE = Message(zh="总数", en="whole")


class PartWithinWhole(Rule):
    """A part is not larger than its whole."""

    code = "NAR002"
    name = "part-within-whole"
    severity = Severity.ERROR
    title = Message(zh="“其中”的一项不多于总数", en="A part after 其中 is no more than its whole")
    basis = Message(
        zh="算术；《政府信息公开工作年度报告格式》要求数据准确",
        en="Arithmetic; the form demands accurate figures",
    )
    manual = Manual(
        checks=Message(
            zh="“发布42条，其中政策30条”，其中一项不多于总数。",
            en="In 发布42条，其中政策30条 no part is more than the whole.",
        ),
        decides=Message(
            zh=(
                "总数取“其中”之前同单位的数。一项已多于总数时，不再另报各项之和不符（NAR001、"
                "NAR003）。"
            ),
            en=(
                "The whole is the count of the same unit before 其中. Where one part is more than "
                "it, the sum of the parts (NAR001, NAR003) is not reported besides."
            ),
        ),
        silent=Message(
            zh="单位或所数的事物不同、前面还有别的数可能是总数时，不作判断。",
            en=(
                "Not assessed where units or things counted differ, or another count before may be "
                "the whole."
            ),
        ),
        traps=Message(
            zh="“7个乡镇，其中58个村”数的不是同一种事物。",
            en="7个乡镇，其中58个村 counts two different things.",
        ),
        severity=Message(
            zh="部分多于整体，必有一处错误。", en="A part cannot be more than its whole."
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "走访12个社区，其中含36个小区。"),
        valid.with_sentence("s1", "编印手册12册，其中彩页160页。"),
        valid.with_sentence("s1", "收到建议90件，上年结转2件，其中书面建议70件。"),
    )
    bad = (
        valid.with_words("政务动态1860条", "政务动态18600条"),
        valid.with_sentence("s1", "发布解读稿件42篇，其中图解50篇。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every list of the prose."""
        for breakdown in report.breakdowns:
            yield _assess(breakdown)


def _assess(breakdown: Breakdown) -> Outcome:
    whole = breakdown.whole
    part = max(breakdown.parts, key=lambda fact: fact.quantity or 0)
    size, amount = part.quantity or Decimal(0), whole.quantity or Decimal(0)
    if size <= amount:
        return Satisfied()
    values = {"part": words_of(part), "whole": words_of(whole)}
    if not breakdown.certain or has_rival(breakdown, size):
        return NotAssessed(_UNCERTAIN.format(**values), part.span, balance_of(breakdown))
    text = f"{size} > {amount}"
    return Failed(
        _LARGER.format(**values),
        part.span,
        stated=str(size),
        expected=f"≤ {amount}",
        arithmetic=Message(text, text),
        related=(Related(_WHOLE, whole.span),),
        relation=_bound(part, whole),
    )


def _bound(part: Fact, whole: Fact) -> AtMost | None:
    """Return what should hold between two figures; None where one of them is in 万."""
    return AtMost(fact_operand(part), fact_operand(whole)) if part.unit == whole.unit else None
