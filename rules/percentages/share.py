"""PCT001 share."""

from collections.abc import Iterator

from reportlint import Manual, Measure, Message, Outcome, Report, Rule, Severity, valid
from reportlint.rules.percentages.quotient import assess


class Share(Rule):
    """A stated share is its part divided by its whole, rounded half up."""

    code = "PCT001"
    name = "share"
    severity = Severity.WARNING
    title = Message(zh="占比与分子分母相符", en="Shares agree with their counts")
    basis = Message(
        zh="算术；《政府信息公开工作年度报告格式》要求数据准确",
        en="Arithmetic; the form demands accurate figures",
    )
    manual = Manual(
        checks=Message(
            zh="正文“……9份，占总数的12.5%”之类的占比，等于分子除以分母，四舍五入到所写的小数位。",
            en=(
                "A share in the prose, as in ……9份，占总数的12.5%, is its part divided by its "
                "whole, rounded half up to the decimals that are printed."
            ),
        ),
        decides=Message(
            zh=(
                "分子取同句中最近的数；分母取“占……总数”所指的数，未指明时取带“共”“总”的数，"
                "申请的办理结果（予以公开等）取此前的答复、办结数。"
                "误差超过末位一个单位为错误，否则为警告，并指出原因：截尾、收尾凑整、"
                "分子或分母用错。"
            ),
            en=(
                "The part is the nearest count before it in its sentence; the whole is the count "
                "that its base names (占…总数), else the one marked 共 or 总; for a result of "
                "requests (予以公开) what was dealt with. Off by more than one "
                "unit of the last place is an error, less a warning. The cause is named where one "
                "explains the figure: truncated, closing adjustment to 100, wrong numerator or "
                "denominator."
            ),
        ),
        silent=Message(
            zh=(
                "“约”“近”“超”等约数、找不到分子或分母、几个分母都可能且均不相符、"
                "分母是并列几个数（建议36件、提案24件）中的一个时，列为“未能核对”。"
            ),
            en=(
                "Not assessed: approximate figures (约, 近, 超), shares without a part or a whole, "
                "those for which several wholes compete and none fits, and those whose whole is "
                "one of several counts side by side (建议36件、提案24件)."
            ),
        ),
        traps=Message(
            zh="占比可能是占全部（72）而不是占小类（67）；本规则按“占……”的用词确定分母。",
            en="A share may be of all (72), not of its own class (67): the wording decides.",
        ),
        severity=Message(
            zh="末位差一可能只是舍入或凑整，故为警告；差得更多的为错误。",
            en=(
                "Off by one in the last place may be rounding or an adjustment: a warning; what is "
                "off by more is an error."
            ),
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "发布财政信息120条，占公开总数240条的50%。"),
        valid.with_sentence("s1", "发布财政信息120条，占比较上年的100条提高5%。"),
    )
    bad = (
        valid.with_sentence("s1", "发布财政信息120条，占公开总数240条的60%。"),
        valid.with_words("占清理总数的12.50%", "占清理总数的12.40%"),
        valid.with_words("占清理总数的12.50%", "占清理总数的21.50%"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every share of the prose."""
        for fact in report.facts:
            if fact.measure is Measure.SHARE:
                yield assess(fact, report, Severity.ERROR)
