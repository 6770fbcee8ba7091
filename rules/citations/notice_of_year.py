"""CIT004 notice-of-year."""

import re
from collections.abc import Iterator

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
    valid,
)
from reportlint.rules.citations.document_numbers import DocumentNumber, document_numbers
from reportlint.rules.citations.known_documents import KNOWN_DOCUMENTS

_NEW, _OLD = KNOWN_DOCUMENTS[0].numbers
_NEW_FROM = 2021
_HISTORY = re.compile("原(?!则|因)|旧|废止|停止执行|代替|替代|取代|不再|此前|以往|试行期")
_AROUND = 30
_WRONG = Message(
    zh="{year} 年度报告应依据 {expected} 的格式，引用的却是 {stated}（适用于 {years} 年度）",
    en="a report about {year} rests on {expected}, but {stated}, for {years}, is cited",
)
_YEARS = {
    _NEW: Message(zh="2021 及以后", en="2021 and later"),
    _OLD: Message(zh="2019、2020", en="2019 and 2020"),
}
_NO_YEAR = Message(
    zh="不知道报告年度，无法判断格式文件是否合用",
    en="the year of the report is not known, so neither is its notice",
)
_PAST = Message(
    zh="“{stated}”出现在沿革性的表述中，或同时引用了合用的格式文件，不核对",
    en="“{stated}” stands in words about the past, or beside the notice for the year",
)


class NoticeOfYear(Rule):
    """The notice on the form that a report cites is the one for its year."""

    code = "CIT004"
    name = "notice-of-year"
    severity = Severity.WARNING
    title = Message(zh="引用的格式文件与年度相符", en="The notice on the form fits the year")
    basis = Message(
        zh="国办公开办函〔2021〕30号（2021 年度起）；国办公开办函〔2019〕60号（2019、2020 年度）",
        en="国办公开办函〔2021〕30号 (from 2021 on); 国办公开办函〔2019〕60号 (2019 and 2020)",
    )
    manual = Manual(
        checks=Message(
            zh=(
                "引用的年度报告格式文件：2021 年度起为国办公开办函〔2021〕30号，"
                "2019、2020 年度为国办公开办函〔2019〕60号。"
            ),
            en=(
                "The notice that is cited is 国办公开办函〔2021〕30号 from 2021 on, and "
                "国办公开办函〔2019〕60号 for 2019 and 2020."
            ),
        ),
        decides=Message(
            zh="按文号判断，不论括号形式；只引用了不合用的一个即为警告。",
            en="By the number, whatever its brackets: a warning if only the wrong one is cited.",
        ),
        silent=Message(
            zh="两个文件都引用、或属沿革性表述、或年度不明时，列为“未能核对”。",
            en="Both notices, words about the past, or no year: not assessed.",
        ),
        traps=Message(
            zh="年度判断错误时也会报告，请先核对年度。",
            en="Where the year itself is wrong, this is reported too.",
        ),
        severity=Message(
            zh="引用旧文件不等于用了旧表格（由 STR008 检查），故为警告。",
            en="A warning: the tables may still be right, which is for STR008.",
        ),
    )
    good = (
        valid,
        valid.in_form("gid2019"),
        valid.with_sentence("s1", "国办公开办函〔2019〕60号同时废止。"),
    )
    bad = (
        valid.with_words("国办公开办函〔2021〕30号", "国办公开办函〔2019〕60号"),
        valid.in_form("gid2019").with_words("国办公开办函〔2019〕60号", "国办公开办函[2021]30号"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Compare every notice on the form with the year of the report."""
        cited = [
            (number, paragraph.words.text[max(0, number.start - _AROUND) : number.end + _AROUND])
            for paragraph in report.paragraphs
            for number in document_numbers(report, paragraph)
            if number.plain in (_NEW, _OLD)
        ]
        plain = {number.plain for number, _ in cited}
        for number, around in cited:
            expected = _NEW if report.year is None or report.year >= _NEW_FROM else _OLD
            if report.year is None:
                yield NotAssessed(_NO_YEAR, number.span)
            elif number.plain == expected:
                yield Satisfied()
            elif expected in plain or _HISTORY.search(around):
                yield NotAssessed(_PAST.format(stated=number.raw), number.span)
            else:
                yield _failed(number, expected, report.year)


def _failed(number: DocumentNumber, expected: str, year: int) -> Failed:
    return Failed(
        _WRONG.format(year=year, expected=expected, stated=number.raw, years=_YEARS[number.plain]),
        number.span,
        stated=number.raw,
        expected=expected,
    )
