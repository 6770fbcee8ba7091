"""CIT001 regulation-number."""

import re
from collections.abc import Iterator
from typing import NamedTuple

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
from reportlint.rules.citations.titles import (
    is_regulation,
    short_title_is_regulation,
    title_before,
    titles_in,
)

_CURRENT, _FORMER, _REVISED_IN = 711, 492, 2019
_DECREE = re.compile("国(?:务院)?(?:令第?([0-9]{2,4})号|第?([0-9]{2,4})号令)")
_NAMED_BEHIND = re.compile("(?:公布|发布|颁布)?的?《(?:中华人民共和国)?政府信息公开条例》")
_SENTENCE = re.compile("[^。;!?]{1,2000}")
_HISTORY = re.compile("修订|修改|原(?!则|因)|旧|废止|历史|沿革|2007|2008")
_REACH = 40
_WRONG = Message(
    zh="《政府信息公开条例》写作国务院令第 {stated} 号，现行的是第 711 号（2019 年修订）{note}",
    en=(
        "the regulation on disclosure is cited as decree no. {stated}; the one in force is no. "
        "711, as revised in 2019{note}"
    ),
)
_IS_FORMER = Message(
    zh="，第 492 号是 2007 年的旧条例", en=", and no. 492 is the former one of 2007"
)
_IS_NONE = Message(zh="", en="")
_PAST = Message(
    zh="“第 492 号”出现在沿革性的表述中，或他处已写第 711 号，不核对",
    en="no. 492 stands in words about the past, or no. 711 is cited elsewhere",
)
_NO_YEAR = Message(zh="不知道报告年度，无法判断条例文号", en="the year of the report is not known")


class _Citation(NamedTuple):
    number: int
    span: Span
    sentence: str


class RegulationNumber(Rule):
    """The regulation on disclosure is cited as decree no. 711."""

    code = "CIT001"
    name = "regulation-number"
    severity = Severity.ERROR
    title = Message(zh="条例文号为第711号", en="The regulation is decree no. 711")
    basis = Message(
        zh="《中华人民共和国政府信息公开条例》（国务院令第711号修订，2019年5月15日起施行）",
        en="Regulation on disclosure, as revised by decree no. 711, in force since May 2019",
    )
    manual = Manual(
        checks=Message(
            zh="2019 年度起的报告引用《政府信息公开条例》时，文号为国务院令第711号。",
            en="From 2019 on, reports cite the regulation on disclosure as 国务院令第711号.",
        ),
        decides=Message(
            zh=(
                "看紧跟在《中华人民共和国政府信息公开条例》或《条例》之后、或紧靠其前的"
                "“国务院令第×号”“国令第×号”；只写第492号，或写成其他号，为错误。"
            ),
            en=(
                "The decree (国务院令第…号 or 国令第…号) that follows 《政府信息公开条例》 or "
                "《条例》 in a sentence, or stands right before it. No. 492 alone, or any other, "
                "is an error."
            ),
        ),
        silent=Message(
            zh="“第492号公布，第711号修订”的完整写法是对的；沿革性表述、年度不明时列为“未能核对”。",
            en=(
                "Both numbers together, as a history, are right. Words about the past, and a "
                "report without a year, are not assessed."
            ),
        ),
        traps=Message(
            zh="其他法规的国务院令号不查。", en="Decrees of other regulations are not looked at."
        ),
        severity=Message(
            zh="文号是确定的事实，旧条例已于 2019 年修订，故为错误。",
            en="An error: the number is a plain fact, and the former text is no longer in force.",
        ),
    )
    good = (
        valid,
        valid.with_words("国务院令第711号", "国令第711号"),
        valid.with_words("国务院令第711号", "2007年国务院令第492号公布，2019年国务院令第711号修订"),
        valid.with_sentence("s1", "落实《政府网站条例》（国务院令第492号）。"),
    )
    bad = (
        valid.with_words("国务院令第711号", "国务院令第492号"),
        valid.with_words("国务院令第711号", "国务院第492号令"),
        valid.with_words("国务院令第711号", "国务院令第771号"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Compare every decree that is cited with the regulation."""
        citations = list(_citations(report))
        numbers = {citation.number for citation in citations}
        for citation in citations:
            if citation.number == _CURRENT or f"{_CURRENT}号" in citation.sentence:
                yield Satisfied()
            elif report.year is None:
                yield NotAssessed(_NO_YEAR, citation.span)
            elif report.year < _REVISED_IN:
                yield Satisfied()
            elif citation.number == _FORMER and (
                _CURRENT in numbers or _HISTORY.search(citation.sentence)
            ):
                yield NotAssessed(_PAST, citation.span)
            else:
                note = _IS_FORMER if citation.number == _FORMER else _IS_NONE
                message = _WRONG.format(stated=citation.number, note=note)
                yield Failed(message, citation.span, str(citation.number), str(_CURRENT))


def _citations(report: Report) -> Iterator[_Citation]:
    """Yield the decrees that are cited with the regulation, each with its sentence."""
    short = short_title_is_regulation(report)
    for paragraph in report.paragraphs:
        text = paragraph.words.text
        if "令" not in text:
            continue
        titles = titles_in(text)
        for sentence in _SENTENCE.finditer(text):
            for match in _DECREE.finditer(text, *sentence.span()):
                title = title_before(text, titles, match.start(), within=_REACH)
                if _NAMED_BEHIND.match(text, match.end()) or (
                    title and is_regulation(title.name, short=short)
                ):
                    number = int(match[1] or match[2])
                    yield _Citation(number, paragraph.words.span(match), sentence[0])
