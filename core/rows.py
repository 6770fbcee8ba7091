"""Tell which cells of a row are its values, where blanks stand beside them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportlint.grammar import Token
from reportlint.places import Place
from reportlint.source import Span


@dataclass(frozen=True, slots=True)
class Line:
    """Values that were found for a place, behind the label or the header that binds them.

    is_row says whether they stand on one line with it; is_barred whether a bar or tab follows the
    label; key is that of the label, empty where a header binds the values.
    """

    place: Place
    span: Span
    cells: Sequence[Token]
    is_row: bool
    is_barred: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Loose:
    """Values that stand behind no label of a row."""

    span: Span
    cells: Sequence[Token]


def filled(cells: Sequence[Token]) -> list[Token]:
    """Return the cells that are not blank."""
    return [cell for cell in cells if cell.type != "BLANK"]


def values_start(line: Line, alike: Sequence[Line], folded: str) -> int | None:
    """Return where the values of a row start among its cells, None where that is open.

    Blanks beside the values are merged cells or the mark of a row's end. Which of the two a
    blank is, or whether it is a value, only the other rows under the same header can tell.
    """
    width = len(line.place.block.columns)
    spare = len(line.cells) - width
    offsets = _possible_offsets(line, width, spare)
    if width == 1 or not filled(line.cells):
        return offsets[0] if offsets else None
    peers = [other for other in alike if other.is_row == line.is_row]
    if line.is_row:
        if len(offsets) == 1 and len(filled(line.cells)) == width:
            return offsets[0]
        alike_bars = [_bars(other, folded) == _bars(line, folded) for other in peers if spare]
        if 2 * sum(alike_bars) <= len(alike_bars) and spare:
            return None
        return offsets[0] if len(offsets) == 1 else _agreed(line, peers, width, offsets)
    usual = _commonest(len(other.cells) for other in peers) or 0
    odd = len(line.cells) > usual and _blank_runs(line.cells) > 1
    short = len(line.cells) < usual and line.cells[-1].type == "BLANK"
    return None if odd or short or not offsets else offsets[0]


def _agreed(line: Line, peers: Sequence[Line], width: int, offsets: range) -> int | None:
    """Return the one start that rows of as many cells agree on, where they leave no choice."""
    alone = (
        _possible_offsets(other, width, len(other.cells) - width)
        for other in peers
        if len(other.cells) == len(line.cells) and filled(other.cells)
    )
    agreed = {choice[0] for choice in alone if len(choice) == 1}.intersection(offsets)
    return agreed.pop() if len(agreed) == 1 else None


def _possible_offsets(line: Line, width: int, spare: int) -> range:
    """Return where a run of one cell a column may start that leaves out only blanks.

    Blanks before the values are merged cells only where the row stands on one line.
    """
    found = [i for i, cell in enumerate(line.cells) if cell.type != "BLANK"]
    first, last = (found[0], found[-1]) if found else (spare, 0)
    start = spare if line.is_row else 0
    return range(max(0, last - width + 1), min(first, spare, start) + 1)


def _bars(line: Line, folded: str) -> int:
    """Return how many bars the line of a row has."""
    start = folded.rfind("\n", 0, line.span.start) + 1
    end = folded.find("\n", line.span.end)
    return folded.count("|", start, len(folded) if end < 0 else end)


def _blank_runs(cells: Sequence[Token]) -> int:
    """Return how many runs of blanks there are; of one run, any blank may be left out."""
    return sum(kind == "BLANK" for kind, _ in groupby(cells, key=lambda cell: cell.type))


def _commonest(numbers: Iterable[int]) -> int | None:
    """Return the number that comes up most often, the greatest of several."""
    counts = Counter(numbers)
    return max(counts, key=lambda number: (counts[number], number), default=None)
