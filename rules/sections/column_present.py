"""STR006 column-present."""

from collections import defaultdict
from collections.abc import Iterator

from reportlint import (
    Column,
    Failed,
    Manual,
    Message,
    NotAssessed,
    Outcome,
    Report,
    Rule,
    Satisfied,
    Severity,
    Table,
    TableSpec,
    valid,
)

_MISSING = Message(
    zh="{table}缺少“{label}”列：应有 {expected} 处，读到 {found} 处",
    en="{table} lacks the column “{label}”: found {found} of {expected}",
)


_TORN = Message(
    zh="{table}表头中“{label}”应有 {expected} 处，读到 {found} 处，但有该列的数值，可能列名被拆散",
    en=(
        "{table}: the header label “{label}” was found {found} times of {expected}, yet rows have "
        "values for it; it may have been torn apart"
    ),
)


class ColumnPresent(Rule):
    """Every column of the form has its header."""

    code = "STR006"
    name = "column-present"
    severity = Severity.ERROR
    title = Message(zh="表格各列齐全", en="All columns are there")
    basis = Message(
        zh="国办公开办函〔2021〕30号，各表表头",
        en="国办公开办函〔2021〕30号, headers of the tables",
    )
    manual = Manual(
        checks=Message(
            zh="各表表头包含格式规定的全部列名。",
            en="The header of each table holds every column label of the form.",
        ),
        decides=Message(
            zh="列名不计空格和全半角；表四同名列应各出现三次，表头因分页重复不影响。",
            en=(
                "Labels match whatever their spacing and width; those of table four must stand "
                "three times; headers repeated at page breaks do no harm."
            ),
        ),
        silent=Message(
            zh=(
                "整张表缺少时由 STR005 报告。找不到列名、但有该列的数值时，多半是抽取时列名被拆散，"
                "列为“未能核对”。"
            ),
            en=(
                "A table that is missing altogether is left to STR005. Where a label is not found "
                "but the rows have values for it, extraction probably tore it: not assessed."
            ),
        ),
        traps=Message(
            zh="同名列只计总数，不能指出少的是哪一处。",
            en="Of labels that stand several times only the number is known, not which one lacks.",
        ),
        severity=Message(
            zh="表格的列由格式规定，不得删减。",
            en="The columns are fixed by the form.",
        ),
    )
    bad = (valid.without_column("t3.total"), valid.without_column("t2.valid"))

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess each column label of each table that is there."""
        for spec in report.format.tables:
            if table := report.table(spec.id):
                yield from _assess(report, spec, table)


def _assess(report: Report, spec: TableSpec, table: Table) -> Iterator[Outcome]:
    alike: dict[str, list[Column]] = defaultdict(list)
    for block in spec.blocks:
        for column in block.columns:
            alike[column.label].append(column)
    for label, columns in alike.items():
        ids = {column.id for column in columns}
        found = sum(not ids.isdisjoint(seen.ids) for seen in table.columns)
        if found >= len(columns):
            yield Satisfied()
        else:
            values = {"table": spec.title, "label": label, "expected": len(columns), "found": found}
            place = (table.columns or table.rows)[0].span
            if _has_values(report, spec, columns):
                yield NotAssessed(_TORN.format(**values), place)
            else:
                yield Failed(_MISSING.format(**values), place, str(found), label)


def _has_values(report: Report, spec: TableSpec, columns: list[Column]) -> bool:
    ends = tuple(f".{column.id}" for column in columns)
    return any(path in report.cells for path in spec.paths() if path.endswith(ends))
