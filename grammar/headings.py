"""Read the headings of sections: how they are numbered, and which section they name."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lark import Token

from reportlint.grammar.tokens import key_of

_NUMERALS = "一二三四五六七八九十"
_ENCLOSED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
# The number in front of a heading, by style; the styles are tried in this order.
_ORDINALS = {
    "han": f"([{_NUMERALS}])[、.,:]",
    "bracketed": rf"\(([{_NUMERALS}])\)[、.,:]?",
    "enclosed": f"([{_ENCLOSED}])[、.,:]?",
    "part": f"第([{_NUMERALS}])(?:部分|章)[、.,:]?",
    "digit": "([0-9]{1,2})[、.,:]",
}
_ORDINAL = re.compile("|".join(f"(?P<{style}>{form})" for style, form in _ORDINALS.items()))
# A title is misspelt where it resembles one, in percent, and is numbered as sections mostly are.
_LEAST_LIKENESS = 85
_SPELT_STYLES = ("han", "part")
_LONGEST_DIFFERENCE = 4


class Heading(NamedTuple):
    """What the text of a cell says as a heading.

    style is how it is numbered ("plain": it is not), ordinal the number that it gives itself.
    """

    style: str
    ordinal: int | None
    title: str


def read_heading(key: str) -> Heading:
    """Return the number and the title that a label key gives as a heading."""
    key = key.lstrip("#").strip("*").rstrip(":。")
    match = _ORDINAL.match(key)
    if match is None:
        return Heading("plain", None, key)
    style = match.lastgroup or ""
    numeral = match[match.re.groupindex[style] + 1]
    return Heading(style, _ordinal(numeral), key[match.end() :])


def _ordinal(numeral: str) -> int:
    for numerals in (_NUMERALS, _ENCLOSED):
        if numeral in numerals:
            return numerals.index(numeral) + 1
    return int(numeral)


def section_of(heading: Heading, titles: Mapping[str, str]) -> str | None:
    """Return the id of the section that a heading names, misspelt or not; None where none is."""
    if found := titles.get(heading.title):
        return found
    length = len(heading.title)
    if heading.style not in _SPELT_STYLES or not any(
        abs(len(title) - length) <= _LONGEST_DIFFERENCE for title in titles
    ):
        return None
    from rapidfuzz import fuzz, process  # loaded only where a heading is unknown

    best = process.extractOne(
        heading.title, titles.keys(), scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS
    )
    return titles[best[0]] if best else None


def keep_one_style(headings: Sequence[Token], titles: Mapping[str, str]) -> None:
    """Turn headings that are numbered in another way than the sections into prose.

    Sections are numbered in the way in which most different sections are. A title without a
    number stays a heading where no numbered one names its section.
    """
    sections: dict[str, set[str]] = defaultdict(set)
    read = [read_heading(key_of(token)) for token in headings]
    named = [section_of(heading, titles) or "" for heading in read]
    for heading, section in zip(read, named, strict=True):
        sections[heading.style].add(section)
    main = max(("plain", *_ORDINALS), key=lambda s: (len(sections[s]), s != "plain"))
    for token, heading, section in zip(headings, read, named, strict=True):
        lone = heading.style == "plain" and section not in sections[main]
        if heading.style != main and not lone:
            token.type = "PROSE"
