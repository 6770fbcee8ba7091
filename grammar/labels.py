"""Tell which cells of a document are labels of a report format."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lark import Token
from lark.lark import PostLex

from reportlint.grammar.fold import label_key
from reportlint.grammar.tokens import END_OF_CELL, key_of

Role = Literal["CAPTION", "COLUMN", "LABEL"]

_NUMERALS = "一二三四五六七八九十"
_ENCLOSED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
# The number in front of a heading, by style; the styles are tried in this order.
_ORDINALS = {
    "han": re.compile(f"([{_NUMERALS}])[、.,:]"),
    "bracketed": re.compile(rf"\(([{_NUMERALS}])\)[、.,:]?"),
    "enclosed": re.compile(f"([{_ENCLOSED}])[、.,:]?"),
    "part": re.compile(f"第([{_NUMERALS}])(?:部分|章)[、.,:]?"),
    "digit": re.compile(r"([0-9]{1,2})[、.,:]"),
}
_LABEL_LENGTH = 120
_MOST_PARTS = 24
_FEWEST_FIGURES = 3
_TEARABLE = ("PROSE", "LABEL", "COLUMN", "CAPTION")
_WORD = re.compile(r"\S+")
_NUMBER = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?")
_MARK = re.compile(r"/|-{1,4}")
# A value in words, such as 12件, 3(其中…) or 增3; not an item number, as in 1.属于….
_WORDS = re.compile(r"[增减+-]{0,2}[0-9][0-9,]*(?:\.[0-9]+)?(?![0-9.、,)])")
_WORDS_LENGTH = 40


@dataclass(frozen=True)
class Heading:
    """What the text of a cell says as a heading.

    style is how it is numbered ("plain": it is not), ordinal the number that it gives itself.
    """

    style: str
    ordinal: int | None
    title: str


def read_heading(key: str) -> Heading:
    """Return the number and the title that a label key gives as a heading."""
    key = key.lstrip("#").rstrip(":。")
    for style, pattern in _ORDINALS.items():
        if match := pattern.match(key):
            return Heading(style, _ordinal(match[1]), key[match.end() :])
    return Heading("plain", None, key)


def _ordinal(numeral: str) -> int:
    for numerals in (_NUMERALS, _ENCLOSED):
        if numeral in numerals:
            return numerals.index(numeral) + 1
    return int(numeral)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The words of all formats: label key to role, and title of a section to its id.

    Keys are as label_key(fold(…)) gives them.
    """

    labels: Mapping[str, Role]
    titles: Mapping[str, str]


class LabelReader(PostLex):
    """The stage behind the lexer: gives each TEXT its terminal by the vocabulary."""

    always_accept = ("TEXT",)

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._labels = vocabulary.labels
        self._titles = vocabulary.titles
        self._beginnings = {key[:end] for key in self._labels for end in range(1, len(key))}

    def process(self, stream: Iterable[Token]) -> Iterator[Token]:
        """Yield the tokens of the grammar for the tokens of the lexer."""
        tokens: list[Token] = []
        for token in stream:
            if token.type == "TEXT":
                tokens.extend(self._name(token))
            else:
                tokens.append(token)
        self._join_torn(tokens)
        self._keep_one_style([token for token in tokens if token.type == "HEADING"])
        yield from tokens

    def _name(self, token: Token) -> Iterable[Token]:
        content = token.rstrip(END_OF_CELL)
        if not content.strip():
            return ()
        if len(content) > _LABEL_LENGTH:
            role: str | None = "PROSE"
        else:
            role = self._role(content)
        if role is None and (cells := self._spaced_cells(content)):
            return _split(token, cells)
        in_a_table = "|" in token[len(content) :]
        words = in_a_table and len(content) <= _WORDS_LENGTH and _WORDS.match(content.lstrip())
        token.type = role or ("WORDS" if words else "PROSE")
        return (token,)

    def _role(self, content: str) -> str | None:
        key = label_key(content)
        if role := self._labels.get(key):
            return role
        return "HEADING" if read_heading(key).title in self._titles else None

    def _spaced_cells(self, content: str) -> list[tuple[str, int]]:
        """Return role and start of each cell where only blanks part the cells of a row.

        Empty where the line is not made of labels with figures behind them, or of figures alone.
        """
        words = list(_WORD.finditer(content))
        end = len(words)
        while end and _figure(words[end - 1][0]):
            end -= 1
        figures = [(_figure(word[0]) or "", word.start()) for word in words[end:]]
        if labels := self._labels_in(content, words[:end]):
            return [*labels, *figures]
        if end == 0 and len(figures) > 1 and figures[0][0] == "NUMBER":
            return [("FIGURES", figures[0][1]), *figures[1:]]
        return [("PROSE", 0), *figures] if len(figures) >= _FEWEST_FIGURES else []

    def _labels_in(self, content: str, words: list[re.Match[str]]) -> list[tuple[str, int]]:
        """Return role and start of the labels that words make up, if they make up nothing else.

        Pieces of a label beside the row, written down its side, may stand before them.
        """
        cells: list[tuple[str, int]] = []
        first = 0
        while first < len(words):
            start = words[first].start()
            for last in range(len(words), first, -1):
                if role := self._labels.get(label_key(content[start : words[last - 1].end()])):
                    cells.append((role, start))
                    first = last
                    break
            else:
                if cells or not self._is_piece(words[first][0]):
                    return []
                first += 1
        return cells

    def _is_piece(self, word: str) -> bool:
        return any(word in key for key in self._labels)

    def _join_torn(self, tokens: list[Token]) -> None:
        """Join labels that are torn over neighbouring tokens: the longest label wins."""
        index = 0
        while index < len(tokens):
            last = self._end_of_torn(tokens, index)
            for part in tokens[index + 1 : last + 1]:
                part.type = "PART"
            index = last + 1

    def _end_of_torn(self, tokens: list[Token], first: int) -> int:
        """Return where a label that begins at a token ends; the token itself where none does."""
        key, found = "", first
        for index, token in enumerate(tokens[first : first + _MOST_PARTS], first):
            if token.type not in _TEARABLE or len(token) > _LABEL_LENGTH:
                break
            key += key_of(token)
            if index > first and key in self._labels:
                tokens[first].type, found = self._labels[key], index
            if key not in self._beginnings:
                break
        return found

    def _keep_one_style(self, headings: list[Token]) -> None:
        """Turn headings that are numbered in another way than the sections into prose.

        Sections are numbered in the way in which most different sections are. A title without a
        number stays a heading where no numbered one names its section.
        """
        sections: dict[str, set[str]] = defaultdict(set)
        read = [read_heading(key_of(token)) for token in headings]
        for heading in read:
            sections[heading.style].add(self._titles[heading.title])
        main = max(("plain", *_ORDINALS), key=lambda s: (len(sections[s]), s != "plain"))
        for token, heading in zip(headings, read, strict=True):
            lone = heading.style == "plain" and self._titles[heading.title] not in sections[main]
            if heading.style != main and not lone:
                token.type = "PROSE"


def _figure(word: str) -> str | None:
    if _NUMBER.fullmatch(word):
        return "NUMBER"
    return "MARK" if _MARK.fullmatch(word) else None


def _split(token: Token, cells: list[tuple[str, int]]) -> Iterator[Token]:
    text, origin = str(token), token.start_pos or 0
    ends = [start for _, start in cells[1:]] + [len(text)]
    for (role, start), end in zip(cells, ends, strict=True):
        yield Token(role, text[start:end], start_pos=origin + start, end_pos=origin + end)
