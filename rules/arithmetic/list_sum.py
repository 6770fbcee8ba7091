"""NAR001 list-sum."""

from collections.abc import Iterator

from reportlint import Manual, Message, Outcome, Report, Rule, Severity, valid
from reportlint.rules.arithmetic.decomposition import assess


class ListSum(Rule):
    """The parts of a list in the prose make up its whole."""

    code = "NAR001"
    name = "list-sum"
    severity = Severity.ERROR
    title = Message(zh="“其中”各项之和等于总数", en="The parts after 其中 make up the whole")
    basis = Message(
        zh="算术；《政府信息公开工作年度报告格式》要求数据准确",
        en="Arithmetic; the form demands accurate figures",
    )
    manual = Manual(
        checks=Message(
            zh=(
                "“共T件，其中甲a件、乙b件……”各项相加等于 T；办理申请的各种结果相加等于办结数，"
                "复议、诉讼的各种结果相加等于总数。"
            ),
            en=(
                "The parts in 共T件，其中甲a件、乙b件 add up to T; the results of requests to what "
                "was dealt with, the results of cases to their number."
            ),
        ),
        decides=Message(
            zh=(
                "总数取“其中”之前同单位的数，也认“共T件：甲a件、其他b件”和“甲a件、乙b件，"
                "合计T件”；前几项已凑成总数的，以这几项为准。相加多于总数为错误；"
                "少于总数的，仅在有“其他”一项、分类已穷尽（如六种办理结果、废止与继续有效、"
                "占比合计100%）或已达总数95%时报告警告。"
            ),
            en=(
                "The whole is the count of the same unit before 其中, before a colon with 其他 "
                "among its items, or behind 合计; where the first parts already make it up, they "
                "are the list. A sum that is more is an error. One that is less is a warning, and "
                "only where there is an item 其他, where the classes are all that there are (the "
                "results of requests, 废止 and 继续有效, shares of 100% together), or where it "
                "reaches 95% of the whole."
            ),
        ),
        silent=Message(
            zh=(
                "只列一部分的（“其中包括”、差额较大、单位不同）、总数可能另有所指的、"
                "按发布渠道交叉统计的、约数，列为“未能核对”；以万计的，相差在四舍五入之内的列为“未能核对”。"
            ),
            en=(
                "Not assessed: lists that may be partial (其中包括, a large difference, another "
                "unit), those whose whole may be another count, publications by channel, which "
                "overlap, and figures in 万 that differ by no more than their rounding."
            ),
        ),
        traps=Message(
            zh="括号里的数属于它前面的一项，不参加外层相加；“占……”的百分数不是一项。",
            en=(
                "What stands in brackets belongs to the item before and is not added; shares are "
                "no items."
            ),
        ),
        severity=Message(
            zh="各项之和多于总数，必有一处错误；少于总数可能只是没有列全，故为警告。",
            en=(
                "Parts cannot be more than their whole; if they are less, some may just not be "
                "listed: a warning."
            ),
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "全年发布动态300条，其中要闻120条，通知70条。"),
        valid.with_sentence("s1", "网站访问25.7万次，其中电脑端9.3万次、手机端16.5万次。"),
        valid.with_sentence("s1", "公开信息1000条：动态500条、通知200条。"),
        valid.with_sentence("s1", "网站公开500条、微信200条、微博300条，合计公开信息900条。"),
        valid.with_sentence("s1", "发布动态500条、通知200条，合计公开信息700条。"),
        valid.with_sentence("s1", "编发简报90期，其中包括专刊40期、快报47期。"),
        valid.with_sentence("s1", "接受咨询80人次，其中受理60件，办结58件，制作图解9个。"),
        valid.with_sentence("s1", "本年发布信息500条，其中网站发布400条，微信公众号发布350条。"),
        valid.with_sentence(
            "s1", "答复建议20件（其中重点3件，一般6件另行通报），其中甲类12件，乙类8件。"
        ),
    )
    bad = (
        valid.with_words("其他信息850条", "其他信息950条"),
        valid.with_words("其他信息850条", "其他信息750条"),
        valid.with_sentence("s1", "收到来信70份，其中表扬30份，咨询45份。"),
        valid.with_sentence("s1", "清理合同8份，其中废止1份，占12.5%，继续有效6份，占75%。"),
        valid.with_sentence("s1", "答疑短片共50个，其中讲解30个、访谈19个。"),
        valid.with_sentence("s1", "公开信息1000条：动态500条、通知200条、其他400条。"),
        valid.with_sentence("s1", "发布动态500条、通知200条、公告300条，合计公开信息1100条。"),
        valid.with_sentence("s1", "网站访问24.8万次，其中电脑端9.3万次、手机端16.5万次。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every list of one level."""
        for breakdown in report.breakdowns:
            if not breakdown.nested:
                yield from assess(breakdown, Severity.ERROR, Severity.WARNING)
