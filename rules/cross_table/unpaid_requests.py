"""XTB001 unpaid-requests."""

import re
from collections.abc import Iterator

from reportlint import (
    Cell,
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
    State,
    valid,
)

_UNTOLD = Message(
    zh=(
        "表三有 {count} 件因逾期未缴费不再处理，说明发出过收费通知，"
        "但第六部分和其他正文都没有说到信息处理费"
    ),
    en=(
        "table 3 has {count} requests dropped since the fee was not paid, so notices of fees were "
        "sent; yet neither section 六 nor any other prose speaks of 信息处理费"
    ),
)
_UNREAD = Message(
    zh="“{label}”一行的总计没有读到数字",
    en="the total of the row “{label}” was not read as a number",
)
_NO_SECTION = Message(
    zh="没有第六部分，无法判断是否说明了信息处理费",
    en="there is no section 六 that could tell of processing fees",
)
_HEADING = Message(zh="第六部分", en="section 六")
_ROW = "other.unpaid"
_TOTAL = f"t3.{_ROW}.total"
_FEES = re.compile("处理费|收费|收取[^。]{0,20}费|费用|缴费|免费")


class UnpaidRequests(Rule):
    """Where requests were dropped for unpaid fees, the text speaks of the fees."""

    code = "XTB001"
    name = "unpaid-requests"
    severity = Severity.WARNING
    title = Message(zh="未缴费的申请与收费说明对应", en="Unpaid fees are told of")
    basis = Message(
        zh="《政府信息公开条例》第四十二条；《政府信息公开信息处理费管理办法》",
        en=(
            "Regulation on Government Information Disclosure, art. 42; measures on information "
            "processing fees"
        ),
    )
    manual = Manual(
        checks=Message(
            zh="表三“申请人逾期未按收费通知要求缴纳费用”大于 0 时，正文说明信息处理费的情况。",
            en="Where table 3 has requests dropped for unpaid fees, the prose tells of the fees.",
        ),
        decides=Message(
            zh="看该行总计；第六部分或其他部分有“信息处理费”“收费”等字样即可。",
            en="By the total of that row; 信息处理费, 收费 or the like in any section will do.",
        ),
        silent=Message(
            zh=(
                "该行为 0 时不判断；总计读不出、或没有第六部分时列为“未能核对”；"
                "2019 年格式没有这一行。"
            ),
            en=(
                "Nothing to say where the row is 0. Not assessed where the total is not read, or "
                "where section 六 is missing; the form of 2019 has no such row."
            ),
        ),
        traps=Message(
            zh="信息处理费与表二的行政事业性收费不是一回事，后者再多也与本条无关。",
            en="Processing fees are not the 行政事业性收费 of table 2, which do not matter here.",
        ),
        severity=Message(
            zh="格式没有明文规定必须说明，故为警告。",
            en="The form does not say in so many words that it must be told: a warning.",
        ),
    )
    good = (
        valid,
        valid.with_cell(_TOTAL, 2),
        valid.with_words("本年度没有收取信息处理费。", "无。"),
        valid.with_cell(_TOTAL, 2)
        .with_words("本年度没有收取信息处理费。", "无。")
        .with_sentence("s1", "向2名申请人发出收费通知。"),
        valid.in_form("gid2019"),
    )
    bad = (
        valid.with_cell(_TOTAL, 2).with_words("本年度没有收取信息处理费。", "无。"),
        valid.with_cell(_TOTAL, 1).with_words("本年度没有收取信息处理费。", "没有其他事项。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the prose against the total of the row."""
        row = next((row for row in report.format.table("t3").rows() if row.id == _ROW), None)
        cell = report.cells.get(_TOTAL)
        if row is None or (cell is None and not report.is_unparsed(_TOTAL)):
            return
        if cell is None or cell.value is None:
            if cell is None or cell.state is not State.NA_MARK:
                span = cell.span if cell else None
                yield NotAssessed(_UNREAD.format(label=row.label), span)
        elif cell.value <= 0 or _tells_of_fees(report):
            yield Satisfied()
        elif report.section("s6") is None:
            yield NotAssessed(_NO_SECTION, cell.span)
        else:
            yield _failed(report, cell)


def _tells_of_fees(report: Report) -> bool:
    return any(_FEES.search(item.words.text) for item in report.paragraphs)


def _failed(report: Report, cell: Cell) -> Failed:
    section = report.section("s6")
    return Failed(
        _UNTOLD.format(count=cell.raw),
        cell.span,
        stated=cell.raw,
        related=(Related(_HEADING, section.span),) if section else (),
        paths=(cell.path,),
    )
