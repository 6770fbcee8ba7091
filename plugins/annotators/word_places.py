"""Find in a Word file the characters of the text that was read from it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from reportlint import Origin, Source
from reportlint.plugins.readers.office import local
from reportlint.plugins.readers.word_blocks import Document, Shown

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# What a text has in place of a bar, which parts cells, and a character that is no text.
_BAR = {"|": "¦"}
_NO_TEXT = "\ufffc"


class Character(NamedTuple):
    """A character of a file: the element that its text is in, and its number in that text."""

    element: "Element"
    number: int


def characters(document: Document) -> dict[int, Character]:
    """Return where the characters of the text stand in the file, by their offsets in the text.

    What a reader adds, such as the numbers of lists and gaps between figures, stands nowhere. Of a
    place whose text is not in the file as it was read, no character is known.
    """
    paragraphs: dict[Origin, list[Shown]] = defaultdict(list)
    for paragraph in document.paragraphs:
        paragraphs[paragraph.origin].append(paragraph)
    written: dict[Origin, list[int]] = defaultdict(list)
    for stretch in document.source.origins:
        written[stretch.origin] += range(stretch.start, stretch.end)
    found: dict[int, Character] = {}
    for origin, offsets in written.items():
        found |= _matched(document.source, offsets, paragraphs[origin])
    return found


def _matched(
    source: Source, offsets: Iterable[int], paragraphs: Iterable[Shown]
) -> dict[int, Character]:
    """Return the characters of one place; none where one of the file is missing in the text."""
    in_file = [item for paragraph in paragraphs for item in _of_paragraph(paragraph)]
    found = {}
    number = 0
    for offset in offsets:
        if number < len(in_file) and source.text[offset] == in_file[number][0]:
            if place := in_file[number][1]:
                found[offset] = place
            number += 1
    return found if number == len(in_file) else {}


def _of_paragraph(paragraph: Shown) -> Iterator[tuple[str, Character | None]]:
    """Yield the characters that a paragraph shows and that no reader leaves out."""
    yield from ((char, None) for char in paragraph.number if _is_shown(char))
    for element in paragraph.pieces:
        if local(element) == "t":
            text = element.text or ""
            for number, char in enumerate(text):
                if _is_shown(char):
                    yield _BAR.get(char, char), Character(element, number)


def _is_shown(char: str) -> bool:
    return char.isprintable() and not char.isspace() and char != _NO_TEXT
