"""The parts that a report says it has: 本报告由总体情况、……、其他需要报告的事项等六个部分组成."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportlint import Paragraph, Report, Span

# What the name of each section holds, however it is worded.
_MEANT = {
    "s1": re.compile("总体(?:工作)?情况|工作概述"),
    "s2": re.compile("主动公开"),
    "s3": re.compile("(?:处理|办理|收到|依)[^、]{0,12}申请"),
    "s4": re.compile("复议|诉讼"),
    "s5": re.compile("问题|不足|改进|整改|下一步"),
    "s6": re.compile("其[他它](?:需要|应当|事项|有关|情况)|报告的其[他它]"),
}
_SENTENCE = re.compile("[^。]+")
_LONGEST_SENTENCE = 800
_COUNT = re.compile("(?<!第)(?P<number>[一二三四五六七八九十两]|[0-9]{1,2})(?:个|大|个大)?部分")
_NUMERALS = {"两": 2, **{numeral: n for n, numeral in enumerate("一二三四五六七八九十", 1)}}
_LEAD = re.compile("由|包括|包含|涵盖|分为|分别是|分别为|内容为|内容有|:")
_MOST_LEADS = 12
# The name of a part ends in one of these words, with a mark or the end of the list behind it.
_ITEM = re.compile(
    r"[^:]{1,45}?(?:情况|事项|措施|打算|安排|问题(?![及和与、]))"
    r"(?=$|[、,;.()等共和及与]|以及|组成|构成)"
)
_BEFORE_NAME = re.compile(
    r"(?:[、,;\"]|以及|[和及与]|\([一二三四五六七八]\)|[㈠-㈧]|[一二三四五六七八]、|[1-8][、.)]){1,4}"
)
_END = re.compile("组成|构成")
# What may stand between the last name and the number of the parts.
_FILLING = '、,;等共和及以与计合总"()'
_FEWEST_PARTS = 3
# Fewer parts than these, without a list, are not sections: 分两部分，文字和表格.
_FEWEST_SECTIONS = 4
# What says, without a list, that the parts are those of the report.
_ABOUT_REPORT = re.compile(
    "(?:本报告|年报|年度报告|全文)[^。,;]{0,12}?(?:由|包括|包含|分为|分成|共分为?|共有?|分)(?:以下)?"
    f"(?={_COUNT.pattern})"
)
_MARKS = re.compile("[、,;]")


@dataclass(frozen=True, slots=True)
class Part:
    """A part as the report names it; section_id is the section that is meant, if one is."""

    section_id: str | None
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class PartList:
    """What a report says of its parts: which they are, and how many.

    closed says whether every word of the list was understood.
    """

    parts: tuple[Part, ...]
    count: int | None
    count_span: Span | None
    closed: bool


def section_meant(name: str) -> str | None:
    """Return the id of the section that a name is about, None where that is open."""
    found = [section_id for section_id, pattern in _MEANT.items() if pattern.search(name)]
    return found[0] if len(found) == 1 else None


def part_list(report: Report) -> PartList | None:
    """Return what the preamble says of the parts, None where it says nothing of them.

    The preamble may stand under the first heading.
    """
    first = next((item for item in report.paragraphs if item.section == "s1"), None)
    preamble = [item for item in report.paragraphs if item.section == "s0"]
    for paragraph in (*preamble, *([first] if first else ())):
        for sentence in _SENTENCE.finditer(paragraph.words.text):
            short = len(sentence[0]) <= _LONGEST_SENTENCE
            if short and (found := _in_sentence(paragraph, *sentence.span())):
                return found
    return None


def _in_sentence(paragraph: Paragraph, start: int, end: int) -> PartList | None:
    text = paragraph.words.text
    counts = list(_COUNT.finditer(text, start, end))
    leads = [lead.end() for lead in _LEAD.finditer(text, start, end)][:_MOST_LEADS]
    lists = [_read_list(paragraph, lead, _end_of_list(text, lead, end)) for lead in leads[::-1]]
    parts, rest = max(lists, key=lambda read: len(_known(read[0])), default=((), ""))
    known = _known(parts)
    if len(known) < _FEWEST_PARTS:
        if len(counts) != 1 or not _ABOUT_REPORT.search(text, start, end):
            return None
        if _number(counts[0]["number"]) < _FEWEST_SECTIONS:
            return None
        parts, rest = (), ""
    count = counts[0] if len(counts) == 1 else None
    closed = not rest.strip(_FILLING) and len(known) == len(parts)
    return PartList(
        parts,
        _number(count["number"]) if count else None,
        paragraph.words.span(count) if count else None,
        closed,
    )


def _known(parts: Sequence[Part]) -> set[str]:
    return {part.section_id for part in parts if part.section_id}


def _end_of_list(text: str, start: int, end: int) -> int:
    count = _COUNT.search(text, start, end)
    stop = _END.search(text, start, end)
    # A number in front of a list belongs to it: 分为六个部分：总体情况、…….
    return min(count.start() if count else end, stop.start() if stop else end)


def _read_list(paragraph: Paragraph, start: int, end: int) -> tuple[tuple[Part, ...], str]:
    """Return the names in a list, and what words behind them are none."""
    text, last = paragraph.words.text, start
    parts: list[Part] = []
    starts: list[int] = []
    for item in _ITEM.finditer(text, start, end):
        before = _BEFORE_NAME.match(text, item.start(), item.end())
        begin, last = (before.end() if before else item.start()), item.end()
        meant = _meant_by_item(text[begin:last])
        if parts and meant and parts[-1].section_id == meant:
            # 行政复议情况、行政诉讼情况 are one part in two items.
            begin = starts.pop()
            parts.pop()
        starts.append(begin)
        parts.append(Part(meant, text[begin:last], paragraph.words.slice(begin, last)))
    return tuple(parts), text[last:end]


def _meant_by_item(name: str) -> str | None:
    """Return the section that an item is; with a mark in it, only 行政复议、行政诉讼 is one."""
    first = _MARKS.split(name, maxsplit=1)[0]
    one = first == name or section_meant(first) == "s4"
    return section_meant(name) if one else None


def _number(numeral: str) -> int:
    return _NUMERALS.get(numeral) or int(numeral)
