"""Find the blank cells at the ends of rows, of which nothing but a tab or a bar tells."""

from collections.abc import Sequence
from dataclasses import replace

from reportlint.grammar import Token, content_of
from reportlint.tables.rows import Line

_SEPARATORS = "\t|"
_BLANKS = f" \r{_SEPARATORS}"


def with_last_blanks(lines: Sequence[Line], folded: str) -> list[Line]:
    """Return the rows under one header with the blank cells at their ends.

    A tab or a bar at the end of a line closes its last cell, or parts it from a blank one. Whole
    rows tell which: here some end in a value without one, or the header does, and none has one
    behind its last value.
    """
    if not lines:
        return []
    width = len(lines[0].place.block.columns)
    counted = [(line, *_end_of(line, folded)) for line in lines]
    ends = {len(blanks) for _, values, blanks in counted if values == width}
    if ends != {0} and (ends or not _is_like_the_line_above(lines[0], folded)):
        return list(lines)
    return [
        replace(line, cells=(*line.cells[:values], *blanks))
        if blanks and values + len(blanks) == width
        else line
        for line, values, blanks in counted
    ]


def _end_of(line: Line, folded: str) -> tuple[int, Sequence[Token]]:
    """Return how many cells a row has up to its last value, and the blanks that may follow it."""
    values = max((i for i, cell in enumerate(line.cells, 1) if cell.type != "BLANK"), default=0)
    is_head = not values and line.place.row is not None and line.place.row.parts
    if not line.is_row or is_head:
        return -1, ()
    text = _line_at(folded, line.span.start)
    end = line.span.start + len(text.rstrip(_BLANKS))
    if values and end != content_of(line.cells[values - 1])[1]:
        return -1, ()  # words follow
    behind = folded[end : line.span.start + len(text)]
    separator = max(_SEPARATORS, key=behind.count)
    places = [end + i for i, char in enumerate(behind) if char == separator]
    return values, [Token("BLANK", separator, start_pos=place) for place in places]


def _is_like_the_line_above(line: Line, folded: str) -> bool:
    """Tell whether the line above a row has as many separators, none of them at its end."""
    start = folded.rfind("\n", 0, line.span.start) + 1
    row = _line_at(folded, start)
    above = folded[folded.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]
    separator = max(_SEPARATORS, key=row.count)
    is_alike = row.count(separator) == above.count(separator)
    return is_alike and above.rstrip(" \r")[-1:] not in ("", *_SEPARATORS)


def _line_at(folded: str, start: int) -> str:
    """Return what stands from an offset to the end of its line."""
    stop = folded.find("\n", start)
    return folded[start : len(folded) if stop < 0 else stop]
