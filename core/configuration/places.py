"""Where a key stands in a TOML file: the parser does not tell."""

import re
import tomllib
from collections.abc import Sequence
from typing import NamedTuple

_HEADER = re.compile(r"[ \t]*(\[\[?)([^\[\]#]*)\]\]?")
_KEY = re.compile(
    r"""[ \t]*((?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')(?:[ \t]*\.[ \t]*[^=\s]+)*)[ \t]*="""
)

Key = str | int
"""A step into a document: a key of a table, or the number of an item in a list."""


class Place(NamedTuple):
    """A place in a file; line and column count from 1."""

    line: int
    column: int


def place_of(text: str, path: Sequence[Key]) -> Place:
    """Return where the key at the end of a path stands, or else the nearest one above it."""
    known = _places(text)
    for length in range(len(path), 0, -1):
        if found := known.get(tuple(path[:length])):
            return found
    return Place(1, 1)


def _places(text: str) -> dict[tuple[Key, ...], Place]:
    """Return the places of all tables and of the keys that begin a line."""
    found: dict[tuple[Key, ...], Place] = {}
    table: tuple[Key, ...] = ()
    numbers: dict[tuple[Key, ...], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _names(header[2])
            if header[1] == "[[":
                table = _in_list(table[:-1], numbers) + table[-1:]
                numbers[table] = numbers.get(table, -1) + 1
                found.setdefault(table, Place(number, header.start(1) + 1))
                table = (*table, numbers[table])
            else:
                table = _in_list(table, numbers)
            found.setdefault(table, Place(number, header.start(1) + 1))
        elif key := _KEY.match(line):
            found.setdefault((*table, *_names(key[1])), Place(number, key.start(1) + 1))
    return found


def _names(dotted: str) -> tuple[Key, ...]:
    """Return the parts of a dotted key."""
    try:
        inside = tomllib.loads(f"{dotted} = 0")
    except tomllib.TOMLDecodeError:
        return ()
    names = []
    while isinstance(inside, dict):
        (name, inside), *_ = inside.items()
        names.append(name)
    return tuple(names)


def _in_list(table: tuple[Key, ...], numbers: dict[tuple[Key, ...], int]) -> tuple[Key, ...]:
    """Return the path of a table that may belong to the last item of a list."""
    for length in range(len(table), 0, -1):
        if (number := numbers.get(table[:length])) is not None:
            return (*table[:length], number, *table[length:])
    return table
