"""Where keys and values stand in a TOML file: the parser does not tell."""

import re
import tomllib
from collections.abc import Mapping
from operator import itemgetter
from typing import NamedTuple

Key = str | int
"""A step into a document: a key of a table, or the number of an item in a list."""
Steps = tuple[Key, ...]
# Settings are not that deep; without a bound, a file made for it would take all memory.
_DEEPEST = 20

_BETWEEN = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_NAME = re.compile(r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*'""")
_VALUE = re.compile(
    r""""{3}(?:\\.|[^\\])*?"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\])*"|'[^']*'|[^,\[\]{}#\n]+""",
    re.DOTALL,
)


class Place(NamedTuple):
    """A place in a file; line and column count from 1."""

    file: str
    line: int
    column: int

    @property
    def in_line(self) -> str:
        """The place without its column."""
        return f"{self.file}:{self.line}"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


def places_in(text: str, file: str) -> dict[Steps, Place]:
    """Return the places of all tables, keys and items in a TOML document that is sound."""
    scanner = _Scanner(text)
    scanner.scan()
    found = {}
    line, start = 1, 0
    for steps, offset in sorted(scanner.found.items(), key=itemgetter(1)):
        breaks = text.count("\n", start, offset)
        line += breaks
        start = text.rfind("\n", 0, offset) + 1
        found[steps] = Place(file, line, offset - start + 1)
    return found


def nearest(places: Mapping[Steps, Place], steps: Steps, file: str) -> Place:
    """Return the place of a key or an item, or else that of the nearest above it."""
    for length in range(len(steps), 0, -1):
        if found := places.get(steps[:length]):
            return found
    return Place(file, 1, 1)


def place_of(text: str, steps: Steps, file: str = "") -> Place:
    """Return where one key or item of a TOML document stands, or the nearest above it."""
    return nearest(places_in(text, file), steps, file)


class _Scanner:
    """Walks through a document that tomllib has read, and notes where everything begins."""

    def __init__(self, text: str) -> None:
        self.found: dict[Steps, int] = {}
        self._text = text
        self._at = 0
        self._last: dict[Steps, int] = {}

    def scan(self) -> None:
        """Note all tables, keys and items."""
        table: Steps = ()
        while self._skip():
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Steps:
        """Read past the head of a table, and return its steps."""
        start = self._at
        brackets = 2 if self._text.startswith("[[", start) else 1
        self._at += brackets
        table: Steps = ()
        names = self._names()
        for number, name in enumerate(names, 1):
            table = _under(table, name)
            if brackets == 2 and number == len(names):
                self._last[table] = self._last.get(table, -1) + 1
            if table in self._last:
                self.found.setdefault(table, start)
                table = _under(table, self._last[table])
            self.found.setdefault(table, start)
        self._at += brackets
        return table

    def _pair(self, table: Steps) -> None:
        """Read past a key with its value."""
        start = self._at
        names = self._names()
        for length in range(1, len(names) + 1):
            self.found.setdefault(_under(table, *names[:length]), start)
        self._at += 1
        self._skip()
        self._value(_under(table, *names))

    def _value(self, steps: Steps) -> None:
        opening = self._text[self._at]
        if opening not in "[{":
            found = _VALUE.match(self._text, self._at)
            self._at = found.end() if found else len(self._text)
            return
        self._at += 1
        number = 0
        while self._skip() and self._text[self._at] not in "]}":
            if self._text[self._at] == ",":
                self._at += 1
            elif opening == "{":
                self._pair(steps)
            else:
                self.found.setdefault(_under(steps, number), self._at)
                self._value(_under(steps, number))
                number += 1
        self._at += 1

    def _names(self) -> list[str]:
        """Read past a dotted key, and return its parts, as many as count."""
        names = []
        while self._skip() and (found := _NAME.match(self._text, self._at)):
            names.append(_plain(found[0]))
            self._at = found.end()
            self._skip()
            if not self._text.startswith(".", self._at):
                break
            self._at += 1
        return names[:_DEEPEST]

    def _skip(self) -> bool:
        """Read past blanks and comments; tell whether anything is left."""
        found = _BETWEEN.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at < len(self._text)


def _under(steps: Steps, *keys: Key) -> Steps:
    return (*steps, *keys)[:_DEEPEST]


def _plain(name: str) -> str:
    (plain,) = tomllib.loads(f"{name} = 0")
    return plain
