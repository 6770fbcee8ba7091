"""Marks places in a text: which stretches belong to a finding, and where links lead to."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportlint import Severity, Span
from reportlint.plugins.formatters.html_markup import Html, element, escaped, joined


class Mark(NamedTuple):
    """A finding at its place: the id of its entry, its number, and its name for screen readers."""

    span: Span
    severity: Severity
    entry: str
    number: int
    title: str


class _Stretch(NamedTuple):
    """A stretch of the text in which nothing begins or ends."""

    start: int
    severity: Severity | None
    entry: str | None


class MarkedText:
    """A text with its marks; every part of it is to be written once, in order.

    Where marks overlap, a stretch shows the gravest of them, and leads to the innermost.
    """

    def __init__(
        self, text: str, prefix: str, marks: Sequence[Mark], places: Iterable[Span]
    ) -> None:
        self.text = text
        self._prefix = prefix
        self._targets = {span.start for span in places} | {mark.span.start for mark in marks}
        self._numbers: dict[int, list[Mark]] = defaultdict(list)
        for mark in marks:
            self._numbers[mark.span.start].append(mark)
        self._stretches = _stretches(marks, places)
        self._starts = [stretch.start for stretch in self._stretches]
        self._anchors = sorted(self._targets)

    def place(self, span: Span) -> str:
        """Return the id of the place where a span begins."""
        return f"{self._prefix}-{span.start}"

    def shown(self, start: int, end: int) -> Html:
        """Return a part of the text with its marks."""
        parts: list[str] = []
        number = bisect_right(self._starts, start) - 1
        while start < end:
            stretch = self._stretches[number]
            number += 1
            stop = min(end, self._starts[number]) if number < len(self._starts) else end
            parts += self._badges(start)
            parts.append(self._piece(start, stop, stretch))
            start = stop
        return joined(parts)

    def hidden(self, start: int, end: int) -> Html:
        """Return a part of the text that only serves its layout, such as the bars of a table."""
        if start == end:
            return Html("")
        first = bisect_right(self._anchors, start - 1)
        parts: list[str] = []
        for offset in self._anchors[first : bisect_right(self._anchors, end - 1)]:
            parts += [*self._badges(offset), element("span", id=f"{self._prefix}-{offset}")]
        return joined((*parts, element("i", self.text[start:end])))

    def rest(self) -> Html:
        """Return what is marked behind the last character."""
        size = len(self.text)
        behind = [offset for offset in self._anchors if offset >= size]
        return joined(
            part
            for offset in behind
            for part in (*self._badges(offset), element("span", id=f"{self._prefix}-{offset}"))
        )

    def severity(self, start: int, end: int) -> Severity | None:
        """Return the severity of the mark in a part of the text that begins within that part."""
        first = bisect_right(self._anchors, start - 1)
        found = [
            mark.severity
            for offset in self._anchors[first : bisect_right(self._anchors, end - 1)]
            for mark in self._numbers.get(offset, ())
        ]
        return max(found, key=lambda severity: severity.rank, default=None)

    def _badges(self, offset: int) -> list[Html]:
        """Return the numbers of the findings that begin at an offset, each a link to its entry."""
        return [
            element(
                "a",
                href=f"#{mark.entry}",
                class_=f"n {mark.severity}",
                data_n=mark.number,
                aria_label=mark.title,
            )
            for mark in self._numbers.get(offset, ())
        ]

    def _piece(self, start: int, end: int, stretch: _Stretch) -> Html:
        text = self.text[start:end]
        place = f"{self._prefix}-{start}" if start in self._targets else None
        if stretch.severity is not None:
            return element(
                "mark", text, id=place, class_=stretch.severity.value, data_f=stretch.entry
            )
        return element("span", text, id=place) if place else escaped(text)


def _stretches(marks: Sequence[Mark], places: Iterable[Span]) -> list[_Stretch]:
    """Cut a text where marks begin and end and where places are."""
    opening: dict[int, list[Mark]] = defaultdict(list)
    closing: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.span.start < mark.span.end:
            opening[mark.span.start].append(mark)
            closing[mark.span.end].append(mark)
    # A mark may be empty: it shows where something is missing.
    edges = {offset for span in places for offset in (span.start, span.end)}
    edges |= {mark.span.start for mark in marks}
    active: dict[str, Mark] = {}
    severities: Counter[Severity] = Counter()
    found = []
    for offset in sorted({0, *opening, *closing, *edges}):
        for mark in closing[offset]:
            del active[mark.entry]
            severities[mark.severity] -= 1
        for mark in opening[offset]:
            active[mark.entry] = mark
            severities[mark.severity] += 1
        worst = max(+severities, key=lambda severity: severity.rank, default=None)
        found.append(_Stretch(offset, worst, next(reversed(active), None)))
    return found
