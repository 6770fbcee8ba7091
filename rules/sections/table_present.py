"""STR005 table-present."""

from collections.abc import Iterator

from reportlint import (
    Failed,
    Manual,
    Message,
    NotAssessed,
    Outcome,
    Report,
    Rule,
    Satisfied,
    Severity,
    Span,
    TableSpec,
    valid,
)

_MISSING = Message(
    zh="缺少{table}：“{section}”部分没有表格数据",
    en="{table} is missing: there are no figures under “{section}”",
)
_UNREAD = Message(
    zh="{table}有内容，但未能读出任何一格",
    en="{table} holds something, but not one cell of it could be read",
)


class TablePresent(Rule):
    """Tables 二, 三 and 四 are there as data."""

    code = "STR005"
    name = "table-present"
    severity = Severity.ERROR
    title = Message(zh="三张表齐全", en="All tables are there")
    basis = Message(
        zh="国办公开办函〔2021〕30号，第二、三、四部分的表格",
        en="国办公开办函〔2021〕30号, the tables of sections 二, 三 and 四",
    )
    manual = Manual(
        checks=Message(
            zh="第二、三、四部分各有表格，且至少能读出一格。",
            en="Sections 二, 三 and 四 each hold their table, with at least one cell to be read.",
        ),
        decides=Message(
            zh="按行名和表头识别表格，不看它排在哪个标题之下。",
            en="A table is known by its labels, whatever heading it stands under.",
        ),
        silent=Message(
            zh="看到表格但一格也读不出时列为“未能核对”，运行结果为“未能全部检查”。",
            en="A table that is seen but not read is not assessed, and the run is incomplete.",
        ),
        traps=Message(
            zh="表格是图片时文本中没有任何痕迹，会按缺少报告；请查看原件。",
            en="A table that is an image leaves no trace in text and counts as missing.",
        ),
    )
    bad = (valid.without_table("t2"), valid.without_table("t4"))

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess each table of the format."""
        read = {path.partition(".")[0] for path in report.cells}
        for spec in report.format.tables:
            if spec.id in read:
                yield Satisfied()
            elif _has_unread(report, spec):
                yield NotAssessed(_UNREAD.format(table=spec.title), _place(report, spec))
            else:
                heading = report.format.section(spec.section).heading
                message = _MISSING.format(table=spec.title, section=heading)
                yield Failed(message, _place(report, spec), expected=spec.title.zh)


def _has_unread(report: Report, spec: TableSpec) -> bool:
    section = report.section(spec.section)
    return any(
        any(path.startswith(f"{spec.id}.") for path in item.paths)
        or (
            section is not None
            and not item.paths
            and section.body.start <= item.span.start < section.body.end
        )
        for item in report.unparsed
    )


def _place(report: Report, spec: TableSpec) -> Span:
    section = report.section(spec.section)
    return section.span if section else report.place_for(spec.section)
