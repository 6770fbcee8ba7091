"""TYP005 pause-between-titles."""

import re
from collections.abc import Iterator

from reportlint import (
    Manual,
    Message,
    Outcome,
    Replacement,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)
from reportlint.rules.typography.prose import Place, gathered, printed, sentences

_PAUSE = re.compile("、(?:(?<=》、)(?=《)|(?<=”、)(?=“))")
_SENTENCE = re.compile("[^。;；]{1,2000}")
# With a note behind one of the listed, the marks between them are allowed.
_NOTE = re.compile("[》”][（(〔]")
_FAULT = Message(
    zh="并列的书名号或引号之间不用顿号：{kinds}",
    en="no 、 between titles or quotations that are listed: {kinds}",
)


class PauseBetweenTitles(Rule):
    """Titles and quotations in a list are not parted by 、."""

    code = "TYP005"
    name = "pause-between-titles"
    severity = Severity.INFO
    title = Message(zh="并列书名号、引号之间不用顿号", en="No 、 between listed titles")
    basis = Message(
        zh="GB/T 15834—2011《标点符号用法》（网页报告参照适用）",
        en="GB/T 15834—2011 on punctuation, which web pages follow by analogy",
    )
    manual = Manual(
        checks=Message(
            zh="“《甲》、《乙》”“‘甲’、‘乙’”中间的顿号宜省去，写作《甲》《乙》。",
            en="Between titles in 《》 or quotations in “” that stand side by side there is no 、.",
        ),
        decides=Message(
            zh="查找正文中的“》、《”和“”、“”。全篇合并为一条。",
            en="The signs 》、《 and ”、“ are looked for in the prose. One finding for a report.",
        ),
        silent=Message(
            zh="同一句中有书名号或引号后带括注的，可以用顿号，不报；直引号不报。",
            en="Lists in which a bracketed note follows a title, and straight quotes.",
        ),
        traps=Message(
            zh="书名号之后插有括注时，顿号是对的。",
            en="With a note in brackets between them, the 、 is right.",
        ),
        severity=Message(
            zh="标准用语是“通常不用”，故为提示。",
            en="An info: the standard says that it is usually left out.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "公开《工作要点》《公开指南》，更新“政策库”“问答库”。"),
        valid.with_sentence("s1", "公开《工作要点》（修订）、《公开指南》、《公开目录》。"),
        valid.with_sentence("s1", "公开《工作要点》、目录和“政策库”、专栏。"),
    )
    bad = (
        valid.with_sentence("s1", "公开《工作要点》、《公开指南》。"),
        valid.with_sentence("s1", "更新“政策库”、“问答库”。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Look for the mark in every sentence of the prose."""
        places = []
        for paragraph in sentences(report):
            text = printed(report, paragraph)
            for sentence in _SENTENCE.finditer(text if _PAUSE.search(text) else ""):
                if _NOTE.search(sentence[0]):
                    continue
                for match in _PAUSE.finditer(sentence[0]):
                    start = sentence.start() + match.start()
                    kind = sentence[0][match.start() - 1 : match.end() + 1]
                    span = paragraph.words.slice(start, start + 1)
                    places.append(Place(kind, span, (Replacement(span, ""),)))
        yield gathered(places, _FAULT) if places else Satisfied()
