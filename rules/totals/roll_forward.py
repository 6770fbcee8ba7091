"""TOT003 roll-forward."""

from collections.abc import Iterable

from reportlint import Manual, Message, Outcome, Report, Rule, Severity, reconcile, valid


class RollForward(Rule):
    """New requests and those carried in equal those handled and those carried out."""

    code = "TOT003"
    name = "roll-forward"
    severity = Severity.ERROR
    title = Message(zh="申请收办结转勾稽", en="Roll-forward of requests")
    basis = Message(
        zh="国办公开办函〔2021〕30号，表三表头：第一项加第二项之和，等于第三项加第四项之和",
        en="国办公开办函〔2021〕30号, printed in the head of table three: 一 + 二 = 三 + 四",
    )
    manual = Manual(
        checks=Message(
            zh="表三每一列：一、新收 ＋ 二、上年结转 ＝ 三（七）总计 ＋ 四、结转下年度。",
            en="In every column of table three: 新收 + 上年结转 = （七）总计 + 结转下年度继续办理.",
        ),
        decides=Message(
            zh="四个数都从表中按行名取得，精确相加。",
            en="All four figures are found by their labels and added exactly.",
        ),
        silent=Message(
            zh="四个数中有缺失、未读出或不是数字的，该列列为“未能核对”；空白的处理同 TOT001。",
            en=(
                "A column is not assessed where one of the four is absent, unread or no figure; "
                "blanks are treated as in TOT001."
            ),
        ),
        traps=Message(
            zh="（七）总计写错时，本规则与 TOT002 以同样的差额同时不成立，原因只有一个。",
            en=(
                "A wrong （七）总计 breaks this rule and TOT002 by the same difference: the cause "
                "is one."
            ),
        ),
        severity=Message(
            zh="勾稽关系印在表格里，不符必有一处错误。",
            en="The reconciliation is printed in the form itself: one of the figures is wrong.",
        ),
    )
    bad = (
        valid.with_cell("t3.carry_out.natural", 9),
        valid.with_cell("t3.carry_in.enterprise", 50),
    )

    def check(self, report: Report) -> Iterable[Outcome]:
        """Assess every column of table three."""
        return reconcile(
            report,
            "roll-forward",
            Message(
                zh="“{title}”一列：新收加上年结转为 {expected}，办理总计加结转下年度为 {stated}",
                en=(
                    "column “{title}”: new and carried-in requests are {expected}, "
                    "handled and carried-out ones {stated}"
                ),
            ),
        )
