"""STR010 government-results."""

import re
from collections.abc import Iterator

from reportlint import (
    Failed,
    Manual,
    Message,
    NotAssessed,
    Outcome,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)

_RESULTS = {
    "工作考核": re.compile("考核|考评|评估|绩效"),
    "社会评议": re.compile(
        "评议|(?:社会|公众|群众|第三方)(?:评价|测评)|满意度(?:测评|调查|评价|评估)|问卷调查|民意调查"
    ),
    "责任追究": re.compile("责任追究|追究(?:相关|有关|其)?(?:人员)?责任|责任追查|追责|问责"),
}
_LACKS = Message(
    zh="各级人民政府的报告应当包括工作考核、社会评议和责任追究结果情况，全文没有提到{results}",
    en=(
        "the report of a government is to tell the results of 工作考核, 社会评议 and 责任追究; "
        "nowhere is there a word of {results}"
    ),
)
_WHOSE = Message(
    zh="不知道是不是各级人民政府的报告（可用 --organ-kind 注明）",
    en="whether it is a government's report is not known (a file beside it can say organ_kind)",
)
_COUNTY = valid.with_sentence("title", "云溪县人民政府2024年政府信息公开工作年度报告")
_GOVERNMENTS = ("province", "prefecture", "county", "town")


class GovernmentResults(Rule):
    """The report of a government tells of assessment, public review and accountability."""

    code = "STR010"
    name = "government-results"
    severity = Severity.WARNING
    title = Message(zh="政府报告的考核、评议、追责情况", en="Results that a government is to tell")
    basis = Message(
        zh="《政府信息公开条例》第五十条第一款第（四）项",
        en="Regulation on Government Information Disclosure, art. 50 para. 1 (4)",
    )
    manual = Manual(
        checks=Message(
            zh="各级人民政府的报告提到工作考核、社会评议、责任追究。",
            en="The report of a government speaks of 工作考核, 社会评议 and 责任追究.",
        ),
        decides=Message(
            zh="按机关名称判断是否为省、市、县、乡镇人民政府；在各部分正文中找相应的词，近义词（考评、满意度、问责等）也算。",
            en=(
                "The name of the organ tells whether it is a government: of a province, city, "
                "county or town. The words, or others for the same (考评, 满意度, 问责), may stand "
                "in any section."
            ),
        ),
        silent=Message(
            zh="部门、办公室、街道办事处不受此项约束；机关不明时列为“未能核对”。",
            en=(
                "Departments, offices and 街道办事处 are not bound; not assessed where the organ "
                "is not known."
            ),
        ),
        traps=Message(
            zh="只看是否提到；写的是结果还是仅有制度，机器不能判断，请人工核对。",
            en="Whether a result is told or only a mechanism, a person has to judge.",
        ),
        severity=Message(
            zh="条例有明文要求，但用语可能不同，故为警告。",
            en="The Regulation demands it, yet the wording is free: a warning.",
        ),
    )
    good = (
        _COUNTY,
        _COUNTY.with_words("责任追究", "问责"),
        valid.with_words("，开展了社会评议", "").with_known("organ_kind", "county_dept"),
        valid.with_words("，开展了社会评议", ""),
    )
    bad = (
        _COUNTY.with_words("，开展了社会评议", ""),
        _COUNTY.with_words(
            "公开工作列入年度工作考核，开展了社会评议，没有需要责任追究的情形", "加强监督检查"
        ),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the prose of a government's report."""
        is_government = _is_government(report)
        if is_government is None:
            yield NotAssessed(_WHOSE)
        if not is_government or not report.sections:
            return
        prose = "".join(item.words.text for item in report.paragraphs if item.section != "s0")
        lacking = [name for name, pattern in _RESULTS.items() if not pattern.search(prose)]
        if lacking:
            section = report.section("s1") or report.sections[0]
            names = "、".join(f"“{name}”" for name in lacking)
            message = _LACKS.format(results=names)
            yield Failed(message, section.span, expected="、".join(lacking))
        else:
            yield Satisfied()


def _is_government(report: Report) -> bool | None:
    metadata = report.metadata
    if metadata.organ_kind is not None:
        return metadata.organ_kind.value in _GOVERNMENTS
    if metadata.organ is None:
        return None
    # The name of a city does not tell its rank, but that it is a government.
    return metadata.organ.value.endswith(("政府", "市"))
