"""Slips of those who write conditions, with what to write instead."""

import re
from typing import NamedTuple

from reportlint.messages import Message

_QUOTED = Message(
    zh="文字要放在双引号中：“{found}”", en="words stand in quotation marks: “{found}”"
)
_WRITE = Message(zh="“{found}”应写作 {right}", en="write {right}, not “{found}”")
# What people write for the words and the signs of the language.
_RIGHT = {
    **dict.fromkeys(("且", "并且", "而且", "同时", "和", "&&", "&", "AND", "And", ";"), "and"),
    **dict.fromkeys(("或", "或者", "||", "|", "OR", "Or"), "or"),
    **dict.fromkeys(("不是", "非", "!", "NOT", "Not"), "not"),
    **dict.fromkeys(("等于", "==="), "="),
    **dict.fromkeys(("不等于", "=!", "><"), "!="),
    **dict.fromkeys(("大于", "多于", "超过"), ">"),
    **dict.fromkeys(("小于", "少于"), "<"),
    **dict.fromkeys(("大于等于", "大于或等于", "不小于", "不少于", "=>", "≧"), ">="),
    **dict.fromkeys(("小于等于", "小于或等于", "不大于", "不多于", "不超过", "=<", "≦"), "<="),
    **dict.fromkeys(("如果", "若", "IF", "If"), "if"),
    **dict.fromkeys(("则", "那么", "THEN", "Then"), "then"),
    **dict.fromkeys(("包含", "含有", "写有", "includes", "include"), "contains"),
    **dict.fromkeys(("加", "加上"), "+"),
    **dict.fromkeys(("减", "减去"), "-"),
    **dict.fromkeys(("乘", "乘以", "**"), "*"),
    **dict.fromkeys(("除以",), "/"),
    **dict.fromkeys(("为空", "空白"), "is blank"),
}
_DIGITS = str.maketrans("一二三四五六", "123456")
_MOST_SHOWN = 30
_LONGEST_FIRST = "|".join(re.escape(word) for word in sorted(_RIGHT, key=len, reverse=True))


class Slip(NamedTuple):
    """What somebody may write, and what to say of it."""

    wrong: re.Pattern[str]
    message: Message


_SLIPS = (
    Slip(
        re.compile(r"\b(?:contains|matches|after|before)\s+(?P<found>[^\s\"()][^\s\"()]*)"),
        _QUOTED,
    ),
    Slip(re.compile(r"\b(?:count|length)\s*\([^()]*,\s*(?P<found>'?[\u4e00-\u9fff]+)"), _QUOTED),
    Slip(
        re.compile(r'\bbefore\s+"[^"]*"\s+(?P<found>after)\b'),
        Message(
            zh="after 写在 before 之前：section s5 after “…” before “…”",
            en="after stands before before: section s5 after “…” before “…”",
        ),
    ),
    Slip(
        re.compile(r"\bsection\s+(?P<found>第?[0-9一二三四五六](?:部分)?)"),
        Message(
            zh="部分的代号是 s 加数字，是否应为 section s{digit}？",
            en="sections are named s1, s2 and so on; did you mean section s{digit}?",
        ),
    ),
    Slip(
        re.compile(r"(?P<found>[a-z0-9_.*{}]*\.[\u4e00-\u9fff]+)"),
        Message(
            zh="路径用英文代号，如 t3.new.natural，而不是“{found}”；见 docs/formats.md",
            en="paths are such as t3.new.natural, not “{found}”; docs/formats.md lists them",
        ),
    ),
    Slip(
        re.compile(r"(?P<found>[0-9]{31,})"),
        Message(zh="数字最多 30 位", en="a number has 30 digits at most"),
    ),
    Slip(
        re.compile(r"(?P<found>[0-9]+(?:\.[0-9]+)?\s*[件条个人次家元万亿户份项起天年月日])"),
        Message(
            zh="只写数字，不写单位：“{found}”", en="numbers have no unit behind them: “{found}”"
        ),
    ),
    Slip(
        re.compile(r"(?P<found>(?<![0-9])[0-9]{1,3}(?:,[0-9]{3})+)(?![0-9])"),
        Message(zh="数字中不写逗号：“{found}”", en="numbers have no commas: “{found}”"),
    ),
    Slip(
        re.compile(r"(?<![0-9a-z_}*.])(?P<found>\.[0-9]+)"),
        Message(zh="小数写作 0{found}", en="write 0{found}"),
    ),
    Slip(
        re.compile(r"[0-9]\s+(?P<found>%)"),
        Message(zh="百分号紧跟在数字后面：50%", en="“%” stands right behind its number: 50%"),
    ),
    Slip(
        re.compile(r"\b(?P<found>else|否则)"),
        Message(
            zh="没有 else：else 的部分请另写一条规则",
            en="there is no else: make a second rule of it",
        ),
    ),
    Slip(re.compile(rf"(?P<found>{_LONGEST_FIRST})"), _WRITE),
    Slip(
        re.compile(r"(?P<found>[A-Za-z0-9_.*]*[A-Z][A-Za-z0-9_.*]*)"),
        Message(
            zh="路径和词都用小写，而不是“{found}”",
            en="paths and words are in small letters: “{found}”",
        ),
    ),
    Slip(
        re.compile(r"(?P<found>[\u4e00-\u9fff]+)"),
        Message(
            zh="此处不能写“{found}”：要找的文字放在引号中，数用数字写，路径、状态、事项用英文代号",
            en=(
                "“{found}” cannot stand here: words to be found stand in quotation marks, numbers "
                "are in digits, and paths, states and topics have names in English"
            ),
        ),
    ),
)


def slip_at(text: str, offset: int) -> tuple[int, Message] | None:
    """Return a slip around an offset of a folded condition, with its place."""
    for wrong, message in _SLIPS:
        for match in wrong.finditer(text):
            if match.start("found") <= offset <= match.end("found"):
                found = match["found"]
                said = message.format(
                    found=found[:_MOST_SHOWN].strip("'"),
                    right=_RIGHT.get(found, ""),
                    digit=found.strip("第部分").translate(_DIGITS),
                )
                return match.start("found"), said
    return None
