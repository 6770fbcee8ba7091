"""PLS004 nothing-at-all."""

import re
from collections.abc import Iterator

from reportlint import (
    Example,
    Failed,
    Manual,
    Message,
    NotAssessed,
    OrganKind,
    Outcome,
    Report,
    Rule,
    Satisfied,
    Severity,
    State,
    valid,
)

_GOVERNMENTS: tuple[OrganKind, ...] = ("province", "prefecture", "county")
_OTHERS: tuple[OrganKind, ...] = ("town", "street", "office")
# Departments that license, punish or seize as a matter of course.
_ENFORCING = re.compile(
    "市场监督|公安(?!县)|城市管理|城管|综合执法|行政执法|交通运输|自然资源|生态环境|卫生健康|应急管理"
    "|农业农村|住房和城乡建设|住建|人力资源|文化和旅游|税务|水利|水务|林业|医疗保障|药品|消防|烟草"
    "|海关|海事|行政审批"
)
_NOTHING = Message(
    zh="表二、表三、表四全部为 0，而{organ}通常有行政许可、处罚或收到申请，请核对是否漏填",
    en=(
        "tables two, three and four hold nothing but 0, yet {organ} commonly licenses, punishes or "
        "gets requests: was anything left out"
    ),
)
_GOVERNMENT = Message(zh="一级政府", en="a government")
_OPEN = Message(
    zh="表二、表三、表四没有大于 0 的数，但有格未读出或未填数字",
    en="tables two to four hold no number above 0, but cells are unread or hold no number",
)
_UNKNOWN = Message(
    zh="表二、表三、表四全部为 0，但不知道是什么机关，无法判断是否合理",
    en="tables two to four hold nothing but 0, but what kind of organ it is is not known",
)


def _all_zero() -> Example:
    """Return the valid report with 0 for every figure of its tables two and four, and requests."""
    example = valid
    for path, rows in _FILLED.items():
        for row in rows.split():
            example = example.with_cell(path.format(row), 0)
    return example


_FILLED = {
    "t2.{}": "normative.issued normative.repealed normative.valid license.decisions "
    "penalty.decisions coercion.decisions fees.amount",
    "t3.{}.natural": "new carry_in open partial denied.law denied.query unable.nothold "
    "unable.create decline.petition decline.repeat other.nocorrect other.misc result_total "
    "carry_out",
    "t3.{}.enterprise": "new carry_in open partial denied.third result_total carry_out",
    "t3.{}.research": "new other.misc result_total",
    "t3.{}.welfare": "new unable.nothold result_total",
    "t3.{}.legal": "new open result_total",
    "t3.{}.other": "new decline.repeat result_total",
    "t3.{}.total": "new carry_in open partial denied.law denied.third denied.query "
    "unable.nothold unable.create decline.petition decline.repeat other.nocorrect other.misc "
    "result_total carry_out",
    "t4.{}": "review.uphold review.correct review.other review.pending review.total "
    "lit_direct.uphold lit_direct.pending lit_direct.total lit_after.uphold lit_after.other "
    "lit_after.total",
}


class NothingAtAll(Rule):
    """An organ that enforces the law has something to count in a year."""

    code = "PLS004"
    name = "nothing-at-all"
    severity = Severity.INFO
    title = Message(zh="有执法职能而各表全部为 0", en="All tables are 0 though the organ enforces")
    basis = Message(
        zh="《政府信息公开条例》第五十条；已有报告因全部填 0 与事实不符而被撤回",
        en="Regulations, art. 50; a report that was all 0 has been withdrawn as untrue",
    )
    manual = Manual(
        checks=Message(
            zh="县级以上政府和有执法职能的部门，表二至表四不会全部为 0。",
            en=(
                "In a report of a government at county level or above, or of a department that "
                "enforces the law, tables two to four are not 0 throughout."
            ),
        ),
        decides=Message(
            zh="各格都已读出且没有大于 0 的数；部门有无执法职能看名称（市场监管、公安、交通等）。",
            en=(
                "Every cell was read and none is above 0. Whether a department enforces is told by "
                "its name (市场监督, 公安, 交通运输 and so on)."
            ),
        ),
        silent=Message(
            zh="乡镇、街道、办公室和其他部门不报；机关类型不明或有格未读出的，列为“未能核对”。",
            en=(
                "Townships, subdistricts, general offices and other departments are left alone; "
                "unknown organs and unread cells make it not assessed."
            ),
        ),
        traps=Message(
            zh="执法职能已划转的部门、当年新设或即将撤销的机关可以全部为 0。",
            en=(
                "A department whose enforcement went elsewhere, or an organ newly set up or about "
                "to go, may have nothing to count."
            ),
        ),
        severity=Message(
            zh="全部为 0 也可能属实，只请人再看一眼，故为提示。",
            en="All 0 may be true; a person should look again: an info.",
        ),
    )
    good = (valid, valid.with_known("organ_kind", "county"))
    bad = (_all_zero().with_known("organ_kind", "county"),)

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess all cells together."""
        if any((cell.value or 0) > 0 for cell in report.cells.values()):
            yield Satisfied()
        elif not report.cells:
            return
        else:
            yield _assess(report)


def _is_certain(report: Report) -> bool:
    """Tell whether every cell of the form was read, and each table says 0 somewhere."""
    read = report.cells.keys()
    stood_for = {part for path in read for part in report.format.parts.get(path, ())}
    zeros = {path[:2] for path, cell in report.cells.items() if cell.state is State.ZERO}
    has_text = any(cell.state is State.TEXT for cell in report.cells.values())
    missing = set(report.format.paths()) - read - stood_for
    every = {table.id for table in report.format.tables}
    return not (missing or has_text or report.unparsed) and zeros == every


def _assess(report: Report) -> Outcome:
    known, organ = report.metadata.organ_kind, report.organ
    enforcing = organ if organ and _ENFORCING.search(organ) else None
    if known and known.value in _OTHERS:
        return Satisfied()
    if not _is_certain(report):
        return NotAssessed(_OPEN)
    if enforcing or (known and known.value in _GOVERNMENTS):
        first = next(iter(report.cells.values()))
        message = _NOTHING.format(organ=enforcing or _GOVERNMENT)
        return Failed(message, first.span, "0", paths=tuple(report.cells))
    return Satisfied() if known else NotAssessed(_UNKNOWN)
