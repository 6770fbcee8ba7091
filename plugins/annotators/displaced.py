"""Notes that have no place of their own in a copy: they stand at its beginning."""

from collections.abc import Iterator, Sequence

from reportlint import Language, Message, Note

_TITLE = Message(
    zh="以下 {count} 条没能标到原处，列在这里：",
    en="The place of these ({count}) was not found in the file, so they stand here:",
)


def gathered(notes: Sequence[Note], language: Language) -> Iterator[Note]:
    """Yield notes on the file as a whole as they are, and one that has all others in it."""
    yield from (note for note in notes if note.span is None)
    others = [note for note in notes if note.span is not None]
    if others:
        title = _TITLE.format(count=len(others)).text(language)
        lines = (line for note in others for line in ("", *note.text.splitlines()))
        yield Note(title, tuple(lines), None)
