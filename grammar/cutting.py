"""Cut text without bars into cells: where only blanks part them, and where nothing does."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from reportlint.grammar.fold import label_key

_WORD = re.compile(r"\S+")
_NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?")
_MARK = re.compile(r"/|-{1,4}")
_CHANGE = r"(?:[增减][加少]?|[+-])[0-9]{1,9}[项件个]?"
_CHANGES = re.compile(f"{_CHANGE}(?:[/、,;]{_CHANGE})?")
_ANNOTATED = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?\([^()0-9][^()]{0,30}\)")
_VALUES = (("NUMBER", _NUMBER), ("MARK", _MARK), ("WORDS", _ANNOTATED), ("WORDS", _CHANGES))
_FEWEST_FIGURES = 3
# A short line that is all labels, or a long one that holds a chain of so many, is fused.
_SHORT, _LONG = 60, 200
_FEWEST_LABELS = 3
_ITEM = re.compile(r"^([0-9]{1,2})\\\.")
_NUMERAL = "[一二三四五六七八九十]"


class Piece(NamedTuple):
    """A cell that was cut out of a text: its terminal, and where it starts and ends."""

    role: str
    start: int
    end: int


class Link(NamedTuple):
    """A label or a character of a figure in a text without blanks."""

    role: str
    start: int
    end: int


class Cutter:
    """Cuts text by the labels of a vocabulary, by label key, and the titles of its sections."""

    def __init__(self, labels: Mapping[str, str], titles: Mapping[str, str]) -> None:
        self._labels = labels
        self._beginnings = {key[:end] for key in labels for end in range(1, len(key))}
        self._all_labels = "\n".join(labels)
        self._link = re.compile(
            f"(?P<label>{_any_of(labels)})|(?P<figure>[0-9.,])|(?P<mark>/|-{{1,2}})"
        )
        self._heading = re.compile(
            rf"(?:{_NUMERAL}、|\({_NUMERAL}\)|第{_NUMERAL}部分)(?:{_any_of(titles)})"
        )

    def cut(self, content: str) -> list[Piece]:
        """Return the cells that a text is made of, none where it is no row of cells."""
        return self._spaced(content) or self._fused(content)

    def _spaced(self, content: str) -> list[Piece]:
        """Cut at blanks what is labels with figures behind them, or figures alone."""
        words = list(_WORD.finditer(content))
        end = len(words)
        while end and role_of_value(words[end - 1][0]):
            end -= 1
        figures = [
            Piece(role_of_value(word[0]) or "", word.start(), word.end()) for word in words[end:]
        ]
        if labels := self._labels_in(content, words[:end]):
            return [*labels, *figures]
        if end == 0 and len(figures) > 1 and "NUMBER" in {figure.role for figure in figures}:
            return figures
        if len(figures) < _FEWEST_FIGURES:
            return []
        return [Piece("PROSE", 0, words[end - 1].end()), *figures] if end else []

    def _labels_in(self, content: str, words: list[re.Match[str]]) -> list[Piece]:
        """Return the labels that words make up, if they make up nothing else.

        Pieces of a label beside the row, written down its side, may stand before them.
        """
        cells: list[Piece] = []
        first = 0
        while first < len(words):
            last = self._end_of_label(words, first)
            if last > first:
                start, end = words[first].start(), words[last - 1].end()
                cells.append(Piece(self._labels[label_key(content[start:end])], start, end))
                first = last
            elif cells or words[first][0] not in self._all_labels:
                return []
            else:
                first += 1
        return cells

    def _end_of_label(self, words: list[re.Match[str]], first: int) -> int:
        """Return where the longest label ends that begins with a word, first where none does."""
        key, found = "", first
        for index in range(first, len(words)):
            key = label_key(key + words[index][0])
            if key in self._labels:
                found = index + 1
            # No further than a label can go: a line may have any number of words.
            if key not in self._beginnings:
                break
        return found

    def _fused(self, content: str) -> list[Piece]:
        """Cut at its labels, or at its headings, what runs on without anything between."""
        short = len(content) <= _SHORT
        if short and not self._link.match(content.lstrip()):
            return []
        if not short and len(content) < _LONG and not self._heading.search(content):
            return []
        squeezed = "".join(content.split())
        places: Sequence[int] = range(len(content))
        if len(squeezed) < len(content):
            places = [index for index, char in enumerate(content) if not char.isspace()]
        chains = list(self._chains(squeezed))
        if short:
            whole = len(chains) == 1 and chains[0][-1].end - chains[0][0].start == len(squeezed)
            return list(_cells(places, chains[0])) if whole and len(chains[0]) > 1 else []
        pieces: list[Piece] = []
        done = 0
        for chain in chains:
            if _labels_of(chain) >= _FEWEST_LABELS:
                pieces += self._prose(places, squeezed, done, chain[0].start)
                pieces += _cells(places, chain)
                done = chain[-1].end
        pieces += self._prose(places, squeezed, done, len(squeezed))
        return pieces if len(pieces) > 1 else []

    def _chains(self, squeezed: str) -> Iterator[list[Link]]:
        """Yield the longest stretches that are labels and figures alone, from a label on."""
        chain: list[Link] = []
        for match in self._link.finditer(squeezed):
            if chain and match.start() > chain[-1].end:
                yield chain
                chain = []
            if match["label"]:
                role = self._labels[label_key(match[0])]
                chain.append(Link(role, match.start(), match.end()))
            elif chain:
                role = "RUN" if match["figure"] else "MARK"
                chain.append(Link(role, match.start(), match.end()))
        if chain:
            yield chain

    def _prose(self, places: Sequence[int], squeezed: str, start: int, end: int) -> Iterator[Piece]:
        """Yield what stands between chains: prose, cut before and behind headings.

        A heading stands first, behind a blank or behind the end of a sentence.
        """
        for match in self._heading.finditer(squeezed, start, end):
            first = match.start()
            if (
                first == start
                or squeezed[first - 1] == "。"
                or places[first] > places[first - 1] + 1
            ):
                yield from _prose_piece(places, start, first)
                yield Piece("HEADING", places[first], places[match.end() - 1] + 1)
                start = match.end()
        yield from _prose_piece(places, start, end)


def _labels_of(chain: list[Link]) -> int:
    return sum(link.role not in ("RUN", "MARK") for link in chain)


def _cells(places: Sequence[int], chain: list[Link]) -> Iterator[Piece]:
    """Yield the cells of a chain; figures without a blank between them are one run."""

    def run(item: tuple[int, Link]) -> tuple[str, int]:
        index, link = item
        figures = link.role == "RUN"
        return link.role, places[link.start] - link.start if figures else -index - 1

    for (role, _), group in groupby(enumerate(chain), key=run):
        links = [link for _, link in group]
        yield Piece(role, places[links[0].start], places[links[-1].end - 1] + 1)


def _prose_piece(places: Sequence[int], start: int, end: int) -> Iterator[Piece]:
    if start < end:
        yield Piece("PROSE", places[start], places[end - 1] + 1)


def _any_of(keys: Iterable[str]) -> str:
    """Return a pattern for any of the label keys, the longest first.

    A character that no key begins with is passed over at once.
    """
    longest_first = sorted(keys, key=len, reverse=True)
    firsts = {key[0] for key in longest_first if not key[0].isascii()}
    patterns = (_ITEM.sub(r"\(?\1[.、,)]", re.escape(key)) for key in longest_first)
    return f"(?=[!-~{''.join(sorted(firsts))}])(?:{'|'.join(patterns)})"


def role_of_value(word: str) -> str | None:
    """Return the terminal of a word that is a value: a number, a mark, or more than a number.

    That is a number with a note in brackets, as in 22(其中修订16件), or a change, as in 增3.
    """
    for role, pattern in _VALUES:
        if pattern.fullmatch(word):
            return role
    return None
