"""Lark grammars of reports, and the parsers made from them."""

from functools import cache
from importlib.resources import files

from lark import Lark, Token, Tree

from reportlint.grammar.copied import with_rows_in_line
from reportlint.grammar.fold import fold, label_key
from reportlint.grammar.headings import Heading, read_heading, section_of
from reportlint.grammar.labels import LabelReader
from reportlint.grammar.markup import without_markup
from reportlint.grammar.outline import Node, outline_of
from reportlint.grammar.sheets import with_tabs_as_bars
from reportlint.grammar.tokens import (
    END_OF_CELL,
    PICTURE,
    UNREAD,
    NodeLabel,
    content_of,
    is_picture,
    key_of,
    label_of,
)
from reportlint.grammar.vocabulary import Role, Vocabulary

__all__ = [
    "END_OF_CELL",
    "PICTURE",
    "UNREAD",
    "Heading",
    "Node",
    "NodeLabel",
    "Role",
    "Token",
    "Tree",
    "Vocabulary",
    "content_of",
    "fold",
    "is_picture",
    "key_of",
    "label_key",
    "label_of",
    "outline_of",
    "parse_document",
    "parse_narrative",
    "read_heading",
    "section_of",
    "with_rows_in_line",
    "with_tabs_as_bars",
    "without_markup",
]


def parse_document(folded: str, vocabulary: Vocabulary) -> Tree[Token]:
    """Return the outline of a folded text; offsets of its tokens are offsets in the text."""
    return _document_parser(vocabulary).parse(folded)


def parse_narrative(folded: str) -> Tree[Token]:
    """Return the sentences with numbers of a folded paragraph."""
    return _narrative_parser().parse(folded)


@cache
def _document_parser(vocabulary: Vocabulary) -> Lark:
    return Lark(
        _grammar("document.lark"),
        parser="lalr",
        lexer="basic",
        postlex=LabelReader(vocabulary),
        maybe_placeholders=False,
    )


@cache
def _narrative_parser() -> Lark:
    return Lark(
        _grammar("narrative.lark"), parser="lalr", lexer="contextual", maybe_placeholders=False
    )


def _grammar(name: str) -> str:
    return files("reportlint.grammar").joinpath(name).read_text(encoding="utf-8")
