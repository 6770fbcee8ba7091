"""NAR005 number-of-points."""

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
    Span,
    valid,
)

_NUMERALS = "一二三四五六七八九十"
_ANNOUNCED = re.compile(
    "(?<![第其一二三四五六七八九十0-9])(?P<number>[二两三四五六七八九十]|[2-9]|10)"
    "(?:个方面|方面|个|点|条|项|大)(?P<of>[^,;:。!?0-9]{0,10})[,:。"
    "](?P<first>一是|(?:第一|首先)[,是])"
)
_POINT = re.compile(
    "(?:(?<=[^一-鿿第])|(?<=^))(?P<number>[一二三四五六七八九十])是|第(?P<nth>[一二三四五六七八"
    "九十])[,是]"
)
_MORE_POINTS = re.compile("再一是|另外|此外|最后|还有|再次|再者|其次")

_WRONG = Message(
    zh="说有“{said}”，实际列出 {count} 点", en="“{said}” are announced, {count} are listed"
)
_UNCLEAR = Message(
    zh="说有“{said}”，以“{marker}”等另行接续，不能断定共几点",
    en="“{said}” are announced, but “{marker}” goes on without a number",
)
_LAST = Message(zh="最后一点", en="last point")


class NumberOfPoints(Rule):
    """As many points are listed as are announced."""

    code = "NAR005"
    name = "number-of-points"
    severity = Severity.WARNING
    title = Message(zh="所说点数与所列点数一致", en="As many points as announced")
    basis = Message(
        zh="《政府信息公开工作年度报告格式》要求内容准确",
        en="The form demands accurate content",
    )
    manual = Manual(
        checks=Message(
            zh="“存在三个方面的问题：一是……二是……三是……”，所说的数目等于“一是、二是……”的个数。",
            en="Where 三个方面的问题 are announced, three points follow: 一是, 二是, 三是.",
        ),
        decides=Message(
            zh=(
                "只看紧接在冒号、逗号之后即以“一是”（“第一”）开头的列举，数到同一节里序号中断为止。"
                "汉字和阿拉伯数字均可。"
            ),
            en=(
                "Only where 一是 (第一) follows the announcement at once; points are counted in "
                "the section as long as their numbers go on. The number may be in Chinese or "
                "Arabic."
            ),
        ),
        silent=Message(
            zh="列举中有“此外”“再一是”等不带序号的接续时，列为“未能核对”。",
            en="Not assessed: lists that go on with 此外, 再一是 and the like.",
        ),
        traps=Message(
            zh="“等8个领域”只列举其中几个，不是点数。",
            en="等8个领域 names only some of eight: it announces no points.",
        ),
        severity=Message(
            zh="可能有一点写在别处，故为警告。",
            en="A point may stand elsewhere, so it is a warning.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s5", "主要有两个方面：一是人手偏少，二是培训不够。"),
        valid.with_sentence("s5", "还存在3方面不足：一是人手偏少；二是培训不够；此外，经费紧张。"),
        valid.with_sentence("s1", "公开供水、供电等8个领域信息。"),
    )
    bad = (
        valid.with_sentence("s5", "还存在三方面不足：一是人手偏少，二是培训不够。"),
        valid.with_sentence("s5", "采取2项措施。一是增加人手。二是加强培训。三是定期检查。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every announcement of points."""
        for number, paragraph in enumerate(report.paragraphs):
            for match in _ANNOUNCED.finditer(paragraph.words.text):
                later = [
                    item.words.text
                    for item in report.paragraphs[number + 1 : number + 12]
                    if item.section == paragraph.section
                ]
                text = paragraph.words.text[match.start("first") :]
                last = paragraph.words.slice(*_last_point(text, match.start("first")))
                yield _assess(match, text, later, paragraph.words.span(match, "number"), last)


def _assess(match: re.Match[str], text: str, later: list[str], span: Span, last: Span) -> Outcome:
    numeral = match["number"].replace("两", "二")
    announced = int(numeral) if numeral.isdigit() else _NUMERALS.index(numeral) + 1
    count, rest = _count(text, 0)
    for more in later:
        further, behind = _count(more, count)
        if further == count:
            break
        count, rest = further, behind
    said = match[0][: match.start("first") - match.start() - 1]
    if count == announced:
        return Satisfied()
    if marker := _MORE_POINTS.search(text) or _MORE_POINTS.search(rest):
        return NotAssessed(_UNCLEAR.format(said=said, marker=marker[0]), span)
    return Failed(
        _WRONG.format(said=said, count=count),
        span,
        stated=match["number"],
        expected=str(count),
        related=(Related(_LAST, last),),
    )


def _count(text: str, reached: int) -> tuple[int, str]:
    """Return the last number of the points that go on from one, and what follows it."""
    rest = text
    for match in _POINT.finditer(text):
        number = _NUMERALS.index(match["number"] or match["nth"]) + 1
        if number == reached + 1:
            reached, rest = number, text[match.end() :]
        elif number <= reached:
            break
    return reached, rest


def _last_point(text: str, origin: int) -> tuple[int, int]:
    """Return where the last of the points in some words begins."""
    reached, place = 0, (0, 1)
    for match in _POINT.finditer(text):
        number = _NUMERALS.index(match["number"] or match["nth"]) + 1
        if number == reached + 1:
            reached, place = number, match.span()
        elif number <= reached:
            break
    return origin + place[0], origin + place[1]
