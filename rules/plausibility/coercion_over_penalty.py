"""PLS003 coercion-over-penalty."""

from collections.abc import Iterator

from reportlint import Failed, Manual, Message, Outcome, Report, Rule, Satisfied, Severity, valid
from reportlint.rules.plausibility.figures import figures, related

_PATHS = ("t2.coercion.decisions", "t2.penalty.decisions")
_MORE = Message(
    zh="行政强制 {coercion} 件多于行政处罚 {penalty} 件，请核对两数是否填反或口径不同",
    en=(
        "行政强制 {coercion} is more than 行政处罚 {penalty}: are the two swapped, or counted in "
        "other ways"
    ),
)


class CoercionOverPenalty(Rule):
    """There are seldom more coercive measures than penalties."""

    code = "PLS003"
    name = "coercion-over-penalty"
    severity = Severity.INFO
    title = Message(zh="行政强制多于行政处罚", en="More coercion than penalties")
    basis = Message(
        zh="国办公开办函〔2021〕30号，表二第二十条第（六）项；执法常理",
        en="国办公开办函〔2021〕30号, table two, 第二十条第（六）项; experience",
    )
    manual = Manual(
        checks=Message(
            zh="表二行政强制的处理决定数量不多于行政处罚。",
            en="In table two the decisions on 行政强制 are not more than those on 行政处罚.",
        ),
        decides=Message(zh="直接比较两个数。", en="The two figures are compared as they are."),
        silent=Message(
            zh="有一个数是空白、符号或未读出的，列为“未能核对”。",
            en="Not assessed where one of the two is blank, a mark or unread.",
        ),
        traps=Message(
            zh="公安交管、市场监管的扣押、查封多，强制可以多于处罚。",
            en="Traffic police and market supervision seize and seal a great deal.",
        ),
        severity=Message(
            zh="只是少见，并非不可能，故为提示。", en="It is rare, not impossible: an info."
        ),
    )
    good = (
        valid,
        valid.with_cell("t2.coercion.decisions", 275),
        valid.with_cell("t2.penalty.decisions", ""),
    )
    bad = (
        valid.with_cell("t2.coercion.decisions", 276),
        valid.in_form("gid2019").with_cell("t2.penalty.decisions", 12),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the two figures of table two."""
        cells, why = figures(report, _PATHS)
        if why:
            yield why
            return
        coercion, penalty = cells
        if (coercion.value or 0) <= (penalty.value or 0):
            yield Satisfied()
            return
        arithmetic = f"{coercion.value} > {penalty.value}"
        yield Failed(
            _MORE.format(coercion=coercion.value, penalty=penalty.value),
            coercion.span,
            stated=str(coercion.value),
            expected=f"≤ {penalty.value}",
            arithmetic=Message(arithmetic, arithmetic),
            related=related([penalty], report),
            paths=_PATHS,
        )
