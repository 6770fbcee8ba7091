"""Read the tabs of a text that was copied out of a spreadsheet as bars, which surely part cells."""

from itertools import groupby

_FEWEST_LINES = 5
_FEWEST_TABS = 2


def with_tabs_as_bars(folded: str) -> str:
    """Return a text of the same length with bars for the tabs of every block of a spreadsheet.

    There all lines have as many tabs, so that none was lost with the blanks at the end of a line.
    """
    if folded.count("\t") < _FEWEST_LINES * _FEWEST_TABS:
        return folded
    parts = []
    for tabs, lines in groupby(folded.splitlines(keepends=True), lambda line: line.count("\t")):
        block = list(lines)
        is_sheet = tabs >= _FEWEST_TABS and len(block) >= _FEWEST_LINES
        parts += [line.replace("\t", "|") for line in block] if is_sheet else block
    return "".join(parts)
