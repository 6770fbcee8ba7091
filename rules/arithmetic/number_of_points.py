"""NAR005 number-of-points."""

import re
from collections.abc import Iterator

from reportlint import (
    Failed,
    Manual,
    Message,
    NotAssessed,
    Outcome,
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
    "(?P<unit>个方面|方面|个|点|条|项|大)(?P<of>[^,;:。!?0-9]{0,10})"
    "(?P<stop>[,:。])(?P<first>一是|(?:第一|首先)[,是]|(?P<bracket>[(]一[)]))"
)
# What points may be of; 召开2个会议。一是传达…… announces none.
_POINTS_OF = re.compile("问题|不足|短板|差距|困难|薄弱|措施|举措|原因|特点|做法|建议|方面")
# 突出"三个强化":一是…….
_SLOGAN = re.compile('[^"]{2,6}"')
_WORK = re.compile("工作|任务|要求|重点")
_NEXT_LIST = re.compile(
    "改进|措施|下一步|针对|对策|整改|打算|今后|问题|[(][二三四五六七八九十][)]|20[0-9]{2}年"
)
_POINT = re.compile(
    "(?<![第统万周期专唯之单一二三四五六七八九十])(?P<number>[一二三四五六七八九十])是|第(?P<nth>[一二三四五六七八"
    "九十])[,是]"
)
_BRACKETED = re.compile("(?<![第条款])[(](?P<number>[一二三四五六七八九十])[)](?![项款])")
_MORE_POINTS = re.compile("再一是|另外|此外|最后|还有|再次|再者|其次|同时[,，]|以及一是")

_WRONG = Message(
    zh="说有“{said}”，实际列出 {count} 点", en="“{said}” are announced, {count} are listed"
)
_UNCLEAR = Message(
    zh="说有“{said}”，其后又有“{marker}”，不能断定共几点",
    en="“{said}” are announced, but with “{marker}” behind it is open how many there are",
)
_MOST_READ = 6000
_MOST_PARAGRAPHS = 20


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
                "只看紧接在冒号、逗号之后即以“一是”（“第一”“（一）”）开头的列举，数到同一节里序号中断为止。"
                "汉字和阿拉伯数字均可。"
            ),
            en=(
                "Only where 一是 (第一, （一）) follows the announcement at once; points are "
                "counted in the section as long as their numbers go on. The number may be in "
                "Chinese or Arabic."
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
        valid.with_sentence("s1", "做好三项工作：（一）抓培训；（二）抓考核；（三）抓公开。"),
        valid.with_sentence("s1", "推行“三个一”模式：一是一张清单，二是一本台账。"),
        valid.with_sentence("s1", "召开2个专题会议。一是传达文件，二是部署任务，三是交流经验。"),
    )
    bad = (
        valid.with_sentence("s5", "还存在三方面不足：一是人手偏少，二是培训不够。"),
        valid.with_sentence("s5", "采取2项措施。一是增加人手。二是加强培训。三是定期检查。"),
        valid.with_sentence("s1", "做好三项工作：（一）抓培训；（二）抓考核。"),
        valid.with_sentence("s1", "突出“三个强化”：一是强化领导，二是强化培训。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every announcement of points."""
        for number, paragraph in enumerate(report.paragraphs):
            for match in filter(_is_announced, _ANNOUNCED.finditer(paragraph.words.text)):
                origin = match.start("first")
                texts = [paragraph.words.text[origin : origin + _MOST_READ]]
                for later in report.paragraphs[number + 1 : number + _MOST_PARAGRAPHS]:
                    if later.section == paragraph.section and sum(map(len, texts)) < _MOST_READ:
                        texts.append(later.words.text[:_MOST_READ])
                yield _assess(match, "\n".join(texts), paragraph.words.span(match, "number"))


def _is_announced(match: re.Match[str]) -> bool:
    if match["unit"] in ("个方面", "方面", "点") or _POINTS_OF.search(match["of"]):
        return True
    named = _WORK.search(match["of"]) or _SLOGAN.fullmatch(match["of"])
    return match["stop"] == ":" and bool(named)


def _assess(match: re.Match[str], text: str, span: Span) -> Outcome:
    numeral = match["number"].replace("两", "二")
    announced = int(numeral) if numeral.isdigit() else _NUMERALS.index(numeral) + 1
    count, sure, stop = _count(_BRACKETED if match["bracket"] else _POINT, text)
    if count == announced:
        return Satisfied()
    said = match[0][: match.start("stop") - match.start()].rstrip('"')
    marker = _MORE_POINTS.search(text, 0, stop)
    if marker or not sure or len(text) >= _MOST_READ:
        return NotAssessed(_UNCLEAR.format(said=said, marker=marker[0] if marker else "一是"), span)
    return Failed(
        _WRONG.format(said=said, count=count), span, stated=match["number"], expected=str(count)
    )


def _count(pattern: re.Pattern[str], text: str) -> tuple[int, bool, int]:
    """Return how many points go on without a gap, if no other list is among them, and to where."""
    count, end = 0, 0
    for match in pattern.finditer(text):
        number = _NUMERALS.index(next(filter(None, match.groups()))) + 1
        if number == count + 1:
            count, end = number, match.end()
        else:
            stop = match.start()
            return count, number == 1 and bool(_NEXT_LIST.search(text, end, stop)), stop
    return count, True, len(text)
