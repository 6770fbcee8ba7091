"""CIT002 article-numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from reportlint import (
    Failed,
    Manual,
    Message,
    Outcome,
    Paragraph,
    Report,
    Rule,
    Satisfied,
    Severity,
    Span,
    valid,
)
from reportlint.rules.citations.titles import (
    Title,
    is_regulation,
    short_title_is_regulation,
    title_before,
    titles_in,
)

_LAST = 56
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}
_ARTICLE = re.compile("第([一二三四五六七八九十百零〇]{1,6}|[0-9]{1,3})条(?!例)")
# Names of other laws without title marks: an article behind them is one of theirs.
_OTHER_LAW = re.compile("法|细则|规则|规定(?=第)|意见|章程|通知|方案")
_ON_REPORTS = re.compile("年度报告|年报")
_BREAK = re.compile("[。;!?《]")
_REACH, _BETWEEN, _AHEAD = 45, 12, 60
_FORMER = {31: 49, 32: 50}
_TOO_HIGH = Message(
    zh="《政府信息公开条例》共 56 条，没有第 {number} 条",
    en="the regulation on disclosure has 56 articles, there is no article {number}",
)
_NUMBER_OF_2007 = Message(
    zh="关于年度报告，现行条例是第 {expected} 条；第 {number} 条是 2007 年旧条例的条号",
    en=(
        "on annual reports, the regulation in force has article {expected}; {number} is the "
        "number in the former one of 2007"
    ),
)


class _Cited(NamedTuple):
    number: int
    span: Span
    on_reports: bool


class ArticleNumbers(Rule):
    """The articles that are cited of the regulation exist, and are those of today."""

    code = "CIT002"
    name = "article-numbers"
    severity = Severity.WARNING
    title = Message(zh="引用的条例条款存在且相符", en="Cited articles exist and fit")
    basis = Message(
        zh="《中华人民共和国政府信息公开条例》（国务院令第711号，共 56 条）第四十九条、第五十条",
        en="Regulation on disclosure (decree no. 711, 56 articles), articles 49 and 50",
    )
    manual = Manual(
        checks=Message(
            zh="引用《政府信息公开条例》的条号不超过五十六；编制年度报告的依据不是旧条例的第三十一、三十二条。",
            en=(
                "No article of the regulation above 56 is cited, and annual reports do not rest on "
                "articles 31 and 32, which was their place in the regulation of 2007."
            ),
        ),
        decides=Message(
            zh="条号归于同一句中它前面最近的书名号；书名号与条号之间提到其他法律的不归于条例。",
            en=(
                "An article belongs to the nearest title in 《》 before it in its sentence, unless "
                "another law is named in between."
            ),
        ),
        silent=Message(
            zh="其他法律法规的条款、没有书名号可归的条款不查；其余条款内容是否相符不判断。",
            en=(
                "Articles of other laws, and such without a title before them. Whether other "
                "articles fit what is said of them is not judged."
            ),
        ),
        traps=Message(
            zh="《条例》在文中简称其他法规时不查。",
            en="Where 《条例》 stands for another regulation, it is left alone.",
        ),
        severity=Message(
            zh="归属靠就近判断，故为警告。",
            en="A warning: to which law an article belongs is told by nearness.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "按照《条例》第四十九条、第五十条的规定编制年度报告。"),
        valid.with_sentence("s1", "按照《条例》和《行政许可法》第六十条的规定公开。"),
        valid.with_sentence("s1", "执行《条例》，依照行政处罚法第六十条的规定公开。"),
        valid.with_sentence("s1", "按照《条例》第三十二条征求第三方意见。"),
    )
    bad = (
        valid.with_sentence("s1", "按照《条例》第六十条的规定公开。"),
        valid.with_sentence("s1", "按照《政府信息公开条例》第二十条、第57条的规定公开。"),
        valid.with_sentence("s1", "根据《条例》第三十一条、第三十二条的规定编制本年度报告。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Look at every article that is cited of the regulation."""
        short = short_title_is_regulation(report)
        for paragraph in report.paragraphs:
            for cited in _articles(paragraph, short=short):
                now = _FORMER.get(cited.number) if cited.on_reports else None
                if cited.number == 0 or cited.number > _LAST:
                    message = _TOO_HIGH.format(number=cited.number)
                    yield Failed(message, cited.span, str(cited.number))
                elif now:
                    message = _NUMBER_OF_2007.format(number=cited.number, expected=now)
                    yield Failed(message, cited.span, str(cited.number), str(now))
                else:
                    yield Satisfied()


def _articles(paragraph: Paragraph, *, short: bool) -> Iterator[_Cited]:
    """Yield the articles of the regulation that a paragraph cites."""
    text = paragraph.words.text
    titles = titles_in(text)
    numbers: dict[Title, set[int]] = defaultdict(set)
    cited: list[tuple[Title, re.Match[str]]] = []
    for match in _ARTICLE.finditer(text):
        title = _bound(text, titles, match.start(), cited)
        if title and is_regulation(title.name, short=short):
            cited.append((title, match))
            numbers[title].add(_value(match[1]))
    for title, match in cited:
        sentence = text[match.end() : match.end() + _AHEAD].partition("。")[0]
        on_reports = numbers[title] <= set(_FORMER) and bool(_ON_REPORTS.search(sentence))
        yield _Cited(_value(match[1]), paragraph.words.span(match), on_reports)


def _bound(
    text: str, titles: list[Title], place: int, cited: list[tuple[Title, re.Match[str]]]
) -> Title | None:
    """Return the title that an article belongs to: right before it, or that of the last article."""
    title = title_before(text, titles, place, within=_REACH)
    since = title.end if title else 0
    if cited and cited[-1][1].end() > since:
        last, match = cited[-1]
        near = place - match.end() <= _BETWEEN and not _BREAK.search(text, match.end(), place)
        title, since = (last if near else None), match.end()
    return None if title is None or _OTHER_LAW.search(text, since, place) else title


def _value(numeral: str) -> int:
    """Return the number that a numeral such as 五十六 or 56 is."""
    if numeral.isascii():
        return int(numeral)
    hundreds, _, rest = numeral.rpartition("百")
    tens, ten, ones = rest.strip("零〇").rpartition("十")
    return (
        100 * (_DIGITS.get(hundreds, 1) if "百" in numeral else 0)
        + 10 * (_DIGITS.get(tens, 1) if ten else 0)
        + _DIGITS.get(ones, 0)
    )
