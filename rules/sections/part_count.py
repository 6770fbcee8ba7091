"""STR013 part-count."""

from collections.abc import Iterator

from reportlint import (
    Failed,
    Manual,
    Message,
    NotAssessed,
    Outcome,
    Related,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)
from reportlint.rules.sections.parts import PartList, part_list

_LISTED_OTHERWISE = Message(
    zh="写作“{stated}”，实际列出 {listed} 个部分{lacking}",
    en="it says “{stated}”, but lists {listed} parts{lacking}",
)
_LACKING = Message(zh="，没有列出{headings}", en="; not listed: {headings}")
_NONE_LACKING = Message(zh="", en="")
_OTHER_THAN_FORM = Message(
    zh="写作“{stated}”，格式规定为 {count} 个部分",
    en="it says “{stated}”, the form has {count} parts",
)
_OPEN = Message(
    zh="“{stated}”之前所列的名称有的不能识别，无法计数",
    en="the list that “{stated}” counts holds names that are not known, so they are not counted",
)
_PART = Message(zh="所列部分", en="a part that is listed")


class PartCount(Rule):
    """The number of parts that the preamble states is that of the parts it lists."""

    code = "STR013"
    name = "part-count"
    severity = Severity.WARNING
    title = Message(zh="所称部分数与所列一致", en="As many parts as stated")
    basis = Message(
        zh="算术；国办公开办函〔2021〕30号规定的六个部分",
        en="Arithmetic; the six sections of 国办公开办函〔2021〕30号",
    )
    manual = Manual(
        checks=Message(
            zh="“……等六个部分组成”中的数等于所列部分的个数，也等于格式规定的部分数。",
            en="The number in 等六个部分组成 is that of the parts it lists, and of the form.",
        ),
        decides=Message(
            zh=(
                "不按顿号切分，而按各部分的名称识别（“行政复议、行政诉讼情况”是一个部分）；"
                "没有列出名称时，与格式规定的部分数或报告已有的部分数比较。"
            ),
            en=(
                "Parts are known by their names, not by the marks between them (行政复议、行政诉讼"
                "情况 is one). A number without a list is compared with the sections of the form, "
                "or with those that the report has."
            ),
        ),
        silent=Message(
            zh=(
                "没有说明部分数时不判断；所列名称有不能识别的，列为“未能核对”；"
                "缺少的部分由 STR001 报告。"
            ),
            en=(
                "No number, no verdict; a list with unknown names that does not add up is not "
                "assessed; a section that is missing is left to STR001."
            ),
        ),
        traps=Message(
            zh="“两部分内容”之类不是讲报告组成的话不计。",
            en="两部分 said of anything but the report does not count.",
        ),
        severity=Message(
            zh="多为笔误或沿用旧稿，不影响数据，故为警告。",
            en="A slip or an old draft that touches no figure: a warning.",
        ),
    )
    good = (
        valid,
        valid.with_words("六个部分", "6个部分"),
        valid.without_section("s5"),
        valid.with_sentence("preamble", "附件分为两部分，另行公布。"),
    )
    bad = (
        valid.with_words("六个部分", "七个部分"),
        valid.with_words("六个部分", "5个部分"),
        valid.with_words(
            "信息公开申请情况、政府信息公开行政复议、行政诉讼情况", "信息公开申请情况"
        ),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the stated number of parts, if there is one."""
        listed = part_list(report)
        if listed is not None and listed.count is not None and listed.count_span is not None:
            yield _assess(report, listed)


def _assess(report: Report, listed: PartList) -> Outcome:
    stated = report.source.slice(listed.count_span) if listed.count_span else ""
    number, names = listed.count, len(listed.parts)
    if names and names != number:
        if listed.closed:
            return _failed(report, listed, _listed_otherwise(report, listed, stated), str(names))
        return NotAssessed(_OPEN.format(stated=stated), listed.count_span)
    sections = len(report.format.sections)
    if number in (sections, len({section.id for section in report.sections})):
        return Satisfied()
    message = _OTHER_THAN_FORM.format(stated=stated, count=sections)
    return _failed(report, listed, message, str(sections))


def _listed_otherwise(report: Report, listed: PartList, stated: str) -> Message:
    named = {part.section_id for part in listed.parts}
    titles = [spec.title for spec in report.format.sections if spec.id not in named]
    quoted = "、".join(f"“{title}”" for title in titles)
    lacking = _LACKING.format(headings=quoted) if titles else _NONE_LACKING
    return _LISTED_OTHERWISE.format(stated=stated, listed=len(listed.parts), lacking=lacking)


def _failed(report: Report, listed: PartList, message: Message, expected: str) -> Failed:
    assert listed.count_span is not None
    return Failed(
        message,
        listed.count_span,
        stated=str(listed.count),
        expected=expected,
        related=tuple(Related(_PART, part.span) for part in listed.parts),
    )
