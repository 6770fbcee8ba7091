"""TYP006 range-units."""

import re
from collections.abc import Iterator

from reportlint import Manual, Message, Outcome, Report, Rule, Satisfied, Severity, valid
from reportlint.rules.typography.prose import Place, gathered, printed, sentences

_RANGE = re.compile(
    r"(?<![0-9.A-Za-z~/-])(?!(?:19|20)[0-9]{2}[-~])"
    r"[0-9]{1,9}(?:\.[0-9]{1,4})?[-~][0-9]{1,9}(?:\.[0-9]{1,4})?[%万亿]"
)
_FAULT = Message(
    zh="数值范围前一个数也要带“%”“万”“亿”：{kinds}，如 63%～68%、13万～17万",
    en="both ends of a range take %, 万 or 亿, as in 63%～68% and 13万～17万: {kinds}",
)


class RangeUnits(Rule):
    """Both ends of a range carry %, 万 or 亿."""

    code = "TYP006"
    name = "range-units"
    severity = Severity.INFO
    title = Message(zh="数值范围两端都带单位", en="Both ends of a range have their unit")
    basis = Message(
        zh="GB/T 15835—2011《出版物上数字用法》：63%～68%、13万～17万（网页报告参照适用）",
        en="GB/T 15835—2011 on numbers (63%～68%, 13万～17万), which web pages follow by analogy",
    )
    manual = Manual(
        checks=Message(
            zh="“5～10%”“13～17万”这类范围，前一个数也带“%”“万”“亿”，以免误解。",
            en="In ranges such as 5～10% or 13～17万, the first number has %, 万 or 亿 as well.",
        ),
        decides=Message(
            zh="两个数之间为～、-、—，后一个数紧跟“%”“万”“亿”而前一个没有。全篇合并为一条。",
            en=(
                "Two numbers with ～, - or — between them, the second right before %, 万 or 亿, "
                "the first not. One finding for a report."
            ),
        ),
        silent=Message(
            zh="年份、日期、条款范围，以及“件”“条”等计量单位只写一次的不报。",
            en="Years, dates, articles; units such as 件 or 条 may be written once.",
        ),
        traps=Message(
            zh="“2021—2025万人计划”之类以年份开头的不报。",
            en="What begins with a year is left alone.",
        ),
        severity=Message(
            zh="只是写法问题，故为提示。", en="An info: the meaning is clear as a rule."
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "公开率为63%～68%，印发13万～17万份。"),
        valid.with_sentence("s1", "2021—2024年、第20—22条、5～10件均已公开。"),
    )
    bad = (
        valid.with_sentence("s1", "公开数量比上年增长5～10%。"),
        valid.with_sentence("s1", "每期印发13-17万份。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Look for ranges in the prose."""
        places = []
        for paragraph in sentences(report):
            raw = printed(report, paragraph)
            for match in _RANGE.finditer(paragraph.words.text):
                places.append(Place(raw[slice(*match.span())], paragraph.words.span(match)))
        yield gathered(places, _FAULT) if places else Satisfied()
