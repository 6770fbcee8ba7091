"""Read what a cell of a table holds."""

import re
from decimal import Decimal

from reportlint.format import ValueKind
from reportlint.grammar import END_OF_CELL, Token, content_of, fold
from reportlint.model import Cell, State
from reportlint.prose.spoken import han_number
from reportlint.source import Span

_STATES = {"BLANK": State.BLANK, "MARK": State.NA_MARK}
# Digits, grouped by threes or not at all; longer runs are no figure of a report. A blank groups
# only digits in one cell between bars: the grammar sees to that.
_GROUPED = "[0-9]{1,3}(?:,[0-9]{3}){1,9}|[1-9][0-9]{0,2}(?: [0-9]{3}){1,9}"
_NUMBER = re.compile(rf"[+-]?(?:[0-9]{{1,30}}|{_GROUPED})(?:\.[0-9]{{1,30}})?")
# A number with a note in brackets behind it.
_ANNOTATED = re.compile(rf"(?P<number>{_NUMBER.pattern}) ?\((?P<note>[^()]*)\)")
# What is no note, since it makes the number another one: no words at all, a unit, a correction.
_WORD = re.compile("[\u3400-\u9fff]")
_OTHER_NUMBER = re.compile(
    "[十百千万亿元负%‰]|单位|[更订改修校]正|勘误|[应实]为|更改|改[为成]|修改|误|原为?|[上去前往]一?年"
)
# A change in words or in several parts: 增3, 减少2项, +5/-3. Each part tells its direction.
_CHANGE = re.compile(r"(?P<sign>[+-]|新?增加?|减少?) ?(?P<count>[0-9]{1,30}) ?[项件个]?")
_DASHES = "—―"
# An amount with its unit, such as 251000元.
_MONEY = re.compile(r"[0-9,]{1,30}(?:\.[0-9]{1,30})? ?(?:元|千元|万元|百万元|亿元)")
# A count in words, such as 十五.
_IN_WORDS = re.compile("[〇零一二两三四五六七八九十百千万]{1,9}")
_BETWEEN_CHANGES = re.compile(r"[ /、,;]*")


def read_cell(path: str, kind: ValueKind, token: Token, text: str) -> Cell:
    """Return the cell at a path that a token of the folded text holds."""
    start, end = content_of(token)
    raw = text[start:end] if token.type != "BLANK" else ""
    value = None
    state = _STATES.get(token.type, State.TEXT)
    folded = token.strip(END_OF_CELL)
    note = ""
    annotated = _ANNOTATED.fullmatch(folded) if token.type == "WORDS" else None
    if annotated is not None and is_note(annotated["note"]):
        value, note = read_number(annotated["number"], kind), raw[annotated.start("note") : -1]
    elif token.type in ("NUMBER", "RUN") and _NUMBER.fullmatch(folded):
        value = read_number(folded, kind)
    elif token.type == "WORDS" and kind == "delta":
        value = read_change(folded)
    elif token.type == "WORDS" and _IN_WORDS.fullmatch(folded):
        value = han_number(folded)
    # A dash is the mark of nothing as often as it is a minus.
    is_dashed = kind == "delta" and raw[:1] in _DASHES and raw != ""
    if value is not None and (is_dashed or not _fits(kind, value)):
        value = None
    elif value is not None:
        state = State.NUMBER if value else State.ZERO
    return Cell(path=path, raw=raw, state=state, value=value, span=Span(start, end), note=note)


def is_note(words: str) -> bool:
    """Tell whether words in brackets behind a number only explain it: 其中修订2件, but not 万."""
    return bool(_WORD.search(words)) and not _OTHER_NUMBER.search(words)


def read_number(folded: str, kind: ValueKind) -> int | Decimal:
    """Return the value of a number: exact, an int for a whole count, else a Decimal."""
    digits = folded.replace(",", "").replace(" ", "")
    whole = kind in ("count", "delta") and "." not in digits
    return int(digits) if whole else Decimal(digits)


def is_legible(kind: ValueKind, raw: str) -> bool:
    """Tell whether a text says a number, though it is no figure that sums can be done with.

    That is an amount with its unit, where the form leaves the unit open, or a number that the
    cell cannot hold: one below zero, a fraction of a count.
    """
    if kind == "amount" and _MONEY.fullmatch(raw):
        return True
    is_dashed = kind == "delta" and raw[:1] in _DASHES
    return not is_dashed and _NUMBER.fullmatch(fold(raw)) is not None


def _fits(kind: ValueKind, value: int | Decimal) -> bool:
    """Tell whether a cell of a kind can hold a value: a sum with any other would say nothing."""
    whole = value == int(value)
    return (whole or kind not in ("count", "delta")) and (value >= 0 or kind == "delta")


def read_change(folded: str) -> int | None:
    """Return the net sum of a change, None where not every part of it has a direction."""
    parts = list(_CHANGE.finditer(folded))
    if not parts or _BETWEEN_CHANGES.fullmatch(_CHANGE.sub("", folded)) is None:
        return None
    signs = (-1 if part["sign"][0] in "-减" else 1 for part in parts)
    return sum(sign * int(part["count"]) for sign, part in zip(signs, parts, strict=True))
