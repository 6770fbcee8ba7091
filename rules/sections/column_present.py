"""STR006 column-present."""

from collections import defaultdict
from collections.abc import Iterator

from reportlint import (
    Column,
    Failed,
    Manual,
    Message,
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
            zh="整张表缺少时由 STR005 报告，本条不重复。",
            en="A table that is missing altogether is left to STR005.",
        ),
        traps=Message(
            zh="列名被拆到两行、抽取后对不上时也会报告；请核对原件。",
            en="A label that extraction tore apart is reported too: look at the original.",
        ),
    )
    bad = (valid.without_column("t3.total"), valid.without_column("t2.valid"))

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess each column label of each table that is there."""
        for spec in report.format.tables:
            if table := report.table(spec.id):
                yield from _assess(spec, table)


def _assess(spec: TableSpec, table: Table) -> Iterator[Outcome]:
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
            message = _MISSING.format(
                table=spec.title, label=label, expected=len(columns), found=found
            )
            place = (table.columns or table.rows)[0].span
            yield Failed(message, place, str(found), label)
