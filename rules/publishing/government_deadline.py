"""PUB002 government-deadline."""

from collections.abc import Iterator

from reportlint import Manual, Message, Outcome, Report, Rule, Severity, valid
from reportlint.rules.publishing.deadlines import assess

_COUNTY = "青河口县人民政府2024年政府信息公开工作年度报告"
_CITY = "青河市人民政府2024年政府信息公开工作年度报告"


class GovernmentDeadline(Rule):
    """A government publishes its report by 31 March."""

    code = "PUB002"
    name = "government-deadline"
    severity = Severity.ERROR
    title = Message(zh="政府年度报告 3 月 31 日前公布", en="A government publishes by 31 March")
    basis = Message(
        zh="《政府信息公开条例》第四十九条第二款",
        en="Regulation on Government Information Disclosure, art. 49 ¶2",
    )
    manual = Manual(
        checks=Message(
            zh="县级以上地方人民政府的年度报告在次年 3 月 31 日前公布，当日不算迟。",
            en="The report of a local government from county level up is out by 31 March.",
        ),
        decides=Message(
            zh="公布日期、机关类别的来源同 PUB001；“××市人民政府”不论级别都适用。",
            en="Day and kind are known as for PUB001; a city's government counts at any level.",
        ),
        silent=Message(
            zh="公布日期、年度或者类别不明，乡镇、街道，以及网页日期不在期限当年的，列为“未能核对”。",
            en="Not assessed: an unknown day, year or kind; towns and streets; pages moved since.",
        ),
        traps=Message(
            zh="政府办公室自己的报告期限是 1 月 31 日，见 PUB001。",
            en="An office's own report is due on 31 January: PUB001.",
        ),
        severity=Message(zh="错误：法定期限已过。", en="Error: the legal day has passed."),
    )
    good = (
        valid,
        valid.with_sentence("title", f"{_COUNTY}\n发布时间：2025-03-31"),
        valid.with_known("publish_date", "2025-04-02").with_known("organ_kind", "town"),
        valid.with_known("publish_date", "2025-04-02").with_known("organ_kind", "county_dept"),
    )
    bad = (
        valid.with_sentence("title", f"{_COUNTY}\n发布时间：2025-04-01"),
        valid.with_sentence("title", f"{_CITY}\n发布时间：2025-04-17"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the day of publication."""
        yield from assess(report, "government")
