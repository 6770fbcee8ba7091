"""PLS002 fee-unit."""

from collections.abc import Iterator
from decimal import Decimal

from reportlint import (
    Cell,
    Fact,
    Failed,
    Manual,
    Message,
    NotAssessed,
    OrganKind,
    Outcome,
    Related,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)
from reportlint.rules.plausibility.figures import figures

_PATH = "t2.fees.amount"
_WAN = 10_000
_SMALL_ORGANS: dict[OrganKind, Message] = {
    "county_dept": Message(zh="县级部门", en="a department of a county"),
    "town": Message(zh="乡镇", en="a township"),
    "street": Message(zh="街道", en="a subdistrict"),
}
_AS_YUAN = Message(
    zh="“{cell}”写 {stated}，正文写“{words}”：表中像是以元为单位，应为 {expected} 万元",
    en=(
        "“{cell}” says {stated}, the prose says “{words}”: the table seems to be in 元; in 万元 it "
        "is {expected}"
    ),
)
_TOO_MUCH = Message(
    zh="“{cell}”写 {stated}，即 {yuan} 亿元，对{kind}而言过大，是否误以元为单位（{expected} 万元）",
    en=(
        "“{cell}” says {stated}, that is {yuan} 亿元, too much for {kind}: is it in 元 "
        "({expected} 万元)"
    ),
)
_PROSE = Message(zh="正文“{words}”", en="“{words}” of the prose")
_NO_PEERS = Message(
    zh="“{cell}”没有可比的数：正文没有写收费金额，也没有同类机关的数据",
    en=(
        "nothing to compare “{cell}” with: the prose names no amount, and there are no figures of "
        "like organs"
    ),
)


class FeeUnit(Rule):
    """The fees of table two are in 万元, not in 元."""

    code = "PLS002"
    name = "fee-unit"
    severity = Severity.WARNING
    title = Message(zh="收费金额的单位是万元", en="Fees are given in 万元")
    basis = Message(
        zh="国办公开办函〔2021〕30号，表二“本年收费金额（单位：万元）”",
        en="国办公开办函〔2021〕30号, table two, 本年收费金额（单位：万元）",
    )
    manual = Manual(
        checks=Message(
            zh="行政事业性收费金额没有把元当作万元填写。",
            en="The amount of 行政事业性收费 is not one in 元 put down as one in 万元.",
        ),
        decides=Message(
            zh=(
                "只报两种明显的情形：表中的数与正文收费金额以元计的数相同；"
                "县级部门、乡镇、街道的金额是整数且不小于 10000（即 1 亿元）。"
            ),
            en=(
                "Two plain cases alone are reported: the figure is that of the prose in 元; or it "
                "is a whole number of 10000 or more (1 亿元) in the report of a county "
                "department, a township or a subdistrict."
            ),
        ),
        silent=Message(
            zh="正文的金额与表相符即可；其余大于 0 的金额因没有同类数据可比，列为“未能核对”。",
            en=(
                "An amount that the prose confirms holds. Any other above 0 is not assessed: "
                "there are no like organs to compare it with."
            ),
        ),
        traps=Message(
            zh="市级以上收费上亿元是常有的；正文中的信息处理费是另一种收费。",
            en=(
                "Cities do charge over 1 亿元. The 信息处理费 of the prose is another kind of fee."
            ),
        ),
        severity=Message(
            zh="没有同类数据，只凭数量级推断，故为警告。",
            en="It rests on the size of the figure, without any like organ: a warning.",
        ),
    )
    good = (
        valid,
        valid.with_cell("t2.fees.amount", "316441").with_known("organ_kind", "prefecture"),
        valid.with_sentence("s1", "全年行政事业性收费612.5万元。"),
        valid.with_cell("t2.fees.amount", "10000.25").with_known("organ_kind", "county_dept"),
        valid.with_cell("t2.fees.amount", "50").with_sentence("s1", "行政事业性收费每件50元。"),
        valid.in_form("gid2019"),
    )
    bad = (
        valid.with_cell("t2.fees.amount", "6125000").with_sentence(
            "s1", "全年行政事业性收费612.5万元。"
        ),
        valid.with_cell("t2.fees.amount", "6125000").with_sentence(
            "s1", "全年收取行政事业性收费6125000元。"
        ),
        valid.with_cell("t2.fees.amount", "86400").with_known("organ_kind", "town"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the amount of fees."""
        if _PATH not in report.format.reading_order:
            return
        cells, why = figures(report, [_PATH])
        yield why or _assess(report, cells[0])


def _assess(report: Report, cell: Cell) -> Outcome:
    amount = Decimal(cell.value or 0)
    stated = [fact for fact in report.facts if _is_fee(fact)]
    if not amount or any(fact.quantity == amount * _WAN for fact in stated):
        return Satisfied()
    same = next((fact for fact in stated if fact.quantity == amount), None)
    known = report.metadata.organ_kind
    said = {
        "cell": report.format.cell_title(_PATH),
        "stated": cell.raw,
        "expected": _plain(amount / _WAN),
    }
    if amount >= _WAN and same is not None:
        message = _AS_YUAN.format(**said, words=same.raw)
        related = [Related(_PROSE.format(words=same.raw), same.span)]
    elif amount >= _WAN and amount == int(amount) and known and known.value in _SMALL_ORGANS:
        kind = _SMALL_ORGANS[known.value]
        message = _TOO_MUCH.format(**said, yuan=_plain(amount / _WAN), kind=kind)
        related = []
    else:
        return NotAssessed(_NO_PEERS.format(**said), cell.span)
    expected = said["expected"]
    return Failed(message, cell.span, cell.raw, expected, related=tuple(related), paths=(_PATH,))


def _is_fee(fact: Fact) -> bool:
    """Tell whether a number of the prose is an amount of these fees in this year."""
    meaning = fact.meaning
    return (
        meaning.topic == "fees"
        and fact.thing == "元"
        and not (meaning.last_year or meaning.change or fact.approximate)
    )


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}"
