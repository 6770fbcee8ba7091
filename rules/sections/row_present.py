"""STR007 row-present."""

from collections.abc import Iterator

from reportlint import (
    Failed,
    Label,
    Manual,
    Message,
    Outcome,
    Report,
    Row,
    Rule,
    Satisfied,
    Severity,
    Span,
    Table,
    TableSpec,
    valid,
)

_MISSING = Message(zh="{table}缺少“{label}”一行", en="{table} lacks the row “{label}”")
_DEVIATES = Message(
    zh="行名写作“{stated}”，格式为“{expected}”",
    en="the row is labelled “{stated}”, the form says “{expected}”",
)
_ONE_FOR_SEVERAL = Message(
    zh="“{label}”只填了一行，格式分列 {count} 个子项",
    en="“{label}” is filled as one row, the form has {count} items under it",
)


class RowPresent(Rule):
    """Every row of the form is there and labelled as the form labels it."""

    code = "STR007"
    name = "row-present"
    severity = Severity.ERROR
    title = Message(zh="表格各行齐全、行名规范", en="All rows are there")
    basis = Message(
        zh="国办公开办函〔2021〕30号，各表行名",
        en="国办公开办函〔2021〕30号, row labels of the tables",
    )
    manual = Manual(
        checks=Message(
            zh="各表包含格式规定的全部行（缺行为错误）；行名与格式一致（不一致为提示）。",
            en=(
                "Each table holds every row of the form (a missing row is an error) under the "
                "label of the form (another wording is an info)."
            ),
        ),
        decides=Message(
            zh="行名不计空格、全半角和“1.”“1、”之别；格式文件列出的其他写法能识别，但提示不一致。",
            en=(
                "Spacing, width and “1.” against “1、” do not matter; other wordings that the "
                "format data lists are understood and reported."
            ),
        ),
        silent=Message(
            zh="整张表缺少时由 STR005 报告；省略“（区分处理的，……）”说明不提示。",
            en="A missing table is left to STR005; （二）部分公开 may lack its note.",
        ),
        traps=Message(
            zh="行名错得无法识别时，会按缺行报告，其数值列入未读入的内容。",
            en="A label too wrong to be recognised counts as missing; its figures are left unread.",
        ),
    )
    bad = (
        valid.without_row("t3.denied.law"),
        valid.with_words("行政规范性文件 |", "规范性文件 |"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess each row of each table that is there."""
        for spec in report.format.tables:
            if table := report.table(spec.id):
                labels = {label.ids[0]: label for label in reversed(table.rows)}
                for row in spec.rows():
                    yield from _assess(report, spec, table, row, labels)


def _assess(
    report: Report, spec: TableSpec, table: Table, row: Row, labels: dict[str, Label]
) -> Iterator[Outcome]:
    label = labels.get(row.id)
    first_cell = next(iter(spec.paths_of(row)))
    if row.parts:
        if label and first_cell in report.cells:
            message = _ONE_FOR_SEVERAL.format(label=row.label, count=len(row.parts))
            yield Failed(message, label.span, label.raw, row.label, severity=Severity.INFO)
    elif label is None:
        if report.format.wholes.get(first_cell) not in report.cells:
            message = _MISSING.format(table=spec.title, label=row.label)
            yield Failed(message, _place(spec, table, row, labels), expected=row.label)
    elif label.key in row.official_keys:
        yield Satisfied()
    else:
        message = _DEVIATES.format(stated=label.raw, expected=row.label)
        yield Failed(message, label.span, label.raw, row.label, severity=Severity.INFO)


def _place(spec: TableSpec, table: Table, row: Row, labels: dict[str, Label]) -> Span:
    """Return the label of the next row that is there, or the last label of the table."""
    ids = [other.id for other in spec.rows()]
    for later in ids[ids.index(row.id) + 1 :]:
        if later in labels:
            return labels[later].span
    return (table.rows or table.columns)[-1].span
