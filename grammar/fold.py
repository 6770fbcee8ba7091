"""Fold spelling variants of characters, one for one, so that places in a text stay the same."""

import re
import unicodedata
from functools import cache, lru_cache

_DASHES = "‐‑‒–—―−－﹣"
_DOUBLE_QUOTES = "“”„‟〝〞「」『』﹁﹂"
_SINGLE_QUOTES = "‘’‚‛"
_BARS = "｜│┃丨❘"
_BLANKS = "\u00a0\u00ad\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a" + (
    "\u200b\u200c\u200d\u202f\u205f\u2060\u3000\ufeff"
)
# What ends a line in some programs, one character each.
_LINE_ENDS = "\u0085\u2028\u2029"
# Radicals that look like characters and that Unicode normalisation leaves alone.
_RADICALS = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "母民虎西见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
_LONGEST_KEPT = 120
_SPACE = re.compile(r"\s+")
# The number of an item: 1. and 1) and (1), or one character such as ⒈, ⑴ and ①.
_ITEM_MARK = re.compile(r"^(?:\(?([0-9]{1,2})[、.,)]|([①-⑳⑴-⒇⒈-⒛]))")
# The unit of a count, which the form does not name.
_UNIT = re.compile(r"\((?:单位:?)?[件个条]\)$")


@cache
def _table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table |= {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    for variants, plain in (
        (_DASHES, "-"),
        (_DOUBLE_QUOTES, '"'),
        (_SINGLE_QUOTES, "'"),
        (_BARS, "|"),
        (_BLANKS, " "),
    ):
        table |= dict.fromkeys(map(ord, variants), plain)
    return table | {ord(radical): plain for radical, plain in _RADICALS.items()}


@cache
def _foldable() -> re.Pattern[str]:
    variants = "".join(map(re.escape, map(chr, _table())))
    return re.compile(f"[{variants}{_LINE_ENDS}]|\r(?!\n)")


def fold(text: str) -> str:
    """Return the text with width, quote, dash, radical and line end variants folded.

    The result is as long as the text: an offset in one is an offset in the other.
    """
    table = _table()
    return _foldable().sub(lambda match: table.get(ord(match[0]), "\n"), text)


def label_key(folded: str) -> str:
    """Return what two spellings of one label share: no blanks, no unit, one mark after a number."""
    # Only what may be a label is kept: a line may be as long as a whole text.
    return _kept_key(folded) if len(folded) <= _LONGEST_KEPT else _key(folded)


@lru_cache(maxsize=4096)
def _kept_key(folded: str) -> str:
    return _key(folded)


def _key(folded: str) -> str:
    return _UNIT.sub("", _ITEM_MARK.sub(_item_mark, _SPACE.sub("", folded)))


def _item_mark(match: re.Match[str]) -> str:
    return f"{match[1] or int(unicodedata.numeric(match[2]))}."
