"""YRS004 relative-time."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from reportlint import (
    Failed,
    Manual,
    Message,
    Outcome,
    Report,
    Rule,
    Severity,
    Span,
    valid,
)

_RELATIVE = Message(
    zh="“{stated}”要看何时阅读才知道指哪一年，年度报告宜写明“{expected}”",
    en="“{stated}” depends on when it is read; a report of a year should say “{expected}”",
)
_WORD = re.compile(
    r"(?P<year>今年(?:以来)?)|(?P<now>(?:截[至止]到?|到)?目前)(?=[^。;\n]{0,24}[0-9])"
)
# 截至目前（2025年1月10日） says the day itself.
_DATED = re.compile(r"\(?20[0-9]{2}年")
_TITLE = re.compile(r"《[^《》\n]{1,80}》|\"[^\"\n]{1,80}\"")


class RelativeTime(Rule):
    """A report says the year, not 今年 or 目前."""

    code = "YRS004"
    name = "relative-time"
    severity = Severity.INFO
    title = Message(zh="时间写明年份，不用“今年以来”", en="Times are named, not told as 今年以来")
    basis = Message(
        zh="年度报告在次年公布、阅读，“今年”“目前”所指不明",
        en="The report comes out in the next year, when 今年 and 目前 mean another time",
    )
    manual = Manual(
        checks=Message(
            zh="各部分正文不用“今年”“今年以来”，统计数字前不用“目前”“截至目前”。",
            en="No section says 今年 or 今年以来, nor 目前 before a figure.",
        ),
        decides=Message(
            zh="“目前”只在同句其后 24 字以内有数字时报告。",
            en="目前 counts only where a figure follows within 24 characters of its sentence.",
        ),
        silent=Message(
            zh="书名号、引号内的不报告，其后写明日期的不报告，引言和第五部分的“目前”不报告。",
            en="Silent: within titles and quotes, before a date, and 目前 among the problems.",
        ),
        traps=Message(
            zh="“去年、上年”用于比较，不报告。", en="去年 and 上年 compare, and are left alone."
        ),
        severity=Message(
            zh="提示：行文习惯问题，不影响数据。", en="Info: a habit of style; no figure is wrong."
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "印发《今年以来公开工作安排》，申请数量较去年减少。"),
        valid.with_sentence("s5", "目前存在3个方面的问题。"),
        valid.with_sentence("s1", "目前栏目运行平稳。截至目前（2025年1月10日）有账号12个。"),
    )
    bad = (
        valid.with_sentence("s1", "今年以来，发布解读稿件9篇。"),
        valid.with_sentence("s1", "截至目前，全县在用政务新媒体账号12个。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Yield every word that tells a time by that of reading."""
        for paragraph in report.paragraphs:
            if paragraph.section == "s0":
                continue
            words = paragraph.words
            if "今年" not in words.text and "目前" not in words.text:
                continue
            quoted = [match.span() for match in _TITLE.finditer(words.text)]
            for match in _WORD.finditer(words.text):
                silent = match["now"] and (
                    paragraph.section == "s5" or _DATED.match(words.text, match.end())
                )
                if not silent and not _is_in(match.start(), quoted):
                    yield _failed(report, match, words.span(match))


def _is_in(place: int, stretches: list[tuple[int, int]]) -> bool:
    index = bisect_right(stretches, (place, place)) - 1
    return index >= 0 and place < stretches[index][1]


def _failed(report: Report, match: re.Match[str], span: Span) -> Failed:
    year = f"{report.year}年" if report.year else "××××年"
    expected = f"截至{year}12月31日" if match["now"] else year
    message = _RELATIVE.format(stated=match[0], expected=expected)
    return Failed(message, span, stated=match[0], expected=expected)
