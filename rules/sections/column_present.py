"""STR006 column-present."""

from collections import Counter, defaultdict
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


# How far above its first label and below its last the pieces of a header may stand.
_AROUND = 200
# Where more columns lack than an office leaves out, the header was not read.
_MOST = 2
_UNREAD = Message(
    zh="{table}表头中“{label}”应有 {expected} 处，读到 {found} 处，但表头读得不全，列名可能被拆散",
    en=(
        "{table}: the header label “{label}” was found {found} times of {expected}, but the header "
        "was not read whole; it may have been torn apart"
    ),
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
                "整张表缺少时由 STR005 报告。找不到列名、但有该列的数值，或表头中有列名的每个字，"
                "或缺三个以上列名时，多半是抽取时列名被拆散，列为“未能核对”。"
            ),
            en=(
                "A table that is missing altogether is left to STR005. Where a label is not found "
                "but the rows have values for it, or the header has all its characters, or more "
                "than two labels lack, extraction probably tore the header: not assessed."
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
    counts = {
        label: sum(
            not {column.id for column in columns}.isdisjoint(seen.ids) for seen in table.columns
        )
        for label, columns in alike.items()
    }
    missing = [label for label, columns in alike.items() if counts[label] < len(columns)]
    for label, columns in alike.items():
        if label not in missing:
            yield Satisfied()
            continue
        expected, found = len(columns), counts[label]
        values = {"table": spec.title, "label": label, "expected": expected, "found": found}
        place = (table.columns or table.rows)[0].span
        if _has_values(report, spec, columns):
            yield NotAssessed(_TORN.format(**values), place)
        elif len(missing) > _MOST or _is_in_pieces(label, expected - found, report, table):
            yield NotAssessed(_UNREAD.format(**values), place)
        else:
            yield Failed(_MISSING.format(**values), place, str(found), label)


def _is_in_pieces(label: str, times: int, report: Report, table: Table) -> bool:
    """Tell whether a header holds every character of a label beside the labels that were found."""
    header = table.columns or table.rows[:1]
    start, last = header[0].span.start, header[-1].span.end
    headings = [section.span for section in report.sections]
    above = max((span.end for span in headings if span.end <= start), default=0)
    ends = (*(row.span.start for row in table.rows), *(span.start for span in headings))
    below = min((end for end in ends if end >= last), default=last + _AROUND)
    words = report.folded[max(above, start - _AROUND) : min(below, last + _AROUND)]
    others = Counter(words)
    for item in (*table.columns, *table.rows):
        others -= Counter(item.key)
    return all(others[sign] >= times * number for sign, number in Counter(label).items())


def _has_values(report: Report, spec: TableSpec, columns: list[Column]) -> bool:
    ends = tuple(f".{column.id}" for column in columns)
    return any(path in report.cells for path in spec.paths() if path.endswith(ends))
