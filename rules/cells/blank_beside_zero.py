"""CEL007 blank-beside-zero."""

from collections.abc import Iterator

from reportlint import (
    Cell,
    Manual,
    Message,
    Outcome,
    Report,
    Rule,
    Satisfied,
    Severity,
    State,
    valid,
)
from reportlint.rules.cells.places import one_finding

_MIXED_BLANKS = Message(
    zh="{table}中 0 与空白混用：{raw} 格填 0，{count} 格空白（{places}），看不出空白是否为 0",
    en=(
        "{table} says 0 in {raw} cells and is blank in {count} ({places}), so that it is open "
        "whether a blank is a 0"
    ),
)
_MIXED_ZEROS = Message(
    zh="{table}中 0 与空白混用：{raw} 格空白，{count} 格填 0（{places}），看不出空白是否为 0",
    en=(
        "{table} is blank in {raw} cells and says 0 in {count} ({places}), so that it is open "
        "whether a blank is a 0"
    ),
)


class BlankBesideZero(Rule):
    """A table does not write none as 0 in one place and as a blank in another."""

    code = "CEL007"
    name = "blank-beside-zero"
    severity = Severity.INFO
    title = Message(zh="空白与 0 不混用", en="Blanks and zeros are not mixed")
    basis = Message(
        zh="国办公开办函〔2021〕30号，各表；数据应当准确、写法一致",
        en="国办公开办函〔2021〕30号, the tables; figures must be accurate and alike",
    )
    manual = Manual(
        checks=Message(
            zh="同一张表内不一处填 0、一处空白。每张表只报一条，列出较少的一种在哪里。",
            en=(
                "One table does not say 0 here and nothing there. One finding a table, which names "
                "the places of whichever is rarer."
            ),
        ),
        decides=Message(
            zh="看每格是 0 还是空白；其他数字和符号不计。",
            en="Zeros and blanks count, other numbers and marks do not.",
        ),
        silent=Message(
            zh="只有总计行、总计列填 0，明细一律空白的，写法一致，不报（空白仍由 CEL003 报告）。",
            en=(
                "A table with zeros in its totals alone and blanks in the details is at one with "
                "itself: no finding here, though CEL003 tells of the blanks."
            ),
        ),
        traps=Message(
            zh="导出时丢失的 0 与漏填的格在文本里没有区别。",
            en="A zero lost in extraction and a cell that was left out look alike in the text.",
        ),
        severity=Message(
            zh="只说明写法不一致，空白本身已由 CEL003 报告，故为提示。",
            en="It tells of uneven habits only; the blanks are reported by CEL003: an info.",
        ),
    )
    good = (
        valid,
        valid.with_cell("t2.normative.issued", "")
        .with_cell("t2.rules.issued", "/")
        .with_cell("t2.rules.repealed", "/")
        .with_cell("t2.rules.valid", "/"),
    )
    bad = (
        valid.with_cell("t2.rules.issued", ""),
        valid.with_cell("t3.denied.secret.natural", ""),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess each table of which any cell was read."""
        for table in report.format.tables:
            cells = report.table_cells(table.id)
            blanks = [cell for cell in cells if cell.state is State.BLANK]
            zeros = [cell for cell in cells if cell.state is State.ZERO]
            totals_alone = all(map(_is_total, zeros)) and not any(map(_is_total, blanks))
            if not cells:
                continue
            if not blanks or not zeros or totals_alone:
                yield Satisfied()
            elif len(blanks) <= len(zeros):
                yield one_finding(report, table, blanks, _MIXED_BLANKS, raw=str(len(zeros)))
            else:
                yield one_finding(report, table, zeros, _MIXED_ZEROS, raw=str(len(blanks)))


def _is_total(cell: Cell) -> bool:
    return cell.path.endswith(".total") or ".result_total." in cell.path
