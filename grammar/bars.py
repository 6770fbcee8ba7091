"""Put the bars that end a cell in the line below it behind the cell."""

from collections.abc import Iterable
from itertools import pairwise

from lark import Token

_FEWEST = 5
_MOST_OTHERS = 10


def with_bars_behind(stream: Iterable[Token]) -> list[Token]:
    """Return the tokens with the bar below each cell behind it, if nearly all figures have one.

    A bar alone in a line is a blank cell elsewhere. Here it is one only behind another bar.
    """
    tokens = list(stream)
    figures = sum(token.type == "NUMBER" for token in tokens)
    below = sum(one.type == "NUMBER" and _is_below(one, two) for one, two in pairwise(tokens))
    if below < _FEWEST or _MOST_OTHERS * below < (_MOST_OTHERS - 1) * figures:
        return tokens
    kept: list[Token] = []
    for token in tokens:
        if kept and _is_below(kept[-1], token):
            kept[-1] = kept[-1].update(value=f"{kept[-1]}|")
        else:
            kept.append(token)
    return kept


def _is_below(cell: Token, bar: Token) -> bool:
    return bar.type == "BLANK" and bar.strip() == "|" and cell.type != "BLANK" and "|" not in cell
