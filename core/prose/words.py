"""The words of a stretch of prose: its letters without the blanks and breaks of its layout."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportlint.source import Span

_LETTER = re.compile(r"[^\s|]")
_BLANK = re.compile(r"[\s|]")


@dataclass(frozen=True, slots=True)
class Words:
    """Folded prose without blanks, line ends and bars, with the place of each letter.

    A pattern that is searched in text finds words whatever lines and cells they are broken over.
    """

    text: str
    places: Sequence[int]

    def span(self, match: re.Match[str], group: str | int = 0) -> Span:
        """Return the place of a match, or of a group of it, in the text of the report."""
        return self.slice(*match.span(group))

    def slice(self, start: int, end: int) -> Span:
        """Return the place of a part of the words, its end exclusive."""
        if start == end:
            place = self.places[min(start, len(self.places) - 1)] if self.places else 0
            return Span(place, place)
        return Span(self.places[start], self.places[end - 1] + 1)


def words_at(folded: str, span: Span) -> Words:
    """Return the words of one paragraph."""
    if not _BLANK.search(folded, span.start, span.end):
        return Words(folded[span.start : span.end], range(span.start, span.end))
    places = [match.start() for match in _LETTER.finditer(folded, span.start, span.end)]
    return Words("".join(folded[place] for place in places), places)


def words_of(folded: str, spans: Iterable[Span], most: int) -> Words:
    """Return the words of paragraphs, each of which ends in a line feed.

    most is how many letters, about, are read of each paragraph and of all together.
    """
    texts: list[str] = []
    places: list[int] = []
    for span in spans:
        words = words_at(folded, Span(span.start, min(span.end, span.start + most)))
        texts += (words.text, "\n")
        places += (*words.places, span.end)
        if len(places) > most:
            break
    return Words("".join(texts), places)
