"""PRV006 secrecy-mark."""

import re
from collections.abc import Iterator

from reportlint import Failed, Manual, Message, Outcome, Report, Rule, Severity, Span, valid
from reportlint.rules.privacy.passages import words_between

_FOUND = Message(
    zh="公开的报告中有密级或者内部使用标志“{stated}”",
    en="a report that is public bears a mark of secrecy or internal use, “{stated}”",
)
# Behind 国家 it is no mark: a star there is that of a note.
_MARK = re.compile(
    r"(?<!国家)(?:绝密|机密|秘密|工作秘密|内部资料|内部文件)[★☆*](?:[0-9一二三四五六七八九十]{1,3}(?:年|个月)|长期)?"
)
_WORD = re.compile("密|内部")
# Without a star it is a mark only where it stands alone.
_ALONE = re.compile(
    r"[(\[【]?(?:(?:绝密|机密|秘密|工作秘密)[·:,]?(?:[0-9一二三四五六七八九十]{1,3}(?:年|个月)|长期)"
    r"|内部(?:资料|文件|材料)[·:,!]?(?:注意保[存密]|不得外传|请勿外传|严禁外传|妥善保管)?|仅供内部(?:使用|参考)"
    r")[)\]】]?[。!]?"
)
_LINE = re.compile(r"[^\n]+")
_LONGEST = 30


class SecrecyMark(Rule):
    """No mark of secrecy or internal use stands on the report."""

    code = "PRV006"
    name = "secrecy-mark"
    severity = Severity.ERROR
    title = Message(zh="没有密级、内部使用标志", en="No mark of secrecy")
    basis = Message(
        zh="《政府信息公开条例》第十四条、第十六条；依法确定为国家秘密的不予公开",
        en="Regulation on Government Information Disclosure, art. 14 and 16: no secrets",
    )
    manual = Manual(
        checks=Message(
            zh="报告上没有“秘密★1年”“内部资料 注意保存”“工作秘密”之类标志。",
            en="The report bears no mark such as 秘密★1年 or 内部资料 注意保存.",
        ),
        decides=Message(
            zh="有 ★ 的，以及独占一行的密级加期限、内部资料等；正文叙述中的不算。",
            en="With a star anywhere; without one only where it has a line of its own.",
        ),
        silent=Message(
            zh="表格中“属于国家秘密”一行、保密审查的叙述不报告。",
            en="The row 属于国家秘密 of the form and what is told of secrecy reviews are silent.",
        ),
        traps=Message(
            zh="网页上其他文件的标志也可能在提取的文字中，请核对。",
            en="A mark of another document on the page may have come along: look at it.",
        ),
        severity=Message(
            zh="错误：带标志的文件不得公开。", en="Error: what bears a mark must not be public."
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "严格保密审查，工作秘密、内部资料和国家秘密不予公开。"),
        valid.with_sentence("s1", "属于国家秘密*的不予公开。"),
    )
    bad = (
        valid.with_sentence("title", "秘密★1年"),
        valid.with_sentence("title", "机密 3年"),
        valid.with_sentence("s6", "内部资料，注意保存"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Yield every mark."""
        for paragraph in report.paragraphs:
            words = paragraph.words
            if not _WORD.search(words.text):
                continue
            for match in _MARK.finditer(words.text):
                yield _failed(match, words.span(match))
            for line in _LINE.finditer(report.folded, paragraph.span.start, paragraph.span.end):
                words = words_between(report, *line.span())
                alone = _ALONE.fullmatch(words.text) if len(words.text) <= _LONGEST else None
                if alone:
                    yield _failed(alone, words.span(alone))


def _failed(match: re.Match[str], span: Span) -> Failed:
    return Failed(_FOUND.format(stated=match[0]), span, stated=match[0])
