"""YRS005 date-exists."""

import re
from calendar import monthrange
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
    Words,
    valid,
)

_NO_DATE = Message(zh="没有“{stated}”这一天：{why}", en="there is no “{stated}”: {why}")
_NO_MONTH = Message(zh="月份应为 1 至 12", en="months go from 1 to 12")
_NO_DAY = Message(zh="{month} 月最多 {days} 天", en="month {month} has {days} days at most")
_REVERSED = Message(zh="“{stated}”的终止日期早于起始日期", en="“{stated}” ends before it begins")
_ORDER = Message(zh="{end} 早于 {start}", en="{end} is before {start}")
_INTO_NEXT = Message(
    zh="未写终止年份，可能跨入下一年", en="the end has no year, so it may be in the next one"
)
_YEAR = "20[0-9]{2}"
_DATE = re.compile(
    rf"(?=[0-9])(?<![0-9])(?:(?P<year>{_YEAR})年(?P<month>[0-9]{{1,2}})月(?:(?P<day>[0-9]{{1,2}})日)?"
    r"|(?P<month2>[0-9]{1,2})月(?P<day2>[0-9]{1,2})日"
    rf"|(?<![-0-9A-Za-z/._=])(?P<year3>{_YEAR})(?P<mark>[-/.])(?P<month3>[0-9]{{1,2}})(?P=mark)"
    r"(?P<day3>[0-9]{1,2})(?![-0-9A-Za-z/._]))"
)
_RANGE = re.compile(
    rf"(?=[0-9])(?<![0-9])(?:(?P<year>{_YEAR})年)?(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}})日"
    rf"起?(?:至|到|--?|~)(?:(?P<year2>{_YEAR})年)?(?P<month2>[0-9]{{1,2}})月(?P<day2>[0-9]{{1,2}})日"
)
_LUNAR = re.compile("(?:农历|阴历|夏历)[^。;]{0,4}$")
_NEAR = 12
_LEAP_YEAR = 2024


class DateExists(Rule):
    """Every date of the prose exists, and no stretch of time ends before it begins."""

    code = "YRS005"
    name = "date-exists"
    severity = Severity.ERROR
    title = Message(zh="日期存在，起止不颠倒", en="Dates exist, and stretches run forward")
    basis = Message(zh="公历", en="The calendar")
    manual = Manual(
        checks=Message(
            zh="正文中的年月日存在（没有 11 月 31 日、13 月），起止日期先后不颠倒。",
            en="Every date exists (no 31 November, no month 13); no end lies before its start.",
        ),
        decides=Message(
            zh=(
                "读“2024年11月30日”“11月30日”“2024年11月”和“2024-11-30”等写法；"
                "没有年份时 2 月按 29 天。"
            ),
            en=(
                "2024年11月30日, 11月30日, 2024年11月 and 2024-11-30 are read; without a year, "
                "February has 29 days."
            ),
        ),
        silent=Message(
            zh=(
                "农历日期不检查；没有写终止年份的跨年起止列为“未能核对”；"
                "统计期限的起止由 YRS001 报告。"
            ),
            en=(
                "Lunar dates are left alone; an end without a year may be in the next one: not "
                "assessed; the order of the report's period is YRS001's."
            ),
        ),
        traps=Message(
            zh="扫描识别的文字可能把数字认错，请核对原件。",
            en="In scanned text a digit may have been misread: look at the original.",
        ),
        severity=Message(
            zh="错误：不存在的日期必定写错。", en="Error: a date that does not exist is wrong."
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "2024年2月29日、11月30日和2024-12-31各检查一次。"),
        valid.with_sentence("s1", "农历2月30日，12月25日至1月5日值班，版本2.24.13。"),
    )
    bad = (
        valid.with_sentence("s1", "2024年11月31日召开会议。"),
        valid.with_sentence("s1", "于2023年2月29日、2024-09-31公布。"),
        valid.with_sentence("s1", "2024年13月完成。"),
        valid.with_sentence("s1", "2024年6月30日至2024年3月1日集中整改。"),
        valid.with_words("至2024年12月31日", "至2024年12月32日"),
        valid.with_words("2024年1月1日至2024年12月31日", "12月31日至1月1日"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every date and every stretch of time."""
        known = report.metadata.period
        apart = known.span if known else None
        for words in (item.words for item in report.paragraphs):
            for match in _DATE.finditer(words.text):
                if not _LUNAR.search(words.text, max(0, match.start() - _NEAR), match.start()):
                    yield _date(match, words)
            for match in _RANGE.finditer(words.text):
                span = words.span(match)
                if apart is None or span.end <= apart.start or span.start >= apart.end:
                    yield from _range(match, words)


def _date(match: re.Match[str], words: Words) -> Outcome:
    year, month, day = (
        next((int(match[name]) for name in names if match[name]), None)
        for names in (("year", "year3"), ("month", "month2", "month3"), ("day", "day2", "day3"))
    )
    assert month is not None  # every form of a date has one
    days = monthrange(year or _LEAP_YEAR, month)[1] if 1 <= month <= 12 else 0
    if days and (day is None or 1 <= day <= days):
        return Satisfied()
    why = _NO_DAY.format(month=month, days=days) if days else _NO_MONTH
    return Failed(_NO_DATE.format(stated=match[0], why=why), words.span(match), stated=match[0])


def _range(match: re.Match[str], words: Words) -> Iterator[Outcome]:
    year = int(match["year"] or _LEAP_YEAR)
    last_year = int(match["year2"] or year)
    try:
        start = date(year, int(match["month"]), int(match["day"]))
        end = date(last_year, int(match["month2"]), int(match["day2"]))
    except ValueError:  # told of already
        return
    if start <= end:
        yield Satisfied()
    elif match["year2"] or _is_period(match, words):
        order = _ORDER.format(start=start.isoformat(), end=end.isoformat())
        stated = match[0]
        message = _REVERSED.format(stated=stated)
        yield Failed(message, words.span(match), stated=stated, arithmetic=order)
    else:
        yield NotAssessed(_INTO_NEXT, words.span(match))


def _is_period(match: re.Match[str], words: Words) -> bool:
    before = words.text[max(0, match.start() - _NEAR) : match.start()]
    return "统计" in before or "期限" in before
