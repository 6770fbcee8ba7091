"""CEL003 blank-cell."""

from collections.abc import Iterator

from reportlint import (
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
from reportlint.rules.cells.places import is_table_unread, one_finding

_BLANK = Message(
    zh="{table}有 {count} 格空白（读到 {of} 格）：{places}；没有发生的，填 0 才看得出不是漏填",
    en=(
        "{table} has {count} blank cells of {of}: {places}; where there was none, only a 0 shows "
        "that nothing was left out"
    ),
)
_ALL_BLANK = Message(
    zh="{table}每一格都是空白，由 STR005 报告",
    en="{table} is blank in every cell, which STR005 reports",
)
_UNREAD = Message(
    zh="{table}有几格未能读出，不知是否空白",
    en="{table} has cells that could not be read, so whether they are blank is open",
)


class BlankCell(Rule):
    """No cell of a table is left blank."""

    code = "CEL003"
    name = "blank-cell"
    severity = Severity.WARNING
    title = Message(zh="表格没有空白格", en="No cell is blank")
    basis = Message(
        zh="国办公开办函〔2021〕30号，各表；参照广东省关于同类统计表无数据填“0”的通知",
        en="国办公开办函〔2021〕30号, the tables; cf. a notice of Guangdong: write 0 for none",
    )
    manual = Manual(
        checks=Message(
            zh="表二至表四的数据格没有空白。每张表只报一条，列出全部空白格。",
            en="No data cell of tables two to four is blank. One finding a table names them all.",
        ),
        decides=Message(
            zh="只有确实读到、其中没有内容的格才算空白；空白不当作 0，不会只因空白就报合计不符。",
            en=(
                "A cell is blank only where it was read and holds nothing. A blank is no zero, and "
                "no sum is called wrong for a blank alone."
            ),
        ),
        silent=Message(
            zh="没有读出的格列为“未能核对”；整张表空白由 STR005 报告。",
            en="Cells that were not read are not assessed; a table all blank is left to STR005.",
        ),
        traps=Message(
            zh="有的系统导出时不显示 0，网页或文本因此成了空白；请对照原件。",
            en="Some systems do not show zeros, so that the text is blank: look at the original.",
        ),
        severity=Message(
            zh="格式没有明文要求填 0，空白可能是排版或导出所致，故为警告。",
            en=(
                "The form does not say in words that none is 0, and zeros may be lost on the way: "
                "a warning."
            ),
        ),
    )
    good = (valid, valid.with_cell("t2.rules.issued", "/"))
    bad = (
        valid.with_cell("t2.rules.issued", ""),
        valid.with_cell("t3.carry_out.legal", "").with_cell("t3.carry_out.other", ""),
        valid.with_cell("t4.lit_after.pending", ""),
        valid.in_form("gid2019").with_cell("t2.procurement.amount", ""),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess each table of which any cell was read."""
        for table in report.format.tables:
            cells = report.table_cells(table.id)
            blanks = [cell for cell in cells if cell.state is State.BLANK]
            if is_table_unread(report, table):
                yield NotAssessed(
                    _UNREAD.format(table=table.title), cells[0].span if cells else None
                )
            if blanks and len(blanks) == len(cells):
                yield NotAssessed(_ALL_BLANK.format(table=table.title), blanks[0].span)
            elif blanks:
                yield one_finding(report, table, blanks, _BLANK)
            elif cells:
                yield Satisfied()
