"""The lines that are examples, in a text or in a list, with the places of their characters."""

from collections.abc import Callable, Iterator
from functools import partial

from reportlint.rulefiles.errors import Place
from reportlint.rulefiles.located import Items, Located, Scalar


def example_lines(value: Located) -> Iterator[tuple[str, Callable[[int], Place]]]:
    """Yield the examples in a text, one a line, or in a list, one an item."""
    if isinstance(value, Items):
        for item in value.items:
            if isinstance(item, Items):
                yield _joined(item)
            else:
                yield from example_lines(item)
    elif isinstance(value, Scalar):
        at = 0
        for line in value.text.split("\n"):
            if line.strip():
                yield line, partial(_place_in, value, at)
            at += len(line) + 1
    else:
        yield "?", lambda _: value.place


def _place_in(value: Scalar, start: int, offset: int) -> Place:
    return value.place_of(start + offset)


def _joined(items: Items) -> tuple[str, Callable[[int], Place]]:
    """Return the changes of a list as one text, with the places of its characters."""
    parts = [item for item in items.items if isinstance(item, Scalar)]
    starts = [sum(len(part.text) + 1 for part in parts[:number]) for number in range(len(parts))]

    def place_of(offset: int) -> Place:
        for part, start in zip(reversed(parts), reversed(starts), strict=True):
            if offset >= start:
                return part.place_of(offset - start)
        return items.place

    return ";".join(part.text for part in parts), place_of
