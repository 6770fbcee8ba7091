"""CEL001 whole-count."""

import re
from collections.abc import Iterator

from reportlint import (
    Cell,
    Failed,
    Manual,
    Message,
    NotAssessed,
    Outcome,
    Report,
    Rule,
    Satisfied,
    Severity,
    State,
    valid,
)
from reportlint.rules.cells.places import kinds
from reportlint.rules.cells.spelling import number_of, shortened

_NEGATIVE = Message(
    zh="“{cell}”写 {raw}：件数不能是负数",
    en="“{cell}” says {raw}: a count cannot be below zero",
)
_FRACTION = Message(
    zh="“{cell}”写 {raw}：件数应为整数",
    en="“{cell}” says {raw}: a count is a whole number",
)
_SEPARATOR = Message(
    zh="可能是千分位的逗号误作小数点，即 {number}",
    en="perhaps a point stands for the comma of a thousand: {number}",
)
_NO_NUMBER = Message(
    zh="“{cell}”写“{raw}”，没有读出数字",
    en="“{cell}” says “{raw}”, from which no number was read",
)
_GROUPED = re.compile(r"[0-9]{1,3}\.[0-9]{3}")


class WholeCount(Rule):
    """A cell that counts something holds a whole number that is not below zero."""

    code = "CEL001"
    name = "whole-count"
    severity = Severity.ERROR
    title = Message(zh="件数为非负整数", en="Counts are whole numbers")
    basis = Message(
        zh="国办公开办函〔2021〕30号，表二至表四各“件数”“数量”栏",
        en="国办公开办函〔2021〕30号, the cells of tables two to four that count",
    )
    manual = Manual(
        checks=Message(
            zh="各表件数、数量格是 0 或正整数；2019 年格式的“本年增/减”格是整数，可以为负。",
            en=(
                "Every cell that counts is 0 or a positive whole number. 本年增/减 in the form of "
                "2019 is a whole number, which may be negative."
            ),
        ),
        decides=Message(
            zh="看数值本身，45.0 视为 45。这样的格不参与合计，不会因此再报合计不符。",
            en=(
                "The number itself decides: 45.0 is 45. Such a cell takes no part in sums, so that "
                "no sum is called wrong for it."
            ),
        ),
        silent=Message(
            zh="空白、“/”等由 CEL003、CEL004 报告；没有读出数字的格列为“未能核对”。",
            en=(
                "Blanks and marks are left to CEL003 and CEL004; a cell without a number is not "
                "assessed."
            ),
        ),
        traps=Message(
            zh="扫描件的文字识别会把 1,502 认成 1.502；这样的写法会提示可能的原数，请对照原件。",
            en=(
                "Scanning turns 1,502 into 1.502: the finding names the number that may be meant; "
                "look at the original."
            ),
        ),
        severity=Message(
            zh="件数不可能为负或带小数，这样的格必有差错。",
            en="Nothing is counted below zero or in parts: such a cell is wrong for certain.",
        ),
    )
    good = (
        valid,
        valid.with_cell("t2.license.decisions", "1,843"),
        valid.with_cell("t2.license.decisions", "1843.0"),
        valid.with_cell("t2.rules.issued", ""),
        valid.with_cell("t2.rules.issued", "/"),
        valid.in_form("gid2019").with_cell("t2.license.delta", "-2"),
    )
    bad = (
        valid.with_cell("t2.license.decisions", "-1843"),
        valid.with_cell("t3.open.natural", "-1"),
        valid.with_cell("t2.penalty.decisions", "12.5"),
        valid.with_cell("t2.license.decisions", "1.843"),
        valid.in_form("gid2019").with_cell("t2.license.delta", "2.5"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every cell that counts."""
        kind_of = kinds(report.format)
        for path, cell in report.cells.items():
            if kind_of[path] in ("count", "delta"):
                if cell.value is not None:
                    yield Satisfied()
                elif cell.state is State.TEXT:
                    yield _assess(report, cell, is_change=kind_of[path] == "delta")


def _assess(report: Report, cell: Cell, *, is_change: bool) -> Outcome:
    """Assess a cell that holds a text in place of a number."""
    said = {"cell": report.format.cell_title(cell.path), "raw": shortened(cell.raw)}
    number = number_of(report.folded[cell.span.start : cell.span.end])
    if number is None or (number == int(number) and (is_change or number >= 0)):
        return NotAssessed(_NO_NUMBER.format(**said), cell.span)
    message = _FRACTION if number != int(number) else _NEGATIVE
    whole = f"{abs(number)}".replace(".", "")
    likely = f"{int(whole):,}" if _GROUPED.fullmatch(f"{abs(number)}") else None
    return Failed(
        message.format(**said),
        cell.span,
        stated=str(number),
        cause=_SEPARATOR.format(number=likely) if likely else None,
        paths=(cell.path,),
    )
