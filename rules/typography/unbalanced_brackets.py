"""TYP002 unbalanced-brackets."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from reportlint import (
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
from reportlint.rules.typography.prose import Place, gathered, sentences

_PAIRS = {"(": ")", "《": "》", "〔": "〕", "【": "】", "“": "”", "〈": "〉"}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_WIDTHS = str.maketrans("（）", "()")
_SIGN = re.compile("[()（）《》〔〕【】“”〈〉]")
# A sign that closes a number of a list, as in 1) or a): no bracket was ever opened.
_CALLED = ("以下简称", "以下统称", "以下称", "下称")
_LIST_NUMBER = re.compile(
    r"(?:^|[\s。;:,、|])(?:[0-9]{1,2}|[a-zA-Z]{1,4}|[一二三四五六七八九十]{1,3})$"
)
_TRAIL = re.compile("位置|首页")
_LOST = 3
_FAULT = Message(
    zh="括号、引号或书名号不成对：{kinds}",
    en="brackets, quotes or title marks that have no counterpart: {kinds}",
)
_UNCLOSED = Message(zh="“{sign}”未闭合", en="unclosed “{sign}”")
_UNOPENED = Message(zh="多余的“{sign}”", en="“{sign}” that closes nothing")
_ONE_SIDE = Message(
    zh="全文有 {count} 个“{sign}”而没有“{other}”，应是采集时丢失，不核对",
    en="there are {count} of “{sign}” and not one “{other}”: lost when copied, so not compared",
)


class UnbalancedBrackets(Rule):
    """Every bracket, quote and title mark has its counterpart."""

    code = "TYP002"
    name = "unbalanced-brackets"
    severity = Severity.WARNING
    title = Message(zh="括号、引号、书名号成对", en="Brackets, quotes and title marks in pairs")
    basis = Message(zh="GB/T 15834—2011《标点符号用法》", en="GB/T 15834—2011 on punctuation")
    manual = Manual(
        checks=Message(
            zh="正文中的（）《》“”〔〕【】〈〉前后成对。",
            en="The marks （）《》“”〔〕【】〈〉 of the prose come in pairs.",
        ),
        decides=Message(
            zh="在每一部分之内逐种配对，全角、半角括号可以互配；全篇合并为一条。",
            en=(
                "Each kind is paired within a section of the report, half-width with full-width "
                "brackets too. One finding for a report."
            ),
        ),
        silent=Message(
            zh=(
                "直引号、表格中的括号不核对；某种符号全篇只剩一边时列为“未能核对”；"
                "“（以下简称……”由 CIT008 报告。"
            ),
            en=(
                "Straight quotes and tables are left alone. Where one side of a kind is missing "
                "everywhere, it is not assessed. （以下简称… is left to CIT008."
            ),
        ),
        traps=Message(
            zh="序号“1)”不算；分页造成的断开不算，因为按整个部分配对。",
            en=(
                "Numbers of lists such as 1) do not count, and a break between pages does no "
                "harm, since a whole section is paired."
            ),
        ),
        severity=Message(
            zh="不成对是确定的，但位置可能有多种解释，故为警告。",
            en="A warning: that a mark is missing is certain, but not where it belongs.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "主要做法：1)更新目录；2)完善指南。"),
        valid.with_sentence("s1", "印发《关于落实〈公开条例〉的通知》（试行)，推行“一网‘通办’”。"),
        valid.with_sentence("s1", "落实“先审查、\n后公开”制度（见附件\n说明）。"),
    )
    bad = (
        valid.with_sentence("s1", "依据条例（及其解释有关要求，开展公开工作。"),
        valid.with_sentence("s1", "印发《公开工作要点，并组织实施。"),
        valid.with_sentence("s1", "公开各类信息12条），内容完整。"),
        valid.with_sentence("s5", "设立“公开专栏，方便群众查阅。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Pair the marks of each section, and gather those of the prose that stay alone."""
        lost = _one_sided(report.source.text)
        for sign, count in lost.items():
            other = _PAIRS.get(sign) or _OPENING[sign]
            yield NotAssessed(_ONE_SIDE.format(count=count, sign=sign, other=other))
        spans = sorted(paragraph.span for paragraph in sentences(report))
        first = min((section.span.start for section in report.sections), default=0)
        regions = [Span(0, first), *(section.body for section in report.sections)]
        alone = [
            place
            for region in regions
            for place in _alone(report, region)
            if report.source.slice(place).translate(_WIDTHS) not in lost
            and _is_within(place, spans)
        ]
        if alone:
            yield gathered([_place(report, span) for span in alone], _FAULT)
        else:
            yield Satisfied()


def _is_within(place: Span, spans: Sequence[Span]) -> bool:
    index = bisect_right(spans, place.start, key=lambda span: span.start)
    return index > 0 and place.start < spans[index - 1].end


def _one_sided(text: str) -> dict[str, int]:
    """Return the signs whose counterpart is nowhere in a text, with how often they are."""
    counts = Counter(sign.translate(_WIDTHS) for sign in _SIGN.findall(text))
    return {
        sign: count
        for sign, count in counts.items()
        if count >= _LOST and not counts[_PAIRS.get(sign) or _OPENING[sign]]
    }


def _alone(report: Report, region: Span) -> Iterator[Span]:
    """Yield the signs of a region that have no counterpart in it."""
    text = report.source.text
    opened: dict[str, list[int]] = {opening: [] for opening in _PAIRS}
    for match in _SIGN.finditer(text, region.start, region.end):
        sign = match[0].translate(_WIDTHS)
        if sign in _PAIRS:
            opened[sign].append(match.start())
        elif opened[_OPENING[sign]]:
            opened[_OPENING[sign]].pop()
        elif not _explained(report, sign, match.start()):
            yield Span(*match.span())
    for places in opened.values():
        yield from (Span(place, place + 1) for place in places if not _names(report, place))


def _names(report: Report, place: int) -> bool:
    """Tell whether an open bracket introduces a short name, which is left to CIT008."""
    return report.folded.startswith(_CALLED, place + 1)


def _explained(report: Report, sign: str, place: int) -> bool:
    """Tell whether a sign closes the number of a list, or parts the names in a trail of pages."""
    before = report.folded[max(0, place - 60) : place]
    if sign == ")":
        return bool(_LIST_NUMBER.search(before[-6:]))
    return sign == "》" and bool(_TRAIL.search(before))


def _place(report: Report, span: Span) -> Place:
    sign = report.source.slice(span)
    kind = _UNCLOSED if sign.translate(_WIDTHS) in _PAIRS else _UNOPENED
    return Place(kind.format(sign=sign), span)
