"""Where personal data may stand: in prose, in cells, and in whatever else a report holds."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from reportlint import Report, Words

# Every number of a person has 11 digits or more; dashes, and blanks that words lose, part them.
_LONG_NUMBER = re.compile("[0-9][0-9-]{9,}[0-9Xx]")
_SPACED_NUMBER = re.compile("[0-9][0-9 -]{8,}[0-9]")
_SHORTEST = 11
_END_OF_PIECE = re.compile(r"[\n|]")


class Passage(NamedTuple):
    """Words that are read together; section is that of prose, "" elsewhere.

    cell is the path of a cell. Within a table, what is no cell may be several fused ones.
    """

    words: Words
    section: str = ""
    cell: str | None = None
    fused: bool = False


def passages(report: Report) -> Iterator[Passage]:
    """Yield what holds a long number: of the prose, of the cells, then of what is left."""
    for paragraph in report.paragraphs:
        if _LONG_NUMBER.search(paragraph.words.text):
            yield Passage(paragraph.words, paragraph.section)
    for path, cell in report.cells.items():
        if cell.span.end - cell.span.start >= _SHORTEST:
            yield Passage(words_between(report, cell.span.start, cell.span.end), cell=path)
    spans = [paragraph.span for paragraph in report.paragraphs]
    spans += [cell.span for cell in report.cells.values()]
    taken = sorted((span.start, span.end) for span in spans)
    tables = sorted((table.span.start, table.span.end) for table in report.tables)
    for start, end in _pieces(report.folded):
        if not _overlaps(start, end, taken):
            yield Passage(words_between(report, start, end), fused=_overlaps(start, end, tables))


def _pieces(folded: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between bars and line ends that hold a long number, or a spaced one."""
    end = 0
    for match in _SPACED_NUMBER.finditer(folded):
        if match.start() >= end:
            start = max(folded.rfind(mark, end, match.start()) for mark in "\n|") + 1
            rest = _END_OF_PIECE.search(folded, match.end())
            end = rest.start() if rest else len(folded)
            yield start, end


def words_between(report: Report, start: int, end: int) -> Words:
    """Return what stands between two places, without its blanks."""
    text = report.folded[start:end]
    letters = "".join(text.split())
    if len(letters) == len(text):
        return Words(text, range(start, end))
    return Words(letters, [start + at for at, char in enumerate(text) if not char.isspace()])


def _overlaps(start: int, end: int, stretches: list[tuple[int, int]]) -> bool:
    """Tell whether a stretch overlaps one of some that do not overlap each other."""
    index = bisect_right(stretches, (start, end))
    return any(
        first < end and start < last for first, last in stretches[max(0, index - 1) : index + 1]
    )


def masked(text: str, head: int, tail: int) -> str:
    """Return a text with stars for all but its first and last characters."""
    return text[:head] + "*" * max(3, len(text) - head - tail) + text[len(text) - tail :]
