"""Parse the conditions of rule files."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedToken

from reportlint.grammar.fold import fold

KEYWORDS = (
    *("for", "each", "in", "if", "then", "or", "and", "not", "within", "of", "is"),
    *("section", "after", "before", "contains", "matches"),
)
"""The words that the language is made of."""
_END, _OPEN, _CLOSED = "$END", "LPAR", "RPAR"


@dataclass
class ExpressionSyntaxError(Exception):
    """A text is no condition: at an offset stands what does not fit.

    terminal is its terminal: "" where it is none, $END at the end. expected are the terminals
    that would fit, and opened the offsets of the brackets that are open there.
    """

    offset: int
    terminal: str
    expected: frozenset[str]
    opened: tuple[int, ...]


def parse_expression(text: str) -> Tree[Token]:
    """Return the tree of a condition; raises ExpressionSyntaxError.

    It is folded first; offsets in the tree are those in the text.
    """
    folded = fold(text)
    try:
        return _parser().parse(folded)
    except UnexpectedToken as error:
        ended = error.token.type == _END
        offset = len(text.rstrip()) if ended else (error.token.start_pos or 0)
        raise _refused(folded, offset, error.token.type) from None
    except UnexpectedCharacters as error:
        raise _refused(folded, error.pos_in_stream or 0, "") from None


def _refused(folded: str, offset: int, terminal: str) -> ExpressionSyntaxError:
    """Return the error for a place up to which a text can be parsed."""
    parsing = _parser().parse_interactive(folded[:offset])
    opened: list[int] = []
    for token in parsing.exhaust_lexer():
        if token.type == _OPEN:
            opened.append(token.start_pos or 0)
        elif token.type == _CLOSED:
            opened.pop()
    accepted: set[str] = parsing.accepts()  # type: ignore[no-untyped-call]  # lark leaves it bare
    return ExpressionSyntaxError(offset, terminal, frozenset(accepted), tuple(opened))


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
