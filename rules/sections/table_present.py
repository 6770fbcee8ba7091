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
    State,
    TableSpec,
    valid,
)

_MISSING = Message(
    zh="缺少{table}：“{section}”部分没有表格数据",
    en="{table} is missing: there are no figures under “{section}”",
)
_BLANK = Message(
    zh="{table}每一格都是空白，没有数据",
    en="{table} is blank in every cell: it holds no figures",
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
            zh="第二、三、四部分各有表格（没有为错误），且不是每格都空白（全空为警告）。",
            en=(
                "Sections 二, 三 and 四 each hold their table (an error if not), and it is not "
                "blank in every cell (a warning if it is)."
            ),
        ),
        decides=Message(
            zh="按行名和表头识别表格，不看它排在哪个标题之下。",
            en="A table is known by its labels, whatever heading it stands under.",
        ),
        silent=Message(
            zh=(
                "看到表格但一格也读不出，或该部分是图片时，列为“未能核对”，运行结果为“未能全部检查”。"
                "整个部分缺少时由 STR001 报告。"
            ),
            en=(
                "A table that is seen but not read is not assessed, and the run is incomplete; so "
                "it is where its section holds a picture instead. A section that is missing "
                "altogether is left to STR001."
            ),
        ),
        traps=Message(
            zh="从网页或文件复制成的纯文本不留图片的痕迹，图片表格会按缺少报告；请检查原件。",
            en=(
                "Plain text that was copied keeps no trace of pictures, so a table that is one "
                "counts as missing: check the original file."
            ),
        ),
        severity=Message(
            zh="三张表是格式规定的必填内容。",
            en="The three tables are demanded by the form.",
        ),
    )
    bad = (valid.without_table("t2"), valid.without_table("t4"))

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess each table of the format."""
        for spec in report.format.tables:
            states = {cell.state for cell in report.table_cells(spec.id)}
            if states - {State.BLANK, State.TEXT}:
                yield Satisfied()
            elif states == {State.BLANK}:
                message = _BLANK.format(table=spec.title)
                yield Failed(message, _place(report, spec), severity=Severity.WARNING)
            elif _has_unread(report, spec):
                yield NotAssessed(_UNREAD.format(table=spec.title), _place(report, spec))
            elif report.section(spec.section):
                heading = report.format.section(spec.section).heading
                message = _MISSING.format(table=spec.title, section=heading)
                yield Failed(message, _place(report, spec), expected=spec.title.zh)


def _has_unread(report: Report, spec: TableSpec) -> bool:
    """Tell whether anything in the table, or in its section, was seen but not read."""
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
