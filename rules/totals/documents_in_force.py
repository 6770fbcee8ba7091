"""TOT006 documents-in-force."""

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
    zh="“{title}”现行有效 {valid} 件，少于本年制发 {issued} 件减去本年废止 {repealed} 件",
    en=(
        "“{title}”: {valid} in force, fewer than the {issued} issued this year less the {repealed} "
        "repealed"
    ),
)


class DocumentsInForce(Rule):
    """At least what was issued this year and not repealed is in force at its end."""

    code = "TOT006"
    name = "documents-in-force"
    severity = Severity.WARNING
    title = Message(zh="现行有效件数不少于制发减废止", en="Documents in force")
    basis = Message(
        zh="国办公开办函〔2021〕30号，表二本年制发、本年废止、现行有效件数三栏",
        en="国办公开办函〔2021〕30号, table two: issued, repealed and in force",
    )
    manual = Manual(
        checks=Message(
            zh="规章、行政规范性文件：现行有效件数 ≥ 本年制发件数 − 本年废止件数。",
            en="Of 规章 and 行政规范性文件 at least issued less repealed are in force.",
        ),
        decides=Message(
            zh="三个数都取自表二同一行；不用往年的数。",
            en="All three figures stand in one row of table two; no other year is needed.",
        ),
        silent=Message(
            zh="三个数中有空白、符号或未读出的，列为“未能核对”；2019 年格式没有这三栏。",
            en=(
                "Not assessed where one of the three is blank, a mark or unread; the form of 2019 "
                "has no such columns."
            ),
        ),
        traps=Message(
            zh="当年制发、当年有效期满而失效的文件，或现行有效只计本级文件的，属例外。",
            en=(
                "A document may be issued and lapse within the year, or only those of the organ's "
                "own level may be counted as in force."
            ),
        ),
        severity=Message(
            zh="有上述例外，故为警告。",
            en="For these exceptions it is a warning.",
        ),
    )
    good = (
        valid,
        valid.with_cell("t2.normative.issued", 49),
        valid.with_cell("t2.rules.valid", "/"),
        valid.in_form("gid2019"),
    )
    bad = (
        valid.with_cell("t2.normative.valid", 2),
        valid.with_cell("t2.rules.issued", 1),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess both rows of documents."""
        known = {row.id: row.label for row in report.format.table("t2").rows()}
        for row in _ROWS:
            paths = [f"t2.{row}.{column}" for column in ("issued", "repealed", "valid")]
            if set(paths) <= report.format.reading_order.keys():
                yield _assess(report, paths, known[row])


def _assess(report: Report, paths: list[str], title: str) -> Outcome:
    cells, why = figures(report, paths)
    if why:
        return why
    issued, repealed, in_force = (cell.value or 0 for cell in cells)
    if in_force >= issued - repealed:
        return Satisfied()
    arithmetic = f"{issued} − {repealed} = {issued - repealed} > {in_force}"
    return Failed(
        _TOO_FEW.format(title=title, issued=issued, repealed=repealed, valid=in_force),
        cells[2].span,
        stated=str(in_force),
        expected=f"≥ {issued - repealed}",
        arithmetic=Message(arithmetic, arithmetic),
        related=related(cells[:2], report),
        paths=tuple(paths),
    )
