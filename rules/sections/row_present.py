"""STR007 row-present."""

from collections.abc import Iterator

from reportlint import (
    Failed,
    Label,
    Manual,
    Message,
    NotAssessed,
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

_SEVERAL_MISSING = Message(
    zh="{table}缺少“{label}”至“{last}”共 {count} 行",
    en="{table} lacks {count} rows, from “{label}” to “{last}”",
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


_LOOSE = Message(
    zh="{table}没有找到“{label}”一行，但表中有行名不明的数值，可能就是这一行",
    en="{table}: the row “{label}” was not found, but figures without a known label may be it",
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
            zh="行名不计空格、全半角和“1.”“1、”之别；其他写法和错字能识别的，提示不一致。",
            en=(
                "Spacing, width and “1.” against “1、” do not matter; other wordings, and labels "
                "that resemble one row more than any other, are understood and reported."
            ),
        ),
        silent=Message(
            zh=(
                "整张表缺少时由 STR005 报告；省略“（区分处理的，……）”说明不提示；"
                "表中另有行名不明的数值时，缺行列为“未能核对”。"
            ),
            en=(
                "A missing table is left to STR005; （二）部分公开 may lack its note. Where the "
                "table holds figures without a known label, a row that lacks is not assessed."
            ),
        ),
        traps=Message(
            zh="行名错得无法识别时，其数值列入未读入的内容，不会算到别的行。",
            en="The figures of a label too wrong to be recognised are unread, never another row's.",
        ),
        severity=Message(
            zh="缺行即少填一项，是错误；行名写法不同不影响内容，是提示。",
            en=(
                "A missing row leaves something out: an error; a label that is worded otherwise "
                "does not: info."
            ),
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
                missing: dict[Span, list[Row]] = {}
                for row in spec.rows():
                    yield from _assess(report, spec, table, row, labels, missing)
                for place, rows in missing.items():
                    yield _missing(spec, place, rows)


def _assess(
    report: Report,
    spec: TableSpec,
    table: Table,
    row: Row,
    labels: dict[str, Label],
    missing: dict[Span, list[Row]],
) -> Iterator[Outcome]:
    """Yield the outcome for a row; those that lack are gathered by the place they belong to."""
    label = labels.get(row.id)
    first_cell = next(iter(spec.paths_of(row)))
    if row.parts:
        if label and first_cell in report.cells:
            message = _ONE_FOR_SEVERAL.format(label=row.label, count=len(row.parts))
            yield Failed(message, label.span, label.raw, row.label, severity=Severity.INFO)
    elif label is None:
        if report.format.wholes.get(first_cell) not in report.cells:
            values = {"table": spec.title, "label": row.label}
            place = _place(spec, table, row, labels)
            if report.is_unparsed(first_cell) or _has_loose_figures(report, spec, table):
                yield NotAssessed(_LOOSE.format(**values), place)
            else:
                missing.setdefault(place, []).append(row)
    elif label.key in row.official_keys:
        yield Satisfied()
    else:
        message = _DEVIATES.format(stated=label.raw, expected=row.label)
        yield Failed(message, label.span, label.raw, row.label, severity=Severity.INFO)


def _missing(spec: TableSpec, place: Span, rows: list[Row]) -> Failed:
    """Return one finding for rows that lack one after the other."""
    first, last = rows[0], rows[-1]
    message = _MISSING if len(rows) == 1 else _SEVERAL_MISSING
    return Failed(
        message.format(table=spec.title, label=first.label, last=last.label, count=len(rows)),
        place,
        expected="、".join(row.label for row in rows),
    )


def _has_loose_figures(report: Report, spec: TableSpec, table: Table) -> bool:
    """Tell whether figures stand in the table under no known label."""
    seen = {label.ids[0] for label in table.rows}
    known = {path for row in spec.rows() if row.id in seen for path in spec.paths_of(row)}
    return any(
        known.isdisjoint(item.paths) and table.span.start <= item.span.start <= table.span.end
        for item in report.unparsed
    )


def _place(spec: TableSpec, table: Table, row: Row, labels: dict[str, Label]) -> Span:
    """Return the label of the next row that is there, or the last label of the table."""
    ids = [other.id for other in spec.rows()]
    for later in ids[ids.index(row.id) + 1 :]:
        if later in labels:
            return labels[later].span
    return (table.rows or table.columns)[-1].span
