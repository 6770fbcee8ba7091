"""Where personal data may stand: in prose, in cells, and in whatever else a report holds."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from reportlint import Report, Words

_SHORTEST = 11  # a mobile number
_PIECE = re.compile(r"[^\n|]+")
_LONG_NUMBER = re.compile("[0-9](?:[0-9 -]{8,})[0-9]")


class Passage(NamedTuple):
    """Words that are read together; section is that of prose, "" elsewhere.

    cell is the path of a cell. Within a table, what is no cell may be several fused ones.
    """

    words: Words
    section: str = ""
    cell: str | None = None
    fused: bool = False


def passages(report: Report) -> Iterator[Passage]:
    """Yield the passages of a report: its prose, its longer cells, then long numbers elsewhere."""
    for paragraph in report.paragraphs:
        yield Passage(paragraph.words, paragraph.section)
    for path, cell in report.cells.items():
        if cell.span.end - cell.span.start >= _SHORTEST:
            yield Passage(words_between(report, cell.span.start, cell.span.end), cell=path)
    spans = [paragraph.span for paragraph in report.paragraphs]
    spans += [cell.span for cell in report.cells.values()]
    taken = sorted((span.start, span.end) for span in spans)
    tables = sorted((table.span.start, table.span.end) for table in report.tables)
    for piece in _PIECE.finditer(report.folded):
        if not _overlaps(*piece.span(), taken) and _LONG_NUMBER.search(piece[0]):
            words = words_between(report, *piece.span())
            yield Passage(words, fused=_overlaps(*piece.span(), tables))


def words_between(report: Report, start: int, end: int) -> Words:
    """Return what stands between two places, without its blanks."""
    places = [place for place in range(start, end) if not report.folded[place].isspace()]
    return Words("".join(report.folded[place] for place in places), places)


def _overlaps(start: int, end: int, stretches: list[tuple[int, int]]) -> bool:
    """Tell whether a stretch overlaps one of some that do not overlap each other."""
    index = bisect_right(stretches, (start, end))
    return any(
        first < end and start < last for first, last in stretches[max(0, index - 1) : index + 1]
    )


def masked(text: str, head: int, tail: int) -> str:
    """Return a text with stars for all but its first and last characters."""
    return text[:head] + "*" * max(3, len(text) - head - tail) + text[len(text) - tail :]
