"""Parse the conditions of rule files."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from reportlint.grammar.fold import fold

# What a person calls the terminals; the first that can stand at a place are named there.
_CALLED = {
    "COMPARISON": "= != < <= > >=",
    "PLUS": "+",
    "MINUS": "-",
    "TIMES": "*",
    "OVER": "/",
    "COLON": ":",
    "COMMA": ",",
    "LPAR": "(",
    "RPAR": ")",
    "SAYING": "contains",
    "NUMBER": "2024",
    "STRING": "“…”",
    "PATH": "t3.new.total",
    "NAME": "…",
}
_OPEN, _CLOSED = "LPAR", "RPAR"


@dataclass
class ExpressionSyntaxError(Exception):
    """A text is no condition: what was found at an offset, "" at the end, and what could stand.

    opened is the offset of a bracket that is never closed, None where there is none.
    """

    offset: int
    found: str
    expected: tuple[str, ...]
    opened: int | None = None


def parse_expression(text: str) -> Tree[Token]:
    """Return the tree of a condition; raises ExpressionSyntaxError.

    It is folded first; offsets in the tree are those in the text.
    """
    folded = fold(text)
    try:
        return _parser().parse(folded)
    except UnexpectedToken as error:
        ended = error.token.type == "$END"
        raise ExpressionSyntaxError(
            len(text.rstrip()) if ended else (error.token.start_pos or 0),
            "" if ended else str(error.token),
            _called(error),
            _never_closed(folded) if ended else None,
        ) from None
    except UnexpectedCharacters as error:
        offset = error.pos_in_stream or 0
        raise ExpressionSyntaxError(offset, folded[offset], _called(error)) from None


def keywords() -> tuple[str, ...]:
    """Return the words that the language is made of."""
    words = ("for", "each", "in", "if", "then", "or", "and", "not", "within", "of", "is")
    return (*words, "section", "contains", "matches")


@cache
def _parser() -> Lark:
    grammar = files("reportlint.grammar").joinpath("expression.lark").read_text(encoding="utf-8")
    return Lark(
        grammar,
        parser="lalr",
        lexer="basic",
        maybe_placeholders=False,
        propagate_positions=True,
    )


def _called(error: UnexpectedInput) -> tuple[str, ...]:
    names: set[str] = set(getattr(error, "expected", None) or getattr(error, "allowed", None) or ())
    return tuple(sorted(_CALLED.get(name, name.lower()) for name in names if name != "$END"))


def _never_closed(folded: str) -> int | None:
    """Return the place of the last bracket that is open at the end of a text."""
    opened: list[int] = []
    for token in _parser().lex(folded):
        if token.type == _OPEN:
            opened.append(token.start_pos or 0)
        elif token.type == _CLOSED and opened:
            opened.pop()
    return opened[-1] if opened else None
