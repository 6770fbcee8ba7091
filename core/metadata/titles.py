"""Find the title of a report in what stands before its first section."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportlint.grammar import PICTURE, UNREAD
from reportlint.metadata.organs import is_organ
from reportlint.source import Span

YEAR = "(?:20[0-9]{2}|二[〇○零0][一二三][〇○零一二三四五六七八九])"
_OPENNESS = "(?:政府信息|政务)公开(?:工作)?"
_SUBJECT = rf"{_OPENNESS}(?:年度)?(?:工作)?(?:情况)?的?(?:工作)?(?:年度)?(?:报告|年报|总结)"
_NAME = r"[^\s。,;:0-9《》#]{2,40}?"
_BEGIN = r"(?:【[^【】]{1,10}】)?《?(?:关于)?"
# The year stands before 政府信息公开, or behind it, or in brackets at the end.
_TITLES = (
    re.compile(
        rf"{_BEGIN}(?P<before>{_NAME})?(?:关于)?(?P<year>{YEAR})年?度?(?P<after>{_NAME})?{_SUBJECT}"
        r"》?(?:\((?P<behind>[^()]{1,20})\)|[-_][^-_]{2,30})?"
    ),
    re.compile(
        rf"{_BEGIN}(?P<before>{_NAME}){_OPENNESS}(?P<year>{YEAR})年?度?(?:工作)?(?:情况)?的?"
        "(?:报告|年报|总结)》?"
    ),
    re.compile(rf"{_BEGIN}(?P<before>{_NAME})?{_SUBJECT}》?\((?P<year>{YEAR})年?度?\)"),
)
# What else an organ is called.
_BRACKET = re.compile(r"\([^()]{1,30}\)$")
_MARK = re.compile(r"[\s|]*(?:#{1,6}|(?:标题|题目|名称)\s?:)?\s*")
_GAP = re.compile(r"[\s|]+")
_BREAK = re.compile(r"[\n|\t]")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
# What labels the name behind it: it then stands in the frame of a page, not in the title.
_LABEL = re.compile("(?:机构|单位|来源|部门|作者|编辑|责任者|主体):?")
_MOST_LINES = 80
_LONGEST_LINE = 400
_LONGEST_TITLE = 120
_MOST_JOINED = 3


@dataclass(frozen=True, slots=True)
class Title:
    """A title with the year and the organ that it names.

    marked: a page calls it so; whole: it holds nothing but what a title says.
    """

    span: Span
    year: int
    organ: str | None
    marked: bool
    whole: bool


def find_title(folded: str, opening: Span) -> Title | None:
    """Return the title of the report in its opening, None where there is none.

    Pages list the reports of other years before it, so the last one counts unless one is marked.
    """
    lines = list(_lines(folded, opening))
    titles = [
        title for index in range(len(lines)) for title in _in_line(folded, lines, index)
    ] or list(_over_lines(folded, lines))
    if not titles:
        return None
    last = next((title for title in titles if title.marked), titles[-1])
    return next((t for t in reversed(titles) if t.year == last.year and t.organ), last)


def read_year(digits: str) -> int:
    """Return the year that digits or numerals such as 二〇二四 say."""
    return int(digits.translate(_DIGITS))


def _lines(folded: str, opening: Span) -> Iterator[Span]:
    """Yield the first lines and cells that hold anything but a page number."""
    start, found = opening.start, 0
    while start < opening.end and found < _MOST_LINES:
        match = _BREAK.search(folded, start, opening.end)
        end = match.start() if match else opening.end
        line = folded[start : min(end, start + _LONGEST_LINE)]
        if re.search(r"[^\s\d-]", line) and line.strip() not in (PICTURE, UNREAD):
            yield Span(start, end)
            found += 1
        start = end + 1


def _in_line(folded: str, lines: Sequence[Span], index: int) -> Iterator[Title]:
    """Yield the titles that a line, or a word of it, is."""
    line = lines[index]
    words = list(re.finditer(r"\S+", folded[line.start : min(line.end, line.start + 1000)]))
    spans = [Span(line.start + word.start(), line.start + word.end()) for word in words]
    titles = [title for span in spans if (title := _read(folded, span))]
    if not titles and (title := _read(folded, line)):
        titles.append(title)
    for title in titles:
        begins = not folded[line.start : title.span.start].strip(" #")
        above = _organ_above(folded, lines, index) if begins else None
        if title.organ or above is None:
            yield title
        else:
            organ, span = above
            yield replace(title, span=Span(span.start, title.span.end), organ=organ)


def _over_lines(folded: str, lines: Sequence[Span]) -> Iterator[Title]:
    """Yield titles that are broken over some lines."""
    for count in range(2, _MOST_JOINED + 1):
        for first, last in zip(lines, lines[count - 1 :], strict=False):
            title = _read(folded, Span(first.start, last.end))
            if title and title.whole:
                yield title


def _organ_above(folded: str, lines: Sequence[Span], index: int) -> tuple[str, Span] | None:
    """Return the organ that the line above a title is."""
    if index == 0:
        return None
    line = lines[index - 1]
    name = _GAP.sub("", folded[line.start : line.end]).lstrip("#")
    labelled = index > 1 and _LABEL.search(folded[lines[index - 2].start : lines[index - 2].end])
    return (name, line) if is_organ(name) and not labelled else None


def _read(folded: str, span: Span) -> Title | None:
    if span.end - span.start > _LONGEST_LINE:
        return None
    mark = _MARK.match(folded, span.start, span.end)
    start = mark.end() if mark else span.start
    end = start + len(folded[start : span.end].rstrip())
    text = _GAP.sub("", folded[start:end])
    if len(text) > _LONGEST_TITLE:
        return None
    match = next((found for title in _TITLES if (found := title.fullmatch(text))), None)
    if match is None:
        return None
    said = match.groupdict()
    names = [_BRACKET.sub("", name) for key in ("before", "after") if (name := said.get(key))]
    organs = [name for name in names if is_organ(name)]
    behind = said.get("behind") or ""
    if not names and is_organ(behind):
        names = organs = [behind]
    return Title(
        Span(start, end),
        read_year(match["year"]),
        organs[0] if organs else None,
        marked=bool(_GAP.sub("", folded[span.start : start])),
        whole=organs == names,
    )
