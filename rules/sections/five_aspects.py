"""STR009 five-aspects."""

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

_ASPECTS = {
    "主动公开": re.compile(
        "主动公开|公开(?:各类|政府|政务)?信息|发布(?:各类|政府|政务)?信息|信息发布"
        "|政策解读|解读材料|重点领域|应公开尽公开"
    ),
    "依申请公开": re.compile(
        "依申请|公开申请|申请公开|申请人|受理申请|申请[0-9]{1,6}[件份条]|[0-9件份条]的?申请"
    ),
    "政府信息管理": re.compile(
        "信息(?:资源)?(?:规范化?)?管理|规范性文件|政策文件库|保密审查|审查机制|三审三校|三审制|三级审核"
        "|先审|审核(?:制度|机制|把关|流程|程序)|公开属性|属性认定|动态(?:调整|管理|更新)|文件清理|清理文件"
        "|公文管理|源头管理|公开目录|公开指南|信息移交"
    ),
    "政府信息公开平台建设": re.compile(
        "平台|网站|新媒体|微信|微博|公众号|客户端|专栏|专区|门户|政府公报|公开栏|公示栏|查阅点|查阅场所"
    ),
    "监督保障": re.compile(
        "监督|保障|考核|考评|评议|责任追究|追责|问责|培训|督查|督导|督促|组织领导|领导小组|队伍建设|专人负责"
    ),
}
_LACKS = Message(
    zh="第一部分没有讲到{aspects}；格式要求概述主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面",
    en=(
        "section 一 says nothing of {aspects}; the form wants five aspects: 主动公开, 依申请公开, "
        "政府信息管理, 平台建设 and 监督保障"
    ),
)
_TOO_LITTLE = Message(
    zh="第一部分能识别的方面太少（五个中的 {found} 个），可能没有全部提取，或没有按方面叙述",
    en=(
        "section 一 shows only {found} of the five aspects: it may not have been extracted whole, "
        "or is not told by aspects"
    ),
)
_NO_SECTION = Message(zh="没有第一部分，无法判断", en="there is no section 一 to judge")
_FEWEST = 3
_UNIFORM_FROM = 2021


class FiveAspects(Rule):
    """Section one tells of the five aspects that the form names."""

    code = "STR009"
    name = "five-aspects"
    severity = Severity.WARNING
    title = Message(zh="总体情况包含五个方面", en="Section one covers five aspects")
    basis = Message(
        zh="国办公开办函〔2021〕30号：总体情况从五个方面概述",
        en="国办公开办函〔2021〕30号: section 一 summarises five aspects",
    )
    manual = Manual(
        checks=Message(
            zh=(
                "第一部分讲到主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障"
                "（2021 年度以前的格式为提示）。"
            ),
            en=(
                "Section 一 tells of 主动公开, 依申请公开, 政府信息管理, 平台建设 and 监督保障 (an "
                "info in the form of 2019 and 2020)."
            ),
        ),
        decides=Message(
            zh="看正文用词，不看小标题怎么写：如“三审三校”“规范性文件”即算政府信息管理。",
            en=(
                "By words of the text, whatever its sub-headings: 三审三校 or 规范性文件 speak of "
                "政府信息管理."
            ),
        ),
        silent=Message(
            zh="讲到的方面不足三个时列为“未能核对”；多出的方面（组织领导、教育培训等）不报。",
            en=(
                "With fewer than three aspects it is not assessed; aspects besides the five, as "
                "组织领导, are fine."
            ),
        ),
        traps=Message(
            zh="只能看出有没有讲到，看不出讲得是否充实；换了别的说法也可能没有认出来。",
            en="Whether enough is said cannot be told, and an unusual wording may be missed.",
        ),
        severity=Message(
            zh="按用词推断，说法不同可能漏认，故为警告。",
            en="Inferred from words, which may differ: a warning.",
        ),
    )
    good = (
        valid,
        valid.with_words("加强政府信息管理，", "落实先审后发的审核制度，"),
        valid.with_sentence("s1", "组织领导有力，安排了两次学习。"),
        valid.without_section("s1"),
    )
    bad = (
        valid.with_words("加强政府信息管理，清理涉及各类文件", "整理各类文件")
        .with_words("行政规范性文件7件", "文件7件")
        .with_words("按时更新公开目录，", ""),
        valid.with_words(
            "落实监督保障，公开工作列入年度工作考核，开展了社会评议，没有需要责任追究的情形。", ""
        ),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the prose of section one."""
        section = report.section("s1")
        if section is None:
            yield NotAssessed(_NO_SECTION)
            return
        prose = "".join(item.words.text for item in report.paragraphs if item.section == "s1")
        lacking = [name for name, pattern in _ASPECTS.items() if not pattern.search(prose)]
        if not lacking:
            yield Satisfied()
        elif (found := len(_ASPECTS) - len(lacking)) < _FEWEST:
            yield NotAssessed(_TOO_LITTLE.format(found=found), section.span)
        else:
            names = "、".join(f"“{name}”" for name in lacking)
            early = report.format.first_year < _UNIFORM_FROM
            yield Failed(
                _LACKS.format(aspects=names),
                section.span,
                expected="、".join(lacking),
                severity=Severity.INFO if early else None,
            )
