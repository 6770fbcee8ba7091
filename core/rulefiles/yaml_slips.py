"""Slips of those who write YAML, with what to write instead: the parser's own words help few."""

import re
from typing import NamedTuple

from reportlint.messages import Message

_ANY = re.compile("")
_KEY = r"[ -]*[a-z_\u4e00-\u9fff]+"
_VALUES, _KEYS = "mapping values", "did not find expected"


class Slip(NamedTuple):
    """What the parser says, what stands before the place and in the line above, and the tip."""

    said: str
    before: re.Pattern[str]
    above: re.Pattern[str]
    tip: Message


_INDENT = Message(
    zh="缩进不齐：每条规则以“- ”开头，同一条规则的各项左对齐",
    en="the lines are not aligned: a rule begins with “- ”, and its keys stand below one another",
)
_SLIPS = (
    Slip(
        "tab",
        _ANY,
        _ANY,
        Message(
            zh="行首用空格缩进，不用制表符", en="lines are indented with blanks, not with tabs"
        ),
    ),
    Slip(
        "escape",
        _ANY,
        _ANY,
        Message(
            zh="双引号中的 \\ 另有意思，请改用单引号",
            en="“\\” means something else in double quotes: take single ones",
        ),
    ),
    Slip(
        "another document",
        _ANY,
        _ANY,
        Message(
            zh="--- 之后又是一份文件；所有规则写在一个 rules 下",
            en="another document begins behind ---: all rules stand below one rules:",
        ),
    ),
    Slip(
        "",
        re.compile(r"[\"'\]}] *[>|]? *$"),
        _ANY,
        Message(
            zh="引号或括号之后还有文字：整段文字都放在引号中，如 '\"甲\" 之后'",
            en="a text goes on behind quotation marks or brackets: quote it all, as in '\"a\" b'",
        ),
    ),
    Slip(
        "",
        _ANY,
        re.compile(rf"^{_KEY}(?:：|:\S)"),
        Message(
            zh="上一行的冒号应为半角冒号，后面空一格，如 code: XPR001",
            en="in the line above, the colon must be “:” with a blank behind it: code: XPR001",
        ),
    ),
    Slip(
        _VALUES,
        _ANY,
        re.compile(r"^ *-[^\s-]"),
        Message(
            zh="上一行的 - 后面要空一格，如 - code: XPR001",
            en="in the line above, a blank is wanted behind “-”: - code: XPR001",
        ),
    ),
    Slip(
        _VALUES,
        re.compile(r": "),
        _ANY,
        Message(
            zh="文字中有冒号时，请放在引号中，或写在 | 的下一行",
            en="a text with a colon in it stands in quotes, or in the line after |",
        ),
    ),
    Slip(_VALUES, _ANY, _ANY, _INDENT),
    Slip("expected key", _ANY, _ANY, _INDENT),
    Slip("'-' indicator", _ANY, _ANY, _INDENT),
    Slip(
        "unexpected end of stream",
        _ANY,
        _ANY,
        Message(zh="这个引号没有配对", en="this quotation mark is never closed"),
    ),
    Slip(
        "cannot start any token",
        _ANY,
        _ANY,
        Message(
            zh="文字不能以这个符号开头，请把整段文字放在引号中",
            en="no text begins with this character: put the whole text in quotes",
        ),
    ),
    Slip(
        _KEYS,
        _ANY,
        _ANY,
        Message(
            zh="以 [ { > | 开头的文字请放在引号中",
            en="a text that begins with [ { > or | stands in quotes",
        ),
    ),
)


def tip_for(said: str, before: str, above: str) -> Message | None:
    """Return what to do where the parser stops, None where that is not known.

    before is what stands before the place in its line, above the line over it.
    """
    for slip in _SLIPS:
        if slip.said in said and slip.before.search(before) and slip.above.search(above):
            return slip.tip
    return None
