"""TYP001 half-width-punctuation."""

import re
from collections.abc import Iterator

from reportlint import (
    Manual,
    Message,
    Outcome,
    Paragraph,
    Replacement,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)
from reportlint.rules.typography.prose import Place, gathered, is_narrow, printed, sentences

_HAN = r"[\u3400-\u9fff〇《》“”‘’〈〉。、〔〕％％）（：；，]"
# The bracket behind the number of an item, as in 1), is not one of a pair.
_CLOSING = r"(?<=\))(?<!^[0-9a-zA-Z].)(?<![。；;：:，,、][0-9a-zA-Z].)(?<![。；;：:，,、][0-9]{2}.)"
# It looks back from behind the mark: what begins with a character is searched for fast.
_MARK = re.compile(
    r"[,:;!()?](?<!\?\?)(?!(?<=\?)\?)"
    rf"(?:(?<={_HAN}.)|(?:(?<=[,;!(?])|{_CLOSING})(?={_HAN}))",
    re.DOTALL,
)
_FULL = dict(zip(",:;!()?", "，：；！（）？", strict=True))
_BRACKET = re.compile("[(（）)]")
_WIDE = re.compile("[，：；？！（）]")
_SOME = Message(
    zh="中文之间用了半角标点：{kinds}，应为全角",
    en="half-width punctuation between Chinese characters, which takes full-width: {kinds}",
)
_ALL = Message(
    zh="通篇没有一个全角的逗号、冒号和括号，半角标点：{kinds}",
    en="no full-width comma, colon or bracket in the whole prose; half-width ones: {kinds}",
)
_COPIED = Message(
    zh="可信度低：通篇一律半角，很可能是网页采集或复制时统一转换的，请核对原文",
    en=(
        "low confidence: all alike, so most likely what copied the report evened the marks out; "
        "look at the original"
    ),
)


class HalfWidthPunctuation(Rule):
    """Punctuation between Chinese characters is full-width."""

    code = "TYP001"
    name = "half-width-punctuation"
    severity = Severity.INFO
    title = Message(zh="中文之间用全角标点", en="Full-width punctuation in Chinese text")
    basis = Message(
        zh="GB/T 15834—2011《标点符号用法》（网页报告参照适用）",
        en="GB/T 15834—2011 on punctuation, which web pages follow by analogy",
    )
    manual = Manual(
        checks=Message(
            zh="正文中紧挨汉字的逗号、冒号、分号、问号、叹号和括号是全角的。",
            en=(
                "Commas, colons, semicolons, question and exclamation marks and brackets that "
                "touch a Chinese character in the prose are full-width."
            ),
        ),
        decides=Message(
            zh="全篇合并为一条，列出各种半角标点的处数；通篇没有全角标点时另注明可信度低。",
            en=(
                "One finding for a report, with a count for each mark. Where no mark at all is "
                "full-width, the finding says that a copy may be to blame."
            ),
        ),
        silent=Message(
            zh="表格、网址、时间（9:30）、数字分节（1,502）和西文之间的标点不计。",
            en=(
                "Tables, and marks between digits or Latin letters: addresses, times (9:30), "
                "grouped digits (1,502)."
            ),
        ),
        traps=Message(
            zh="采集程序常把全篇标点转为半角，原网页可能没有问题。",
            en="Crawlers turn all marks into half-width ones; the page itself may be right.",
        ),
        severity=Message(
            zh="不影响内容，且常由转换造成，故为提示。",
            en="An info: nothing is lost, and conversion is often the cause.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "公开时间为9:30至17:00，网址为http://www.abc.gov.cn/a,b。"),
        valid.with_sentence("s1", "全年发布信息1,502条，满意率98.5%。"),
    )
    bad = (
        valid.with_sentence("s1", "栏目更新及时,内容完整。"),
        valid.with_sentence("s1", "公开指南(含目录)已经更新：见网站。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Look for half-width marks in all of the prose."""
        places: list[Place] = []
        wide = 0
        for paragraph in sentences(report):
            text = printed(report, paragraph)
            start = text.find("。") - _reach(text) if paragraph.section == "s0" else 0
            for match in _MARK.finditer(text, max(0, start)):
                span = paragraph.words.span(match)
                places.append(Place(match[0], span, tuple(_fixes(paragraph, text, match.start()))))
            wide += len(_WIDE.findall(text))
        if not places:
            yield Satisfied()
        elif not wide:
            yield gathered([place._replace(fixes=()) for place in places], _ALL, cause=_COPIED)
        elif is_narrow(report):
            # One full-width bracket would tell other rules that the width of marks can be trusted.
            kept = [p._replace(fixes=()) if p.kind in ("(", ")") else p for p in places]
            yield gathered(kept, _SOME)
        else:
            yield gathered(places, _SOME)


def _fixes(paragraph: Paragraph, text: str, at: int) -> Iterator[Replacement]:
    """Yield what makes a mark full-width, a bracket together with its counterpart."""
    marks = [at] if text[at] not in "()" else _pair(text, at)
    for mark in marks:
        if text[mark] in _FULL:
            yield Replacement(paragraph.words.slice(mark, mark + 1), _FULL[text[mark]])


def _pair(text: str, at: int) -> tuple[int, ...]:
    """Return the places of a bracket and its counterpart, none where it has none."""
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] in "(（":
            opened.append(match.start())
        elif opened and at in (pair := (opened.pop(), match.start())):
            return pair
    return ()


def _reach(text: str) -> int:
    """Return how far the first sentence of a preamble reaches back, past headers of the page."""
    end = text.find("。")
    begins = [text.rfind(word, 0, end) for word in ("根据", "按照", "依据", "现将", "本报告")]
    return end - min((begin for begin in begins if begin >= 0), default=0)
