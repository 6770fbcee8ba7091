"""STR004 extra-section."""

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
from reportlint.rules.sections.headings import UnknownHeading, unknown_headings

_EXTRA = Message(
    zh="“{title}”是格式之外的一级标题，格式只有{count}个部分；内容应并入相应部分",
    en=(
        "“{title}” is a section that the form does not have: it has {count}; what stands here "
        "belongs into one of them"
    ),
)
_OPEN = Message(
    zh="“{title}”{others}可能是多出的一级标题，也可能是正文中的分条，序号前后不衔接，无法判断",
    en=(
        "“{title}”{others} may be a section too many or an item of a list: the numbers around "
        "do not tell"
    ),
)
_OTHERS = Message(zh="等 {count} 行", en=", {count} lines in all,")
_NO_OTHERS = Message(zh="", en="")
_UNIFORM_FROM = 2021


class ExtraSection(Rule):
    """There is no section beside those of the form."""

    code = "STR004"
    name = "extra-section"
    severity = Severity.WARNING
    title = Message(zh="没有多余的部分", en="No section too many")
    basis = Message(
        zh="国办公开办函〔2021〕30号：“不能遗漏，也不宜泛化”",
        en="国办公开办函〔2021〕30号: nothing is to be left out, nor is the scope to be widened",
    )
    manual = Manual(
        checks=Message(
            zh="除六个部分外没有其他一级标题（2021 年度以前的格式为提示）。",
            en="No top-level heading but the six (an info in the form of 2019 and 2020).",
        ),
        decides=Message(
            zh=(
                "各部分以“一、二、三、”编号时，独立成行、没有句读、序号与前一部分衔接、并与后一部分"
                "衔接（或排在最后）的标题为多余，如“七、2025年工作安排”。"
            ),
            en=(
                "Where sections are numbered 一、, 二、, a line of its own without a sentence in "
                "it whose number goes on from the section before and leads to the one behind, or "
                "ends the report, is one too many: 七、2025年工作安排."
            ),
        ),
        silent=Message(
            zh=(
                "正文内从“一、”起的分条、附件和附表不报；序号只与前面衔接、与后面不衔接的，"
                "列为“未能核对”；各部分用其他样式编号的不判断。占用所缺部分序号的标题见 STR003。"
            ),
            en=(
                "A list that starts at 一、 within a section, an annex, and sections numbered "
                "in other styles are left alone. Not assessed where the number follows from the "
                "section before but does not lead to the one behind. A heading in the place of a "
                "missing section is left to STR001 and STR003."
            ),
        ),
        traps=Message(
            zh="多出的标题排在中间时，其后序号整体错开，STR002 也会报告。",
            en="One in the middle throws off the numbers behind it, which STR002 reports.",
        ),
        severity=Message(
            zh="通知只说“不宜”，且可能是当地加列的内容，故为警告。",
            en="The notice advises against it, and local notices may ask for more: a warning.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "一、健全机制"),
        valid.with_sentence("s1", "一、健全机制").with_sentence("s1", "二、加强培训"),
        valid.with_sentence("s6", "七、附件"),
        valid.with_sentence("s6", "七、明年继续按月核对公开目录，逐条更新。"),
        valid.without_section("s5"),
    )
    bad = (
        valid.with_sentence("s6", "七、2025年工作安排"),
        valid.with_sentence("s1", "二、组织领导情况").with_words(
            "二、主动公开政府信息情况", "三、主动公开政府信息情况"
        ),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the headings that are none of the form's."""
        found = list(unknown_headings(report))
        for heading in found:
            if heading.role == "extra":
                yield _failed(report, heading)
        if open_ones := [heading for heading in found if heading.role == "open"]:
            first = open_ones[0]
            others = _OTHERS.format(count=len(open_ones)) if len(open_ones) > 1 else _NO_OTHERS
            yield NotAssessed(_OPEN.format(title=first.title, others=others), first.span)
        if not found:
            yield Satisfied()


def _failed(report: Report, heading: UnknownHeading) -> Failed:
    stated = report.source.slice(heading.span)
    early = report.format.first_year < _UNIFORM_FROM
    return Failed(
        _EXTRA.format(title=stated, count=len(report.format.sections)),
        heading.span,
        stated=stated,
        severity=Severity.INFO if early else None,
    )
