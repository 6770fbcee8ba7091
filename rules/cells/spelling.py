"""Tell how a number of a cell is written: with words behind it, or oddly."""

import re
from decimal import Decimal
from typing import NamedTuple

_NUMBER = r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3}){1,9}|[0-9]{1,30})(?:\.[0-9]{1,30})?"
_PLAIN = re.compile(_NUMBER)
_WITH_WORDS = re.compile(rf"(?P<number>{_NUMBER})[ ]?(?P<words>[^0-9.,\s].{{0,60}})")
_LETTER = re.compile(r"[^\W\d_]")
_CLOSED_UP = re.compile(r"[0-9][0-9,. ]*")
_COUNTED = frozenset("件个项次份条宗起例家人名户")
_YUAN_IN_WAN = 10_000
_LONGEST_SHOWN = 40


class Worded(NamedTuple):
    """A number with the words that stand behind it in its cell."""

    number: str
    words: str

    def plain(self, kind: str) -> str | None:
        """Return the number that belongs in a cell of a kind, None where that is open."""
        number = Decimal(self.number.replace(",", ""))
        if kind == "amount_wan" and self.words == "元":
            return f"{(number / _YUAN_IN_WAN).normalize():f}"
        fits = self.words in _COUNTED if kind == "count" else self.words == "万元"
        return self.number if fits and kind in ("count", "amount_wan") else None


def shortened(raw: str) -> str:
    """Return what a cell says, cut where it is too long to be shown."""
    return raw if len(raw) <= _LONGEST_SHOWN else f"{raw[:_LONGEST_SHOWN]}…"


def number_of(folded: str) -> Decimal | None:
    """Return the number that a cell holds and nothing else, None where it holds no one number."""
    return Decimal(folded.replace(",", "")) if _PLAIN.fullmatch(folded) else None


def number_with_words(folded: str, kind: str = "count") -> Worded | None:
    """Return a number and its words where a cell holds just that, such as 45件; None elsewhere.

    In a cell for a change, signs and strokes are no words.
    """
    match = _WITH_WORDS.fullmatch(folded)
    if match is None or (kind == "delta" and not _LETTER.search(match["words"])):
        return None
    return Worded(match["number"], match["words"].strip())


def has_odd_groups(folded: str) -> bool:
    """Tell whether a cell holds digits, commas, points and blanks that make no one number."""
    return _CLOSED_UP.fullmatch(folded) is not None and number_of(folded) is None
