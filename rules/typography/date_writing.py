"""TYP009 date-writing."""

import re
from collections.abc import Iterator

from reportlint import Manual, Message, Outcome, Report, Rule, Satisfied, Severity, valid
from reportlint.rules.typography.prose import Place, gathered, printed, sentences

_MONTHS = re.compile(
    r"(?=[0-9])(?<![0-9.])(?:(?:19|20)[0-9]{2}年)?[0-9]{1,2}(?P<sign>-)[0-9]{1,2}月(?!刊)"
)
_SHORT_YEAR = re.compile(
    r"(?=['0-9])(?<![0-9.\-~第近约满共这达逾超过历时到至])'?(?P<year>[0-9]{2})年"
    r"(?:度|[0-9]{1,2}月|底|末|初|上半年|下半年|全年)"
)
_FIRST_YEAR = 8
_DASHES = "-－–"
_FAULT = Message(
    zh="日期写法不规范：{kinds}。年份写四位数，起止月份写作“1月至12月”或“1—12月”",
    en=(
        "dates that are not in the usual form (years of four digits; 1月至12月 or 1—12月): {kinds}"
    ),
)


class DateWriting(Rule):
    """Years have four digits, and spans of months are written out."""

    code = "TYP009"
    name = "date-writing"
    severity = Severity.INFO
    title = Message(zh="日期写法规范", en="Dates in the usual form")
    basis = Message(
        zh="GB/T 15835—2011《出版物上数字用法》：年份用四位数字（网页报告参照适用）",
        en="GB/T 15835—2011 on numbers: years have four digits; web pages follow by analogy",
    )
    manual = Manual(
        checks=Message(
            zh="年份写四位数（不写“24年度”）；起止月份不写“1-12月”。",
            en="Years have four digits (not 24年度), and months are not written 1-12月.",
        ),
        decides=Message(
            zh="查找正文中的“两位数+年度、年×月、年底、年初”和用短横连接的月份。全篇合并为一条。",
            en=(
                "Two digits before 年度, 年…月, 年底 or 年初, and months with a hyphen between "
                "them, are looked for in the prose. One finding for a report."
            ),
        ),
        silent=Message(
            zh="“近10年”“第12年度”等表示时长、次序的不报；“1—12月”“1～12月”不报。",
            en="Lengths of time and ordinals (近10年, 第12年度); 1—12月 and 1～12月 are right.",
        ),
        traps=Message(
            zh="产品、活动名称中的“24年”可以保留。", en="A name may have two digits of its own."
        ),
        severity=Message(
            zh="一般不会误解，故为提示。", en="An info: what is meant is clear as a rule."
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "2024年1月至12月，近10年度报告均已公开，1—12月每月检查。"),
        valid.with_sentence("s1", "此项工作坚持了12年，编印2023年度和2024年度报告。"),
    )
    bad = (
        valid.with_sentence("s1", "2024年1-12月，公开栏目逐月更新。"),
        valid.with_sentence("s1", "24年度，公开栏目逐月更新。"),
        valid.with_sentence("s1", "截止24年12月，公开栏目逐月更新。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Look for such dates in the prose."""
        last = (report.year or 2099) % 100 + 1
        places = []
        for paragraph in sentences(report):
            raw = printed(report, paragraph)
            for match in _MONTHS.finditer(paragraph.words.text):
                if raw[match.start("sign")] in _DASHES:
                    places.append(Place(raw[slice(*match.span())], paragraph.words.span(match)))
            for match in _SHORT_YEAR.finditer(paragraph.words.text):
                if _FIRST_YEAR <= int(match["year"]) <= last:
                    places.append(Place(raw[slice(*match.span())], paragraph.words.span(match)))
        yield gathered(places, _FAULT) if places else Satisfied()
