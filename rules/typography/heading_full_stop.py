"""TYP004 heading-full-stop."""

import re
from collections.abc import Iterator
from itertools import pairwise

from reportlint import (
    Manual,
    Message,
    Outcome,
    Report,
    Rule,
    Satisfied,
    Severity,
    Span,
    valid,
)
from reportlint.rules.typography.prose import Place, gathered, printed

_NUMBER = r"(?:\([一二三四五六七八九十]{1,3}\)|[㈠-㈩]|[0-9]{1,2}[.、])、?"
_ITEM = re.compile(_NUMBER)
# What a heading ends in: a noun. A short sentence of its own is no heading.
_HEADING = re.compile(
    rf"{_NUMBER}[^,;:。!?()《》]{{0,20}}"
    r"(?:情况|方面|工作|问题|措施|举措|建设|管理|保障|机制|打算|方向|渠道|平台|事项|成效)。"
)
_NONE = re.compile("没有|无|未|不|已")
_FAULT = Message(
    zh="独立成行的标题末尾有句号：{kinds}，标题末尾不用句号",
    en="a heading in a line of its own takes no full stop: {kinds}",
)


class HeadingFullStop(Rule):
    """A heading in a line of its own does not end in a full stop."""

    code = "TYP004"
    name = "heading-full-stop"
    severity = Severity.INFO
    title = Message(zh="独立成行的标题不用句号", en="No full stop behind a heading")
    basis = Message(
        zh="GB/T 15834—2011《标点符号用法》（网页报告参照适用）",
        en="GB/T 15834—2011 on punctuation, which web pages follow by analogy",
    )
    manual = Manual(
        checks=Message(
            zh="独占一段的小标题（如“（三）政府信息管理情况”）末尾没有句号。",
            en="A subheading that is a paragraph of its own does not end in 。.",
        ),
        decides=Message(
            zh="带序号、不含其他标点、以“情况”“工作”等名词收尾的短段，其后为不带序号的段落，即为标题。",
            en=(
                "A heading is a short numbered paragraph without other marks that ends in a noun "
                "such as 情况 or 工作, with a paragraph without a number behind it."
            ),
        ),
        silent=Message(
            zh="与正文接排的标题（“（一）深化公开。加大……”）、成句的短条目不报。",
            en="Headings that run on into text, and short items that are sentences.",
        ),
        traps=Message(
            zh="逐条列举、每条一句的写法末尾用句号是对的。",
            en="In a list of one sentence each, the full stop is right.",
        ),
        severity=Message(zh="只是版式问题，故为提示。", en="An info: a matter of style."),
    )
    good = (
        valid,
        valid.with_sentence("s1", "（一）主动公开情况。全年更新目录12次。"),
        valid.with_sentence("s5", "（一）加强培训工作。").with_sentence(
            "s5", "（二）完善公开机制。"
        ),
        valid.with_sentence("s1", "（一）主动公开情况").with_sentence("s1", "全年更新目录12次。"),
    )
    bad = (
        valid.with_sentence("s1", "（一）主动公开情况。").with_sentence("s1", "全年更新目录12次。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Look at every short paragraph with a number."""
        places = []
        for item, following in pairwise(report.paragraphs):
            text = item.words.text
            if (
                item.section == following.section
                and _HEADING.fullmatch(text)
                and not _NONE.search(text)
                and not _ITEM.match(following.words.text)
            ):
                stop = item.words.slice(len(text) - 1, len(text))
                places.append(Place(printed(report, item), stop))
        for section in report.sections:
            if report.source.slice(section.span).endswith("。"):
                places.append(Place(section.title, Span(section.span.end - 1, section.span.end)))
        yield gathered(places, _FAULT) if places else Satisfied()
