"""Numbers of official documents, such as 国办公开办函〔2021〕30号, however they are written."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportlint import Paragraph, Report, Span

_NUMBER = re.compile(
    r"(?P<sign>[一-鿿]{1,12}(?:(?<![印转下颁签制刊])发|[办函字政通规文复综电]))"
    r"(?P<open>[\[(〔【〖{])(?P<year>[0-9]{2}|[0-9]{4})年?(?P<close>[\])〕】〗}])"
    r"(?P<ordinal>第?)(?P<number>[0-9]{1,5})号(?![楼线门院路厅窗])"
)
_END = re.compile("[0-9]号")
# What stands before the sign of an organ, in the sentence around it.
_LEAD = re.compile(
    "^(?:.{0,12}(?=国办|国发|国函)"
    "|.{0,12}(?:据|照|印发|转发|办公室|办公厅|落实|执行|文件|通知|[的及和与])(?=.{2}))"
)


class DocumentNumber(NamedTuple):
    """The number of a document as it is written, and its place; plain is how it should read."""

    sign: str
    opening: str
    closing: str
    year: str
    ordinal: str
    number: str
    raw: str
    start: int
    end: int
    span: Span

    @property
    def plain(self) -> str:
        """The number in its usual form."""
        return f"{self.sign}〔{self.year}〕{int(self.number)}号"


def document_numbers(report: Report, paragraph: Paragraph) -> Iterator[DocumentNumber]:
    """Yield the document numbers of a paragraph."""
    words = paragraph.words
    if not _END.search(words.text):
        return
    for match in _NUMBER.finditer(words.text):
        lead = _LEAD.match(match["sign"])
        start = match.start() + (lead.end() if lead else 0)
        span = words.slice(start, match.end())
        yield DocumentNumber(
            sign=match["sign"][start - match.start() :],
            opening=match["open"],
            closing=match["close"],
            year=match["year"],
            ordinal=match["ordinal"],
            number=match["number"],
            raw="".join(report.source.text[place] for place in words.places[start : match.end()]),
            start=start,
            end=match.end(),
            span=span,
        )
