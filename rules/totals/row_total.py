"""TOT001 row-total."""

from collections.abc import Iterable

from reportlint import Manual, Message, Outcome, Report, Rule, Severity, reconcile, valid


class RowTotal(Rule):
    """Each row of the requests table adds up to its 总计."""

    code = "TOT001"
    name = "row-total"
    severity = Severity.ERROR
    title = Message(zh="申请表各行合计", en="Row totals of the requests table")
    basis = Message(
        zh="国办公开办函〔2021〕30号，表三“申请人情况”各列与总计列",
        en="国办公开办函〔2021〕30号, table three: applicant columns and the total column",
    )
    manual = Manual(
        checks=Message(
            zh="表三每一行：自然人至其他六列之和等于总计列。",
            en=(
                "In every row of table three the six applicant columns (自然人 to 其他) add up "
                "to the 总计 column."
            ),
        ),
        decides=Message(
            zh="按行名、列名取数，逐行精确相加，不设误差。",
            en="Cells are found by their labels and added exactly, with no tolerance.",
        ),
        silent=Message(
            zh=(
                "某格缺失、未读出或不是数字时列为“未能核对”。空白不当作 0：若按 0 计仍不成立，"
                "降一级报告；整侧空白则列为“未能核对”。"
            ),
            en=(
                "A cell that is absent, unread or no figure makes the row not assessed. A blank is "
                "no zero: a row that fails even with blanks as zeros is reported one degree lower; "
                "where a whole side is blank the row is not assessed."
            ),
        ),
        traps=Message(
            zh="抽取文本时丢失一列会使数值错位；读到的数值个数不符时整行不读，不作判断。",
            en=(
                "A column lost in extraction shifts values; a row with the wrong number of values "
                "is left unread rather than judged."
            ),
        ),
        severity=Message(
            zh="确切数字的加法，不符必有一处错误。",
            en="A sum of exact figures: one of them is wrong.",
        ),
    )
    bad = (valid.with_cell("t3.new.natural", 999), valid.with_cell("t3.open.total", 1))

    def check(self, report: Report) -> Iterable[Outcome]:
        """Assess every row of table three."""
        return reconcile(
            report,
            "row-total",
            Message(
                zh="“{title}”一行：六列之和为 {expected}，总计写 {stated}",
                en="row “{title}”: the six columns add up to {expected}, the total says {stated}",
            ),
        )
