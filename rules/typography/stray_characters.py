"""TYP010 stray-characters."""

import re
from collections.abc import Iterator

from reportlint import (
    Manual,
    Message,
    Outcome,
    Replacement,
    Report,
    Rule,
    Satisfied,
    Severity,
    Span,
    valid,
)
from reportlint.rules.typography.prose import Place, gathered, is_from_pdf

_REPLACED = Message(
    zh="替换符（原字已丢失）", en="replacement characters, what stood there is lost"
)
_CONTROL = Message(zh="控制字符", en="control characters")
_PRIVATE = Message(zh="私用区字符", en="private-use characters")
_INVISIBLE = Message(zh="连续的零宽字符", en="runs of zero-width characters")
_GARBLED = Message(zh="乱码", en="garbled characters")
_LEFT_OVER = Message(zh="残留的网页代码", en="leftover codes of a web page")
_KINDS = {
    "replaced": _REPLACED,
    "control": _CONTROL,
    "private": _PRIVATE,
    "invisible": _INVISIBLE,
    "garbled": _GARBLED,
    "code": _LEFT_OVER,
}
# What any of them begins with, and most text is free of.
_FIRST = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00c3-\u00ef\u200b-\u200d\u2060\ue000-\uf8ff\ufeff\ufffd"
    "锟烫屯?&]"
)
_STRAY = re.compile(
    "(?P<replaced>\ufffd{1,999})"
    "|(?P<control>[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]{1,999})"
    "|(?P<private>[\ue000-\uf8ff]{1,999})"
    "|(?P<invisible>[\u200b-\u200d\u2060\ufeff]{2,999})"
    "|(?P<garbled>锟斤拷|烫烫烫|屯屯屯|(?:[\u00c3-\u00ef][\u0080-\u00bf]{1,2}){2,99}"
    "|(?<=[\u4e00-\u9fff])[?]{3,99}(?=[\u4e00-\u9fff]))"
    "|(?P<code>&(?:nbsp|ldquo|rdquo|lsquo|rsquo|mdash|hellip|middot|amp|lt|gt|#[0-9]{2,5});)"
)
_FAULT = Message(
    zh="正文有乱码或看不见的字符：{kinds}", en="stray characters in the prose: {kinds}"
)


class StrayCharacters(Rule):
    """The prose has no control, private-use, replacement or garbled characters."""

    code = "TYP010"
    name = "stray-characters"
    severity = Severity.WARNING
    title = Message(zh="没有乱码和控制字符", en="No stray characters")
    basis = Message(
        zh="报告应能正常阅读：文字严谨是对年度报告的通常要求",
        en="A report is to be readable: annual reports are to be worded with care",
    )
    manual = Manual(
        checks=Message(
            zh=(
                "正文没有替换符 U+FFFD、控制字符、私用区字符、连续的零宽字符、乱码，"
                "也没有残留的网页代码（&nbsp;）。"
            ),
            en=(
                "The prose has no replacement characters (U+FFFD), control or private-use "
                "characters, runs of zero-width ones, garbled text, or codes such as &nbsp;."
            ),
        ),
        decides=Message(
            zh="逐字查找，全篇合并为一条，按种类列出处数。",
            en="Every character is looked at. One finding for a report, with a count by kind.",
        ),
        silent=Message(
            zh="不间断空格、单个零宽空格不报；PDF 和 Word 符号字体中的私用区字符不报。",
            en=(
                "No-break spaces and single zero-width ones; private-use characters of a PDF or "
                "of symbol fonts in Word files."
            ),
        ),
        traps=Message(
            zh="文件编码判断有误也会造成乱码，请先看原文件。",
            en="A file that was decoded wrongly looks garbled too: see the original first.",
        ),
        severity=Message(
            zh="确有其字符，但可能出自转换，故为警告。",
            en="A warning: the characters are there, but conversion may be the cause.",
        ),
    )
    good = (
        valid,
        valid.with_sentence(
            "s1", "栏目\u00a0更新及时\u200b，内容完整，网址为http://a.gov.cn/?a=1&b=2。"
        ),
        valid.with_sentence("s1", "疑问？？已逐条答复，开设Café角。"),
    )
    bad = (
        valid.with_sentence("s1", "栏目更新\ufffd\ufffd时，内容完整。"),
        valid.with_sentence("s1", "栏目更新\u200b\u200b\u200b及时，内容完整。"),
        valid.with_sentence("s1", "栏目\ue5d2更新及时，内容\x02完整。"),
        valid.with_sentence("s1", "栏目更新锟斤拷及时，内容完整。"),
        valid.with_sentence("s1", "栏目更新&nbsp;及时，内容完整。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Look at every character of the prose and the headings."""
        spans = [
            *(section.span for section in report.sections),
            *(paragraph.span for paragraph in report.paragraphs),
        ]
        places = [place for span in spans for place in _stray(report, span)]
        yield gathered(places, _FAULT) if places else Satisfied()


def _stray(report: Report, span: Span) -> Iterator[Place]:
    if not _FIRST.search(report.source.text, span.start, span.end):
        return
    symbols = bool(report.source.origins)
    for match in _STRAY.finditer(report.source.text, span.start, span.end):
        kind = match.lastgroup or ""
        is_symbol = is_from_pdf(report) or (symbols and match[0][0] >= "\uf000")
        if not (kind == "private" and is_symbol):
            span = Span(*match.span())
            yield Place(_KINDS[kind], span, (Replacement(span, ""),) * (kind == "invisible"))
