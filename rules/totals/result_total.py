"""TOT002 result-total."""

from collections.abc import Iterable

from reportlint import (
    Manual,
    Message,
    NotAssessed,
    Outcome,
    Report,
    Rule,
    Severity,
    reconcile,
    valid,
)
from reportlint.rules.totals.empty_details import only_totals

_ONLY_TOTALS = Message(
    zh="表三只有总计而没有明细，见 TOT008", en="table three has totals without details: see TOT008"
)


class ResultTotal(Rule):
    """In each column of the requests table the outcomes add up to （七）总计."""

    code = "TOT002"
    name = "result-total"
    severity = Severity.ERROR
    title = Message(zh="办理结果合计", en="Total of the outcomes of requests")
    basis = Message(
        zh="国办公开办函〔2021〕30号，表三“三、本年度办理结果”第（七）项",
        en="国办公开办函〔2021〕30号, table three, item （七） of 三、本年度办理结果",
    )
    manual = Manual(
        checks=Message(
            zh="表三每一列：（一）至（六）各明细行之和等于（七）总计。",
            en="In every column of table three rows （一） to （六） add up to （七）总计.",
        ),
        decides=Message(
            zh="只加明细行，不加“（三）不予公开”等上级行。（六）若只填一行，以该行代替三个子项。",
            en=(
                "Only detail rows are added, never parent labels such as （三）不予公开. Where "
                "（六）其他处理 is filled as one row, that row takes the place of its three items."
            ),
        ),
        silent=Message(
            zh="任一明细行缺失、未读出或不是数字时，该列列为“未能核对”；空白的处理同 TOT001。",
            en=(
                "A column is not assessed where a detail row is absent, unread or no figure; "
                "blanks are treated as in TOT001."
            ),
        ),
        traps=Message(
            zh="一个明细数写错会同时使 TOT001 与本规则不成立；两者合为一条发现，指向那一格。",
            en=(
                "One wrong detail breaks this rule and TOT001 together: they become one finding at "
                "that cell."
            ),
        ),
        severity=Message(
            zh="确切数字的加法，不符必有一处错误。",
            en="A sum of exact figures: one of them is wrong.",
        ),
    )
    bad = (
        valid.with_cell("t3.result_total.natural", 1),
        valid.with_cell("t3.denied.law.enterprise", 77),
    )

    def check(self, report: Report) -> Iterable[Outcome]:
        """Assess every column of table three, unless nothing but totals was filled in."""
        if only_totals(report):
            return (NotAssessed(_ONLY_TOTALS),)
        return reconcile(
            report,
            "result-total",
            Message(
                zh="“{title}”一列：各项办理结果之和为 {expected}，（七）总计写 {stated}",
                en="column “{title}”: the outcomes add up to {expected}, （七）总计 says {stated}",
            ),
        )
