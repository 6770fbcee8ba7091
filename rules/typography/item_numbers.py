"""TYP003 item-numbers."""

import re
from collections.abc import Iterable, Iterator

from reportlint import (
    Manual,
    Message,
    Outcome,
    Paragraph,
    Report,
    Rule,
    Satisfied,
    Severity,
    Span,
    valid,
)
from reportlint.rules.typography.prose import Place, gathered, is_from_pdf, sentences

_HAN = "[一二三四五六七八九十]{1,3}"
_START = "(?=[㈠-㈩⑴-⒇⒈-⒛(0-9一二三四五六七八九十])(?:^|(?<=[。;:!?]))"
_WRONG = re.compile(
    rf"{_START}(?:(?P<sign>[㈠-㈩⑴-⒇⒈-⒛])|(?P<both>\((?:{_HAN}|[0-9]{{1,2}})\)、)(?!\()"
    rf"|(?P<comma>[0-9]{{1,2}}、)(?![0-9])|(?P<dot>{_HAN}\.))"
)
_LEVEL = re.compile(
    rf"{_START}(?:(?P<han>\({_HAN}\)|[㈠-㈩])|(?P<digit>[0-9]{{1,2}})[.、](?![0-9]))"
)
_FAULT = Message(
    zh="层次序号不规范：{kinds}。应依次为“一、”“（一）”“1.”“（1）”",
    en="numbers of items are not in the usual form 一、 （一） 1. （1）: {kinds}",
)
_INVERTED = Message(zh="“（一）”在“1.”之下", en="“（一）” below “1.”")


class ItemNumbers(Rule):
    """Items are numbered 一、 （一） 1. （1） from level to level."""

    code = "TYP003"
    name = "item-numbers"
    severity = Severity.INFO
    title = Message(zh="层次序号规范", en="Numbers of items in the usual form")
    basis = Message(
        zh="GB/T 9704—2012《党政机关公文格式》：一、（一）1.（1）（网页报告参照适用）",
        en="GB/T 9704—2012 on official documents: 一、（一）1.（1）; web pages follow by analogy",
    )
    manual = Manual(
        checks=Message(
            zh="正文和标题的序号写作“一、”“（一）”“1.”“（1）”，由上到下使用。",
            en="Items and headings are numbered 一、 （一） 1. （1）, in that order of levels.",
        ),
        decides=Message(
            zh=(
                "在段首或句末之后查找：兼容字符（㈠、⑴、⒈）、“（一）、”“（1）、”“1、”“一.”，"
                "以及“1.”之下套“（一）”。全篇合并为一条。"
            ),
            en=(
                "Looked for at the start of a paragraph or a sentence: single characters such as "
                "㈠ ⑴ ⒈, the forms （一）、 （1）、 1、 一., and （一） below 1. One finding for a "
                "report."
            ),
        ),
        silent=Message(
            zh="只用两级时第二级用“1.”不算；表格中的序号不计；PDF 中的㈠㈡可能是字体所致，不计。",
            en=(
                "1. right below 一、 is fine. Tables are left out, and so are characters such as "
                "㈠ in a PDF, where a font may be to blame."
            ),
        ),
        traps=Message(
            zh="“1、2月”之类的并列数字不是序号。",
            en="Listed figures such as 1、2月 are no numbers of items.",
        ),
        severity=Message(
            zh="公文格式对网页报告只是参照，故为提示。",
            en="An info: the standard is for official documents and applies by analogy only.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s5", "1.完善制度。（1）定期更新。（2）逐月核对。"),
        valid.with_sentence("s1", "（一）主动公开。全年更新目录12次。"),
        valid.with_sentence("s1", "1、2月组织了培训；按第二十条第（一）、（二）项公开。"),
    )
    bad = (
        valid.with_sentence("s1", "㈠主动公开。全年更新目录12次。"),
        valid.with_sentence("s1", "（一）、主动公开。全年更新目录12次。"),
        valid.with_sentence("s5", "1、完善制度，定期更新。"),
        valid.with_sentence("s5", "1.完善制度。（一）定期更新。（二）逐月核对。2.加强培训。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Look at the numbers of all items and headings."""
        in_prose = {paragraph.span for paragraph in sentences(report)}
        paragraphs = [
            paragraph
            for paragraph in report.paragraphs
            if paragraph.section in ("s1", "s5", "s6") or paragraph.span in in_prose
        ]
        places = [*_headings(report), *_wrong(report, paragraphs), *_inverted(paragraphs)]
        yield gathered(places, _FAULT) if places else Satisfied()


def _headings(report: Report) -> Iterator[Place]:
    for section in report.sections:
        sign = report.source.text[section.span.start : section.span.start + 1]
        if not is_from_pdf(report) and _WRONG.match(sign):
            yield Place(sign, Span(section.span.start, section.span.start + 1))


def _wrong(report: Report, paragraphs: Iterable[Paragraph]) -> Iterator[Place]:
    for paragraph in paragraphs:
        for match in _WRONG.finditer(paragraph.words.text):
            if not (match["sign"] and is_from_pdf(report)):
                span = paragraph.words.span(match)
                yield Place(report.source.slice(span).replace("\n", ""), span)


def _inverted(paragraphs: Iterable[Paragraph]) -> Iterator[Place]:
    """Yield the first （一） of each section that stands between 1. and 2., none before."""
    found: dict[str, list[tuple[str, Span]]] = {}
    for paragraph in paragraphs:
        for match in _LEVEL.finditer(paragraph.words.text):
            number = match["digit"] or "("
            found.setdefault(paragraph.section, []).append((number, paragraph.words.span(match)))
    for numbers in found.values():
        inside = [index for index, (number, _) in enumerate(numbers) if number == "("]
        if len(inside) > 1 and inside[0] == 1 and numbers[0][0] == "1":
            digits = [number for number, _ in numbers[1:] if number != "("]
            if digits[:1] == ["2"]:
                yield Place(_INVERTED, numbers[1][1])
