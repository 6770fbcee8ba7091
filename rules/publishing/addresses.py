"""PUB006 addresses."""

import re
from collections.abc import Iterator

from reportlint import Failed, Manual, Message, Outcome, Report, Rule, Satisfied, Severity, valid

_PHONE = Message(
    zh="电话号码“{stated}”的位数不对", en="the telephone number “{stated}” has a wrong length"
)
_POSTCODE = Message(
    zh="邮政编码“{stated}”有 {count} 位，应为 6 位",
    en="the postcode “{stated}” has {count} digits instead of 6",
)
_URL = Message(zh="网址“{stated}”写法有误", en="the web address “{stated}” is ill-formed")
_NUMBERS = re.compile(
    r"(?:电话|热线|传真)(?:号码)?(?:\([^()]{1,12}\))?(?:为|是)?[:/]?(?P<number>[(+]?[0-9][0-9()-]{3,24})"
)
_GOOD_NUMBER = re.compile(
    r"(?:\+?86-?)?(?:"
    r"\(?0(?:10|2[0-9]|[3-9][0-9]{2})\)?-?[1-9][0-9]{6,7}(?:-[0-9]{1,6})?"
    r"|[1-9][0-9]{6,7}(?:-[0-9]{1,6})?|1[3-9][0-9]-?[0-9]{4}-?[0-9]{4}|(?:400|800)-?[0-9]{3,4}-?[0-9]{3,4}"
    r"|1[0-9]{2,4}|9[56][0-9]{3,4}|(?:0(?:10|2[0-9]|[3-9][0-9]{2})-?)?1[0-9]{4})"
)
_POSTCODES = re.compile(r"(?:邮政编码|邮编)(?:为|是)?:?(?P<number>[0-9]{1,12})(?![0-9])")
_BAD_URL = re.compile(
    r"https?(?::/(?![/])|//|:\\|:(?=www))[A-Za-z0-9.\\/-]{0,60}|h(?:ttt+p|tp|hhtp)s?://[A-Za-z0-9./-]{1,60}"
    r"|(?<![A-Za-z0-9])(?:ww|w{4,6})\.[A-Za-z0-9.-]{1,60}"
    r"|(?<![A-Za-z0-9])www[。,、;][A-Za-z0-9.-]{1,60}|(?<![A-Za-z0-9])www\.[A-Za-z0-9-]{0,40}\.{2,5}[A-Za-z0-9.-]{1,60}"
    r"|(?<![A-Za-z0-9])www\.[A-Za-z0-9.-]{1,40}[.,。]gov[,。][A-Za-z]{1,4}"
    r"|(?<![A-Za-z0-9])www\.[A-Za-z0-9.-]{1,40}\.gov\.c(?![A-Za-z])"
)
_BLANK = re.compile(r"\s")


class Addresses(Rule):
    """Telephone numbers, postcodes and web addresses have the form of one."""

    code = "PUB006"
    name = "addresses"
    severity = Severity.INFO
    title = Message(
        zh="电话、邮编、网址写法正确", en="Telephones, postcodes, web addresses are well-formed"
    )
    basis = Message(
        zh="电话、邮编的编号规则；网址的书写规则",
        en="The plans of numbers; the form of web addresses",
    )
    manual = Manual(
        checks=Message(
            zh="“电话”后面的号码位数正确，邮编 6 位，网址没有少斜杠、少字母之类的错误。",
            en="Numbers behind 电话 have a right length, postcodes six digits, URLs no slip.",
        ),
        decides=Message(
            zh=(
                "固定电话 7、8 位，可带区号和分机；热线、手机、400 电话也可以；"
                "网址只报告明显的错误写法。"
            ),
            en=(
                "Lines have 7 or 8 digits, with code and extension; hotlines, mobiles and 400 "
                "numbers will do. Of web addresses, only clear slips are told."
            ),
        ),
        silent=Message(
            zh="号码中间有空格或者换行的不检查：可能是两个号码。",
            en="A number with a blank or a break in it is left alone: it may be two.",
        ),
        traps=Message(
            zh="单位内部短号写在“电话”之后时也会提示。",
            en="A short number of an exchange behind 电话 is told of as well.",
        ),
        severity=Message(zh="提示：不影响数据。", en="Info: no figure is wrong."),
    )
    good = (
        valid,
        valid.with_sentence(
            "preamble", "电话：0999-5550100转8，邮编：833399，www.example.gov.cn。"
        ),
        valid.with_sentence(
            "preamble", "电话/传真：（010）55501000，热线12345，电话400-800-1234。"
        ),
        valid.with_sentence("s1", "完成https协议部署，网址https://www.example.gov.cn/a//b。"),
        valid.with_sentence("s1", "接听咨询电话1280人次，电话回访45件。"),
    )
    bad = (
        valid.with_sentence("preamble", "电话：0999-555010，邮编：833399。"),
        valid.with_sentence("preamble", "电话：0999-5550100，邮编：83339。"),
        valid.with_sentence("preamble", "可在http:/www.example.gov.cn下载。"),
        valid.with_sentence("preamble", "可在www.example.gov.c下载。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every number that is called one, and every web address with a slip."""
        for words in (item.words for item in report.paragraphs):
            for match in _NUMBERS.finditer(words.text):
                span = words.span(match, "number")
                stated = match["number"].rstrip("(-")
                torn = _BLANK.search(report.folded, span.start, span.end)
                if torn or _is_count(match):
                    continue
                if _GOOD_NUMBER.fullmatch(stated.rstrip(")")) or _GOOD_NUMBER.fullmatch(stated):
                    yield Satisfied()
                else:
                    place = words.slice(match.start("number"), match.start("number") + len(stated))
                    yield Failed(_PHONE.format(stated=stated), place, stated=stated)
            for match in _POSTCODES.finditer(words.text):
                stated = match["number"]
                if len(stated) == 6:
                    yield Satisfied()
                else:
                    message = _POSTCODE.format(stated=stated, count=len(stated))
                    yield Failed(message, words.span(match, "number"), stated=stated)
            is_web = "ww" in words.text or "ht" in words.text  # as every address with a slip has
            for match in _BAD_URL.finditer(words.text if is_web else ""):
                yield Failed(_URL.format(stated=match[0]), words.span(match), stated=match[0])


def _is_count(match: re.Match[str]) -> bool:
    """Tell whether the number counts calls: 接听电话1280人次."""
    behind = match.string[match.end() : match.end() + 1]
    return "一" <= behind <= "鿿" and behind not in "转或和及邮地网至"
