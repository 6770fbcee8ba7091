"""TYP012 numeral-style."""

import re
from collections import defaultdict
from collections.abc import Iterator

from reportlint import Manual, Message, Outcome, Report, Rule, Satisfied, Severity, valid
from reportlint.rules.typography.prose import Place, gathered, printed, sentences

_DIGITS = {"两": 2} | {digit: value for value, digit in enumerate("二三四五六七八九十", 2)}
_ITEM = re.compile(
    r"(?<![0-9.第十百千〇零一二三四五六七八九月年\-~])"
    r"(?P<number>[2-9]|10|[两二三四五六七八九十])(?:个|项|大)?"
    r"(?P<thing>部分|方面|问题|措施|环节|领域|步骤|渠道|平台|专栏|栏目|部门|单位|街道|乡镇)"
)
_FAULT = Message(
    zh="同一事项的数目汉字、阿拉伯数字混用：{kinds}",
    en="the same number of the same thing in figures and in characters: {kinds}",
)


class NumeralStyle(Rule):
    """The same number of the same thing is written in one style."""

    code = "TYP012"
    name = "numeral-style"
    severity = Severity.OFF
    title = Message(zh="数目写法前后一致", en="One style for the same number")
    basis = Message(
        zh="GB/T 15835—2011《出版物上数字用法》：同类场合写法一致（网页报告参照适用）",
        en="GB/T 15835—2011 on numbers: one style in like places; web pages follow by analogy",
    )
    manual = Manual(
        checks=Message(
            zh="同一事项的同一数目不混用“六个部分”和“6个部分”。",
            en="The same count of the same thing is not both 六个部分 and 6个部分.",
        ),
        decides=Message(
            zh="比较 2 至 10 与“部分、方面、问题、措施”等的组合。全篇合并为一条。",
            en=(
                "Numbers from 2 to 10 are compared, with words such as 部分, 方面, 问题, 措施. One "
                "finding for a report."
            ),
        ),
        silent=Message(
            zh="序数（第六部分）、一、数目不同的不报。",
            en="Ordinals (第六部分), 一, and different numbers.",
        ),
        traps=Message(
            zh="引用的文件标题可能用另一种写法。", en="A quoted title may have the other style."
        ),
        severity=Message(
            zh="两种写法都不算错，默认不查。", en="Off: neither style is wrong by itself."
        ),
    )
    good = (
        valid,
        valid.with_sentence("s5", "从两个方面改进，第六部分另行说明，共有3个部分。"),
    )
    bad = (valid.with_sentence("s6", "本报告共6个部分。"),)

    def check(self, report: Report) -> Iterator[Outcome]:
        """Compare the counts of things in the prose."""
        found: dict[tuple[int, str], dict[bool, list[Place]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for paragraph in sentences(report):
            raw = printed(report, paragraph)
            for match in _ITEM.finditer(paragraph.words.text):
                in_digits = match["number"].isdecimal() and match["number"].isascii()
                value = int(match["number"]) if in_digits else _DIGITS[match["number"]]
                place = Place(raw[slice(*match.span())], paragraph.words.span(match))
                found[value, match["thing"]][in_digits].append(place)
        places = [
            place
            for styles in found.values()
            if len(styles) > 1
            for listed in styles.values()
            for place in listed
        ]
        yield gathered(places, _FAULT) if places else Satisfied()
