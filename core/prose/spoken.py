"""Numbers that the prose says without a digit: 三件, and 未收到申请, which is none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportlint.prose.words import Words

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_COUNT = re.compile(
    "(?<![0-9.第每逐同这那某任何首唯头零〇一二两三四五六七八九十百千万])"
    "(?P<number>[零〇一二两三四五六七八九十百千万]{1,9})"
    "(?P<unit>[件份条宗起篇例])(?![件份条宗起篇例事])"
)
_ROUGH = re.compile("(?:大约|约|将近|接近|近|超过|超|逾|不足|至少)$")
_NONE = re.compile(
    "(?:(?:均|暂|尚|并|都)?(?:未曾?|没有?|无)(?:收到|受理|接到|接收|发生|出现|产生|存在|涉及|新增|因|被|有)?)"
    "(?P<what>[^,;:。!?()0-9]{1,30})"
)
# 无 that begins another word, or a row of the form.
_NO_NEGATION = re.compile(
    "经|审结|结案|办结|正当理由|法|需|偿|障|论|线|锡|疑|效|力|关|所|人|证|须|缝|偏|误"
)
_CASES = (
    ("review", re.compile("行政复议|复议案")),
    ("litigation", re.compile("行政诉讼|行政应诉|诉讼")),
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A number in words: value and unit, or a statement that there is none of a topic."""

    start: int
    end: int
    value: int
    unit: str | None
    rough: bool = False
    topics: tuple[str, ...] = ()


def read_spoken(words: Words) -> Iterator[Spoken]:
    """Yield the numbers that a paragraph says in words; the places are those of its words."""
    for match in _COUNT.finditer(words.text):
        value = han_number(match["number"])
        if value is not None:
            rough = bool(_ROUGH.search(words.text, max(0, match.start() - 3), match.start()))
            yield Spoken(match.start(), match.end(), value, match["unit"], rough)
    for match in _NONE.finditer(words.text):
        if not _NO_NEGATION.match(match["what"]):
            topics = tuple(name for name, pattern in _CASES if pattern.search(match["what"]))
            yield Spoken(match.start(), match.end(), 0, None, topics=topics)


def han_number(text: str) -> int | None:
    """Return the value of a Chinese numeral, None where it is none: 二百零五 is 205."""
    if not set(text) & (_DIGITS.keys() | {"十"}):
        return None
    if not set(text) & _UNITS.keys():
        return int("".join(str(_DIGITS[character]) for character in text))
    total = section = 0
    digit: int | None = None
    for character in text:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
        elif character == "万":
            total, section, digit = (total + section + (digit or 0)) * 10_000, 0, None
        else:
            section += (1 if digit is None else digit) * _UNITS[character]
            digit = None
    return total + section + (digit or 0)
