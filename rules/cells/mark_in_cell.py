"""CEL004 mark-in-cell."""

from collections.abc import Iterator

from reportlint import Manual, Message, Outcome, Report, Rule, Satisfied, Severity, State, valid
from reportlint.rules.cells.places import one_finding

_MARKS = Message(
    zh="{table}有 {count} 格写“{raw}”，不是数字：{places}；没有发生的填 0",
    en="{table} has {count} cells that say {raw} and no number: {places}; none is written 0",
)


class MarkInCell(Rule):
    """No cell of a table holds a mark such as / or 无 in place of a number."""

    code = "CEL004"
    name = "mark-in-cell"
    severity = Severity.WARNING
    title = Message(zh="数据格不用“/”“无”等符号", en="No marks in place of numbers")
    basis = Message(
        zh="国办公开办函〔2021〕30号，各表数据栏（件数、金额）",
        en="国办公开办函〔2021〕30号, the cells of the tables: counts and an amount",
    )
    manual = Manual(
        checks=Message(
            zh="数据格不写“/”“-”“—”“无”“不适用”“N/A”。每张表只报一条，列出全部位置。",
            en="No data cell says /, -, —, 无, 不适用 or N/A. One finding a table names them all.",
        ),
        decides=Message(
            zh="整格只有这样的符号才算；符号不当作 0。",
            en="A cell counts that holds such a mark and nothing else. A mark is no zero.",
        ),
        silent=Message(
            zh="空白由 CEL003 报告，带文字的数字由 CEL005 报告。",
            en="Blanks are left to CEL003, numbers with words to CEL005.",
        ),
        traps=Message(
            zh="有的地方要求没有规章制定权的机关填“/”；所在地有此要求的，可用 --ignore CEL004。",
            en=(
                "Some places want / from an organ that may not issue rules: there, --ignore CEL004 "
                "leaves the rule out."
            ),
        ),
        severity=Message(
            zh="格式要的是数，但有地方规定可用“/”，故为警告。",
            en="The form wants numbers, yet some places allow a mark: a warning.",
        ),
    )
    good = (valid, valid.with_cell("t2.rules.issued", ""))
    bad = (
        valid.with_cell("t2.rules.issued", "/").with_cell("t2.rules.valid", "/"),
        valid.with_cell("t3.carry_in.other", "无"),
        valid.with_cell("t4.review.uphold", "—"),
        valid.with_cell("t2.fees.amount", "N/A"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess each table of which any cell was read."""
        for table in report.format.tables:
            cells = report.table_cells(table.id)
            marked = [cell for cell in cells if cell.state is State.NA_MARK]
            if marked:
                raw = "、".join(dict.fromkeys(cell.raw for cell in marked))
                yield one_finding(report, table, marked, _MARKS, raw=raw, stated=raw)
            elif cells:
                yield Satisfied()
