"""Put the cells of a row into one line again, where a browser copied a table cell by cell."""

import re
from collections import Counter
from itertools import chain

_SPACE = re.compile(r"[ \t\r\n]+")
_LONE_TAB = re.compile(r"\n *\t[ \t]*\r?\n")
_LINE_END = re.compile("[\r\n]")
_FEWEST = 10


def with_rows_in_line(folded: str) -> str:
    """Return a text of the same length whose rows stand in one line each.

    Browsers copy a cell that holds a paragraph as a line of its own, and put a tab alone in a line
    between two cells. A row ends where more line ends follow than behind a tab.
    """
    if "\t" not in folded:
        return folded
    runs = [found for found in _SPACE.finditer(folded) if _LONE_TAB.search(found[0])]
    if sum(found[0].count("\t") for found in runs) < _FEWEST:
        return folded
    behind = Counter(found[0].rpartition("\t")[2].count("\n") for found in runs)
    usual = max(behind, key=lambda number: (behind[number], -number))
    parts = []
    position = 0
    for found in runs:
        parts += [folded[position : found.start()], _in_line(found[0], usual)]
        position = found.end()
    return "".join([*parts, folded[position:]])


def _in_line(space: str, usual: int) -> str:
    """Return what stands between two cells without the line ends that end no row.

    A blank cell among others may be a line of its own.
    """
    first, *middle, last = space.split("\t")
    most = chain([usual], [2 * usual] * len(middle), [usual])
    return "\t".join(
        part if part.count("\n") > number else _LINE_END.sub(" ", part)
        for part, number in zip([first, *middle, last], most, strict=True)
    )
