"""Tell which cells of a document are headings, labels, captions, figures or prose."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lark import Token
from lark.lark import PostLex

from reportlint.grammar.bars import with_bars_behind
from reportlint.grammar.cutting import Cutter, Piece, role_of_value
from reportlint.grammar.fold import label_key
from reportlint.grammar.headings import keep_one_style, read_heading, section_of
from reportlint.grammar.tokens import END_OF_CELL, is_picture, key_of
from reportlint.grammar.vocabulary import Vocabulary

_LABEL_LENGTH = 120
_MOST_PARTS = 24
_TEARABLE = ("PROSE", "LABEL", "COLUMN", "CAPTION")
_FIGURES = ("NUMBER", "MARK", "BLANK", "RUN")
# A value in words, such as 12件, 3(其中…) or 增3; not an item number, as in 1.属于….
_WORDS = re.compile(r"[增减+-]{0,2}[0-9][0-9,]*(?:\.[0-9]+)?(?![0-9.、,)])")
_WORDS_LENGTH = 40
# A count in words is one only where a figure or the label of its row stands before it: 一 alone
# may be a piece of a label or the number of a row.
_IN_WORDS = re.compile("[〇零一二两三四五六七八九十百千万]{1,9}")
_BEFORE_WORDS = ("LABEL", "NUMBER", "MARK", "WORDS")
_PIECES = frozenset("一二两三四五六")
_GROUPED = re.compile(r"[ ]{0,80}[+-]?[1-9][0-9]{0,2}(?:[ ][0-9]{3}){1,9}(?:\.[0-9]{1,30})?")
_FIGURE = r"[+-]?[0-9][0-9,.]{0,40}"
_TWO_FIGURES = re.compile(rf"[ ]{{0,80}}{_FIGURE}[ ]{{1,80}}{_FIGURE}")


class LabelReader(PostLex):
    """The stage behind the lexer: gives each TEXT its terminal by the vocabulary."""

    always_accept = ("TEXT", "FILLER")

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._labels = vocabulary.labels
        self._titles = vocabulary.titles
        self._cutter = Cutter(self._labels, self._titles)
        words = (*self._labels, *self._titles)
        self._beginnings = {key[:end] for key in words for end in range(1, len(key))}

    def process(self, stream: Iterable[Token]) -> Iterator[Token]:
        """Yield the tokens of the grammar for the tokens of the lexer."""
        tokens: list[Token] = []
        for _, line in groupby(with_bars_behind(stream), key=lambda token: token.line):
            cells: list[Token] = []
            is_barred = False
            for token in line:
                cells += self._cells(token, tokens, is_barred=is_barred or "|" in token)
                is_barred = "|" in token
            _find_counts_in_words(cells, tokens)
            if len(cells) > 1:
                if is_picture(cells[0]) and any(cell.type in _TEARABLE for cell in cells):
                    cells[0].type = "PROSE"
                elif is_picture(cells[0]) or cells[0].type in _FIGURES:
                    tokens.append(_mark(cells[0]))
            tokens += cells
        self._join_torn(tokens)
        keep_one_style([token for token in tokens if token.type == "HEADING"], self._titles)
        yield from tokens

    def _cells(self, token: Token, before: Sequence[Token], *, is_barred: bool) -> Iterable[Token]:
        """Name a token, cut into cells where it is several.

        before are the lines above it; is_barred says whether a bar stands on either side of it.
        """
        if token.type == "FILLER":
            return _blanks(token) if before and before[-1].type == "COLUMN" else ()
        if token.type != "TEXT":
            return (token,)
        content = token.rstrip(END_OF_CELL)
        if not content.strip():
            return ()
        if is_picture(token):
            token.type = "WORDS" if is_barred else "PROSE"
            return (token,)
        role = self._role(content) if len(content) <= _LABEL_LENGTH else None
        if role is None and is_barred:
            role = _role_of_figures(content)
        if role is None and (pieces := self._cutter.cut(content)):
            return [self._with_role(piece) for piece in _split(token, pieces)]
        in_a_table = "|" in token[len(content) :]
        token.type = role or ("WORDS" if _is_value(content.strip(), in_a_table) else "PROSE")
        return (token,)

    def _with_role(self, piece: Token) -> Token:
        """Name what was cut out between cells: a misspelt heading, or prose as it was taken for."""
        if piece.type == "PROSE" and len(piece) <= _LABEL_LENGTH:
            piece.type = self._role(piece) or "PROSE"
        return piece

    def _role(self, content: str) -> str | None:
        key = label_key(content)
        return self._labels.get(key) or ("HEADING" if self._section(key) else None)

    def _section(self, key: str) -> str | None:
        return section_of(read_heading(key), self._titles)

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
            title = read_heading(key).title
            if index > first and (role := self._labels.get(key)):
                tokens[first].type, found = role, index
            elif index > first and title in self._titles and title != key:
                tokens[first].type, found = "HEADING", index
            if key not in self._beginnings and title not in self._beginnings:
                break
        return found


def _find_counts_in_words(cells: Sequence[Token], above: Sequence[Token]) -> None:
    """Name the cells of a line that are counts in words: 十五, behind a label or a figure."""
    before = above[-1].type if above and len(cells) == 1 else ""
    for cell in cells:
        if cell.type == "PROSE" and "|" in cell and before in _BEFORE_WORDS:
            count = cell.rstrip(END_OF_CELL).strip()
            if _IN_WORDS.fullmatch(count):
                cell.type = "WORDS" if len(cells) > 1 or count not in _PIECES else "PROSE"
        before = before if cell.type == "BLANK" else cell.type


def _role_of_figures(content: str) -> str | None:
    """Return what figures in one barred cell are: one number in groups of three, or words.

    Two figures are no two cells: one may be the mark of a footnote. More may be the whole row.
    """
    if _GROUPED.fullmatch(content):
        return "NUMBER"
    return "WORDS" if _TWO_FIGURES.fullmatch(content) else None


def _is_value(content: str, in_a_table: bool) -> bool:
    if len(content) > _WORDS_LENGTH:
        return False
    return bool(in_a_table and _WORDS.match(content)) or role_of_value(content) == "WORDS"


def _mark(cell: Token) -> Token:
    """Return the token that says: here begins a line of nothing but figures."""
    start = cell.start_pos or 0
    return Token("FIGURES", "", start_pos=start, end_pos=start)


def _blanks(token: Token) -> Iterator[Token]:
    """Yield the blank cells between the bars of a line that has nothing else."""
    bars = [(token.start_pos or 0) + index for index, char in enumerate(token) if char == "|"]
    yield from (Token("BLANK", "|", start_pos=bar, end_pos=bar + 1) for bar in bars[1:])


def _split(token: Token, pieces: list[Piece]) -> Iterator[Token]:
    """Yield a token for each piece; what marks the end of the cell goes with the last one."""
    text, origin = str(token), token.start_pos or 0
    ends = [piece.start for piece in pieces[1:]] + [len(text)]
    for (role, start, _), end in zip(pieces, ends, strict=True):
        yield Token(role, text[start:end], start_pos=origin + start, end_pos=origin + end)
