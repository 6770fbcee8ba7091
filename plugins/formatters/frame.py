"""Shows a part of a line around a place, with a marker under it."""

from collections.abc import Iterator, Sequence
from unicodedata import category, east_asian_width

from reportlint import Finding, Source

_WIDTH = 76


def frame(source: Source, finding: Finding) -> tuple[str, str]:
    """Return the part of a line around a finding, and the marker to print under it."""
    span = finding.span
    line, column = source.position(span.start)
    text = "".join(" " if char == "\t" else char for char in source.line(line))
    start = column - 1
    end = max(start + 1, min(start + span.end - span.start, len(text)))
    left = _fitting(reversed(text[:start]), _WIDTH // 3)
    right = _fitting(text[end:], _WIDTH - left - min(_columns(text[start:end]), _WIDTH))
    before = ("…" if left < start else "") + text[start - left : start]
    after = text[end : end + right] + ("…" if end + right < len(text) else "")
    marker = "^" * max(1, _columns(text[start:end]))
    return before + finding.masked(text[start:end]) + after, " " * _columns(before) + marker


def _fitting(characters: Sequence[str] | Iterator[str], width: int) -> int:
    """Return how many characters fit in so many columns of a terminal."""
    count = 0
    for char in characters:
        width -= _columns(char)
        if width < 0:
            break
        count += 1
    return count


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: wide characters take two."""
    return sum(
        0 if category(char) in ("Mn", "Me", "Cf", "Cc") else 1 + (east_asian_width(char) in "WF")
        for char in text
    )
