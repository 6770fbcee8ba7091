"""CEL005 words-in-cell."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

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
    TableSpec,
    valid,
)
from reportlint.rules.cells.places import kinds, one_finding
from reportlint.rules.cells.spelling import Worded, number_with_words

_WORDS = Message(
    zh="{table}有 {count} 格在数字之外写有“{raw}”：{places}；单位在表头，格内只填数字",
    en=(
        "{table} has {count} cells that say {raw} besides a number: {places}; the unit belongs in "
        "the header, the cell holds the number alone"
    ),
)
_OPEN_UNIT = Message(
    zh="{table}{places}写作“{raw}”，带有单位；该格式未规定单位，宜在表外注明，格内只填数字",
    en=(
        "{table}: {places} says {raw}, with its unit; this form names none, so say it outside the "
        "table and leave the number alone in the cell"
    ),
)
_NOTE = Message(
    zh="{table}有 {count} 格在数字后加了括注（{raw}）：{places}；说明宜写在正文",
    en=(
        "{table} has {count} cells with a note in brackets behind the number ({raw}): {places}; "
        "notes belong in the prose"
    ),
)


class WordsInCell(Rule):
    """A cell holds its number alone, without a unit or other words."""

    code = "CEL005"
    name = "words-in-cell"
    severity = Severity.WARNING
    title = Message(zh="数据格只填数字", en="No units or words beside a number")
    basis = Message(
        zh="国办公开办函〔2021〕30号，各表数据栏；单位由栏目名称给出",
        en="国办公开办函〔2021〕30号, the cells of the tables; the header gives the unit",
    )
    manual = Manual(
        checks=Message(
            zh="数据格不写“45件”“251000元”之类；数字后的括注为提示。同一张表同样的文字只报一条。",
            en=(
                "No cell says 45件, 251000元 or the like; a note in brackets behind the number is "
                "an info. The same words in several cells of a table are one finding."
            ),
        ),
        decides=Message(
            zh="整格以一个数字开头、其后有别的文字才算。带单位的格不参与合计，括注前的数字参与。",
            en=(
                "A cell counts that begins with one number and goes on with words. Such a number "
                "takes no part in sums; one with a note in brackets does."
            ),
        ),
        silent=Message(
            zh="2019 年格式“本年增/减”写“增3”“减2项”能读出数值的，不报。",
            en="增3 or 减2项 in 本年增/减 of the form of 2019 say a number: no finding.",
        ),
        traps=Message(
            zh="2019 年格式的采购总金额没有规定单位，写“251000元”是为了说清楚，只需改在表外注明。",
            en=(
                "The form of 2019 names no unit for 采购总金额, so 251000元 is there for clarity: "
                "say it outside the table."
            ),
        ),
        severity=Message(
            zh="数值多半看得明白，但格式要求的是数字，汇总时会丢失，故为警告；括注不影响取数。",
            en=(
                "A reader understands the number, but it is lost where tables are added up: a "
                "warning. A note in brackets does not hide its number: an info."
            ),
        ),
    )
    good = (
        valid,
        valid.with_cell("t2.license.decisions", "1,843"),
        valid.with_cell("t2.rules.issued", "/"),
        valid.in_form("gid2019").with_cell("t2.license.delta", "减2项"),
    )
    bad = (
        valid.with_cell("t3.new.natural", "45件"),
        valid.with_cell("t2.fees.amount", "612.5万元"),
        valid.in_form("gid2019").with_cell("t2.procurement.amount", "251000元"),
        valid.with_cell("t2.normative.valid", "46（其中修订16件）"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess each table of which any cell was read."""
        for table in report.format.tables:
            cells = report.table_cells(table.id)
            found = [*_worded(report, table, cells), *_noted(report, table, cells)]
            yield from found
            if cells and not found:
                yield Satisfied()


def _worded(report: Report, table: TableSpec, cells: Sequence[Cell]) -> Iterator[Outcome]:
    kind_of = kinds(report.format)
    groups: dict[tuple[str, str], list[tuple[Cell, Worded]]] = defaultdict(list)
    for cell in cells:
        kind = kind_of[cell.path]
        folded = report.folded[cell.span.start : cell.span.end]
        if cell.state is State.TEXT and (worded := number_with_words(folded, kind)):
            groups[kind, worded.words].append((cell, worded))
    for (kind, words), group in groups.items():
        (first, worded), single = group[0], len(group) == 1
        yield one_finding(
            report,
            table,
            [cell for cell, _ in group],
            _OPEN_UNIT if kind == "amount" and single else _WORDS,
            raw=first.raw if single else words,
            stated=first.raw if single else words,
            expected=worded.plain(kind) if single else None,
        )


def _noted(report: Report, table: TableSpec, cells: Sequence[Cell]) -> Iterator[Outcome]:
    noted = [cell for cell in cells if cell.note]
    if noted:
        raw = noted[0].note
        yield one_finding(
            report, table, noted, _NOTE, raw=raw, stated=noted[0].raw, severity=Severity.INFO
        )
