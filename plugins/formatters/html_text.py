"""Writes the text of a report as a page shows it: headings, paragraphs, tables, with its marks.

Every character of the text stands in it once, in order; what only serves the layout of a text,
such as bars and line ends, is hidden.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from reportlint import Report
from reportlint.plugins.formatters.html_grid import (
    Box,
    Slot,
    boxes,
    extents_of,
    is_separator,
    placed,
    rows,
    slots_of,
)
from reportlint.plugins.formatters.html_marks import MarkedText
from reportlint.plugins.formatters.html_markup import Html, element, joined

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
# A line that is so much shorter than the longest of its paragraph was ended on purpose.
_FULL = 3, 5
# A line of so many characters may hold much of a report.
_LONG = 200
_SCOPES = {"row": "row", "column": "col", "head": "col"}


class _Line(NamedTuple):
    start: int
    end: int
    kind: str


def report_text(report: Report, text: MarkedText, table_title: str) -> Html:
    """Return the text of a report; table_title names its tables for those who cannot see them."""
    slots = slots_of(report)
    parts: list[Html] = []
    for kind, group in groupby(_lines(report, text.text, slots), key=lambda line: line.kind):
        lines = list(group)
        if kind == "table":
            cells = [boxes(text.text, line.start, line.end, slots) for line in lines]
            parts.append(_table(cells, text, table_title))
        elif kind == "prose":
            parts += (_paragraph(text, block) for block in _paragraphs(report, text.text, lines))
        elif kind == "blank":
            parts.append(text.hidden(lines[0].start, lines[-1].end))
        else:
            tag, name = ("h4", None) if kind == "heading" else ("p", "title")
            parts += (_paragraph(text, [line], tag, name) for line in lines)
    return joined((*parts, text.rest()))


def _lines(report: Report, text: str, slots: Mapping[int, Slot]) -> Iterator[_Line]:
    headings = sorted(section.span.start for section in report.sections)
    breaks = _breaks(report, slots)
    extents = sorted(extents_of(report))
    starts = [extent.start for extent in extents]
    title = report.metadata.title.span if report.metadata.title else None
    for start, end in _stretches(text, breaks):
        # A table may begin within its line, behind a bar.
        before = bisect_right(starts, end - 1) - 1
        line = text[start:end].strip()
        if not line:
            kind = "blank"
        elif "|" in line:
            kind = "table"
        elif bisect_right(headings, start - 1) < bisect_right(headings, end - 1):
            kind = "heading"
        elif before >= 0 and start < extents[before].end:
            kind = "table"
        elif title and start < title.end and title.start < end:
            kind = "title"
        else:
            kind = "prose"
        yield _Line(start, end, kind)


def _breaks(report: Report, slots: Mapping[int, Slot]) -> list[int]:
    """Return where a text begins anew that has no line ends: headings, tables, their rows."""
    parts = [*(section.span for section in report.sections), *extents_of(report)]
    rows = [offset for offset, slot in slots.items() if slot.kind == "row"]
    return sorted({*rows, *(edge for span in parts for edge in (span.start, span.end))})


def _stretches(text: str, breaks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the lines of a text; one that is too long for a line is cut at what begins in it."""
    for match in _LINE.finditer(text):
        start, end = match.span()
        cuts = [start, end]
        if end - start > _LONG and "|" not in match.group():
            cuts[1:1] = breaks[bisect_right(breaks, start) : bisect_right(breaks, end - 1)]
        yield from ((left, right) for left, right in pairwise(cuts) if left < right)


def _paragraphs(report: Report, text: str, lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Put the lines together that are one paragraph, broken only by the width of a page."""
    starts = sorted(paragraph.span.start for paragraph in report.paragraphs)
    numbered = groupby(lines, key=lambda line: bisect_right(starts, line.end - 1))
    for _, group in numbered:
        whole = list(group)
        longest = max(line.end - line.start for line in whole)
        block = [whole[0]]
        for last, line in pairwise(whole):
            if (last.end - last.start) * _FULL[1] < longest * _FULL[0]:
                yield block
                block = []
            block.append(line)
        yield block


def _paragraph(
    text: MarkedText, lines: Sequence[_Line], tag: str = "p", name: str | None = None
) -> Html:
    parts = []
    for line in lines:
        content = text.text[line.start : line.end].rstrip("\r\n")
        end = line.start + len(content)
        # Words of other scripts are parted by the end of a line; Chinese is not.
        parts.append(text.shown(line.start, end))
        if content[-1:].isascii() and line is not lines[-1]:
            parts.append(text.shown(end, line.end))
        else:
            parts.append(text.hidden(end, line.end))
    return element(tag, *parts, class_=name)


def _table(lines: Sequence[Sequence[Box]], text: MarkedText, title: str) -> Html:
    written = []
    for row in placed(rows(lines)):
        line = text.text[row[0].box.start : row[-1].box.end]
        cells: list[Html] = []
        free = 0
        for box, column, width in row:
            if column > free:
                cells.append(element("td", class_="gap", colspan=column - free))
            free = column + width
            cells.append(_cell(text, box, width))
        written.append(element("tr", *cells, class_="rule" if is_separator(line) else None))
    table = element("table", element("tbody", *written))
    return element("div", table, class_="scroll", role="region", aria_label=title, tabindex=0)


def _cell(text: MarkedText, box: Box, width: int) -> Html:
    start, end = _inside(text.text, box)
    kind = box.slot.kind if box.slot else ""
    severity = text.severity(box.start, box.end)
    names = [kind, f"hit {severity.value}" if severity else ""]
    return element(
        "th" if kind in _SCOPES else "td",
        text.hidden(box.start, start),
        text.shown(start, end),
        text.hidden(end, box.end),
        class_=" ".join(filter(None, names)) or None,
        scope=_SCOPES.get(kind),
        colspan=width if width > 1 else None,
    )


def _inside(text: str, box: Box) -> tuple[int, int]:
    """Return where the words of a cell begin and end, without its bars and its line end."""
    content = text[box.start : box.end]
    opened = content.lstrip()
    start = box.start + (len(content) - len(opened) + 1 if opened.startswith("|") else 0)
    end = box.start + len(content.rstrip().removesuffix("|"))
    return start, max(start, end)
