"""STR012 other-matters."""

import re
from collections.abc import Iterator

from reportlint import Failed, Manual, Message, Outcome, Report, Rule, Satisfied, Severity, valid

_EMPTY = Message(
    zh="第六部分只有标题，没有内容；没有需要报告的事项时写“无”，收取信息处理费的情况也在此处说明",
    en=(
        "section 六 is a heading with nothing under it; write 无 where there is nothing to report, "
        "and tell here whether processing fees were charged"
    ),
)
_BLANK = re.compile(r"[\s|]")
# What stands at the end of a page and belongs to no section.
_FRAME = re.compile(
    "(?:20[0-9]{2}|二[〇○零]二[〇○零一-九])年[0-9一二三十]{1,3}月[0-9一二三十]{1,3}日"
    "|附件(?:下载|[:0-9])?|扫一扫[^。]{0,20}|打印(?:本页)?|关闭(?:窗口|本页)?|分享(?:到)?|返回顶部|相关链接"
    "|-[0-9]{1,4}-|第[0-9]{1,4}页"
)
_CONTENT = re.compile(r"[一-鿿A-Za-z/\\-]")


class OtherMatters(Rule):
    """Section six holds something, be it 无."""

    code = "STR012"
    name = "other-matters"
    severity = Severity.INFO
    title = Message(zh="其他需要报告的事项不为空", en="Section six is not empty")
    basis = Message(
        zh="国办公开办函〔2021〕30号，第六部分；《政府信息公开信息处理费管理办法》",
        en="国办公开办函〔2021〕30号, section 六; measures on information processing fees",
    )
    manual = Manual(
        checks=Message(
            zh="“六、其他需要报告的事项”之后有文字，写“无”也可以。",
            en="Something stands under 六、其他需要报告的事项, if only 无.",
        ),
        decides=Message(
            zh="标题以后除机关名称、日期和网页按钮之外还有文字即可。",
            en="Any words will do but the name of the organ, a date and the buttons of a page.",
        ),
        silent=Message(
            zh="没有第六部分时由 STR001 报告。",
            en="A missing section is left to STR001.",
        ),
        traps=Message(
            zh="内容是图片时看起来为空；网页底部的其他文字会被当作内容。",
            en="An image looks empty, and other words at the foot of a page look like content.",
        ),
        severity=Message(
            zh="没有事项可报时留空也可理解，故为提示。",
            en="Leaving it empty is understood as nothing to report: an info.",
        ),
    )
    good = (
        valid,
        valid.with_words("本年度没有收取信息处理费。", "无。"),
        valid.with_words("本年度没有收取信息处理费。", "无"),
        valid.without_section("s6"),
    )
    bad = (
        valid.with_words("本年度没有收取信息处理费。", ""),
        valid.with_words("本年度没有收取信息处理费。", "2025年1月20日"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess what follows the heading of section six."""
        section = report.section("s6")
        if section is None:
            return
        text = _BLANK.sub("", report.folded[section.body.start : section.body.end])
        if report.organ:
            text = text.replace(report.organ, "")
        if _CONTENT.search(_FRAME.sub("", text)):
            yield Satisfied()
        else:
            yield Failed(_EMPTY, section.span)
