"""STR001 section-present."""

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
    Span,
    valid,
)
from reportlint.rules.sections.headings import unknown_instead

# How much of the prose is marked before which a heading belongs.
_SHOWN = 12
_MISSING = Message(
    zh="缺少“{heading}”，应排在此处",
    en="section “{heading}” is missing; it belongs here",
)
_INSTEAD = Message(
    zh="没有“{heading}”这一标题，但“{stated}”排在它的位置，内容可能在此",
    en="there is no heading “{heading}”, but “{stated}” stands in its place and may hold it",
)


class SectionPresent(Rule):
    """Every section of the form has its heading."""

    code = "STR001"
    name = "section-present"
    severity = Severity.ERROR
    title = Message(zh="六个部分齐全", en="All sections are there")
    basis = Message(
        zh="《政府信息公开条例》第五十条；国办公开办函〔2021〕30号“不能遗漏”",
        en="Regulation on Government Information Disclosure, art. 50; 国办公开办函〔2021〕30号",
    )
    manual = Manual(
        checks=Message(
            zh="格式规定的六个部分各有标题。",
            en="Each of the six sections of the form has a heading.",
        ),
        decides=Message(
            zh=(
                "忽略空格、全半角和编号样式，按格式文件所列标题及其通行写法识别；正文里的小标题不"
                "算。"
            ),
            en=(
                "Headings are recognised by their official and common wordings, whatever their "
                "spacing, width and style of numbering; sub-headings do not count."
            ),
        ),
        silent=Message(
            zh=(
                "没有任何一部分的标题可以识别、也没有表格的文字不作为报告处理，直接报错而不报本条。"
                "序号相同、内容相当的另拟标题（“五、下一步工作打算”）列为“未能核对”，"
                "由 STR003 提示。"
            ),
            en=(
                "A text with neither headings nor tables is no report: an error, not a finding. "
                "Not assessed where a heading about the same matter stands in the place of the "
                "section under its number (五、下一步工作打算), which STR003 reports."
            ),
        ),
        traps=Message(
            zh="标题是图片或文本框、未被提取出来时，也会报告缺少；请先核对原文。",
            en="A heading that is an image or was lost in extraction is reported too: look first.",
        ),
        severity=Message(
            zh="六个部分是条例和格式要求的内容，缺少即不合格。",
            en="The six parts are demanded by the regulations and the form.",
        ),
    )
    bad = (valid.without_section("s5"), valid.with_words("一、总体情况\n", ""))

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess each section of the format."""
        for spec in report.format.sections:
            if report.section(spec.id):
                yield Satisfied()
            elif heading := unknown_instead(report, spec.id):
                stated = report.source.slice(heading.span)
                yield NotAssessed(
                    _INSTEAD.format(heading=spec.heading, stated=stated), heading.span
                )
            else:
                yield Failed(
                    _MISSING.format(heading=spec.heading),
                    _place(report, spec.id),
                    expected=spec.heading,
                )


def _place(report: Report, section_id: str) -> Span:
    """Return the prose that stands behind a table where a heading is missing, or what follows."""
    behind = report.place_for(section_id)
    ends = (cell.span.end for cell in report.cells.values() if cell.span.end <= behind.start)
    starts = (item.span.start for item in report.sections if item.span.start < behind.start)
    last_cell, heading = max(ends, default=0), max(starts, default=0)
    prose = [item for item in report.paragraphs if last_cell <= item.span.start < behind.start]
    if last_cell < heading or not prose:
        return behind
    words = prose[0].words
    return words.slice(0, min(_SHOWN, len(words.text)))
