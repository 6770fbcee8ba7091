"""Shows how far a long run is, on a terminal only."""

import sys
from collections.abc import Iterator
from typing import TypeVar

T = TypeVar("T")


def shown(items: Iterator[T], total: int) -> Iterator[T]:
    """Yield items, with a bar on standard error that tells how many of a total are done.

    There is none where standard error is no terminal, for one file, or where what is found goes
    to the same terminal.
    """
    if total < 2 or not _is_terminal(sys.stderr) or _is_terminal(sys.stdout):
        yield from items
        return
    from tqdm import tqdm  # only those who see the bar wait for it

    yield from tqdm(items, total=total, file=sys.stderr, unit="", leave=False)


def _is_terminal(stream: object) -> bool:
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty())
