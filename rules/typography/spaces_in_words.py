"""TYP011 spaces-in-words."""

import re
from collections.abc import Iterator

from reportlint import (
    Manual,
    Message,
    NotAssessed,
    Outcome,
    Paragraph,
    Replacement,
    Report,
    Rule,
    Satisfied,
    Severity,
    Span,
    valid,
)
from reportlint.rules.typography.prose import Place, gathered, is_from_pdf, sentences

_WORDS = frozenset(
    re.findall(
        "..",
        "政府信息公开工作年度报告申请行政复议诉讼机关部门单位主动管理监督保障平台网站政策解读群众问题改进情况"
        "措施规范文件制度条例依法办理答复栏目内容领导审查培训考核发布更新统计数据其中全年机制渠道社会评议责任"
        "追究",
    )
)
_TORN = re.compile("[一-鿿](?=[ \u00a0\u3000]{1,8}([一-鿿]))")
_BEFORE_UNIT = re.compile(r"[0-9](?P<blank>[ \u00a0\u3000]{0,8})[件条份篇次个项人家期场]")
_FEW_LINES = 5
_FAULT = Message(
    zh="词语中间或数字与量词之间有空格：{kinds}", en="blanks inside words or before units: {kinds}"
)
_LAYOUT = Message(
    zh="正文逐行折断或取自 PDF，空格是版式造成的，不核对",
    en="the prose is broken into lines or from a PDF: blanks come from its layout",
)


class SpacesInWords(Rule):
    """No blank stands inside a word or between a number and its unit."""

    code = "TYP011"
    name = "spaces-in-words"
    severity = Severity.INFO
    title = Message(zh="词语中间没有空格", en="No blanks inside words")
    basis = Message(
        zh="汉字之间、数字与量词之间不加空格是通行写法",
        en="By common usage there is no blank between Chinese characters or before a unit",
    )
    manual = Manual(
        checks=Message(
            zh="正文的词语中间（“政 府”）、数字与量词之间（“32 条”）没有空格。",
            en="The prose has no blank inside a word (政 府) or before a unit (32 条).",
        ),
        decides=Message(
            zh="只查一批常用词和“件、条、份”等量词，同一行之内。全篇合并为一条。",
            en=(
                "Common words and units such as 件, 条, 份 are looked for, within a line. One "
                "finding for a report."
            ),
        ),
        silent=Message(
            zh="段首缩进、标题、表格不计；PDF 和逐行折断的文本列为“未能核对”。",
            en=(
                "Indents, headings and tables do not count. PDF files and texts that are broken "
                "into lines are not assessed."
            ),
        ),
        traps=Message(
            zh="通篇数字前后都空格是一种排版习惯。",
            en="Some set a blank around every number on purpose.",
        ),
        severity=Message(zh="只是版式问题，故为提示。", en="An info: a matter of style."),
    )
    good = (
        valid,
        valid.with_sentence("s1", "　　公开方面 一是更新栏目32条；　　二是完善指南。"),
        valid.with_sentence("s1", "使用 WPS 软件，每日 9:30 更新。"),
    )
    bad = (
        valid.with_sentence("s1", "发布信息32 条，内容完整。"),
        valid.with_sentence("s1", "县政 府及时更新栏目，内容完整。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Look for blanks in the prose."""
        paragraphs = list(sentences(report))
        places = [place for paragraph in paragraphs for place in _places(report, paragraph.span)]
        if not places:
            yield Satisfied()
        elif is_from_pdf(report) or _is_broken(report, paragraphs):
            yield NotAssessed(_LAYOUT, places[0].span)
        else:
            yield gathered(places, _FAULT)


def _places(report: Report, span: Span) -> Iterator[Place]:
    text = report.source.text
    done = span.start
    for match in _TORN.finditer(text, span.start, span.end):
        if match.start() >= done and match[0] + match[1] in _WORDS:
            done = match.end(1)
            yield _place(text, Span(match.start(), done), Span(match.end(), match.start(1)))
    for match in _BEFORE_UNIT.finditer(text, span.start, span.end):
        if match["blank"]:
            yield _place(text, Span(*match.span()), Span(*match.span("blank")))


def _place(text: str, span: Span, blank: Span) -> Place:
    return Place(text[span.start : span.end], span, (Replacement(blank, ""),))


def _is_broken(report: Report, paragraphs: list[Paragraph]) -> bool:
    """Tell whether many lines end amid a sentence, as in text out of a PDF."""
    lines = [
        line.strip(" \t\r|")
        for paragraph in paragraphs
        for line in report.source.slice(paragraph.span).split("\n")
    ]
    amid = sum(1 for line in lines if line and line[-1] not in "。；;：:！!？?…”")
    return amid >= _FEW_LINES and 3 * amid > len(lines)
