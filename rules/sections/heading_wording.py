"""STR003 heading-wording."""

from collections.abc import Iterator

from reportlint import Failed, Manual, Message, Outcome, Report, Rule, Satisfied, Severity, valid
from reportlint.rules.sections.headings import is_well_worded, unknown_headings

_DEVIATES = Message(
    zh="标题写作“{stated}”，格式为“{expected}”",
    en="the heading is “{stated}”, the form says “{expected}”",
)


class HeadingWording(Rule):
    """The headings of the sections are worded as in the form."""

    code = "STR003"
    name = "heading-wording"
    severity = Severity.INFO
    title = Message(zh="标题用语规范", en="Headings are worded as in the form")
    basis = Message(
        zh="国办公开办函〔2021〕30号，各部分标题",
        en="国办公开办函〔2021〕30号, headings of the sections",
    )
    manual = Manual(
        checks=Message(
            zh="六个部分的标题与格式一致，如“五、存在的主要问题及改进情况”。",
            en="The six headings are those of the form, as 五、存在的主要问题及改进情况.",
        ),
        decides=Message(
            zh=(
                "不计空格、全半角和编号样式；通行写法（及/和、情况/措施等，见格式文件）视为一致。"
                "错字、以及序号衔接且内容相当的另拟标题（如“五、下一步工作打算”）给出提示。"
            ),
            en=(
                "Whatever the spacing, width and style of number, the official title or a common "
                "variant of it (及/和, 情况/措施: see the format file) will do. Misspelt titles "
                "are reported, and so is another title about the same matter under the same number "
                "(五、下一步工作打算)."
            ),
        ),
        silent=Message(
            zh="完全没有标题的部分由 STR001 报告；多出的标题由 STR004 报告。",
            en="A section without a heading is left to STR001, one heading too many to STR004.",
        ),
        traps=Message(
            zh="文字识别或转换造成的错字也会提示，请对照原件。",
            en="A slip of text recognition is reported as well: look at the original.",
        ),
        severity=Message(
            zh="内容仍在，只是用语不一致，故为提示。",
            en="The content is there and only its title differs, hence an info.",
        ),
    )
    good = (
        valid,
        valid.with_words("五、存在的主要问题及改进情况", "五、存在的主要问题和改进措施"),
        valid.with_words("四、政府信息公开行政复议、", "四、政府信息公开行政复议及"),
        valid.with_words("一、总体情况", "一、 总 体 情 况："),
        valid.without_section("s5"),
    )
    bad = (
        valid.with_words("五、存在的主要问题及改进情况", "五、下一步工作打算"),
        valid.with_words("三、收到和处理政府信息公开申请情况", "三、收到和处理政府信息公申请情况"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the heading of each section that has one."""
        for section in report.sections:
            if is_well_worded(report, section):
                yield Satisfied()
            else:
                expected = report.format.section(section.id).heading
                message = _DEVIATES.format(stated=section.title.strip(), expected=expected)
                yield Failed(message, section.span, section.title, expected)
        for heading in unknown_headings(report):
            if heading.section_id is not None:
                stated = report.source.slice(heading.span)
                expected = report.format.section(heading.section_id).heading
                message = _DEVIATES.format(stated=stated, expected=expected)
                yield Failed(message, heading.span, stated, expected)
