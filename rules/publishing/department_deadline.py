"""PUB001 department-deadline."""

from collections.abc import Iterator

from reportlint import Manual, Message, Outcome, Report, Rule, Severity, valid
from reportlint.rules.publishing.deadlines import assess

_COUNTY_OFFICE = "青河口县人民政府办公室2024年政府信息公开工作年度报告"
_BUREAU = "青河口县教育局2024年政府信息公开工作年度报告"
_TOWN = "青河口县河口镇2024年政府信息公开工作年度报告"


class DepartmentDeadline(Rule):
    """A department publishes its report by 31 January."""

    code = "PUB001"
    name = "department-deadline"
    severity = Severity.ERROR
    title = Message(zh="部门年度报告 1 月 31 日前公布", en="A department publishes by 31 January")
    basis = Message(
        zh="《政府信息公开条例》第四十九条第一款",
        en="Regulation on Government Information Disclosure, art. 49 ¶1",
    )
    manual = Manual(
        checks=Message(
            zh="县级以上人民政府部门在次年 1 月 31 日前公布年度报告，当日不算迟。",
            en="A department publishes by 31 January of the next year, that day included.",
        ),
        decides=Message(
            zh=(
                "公布日期取 --publish-date、报告旁的文件或者网页所写；机关类别取 --organ-kind、"
                "文件或者机关名称。政府办公室按部门看。"
            ),
            en=(
                "The day comes from --publish-date, a file beside the report or its page; the kind "
                "of the organ from --organ-kind, a file or its name. An office of a government "
                "counts as a department."
            ),
        ),
        silent=Message(
            zh=(
                "公布日期、年度或者类别不明，乡镇街道、垂管单位、开发区、国务院部门，以及网页日期"
                "不在期限当年（可能是迁移日期）的，列为“未能核对”。"
            ),
            en=(
                "Not assessed: an unknown day, year or kind; towns, streets, vertical organs, "
                "zones and departments of the State Council; and pages of a later year."
            ),
        ),
        traps=Message(
            zh="网页日期可能是迁移、更新的日期；办公室代政府编制的报告期限是 3 月 31 日。",
            en="A page may have been moved; an office may file the report of its government.",
        ),
        severity=Message(
            zh="错误：法定期限已过。政府办公室在 3 月 31 日前公布的为警告。",
            en="Error: the legal day has passed. A warning for an office up to 31 March.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("title", f"{_BUREAU}\n发布时间：2025-01-31"),
        valid.with_sentence("title", f"{_BUREAU}\n发布时间：2027-06-02"),
        valid.with_sentence("title", f"{_TOWN}\n发布时间：2025-03-02"),
        valid.with_known("publish_date", "2025-03-31").with_known("organ_kind", "county"),
        valid.with_known("publish_date", "2025-12-31").with_known("organ_kind", "vertical"),
    )
    bad = (
        valid.with_sentence("title", f"{_BUREAU}\n发布时间：2025-02-02"),
        valid.with_sentence("title", f"{_COUNTY_OFFICE}\n发布日期：2025-02-17"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the day of publication."""
        yield from assess(report, "department")
