"""YRS003 anachronism."""

import re
from collections.abc import Iterator
from datetime import date

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
from reportlint.rules.years.phrases import PHRASES, PLENUMS

_LATER = Message(
    zh="{year} 年度的报告提到“{phrase}”，而它到 {when} 才有",
    en="the report is about {year}, but “{phrase}” came up only on {when}",
)
_OLD_ONLY = Message(
    zh="{year} 年度的报告只提“{phrase}”，没有提到 2022 年的二十大，可能沿用了往年的文字",
    en="the report of {year} names “{phrase}” and not the congress of 2022: words left over?",
)
_NO_YEAR = Message(zh="不知道报告年度", en="the year of the report is not known")

_PHRASE = re.compile("|".join(PHRASES))
_PLENUM = re.compile(
    "(?P<congress>十九|二十)届(?P<numbers>[一二三四五六七]中(?:(?:全会)?[、和及与,]?[一二三四五六七]中){0,6})全会"
)
_NUMBER = re.compile("[一二三四五六七](?=中)")
_AHEAD = re.compile("(?:迎接?|喜迎|筹备|召开前|即将|迎来|备战)[^。;]{0,6}$")
_OLD = re.compile("党的十九大精神|十九届(?:[二三四五六、中]{2,12}|历次)全会精神")
_NEW = re.compile("二十大|二十届|第二十次全国代表大会")
_OLD_FROM = 2023


class Anachronism(Rule):
    """The report names nothing that came after it, and not only what was long before."""

    code = "YRS003"
    name = "anachronism"
    severity = Severity.INFO
    title = Message(zh="没有提到报告之后才有的事", en="Nothing is named before it came up")
    basis = Message(
        zh="历次全会等的召开日期（见规则所附日期表）",
        en="The days of the plenary sessions and the like, in a table of the rule",
    )
    manual = Manual(
        checks=Message(
            zh="提到的全会、提法在报告发布之前已经有了；2023 年度起不只提十九大而不提二十大。",
            en="Plenums and phrases that a report names existed by then, and are not outdated.",
        ),
        decides=Message(
            zh="按附表中的日期，与公布日期比较；公布日期不明时与次年 3 月 31 日比较。",
            en=(
                "By a table of days, held against the day of publication or, where that is not "
                "known, 31 March of the next year."
            ),
        ),
        silent=Message(
            zh="年度不明时列为“未能核对”；“迎接党的二十大”之类展望不报告。",
            en="Not assessed where the year is not known; what is looked forward to is silent.",
        ),
        traps=Message(
            zh="次年年初召开的会议可以写进报告；表中没有的提法不检查。",
            en="A session early next year may well be named; what the table lacks goes unchecked.",
        ),
        severity=Message(
            zh="提示：日期表属于常识，未作为依据核实。",
            en="Info: the days are general knowledge, not taken from a verified source.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "认真学习贯彻党的二十大和二十届二中、三中全会精神。"),
        valid.with_words("2024年", "2022年").with_sentence("s1", "学习贯彻二十届二中全会精神。"),
        valid.with_words("2024年", "2021年").with_sentence("s1", "以优异成绩迎接党的二十大。"),
        valid.with_sentence("s1", "贯彻党的十九大精神和二十大精神。"),
    )
    bad = (
        valid.with_words("2024年", "2023年").with_sentence("s1", "贯彻二十届三中全会精神。"),
        valid.with_words("2024年", "2023年").with_sentence("s1", "贯彻二十届二中、三中全会精神。"),
        valid.with_words("2024年", "2021年").with_sentence("s1", "学习宣传党的二十大精神。"),
        valid.with_sentence("s1", "深入贯彻党的十九大精神。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every phrase of the table that the prose holds."""
        year, published = report.year, report.metadata.publish_date
        if year is None:
            yield NotAssessed(_NO_YEAR)
            return
        written = max(published.value if published else date(year + 1, 3, 31), date(year, 12, 31))
        for phrase, when, span in _dated(report):
            if when <= written:
                yield Satisfied()
            else:
                message = _LATER.format(year=year, phrase=phrase, when=when.isoformat())
                yield Failed(message, span, stated=phrase)
        if year >= _OLD_FROM:
            yield from _outdated(report, year)


def _dated(report: Report) -> Iterator[tuple[str, date, Span]]:
    """Yield what the table knows, with its day and place, unless it is looked forward to."""
    for words in (item.words for item in report.paragraphs):
        for match in _PHRASE.finditer(words.text):
            if not _AHEAD.search(words.text, max(0, match.start() - 12), match.start()):
                yield match[0], PHRASES[match[0]], words.span(match)
        for match in _PLENUM.finditer(words.text):
            days = [
                PLENUMS[match["congress"], number]
                for number in _NUMBER.findall(match["numbers"])
                if (match["congress"], number) in PLENUMS
            ]
            if days and not _AHEAD.search(words.text, max(0, match.start() - 12), match.start()):
                yield match[0], max(days), words.span(match)


def _outdated(report: Report, year: int) -> Iterator[Outcome]:
    prose = [item.words for item in report.paragraphs]
    if any(_NEW.search(words.text) for words in prose):
        return
    for words in prose:
        if match := _OLD.search(words.text):
            message = _OLD_ONLY.format(year=year, phrase=match[0])
            yield Failed(message, words.span(match), stated=match[0])
            return
