"""TOT007 documents-public."""

from collections.abc import Iterator

from reportlint import (
    Failed,
    Manual,
    Message,
    Outcome,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)
from reportlint.rules.totals.figures import figures, related

_ROWS = ("rules", "normative")
_TOO_FEW = Message(
    zh="“{title}”对外公开总数量 {total}，少于本年新公开数量 {new}",
    en="“{title}”: {total} public in all, fewer than the {new} made public this year",
)
_form_of_2019 = valid.in_form("gid2019")


class DocumentsPublic(Rule):
    """No more documents are newly public than are public in all: the form of 2019."""

    code = "TOT007"
    name = "documents-public"
    severity = Severity.WARNING
    title = Message(zh="对外公开总数量不少于本年新公开数量", en="Documents that are public")
    basis = Message(
        zh="国办公开办函〔2019〕60号，表二本年新公开数量、对外公开总数量两栏",
        en="国办公开办函〔2019〕60号, table two: newly public and public in all",
    )
    manual = Manual(
        checks=Message(
            zh="2019 年格式的规章、规范性文件：对外公开总数量 ≥ 本年新公开数量。",
            en="In the form of 2019 as many 规章 and 规范性文件 are public as are newly so.",
        ),
        decides=Message(
            zh="两个数都取自表二同一行。",
            en="Both figures stand in one row of table two.",
        ),
        silent=Message(
            zh="两个数中有空白、符号或未读出的，列为“未能核对”；2021 年格式没有这两栏。",
            en=(
                "Not assessed where one of the two is blank, a mark or unread; the form of 2021 "
                "has no such columns."
            ),
        ),
        traps=Message(
            zh="当年公开、当年又撤下的文件会使总数变小。",
            en="Documents may be made public and taken down again within the year.",
        ),
        severity=Message(
            zh="文件可能当年撤下，故为警告。",
            en="Documents may be taken down in the year: a warning.",
        ),
    )
    good = (
        valid,
        _form_of_2019,
        _form_of_2019.with_cell("t2.normative.total_public", 6),
        _form_of_2019.with_cell("t2.rules.total_public", ""),
    )
    bad = (
        _form_of_2019.with_cell("t2.normative.newly_public", 60),
        _form_of_2019.with_cell("t2.rules.newly_public", 1),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess both rows of documents."""
        known = {row.id: row.label for row in report.format.table("t2").rows()}
        for row in _ROWS:
            paths = [f"t2.{row}.newly_public", f"t2.{row}.total_public"]
            if set(paths) <= report.format.reading_order.keys():
                yield _assess(report, paths, known[row])


def _assess(report: Report, paths: list[str], title: str) -> Outcome:
    cells, why = figures(report, paths)
    if why:
        return why
    new, total = (cell.value or 0 for cell in cells)
    if total >= new:
        return Satisfied()
    arithmetic = f"{total} < {new}"
    return Failed(
        _TOO_FEW.format(title=title, total=total, new=new),
        cells[1].span,
        stated=str(total),
        expected=f"≥ {new}",
        arithmetic=Message(arithmetic, arithmetic),
        related=related(cells[:1], report),
        paths=tuple(paths),
    )
