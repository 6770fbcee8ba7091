"""Titles in 《》 of the prose, and which of them are the regulation on disclosure."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reportlint import Report

REGULATION = "政府信息公开条例"
SHORT = "条例"
_FULL = "中华人民共和国政府信息公开条例"
_TITLE = re.compile(f"《([^《》]{{1,80}})》|(?<![《一-鿿])({_FULL})")
_ABBREVIATED = re.compile(r'《([^《》]{2,60})》[^《》。]{0,40}称[:为]?"?《条例》')
_SENTENCE_END = re.compile("[。;!?]")


class Title(NamedTuple):
    """A title in the words of a paragraph; start and end are those of its marks."""

    name: str
    start: int
    end: int


def titles_in(text: str) -> list[Title]:
    """Return the titles in the words of a paragraph, in their order."""
    return [Title(match[1] or match[2], *match.span()) for match in _TITLE.finditer(text)]


def title_before(text: str, titles: Sequence[Title], place: int, *, within: int) -> Title | None:
    """Return the nearest title before a place, if it is in the same sentence and near enough."""
    index = bisect_right(titles, place, key=lambda title: title.end)
    if not index or place - titles[index - 1].end > within:
        return None
    found = titles[index - 1]
    return None if _SENTENCE_END.search(text, found.end, place) else found


def is_regulation(name: str, *, short: bool) -> bool:
    """Tell whether a title is the regulation on disclosure; short says that 《条例》 is, too."""
    return name in (REGULATION, _FULL) or (short and name == SHORT)


def short_title_is_regulation(report: Report) -> bool:
    """Tell whether nothing says that 《条例》 stands for another regulation."""
    return not any(
        not match[1].endswith(REGULATION)
        for paragraph in report.paragraphs
        for match in _ABBREVIATED.finditer(paragraph.words.text)
    )
