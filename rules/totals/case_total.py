"""TOT004 case-total."""

from collections.abc import Iterable

from reportlint import Manual, Message, Outcome, Report, Rule, Severity, reconcile, valid


class CaseTotal(Rule):
    """In each block of the review and litigation table the four results add up to 总计."""

    code = "TOT004"
    name = "case-total"
    severity = Severity.ERROR
    title = Message(zh="复议诉讼表合计", en="Totals of the review and litigation table")
    basis = Message(
        zh="国办公开办函〔2021〕30号，表四三组“总计”",
        en="国办公开办函〔2021〕30号, table four: the three 总计",
    )
    manual = Manual(
        checks=Message(
            zh="表四三组（行政复议、未经复议直接起诉、复议后起诉）：四种结果之和等于总计。",
            en=(
                "In each of the three blocks of table four (行政复议, 未经复议直接起诉, "
                "复议后起诉) the four results add up to 总计."
            ),
        ),
        decides=Message(
            zh="表四没有行名，十五个数按表头顺序对应；个数不是十五时整行不读。",
            en=(
                "Table four has no row label: its fifteen figures are taken in the order of the "
                "header, and left unread where they are not fifteen."
            ),
        ),
        silent=Message(
            zh="有数未读出或不是数字的一组列为“未能核对”；空白的处理同 TOT001。",
            en=(
                "A block is not assessed where a figure is unread or no number; blanks are treated "
                "as in TOT001."
            ),
        ),
        traps=Message(
            zh="抽取时列序被打乱，会使三组同时不成立。",
            en="Columns that were shuffled in extraction make all three blocks fail together.",
        ),
        severity=Message(
            zh="确切数字的加法，不符必有一处错误。",
            en="A sum of exact figures: one of them is wrong.",
        ),
    )
    bad = (
        valid.with_cell("t4.review.total", 9),
        valid.with_cell("t4.lit_after.uphold", 3),
    )

    def check(self, report: Report) -> Iterable[Outcome]:
        """Assess the three blocks of table four."""
        return reconcile(
            report,
            "case-total",
            Message(
                zh="“{title}”：四种结果之和为 {expected}，总计写 {stated}",
                en="“{title}”: the four results add up to {expected}, the total says {stated}",
            ),
        )
