"""CEL002 fee-amount."""

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
from reportlint.rules.cells.spelling import number_of, number_with_words, shortened

_MOST_DECIMALS = 6
_NEGATIVE = Message(
    zh="“{cell}”写 {raw}：收费金额不能是负数",
    en="“{cell}” says {raw}: an amount charged cannot be below zero",
)
_NO_AMOUNT = Message(
    zh="“{cell}”写“{raw}”，不是金额",
    en="“{cell}” says “{raw}”, which is no amount",
)
_DECIMALS = Message(
    zh="“{cell}”写 {raw}，有 {count} 位小数；以万元为单位，精确到分也只有 6 位",
    en="“{cell}” says {raw}, with {count} decimals: in 万元, a 分 is the sixth",
)
_WITH_WORDS = Message(
    zh="“{cell}”写“{raw}”，数字带有文字",
    en="“{cell}” says “{raw}”, a number with words",
)


class FeeAmount(Rule):
    """The fees charged are an amount in 万元 that is not below zero."""

    code = "CEL002"
    name = "fee-amount"
    severity = Severity.ERROR
    title = Message(zh="收费金额为非负数", en="The amount of fees is a number")
    basis = Message(
        zh="国办公开办函〔2021〕30号，表二“本年收费金额（单位：万元）”",
        en="国办公开办函〔2021〕30号, table two, 本年收费金额（单位：万元）",
    )
    manual = Manual(
        checks=Message(
            zh="行政事业性收费金额是不小于 0 的数；小数超过 6 位为提示。",
            en="The amount of 行政事业性收费 is a number not below 0; over 6 decimals is an info.",
        ),
        decides=Message(
            zh="看读出的数值；千分位逗号可有可无。",
            en="The number decides; commas between thousands are as good as none.",
        ),
        silent=Message(
            zh=(
                "空白、“/”由 CEL003、CEL004 报告，“1184.92万元”之类带单位的由 CEL005 报告；"
                "2019 年格式没有收费金额格。"
            ),
            en=(
                "Blanks and marks are left to CEL003 and CEL004, units in the cell to CEL005. The "
                "form of 2019 has no amount of fees."
            ),
        ),
        traps=Message(
            zh="由元换算成万元会有四至六位小数，是正常的。",
            en="元 divided by 10000 has four to six decimals, which is as it should be.",
        ),
        severity=Message(
            zh="负数或读不成数的金额必有差错；小数位过多不影响数值，只作提示。",
            en=(
                "An amount below zero, or none at all, is wrong for certain; too many decimals do "
                "not change the amount and are an info."
            ),
        ),
    )
    good = (
        valid,
        valid.with_cell("t2.fees.amount", "1184.92"),
        valid.with_cell("t2.fees.amount", "316,441"),
        valid.with_cell("t2.fees.amount", "24252.311082"),
        valid.with_cell("t2.fees.amount", "0"),
        valid.with_cell("t2.fees.amount", ""),
        valid.in_form("gid2019"),
    )
    bad = (
        valid.with_cell("t2.fees.amount", "-612.5"),
        valid.with_cell("t2.fees.amount", "6,12.5"),
        valid.with_cell("t2.fees.amount", "612.51234567"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every cell of an amount in 万元."""
        kind_of = kinds(report.format)
        for path, cell in report.cells.items():
            if kind_of[path] == "amount_wan":
                yield from _assess(report, cell)


def _assess(report: Report, cell: Cell) -> Iterator[Outcome]:
    said = {"cell": report.format.cell_title(cell.path), "raw": shortened(cell.raw)}
    folded = report.folded[cell.span.start : cell.span.end]
    decimals = len(folded.partition(".")[2])
    if cell.state is State.TEXT and number_with_words(folded, "amount_wan"):
        yield NotAssessed(_WITH_WORDS.format(**said), cell.span)
    elif cell.state is State.TEXT:
        message = _NO_AMOUNT if number_of(folded) is None else _NEGATIVE
        yield Failed(message.format(**said), cell.span, said["raw"], paths=(cell.path,))
    elif cell.value is not None and decimals > _MOST_DECIMALS and not cell.note:
        message = _DECIMALS.format(**said, count=decimals)
        severity, paths = Severity.INFO, (cell.path,)
        yield Failed(message, cell.span, said["raw"], severity=severity, paths=paths)
    elif cell.value is not None:
        yield Satisfied()
