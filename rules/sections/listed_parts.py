"""STR014 listed-parts."""

import re
from collections.abc import Iterator

from reportlint import (
    Failed,
    Manual,
    Message,
    Outcome,
    Related,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)
from reportlint.rules.sections.headings import is_well_worded, name_of
from reportlint.rules.sections.parts import part_list

_DIFFERS = Message(
    zh="此处写作“{stated}”，标题为“{expected}”",
    en="listed here as “{stated}”, but the heading is “{expected}”",
)
_HEADING = Message(zh="该部分的标题", en="the heading of that part")
# Words that a name may have or lack: 政府信息公开工作存在的…, 行政诉讼的情况.
_FILLING = re.compile('^(?:本年度|本机关|行政机关|政府信息公开工作中?)|的(?=情况|事项$)|["“”]')


class ListedParts(Rule):
    """The parts that the preamble lists bear the names of the headings."""

    code = "STR014"
    name = "listed-parts"
    severity = Severity.INFO
    title = Message(zh="所列名称与标题一致", en="Listed parts bear the names of the headings")
    basis = Message(
        zh="国办公开办函〔2021〕30号，各部分标题；前后一致",
        en="国办公开办函〔2021〕30号, headings of the sections; one thing, one name",
    )
    manual = Manual(
        checks=Message(
            zh="开头所列各部分的名称与报告中相应标题的文字一致。",
            en="Each part that the preamble lists is named as its heading is.",
        ),
        decides=Message(
            zh="按内容找到对应的部分再逐字比较；“政府信息公开工作”“的”等可有可无的字不计。",
            en=(
                "The section that a name is about is found first, then the words are compared; "
                "fillers such as 政府信息公开工作 and 的 do not matter."
            ),
        ),
        silent=Message(
            zh="标题缺少（STR001）或标题本身不规范（STR003）时不再报告；没有列出名称时不判断。",
            en=(
                "Where the heading is missing (STR001) or badly worded itself (STR003), nothing "
                "more is said; nor where no parts are listed."
            ),
        ),
        traps=Message(
            zh=(
                "列举时把“行政复议、行政诉讼”改写为“行政复议及行政诉讼”多是为避免顿号相混，可以保留；"
                "不需要本条时用 --ignore STR014。"
            ),
            en=(
                "行政复议及行政诉讼 is often written to keep the marks of a list apart, and may "
                "stay: --ignore STR014 where it is wanted."
            ),
        ),
        severity=Message(
            zh="只是用语前后不一，故为提示。",
            en="Only the wording differs, hence an info.",
        ),
    )
    good = (
        valid,
        valid.with_words(
            "、存在的主要问题及改进情况、", "、政府信息公开工作存在的主要问题及改进情况、"
        ),
        valid.with_words("四、政府信息公开行政复议、行政诉讼情况\n", ""),
        valid.without_section("s5"),
    )
    bad = (
        valid.with_words("申请情况、政府信息公开行政复议、", "申请情况、政府信息公开行政复议及"),
        valid.with_words("包括总体情况、", "包括总体工作情况、"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess each part that is listed and has its heading."""
        listed = part_list(report)
        for part in listed.parts if listed else ():
            section = report.section(part.section_id) if part.section_id else None
            if section is None or not is_well_worded(report, section):
                continue
            heading = name_of(report, section)
            if _FILLING.sub("", part.name) == _FILLING.sub("", heading):
                yield Satisfied()
            else:
                stated = re.sub(r"\s", "", report.source.slice(part.span))
                yield Failed(
                    _DIFFERS.format(stated=stated, expected=heading),
                    part.span,
                    stated,
                    heading,
                    related=(Related(_HEADING, section.span),),
                )
