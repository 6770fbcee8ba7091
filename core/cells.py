"""Read what a cell of a table holds."""

import re
from decimal import Decimal

from reportlint.format import ValueKind
from reportlint.grammar import END_OF_CELL, Token, content_of
from reportlint.model import Cell, State
from reportlint.source import Span

_STATES = {"BLANK": State.BLANK, "MARK": State.NA_MARK}
# Digits, grouped by threes or not at all; longer runs are no figure of a report.
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,30}|[0-9]{1,3}(?:,[0-9]{3}){1,9})(?:\.[0-9]{1,30})?")


def read_cell(path: str, kind: ValueKind, token: Token, text: str) -> Cell:
    """Return the cell at a path that a token of the folded text holds."""
    start, end = content_of(token)
    raw = text[start:end] if token.type != "BLANK" else ""
    value = None
    state = _STATES.get(token.type, State.TEXT)
    if token.type in ("NUMBER", "FIGURES"):
        folded = token.strip(END_OF_CELL)
        if _NUMBER.fullmatch(folded):
            value = read_number(folded, kind)
            state = State.NUMBER if value else State.ZERO
    return Cell(path=path, raw=raw, state=state, value=value, span=Span(start, end))


def read_number(folded: str, kind: ValueKind) -> int | Decimal:
    """Return the value of a number: exact, an int for a whole count, else a Decimal."""
    digits = folded.replace(",", "")
    return int(digits) if kind == "count" and "." not in digits else Decimal(digits)
