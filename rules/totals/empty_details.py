"""TOT008 empty-details."""

from collections.abc import Iterator

from reportlint import (
    Cell,
    Example,
    Failed,
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
from reportlint.rules.totals.figures import related

_EMPTY = Message(
    zh="“（七）总计”有 {total} 件，但（一）至（六）各明细行没有一个大于 0 的数（共 {count} 格）",
    en=(
        "（七）总计 says {total}, yet not one of the {count} cells of rows （一） to （六） is "
        "above 0"
    ),
)
_UNREAD = Message(
    zh="表三有明细格未能读出，不知明细是否都没有数",
    en="details of table three could not be read, so whether all of them are empty is open",
)
_NOT_DETAILS = ("new", "carry_in", "result_total", "carry_out")


_FILLED = {
    "natural": "open partial denied.law denied.query unable.nothold unable.create decline.petition "
    "decline.repeat other.nocorrect other.misc",
    "enterprise": "open partial denied.third",
    "research": "other.misc",
    "welfare": "unable.nothold",
    "legal": "open",
    "other": "decline.repeat",
    "total": "open partial denied.law denied.third denied.query unable.nothold unable.create "
    "decline.petition decline.repeat other.nocorrect other.misc",
}


def _without_details() -> Example:
    """Return the valid report with a blank for every detail that it has."""
    example = valid
    for column, rows in _FILLED.items():
        for row in rows.split():
            example = example.with_cell(f"t3.{row}.{column}", "")
    return example


class EmptyDetails(Rule):
    """Where （七）总计 counts outcomes, the rows above it say which."""

    code = "TOT008"
    name = "empty-details"
    severity = Severity.ERROR
    title = Message(zh="有总计就有明细", en="A total has details")
    basis = Message(
        zh="国办公开办函〔2021〕30号，表三“三、本年度办理结果”各项与第（七）项总计",
        en="国办公开办函〔2021〕30号, table three: the items of 三、本年度办理结果 and their total",
    )
    manual = Manual(
        checks=Message(
            zh="表三（七）总计大于 0 时，（一）至（六）的明细行至少有一个大于 0 的数。",
            en="Where （七）总计 is above 0, some cell of rows （一） to （六） is as well.",
        ),
        decides=Message(
            zh="看全部明细行的全部列，空白、符号和 0 都不算。",
            en="All columns of all detail rows count; blanks, marks and zeros are nothing.",
        ),
        silent=Message(
            zh="明细有一格大于 0 就不报，其余差额由 TOT002 核对；有未读出的格时列为“未能核对”。",
            en=(
                "One detail above 0 is enough: what is then amiss is for TOT002. Not assessed "
                "where a detail is unread."
            ),
        ),
        traps=Message(
            zh="抽取文本时明细的数字丢失，也会只剩总计；请对照原件。",
            en="Figures lost in extraction may leave totals alone: look at the original.",
        ),
        severity=Message(
            zh="总计由明细相加而得，只有总计而没有明细，表三必不完整。",
            en="A total is the sum of its details: without any, the table is not complete.",
        ),
    )
    good = (
        valid,
        valid.with_cell("t3.open.natural", ""),
        valid.with_cell("t3.result_total.total", 0),
    )
    bad = (_without_details(),)

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the outcomes of table three."""
        totals = _totals(report)
        if not totals:
            return
        details = _details(report)
        if any((cell.value or 0) > 0 for cell in details):
            yield Satisfied()
        elif _is_unread(report, details):
            yield NotAssessed(_UNREAD, totals[-1].span)
        else:
            yield _failed(report, totals, details)


def only_totals(report: Report) -> bool:
    """Tell whether table three has a total above 0 and no detail that is."""
    has_details = any((cell.value or 0) > 0 for cell in _details(report))
    return bool(_totals(report)) and not has_details


def _totals(report: Report) -> list[Cell]:
    return [
        cell
        for path, cell in report.cells.items()
        if path.startswith("t3.result_total.") and (cell.value or 0) > 0
    ]


def _details(report: Report) -> list[Cell]:
    others = tuple(f"t3.{row}." for row in _NOT_DETAILS)
    return [
        cell
        for path, cell in report.cells.items()
        if path.startswith("t3.") and not path.startswith(others)
    ]


def _is_unread(report: Report, details: list[Cell]) -> bool:
    """Tell whether a figure may stand in a detail that was not read, or in a place unknown."""
    rows = [row for row in report.format.table("t3").rows() if row.id not in _NOT_DETAILS]
    wanted = {path for row in rows for path in report.format.table("t3").paths_of(row)}
    read = {cell.path for cell in details}
    stood_for = {part for path in read for part in report.format.parts.get(path, ())}
    missing = wanted - read - stood_for - report.format.parts.keys()
    is_text = any(cell.state is State.TEXT for cell in details)
    table = report.table("t3")
    loose = table is not None and any(
        not item.paths and table.span.start <= item.span.start <= table.span.end
        for item in report.unparsed
    )
    return bool(missing) or is_text or loose


def _failed(report: Report, totals: list[Cell], details: list[Cell]) -> Failed:
    last = totals[-1]
    return Failed(
        _EMPTY.format(total=last.value, count=len(details)),
        last.span,
        stated=str(last.value),
        related=related(totals[:-1], report),
        paths=tuple(cell.path for cell in totals),
    )
