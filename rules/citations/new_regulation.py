"""CIT006 new-regulation."""

import re
from collections.abc import Iterator

from reportlint import (
    Failed,
    Manual,
    Message,
    NotAssessed,
    Outcome,
    Related,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)
from reportlint.rules.citations.titles import short_title_is_regulation

_NO_LONGER_NEW = 2021
_NEW = re.compile(
    "(?<![更创重最全革刷翻0-9年])新(?:近?(?:修订|修改|颁布|公布|出台|实施|施行)后?的?)?"
    "《(?P<name>(?:中华人民共和国)?政府信息公开条例|条例)》"
)
_OLD_NEWS = Message(
    zh="{year} 年度的报告仍称“{words}”：条例修订于 2019 年，已施行多年（共 {count} 处）",
    en=(
        "a report about {year} still says “{words}” ({count}×), though the regulation was revised "
        "in 2019"
    ),
)
_AGAIN = Message(zh="同样的说法", en="said here")
_NO_YEAR = Message(zh="不知道报告年度", en="the year of the report is not known")


class NewRegulation(Rule):
    """The regulation of 2019 is no longer called new."""

    code = "CIT006"
    name = "new-regulation"
    severity = Severity.INFO
    title = Message(zh="不再称“新《条例》”", en="The regulation of 2019 is no longer new")
    basis = Message(
        zh="《中华人民共和国政府信息公开条例》2019年5月15日起施行",
        en="The regulation on disclosure has been in force in its revised form since 2019",
    )
    manual = Manual(
        checks=Message(
            zh="2021 年度起的报告不再写“新《条例》”“新修订的《条例》”。",
            en="From 2021 on, reports no longer speak of 新《条例》 or 新修订的《条例》.",
        ),
        decides=Message(
            zh="查找“新”“新修订的”加《条例》或《政府信息公开条例》。全篇合并为一条。",
            en=(
                "新 or 新修订的 right before 《条例》 or 《政府信息公开条例》 is looked for. One "
                "finding for a report."
            ),
        ),
        silent=Message(
            zh=(
                "“更新《条例》”“2019年新修订的《条例》”、《条例》指其他法规的不报；"
                "年度不明时列为“未能核对”。"
            ),
            en=(
                "更新《条例》, a revision that is dated, and 《条例》 where it stands for another "
                "regulation. Without a year it is not assessed."
            ),
        ),
        traps=Message(
            zh="多见于沿用往年文字。", en="It is often left over from the report of a former year."
        ),
        severity=Message(
            zh="不算错误，只是沿用旧文的迹象，故为提示。",
            en="An info: no fault, but a sign of old wording.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "及时更新《条例》解读，落实2019年新修订的《条例》。"),
        valid.in_form("gid2019").with_sentence("s1", "认真落实新修订的《条例》。"),
        valid.with_sentence("s1", "落实《信访工作条例》（以下简称《条例》），宣传新《条例》。"),
    )
    bad = (
        valid.with_sentence("s1", "认真落实新《条例》。"),
        valid.with_sentence("s1", "认真落实新修订的《政府信息公开条例》。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Look for the words, and compare the year."""
        short = short_title_is_regulation(report)
        found = [
            (paragraph.words.span(match), match[0])
            for paragraph in report.paragraphs
            for match in _NEW.finditer(paragraph.words.text)
            if short or match["name"] != "条例"
        ]
        if not found:
            yield Satisfied()
        elif report.year is None:
            yield NotAssessed(_NO_YEAR, found[0][0])
        elif report.year < _NO_LONGER_NEW:
            yield Satisfied()
        else:
            span, words = found[0]
            yield Failed(
                _OLD_NEWS.format(year=report.year, words=words, count=len(found)),
                span,
                stated=words,
                related=tuple(Related(_AGAIN, other) for other, _ in found[1:]),
            )
