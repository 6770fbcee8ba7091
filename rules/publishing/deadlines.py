"""By when which organ publishes, as article 49 has it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from reportlint import (
    Failed,
    Known,
    Message,
    NotAssessed,
    OrganKind,
    Outcome,
    Report,
    Satisfied,
    Severity,
    Span,
)

Duty = Literal["department", "government"]

_LATE = Message(
    zh="{who} {year} 年度的报告应在 {deadline} 前公布，公布日期为 {day}，迟了 {days} 天",
    en="{who}: the report of {year} was due on {deadline}; it came out on {day}, {days} days late",
)
_WHO = {
    "department": Message(zh="政府部门", en="a department"),
    "government": Message(zh="县级以上地方人民政府", en="a government of county level or above"),
}
_ARITHMETIC = Message(zh="{day} − {deadline} = {days} 天", en="{day} − {deadline} = {days} days")
_PAGE = Message(
    zh="日期读自网页，网页若经迁移重发，请核对首次公布的日期",
    en="the date is that of the page: if the page was moved, look for the first one",
)
_OFFICE = Message(
    zh="若这是办公室代政府编制的政府年度报告，期限为 3 月 31 日",
    en="if the office files the report of its government, that is due on 31 March",
)
_NO_DATE = Message(
    zh="不知道公布日期，可用 --publish-date 或报告旁的 .toml 文件写明",
    en="the day of publication is not known: --publish-date or a .toml file beside tells it",
)
_NO_YEAR = Message(zh="不知道报告年度", en="the year of the report is not known")
_YEARS_DIFFER = Message(
    zh="报告各处写的年度不一致，无法确定期限", en="the report states several years: which is due?"
)
_NO_KIND = Message(
    zh="不知道机关类别，可用 --organ-kind 写明",
    en="the kind of the organ is not known: --organ-kind tells it",
)
_NO_DEADLINE = Message(
    zh="第四十九条没有规定这类机关（乡镇街道、垂管单位、开发区、国务院部门等）的公布期限",
    en="article 49 sets no day for an organ of this kind: towns, streets, vertical organs, zones",
)
_MOVED = Message(
    zh="网页日期不在期限当年，可能是迁移重发的日期",
    en="the page is of a year after the deadline: it may have been moved since",
)
DEADLINES = {"department": (1, 31), "government": (3, 31)}
_KINDS: dict[OrganKind, Duty] = {
    "county_dept": "department",
    "office": "department",
    "province": "government",
    "prefecture": "government",
    "county": "government",
}
# What is of a city, be that of a prefecture or of a county: its name leaves the kind open.
_OF_A_CITY = re.compile("^[一-鿿]{2,16}市(?:人民政府|[一-鿿]{2,24}(?:局|委员会|委))?$")
# Organs that report within their own system, though they are named after a place.
_VERTICAL = re.compile(
    "气象|消防|银行|海事|海关|税务|出入境|烟草|邮政|调查|金融监管|证监|国家安全|矿山安全"
)
_LOWER = re.compile("管理委员会|管委会|街道|[镇乡]")


def assess(report: Report, duty: Duty) -> Iterator[Outcome]:
    """Assess the day of publication of a report whose organ has a duty; others yield nothing."""
    published, year = report.metadata.publish_date, report.metadata.year
    if published is None:
        yield NotAssessed(_NO_DATE)
    elif year is None:
        yield NotAssessed(_NO_YEAR, published.span)
    elif year.source not in ("option", "sidecar") and _differ(report):
        yield NotAssessed(_YEARS_DIFFER, published.span)
    elif (own := _duty(report)) is None:
        known = report.metadata.organ_kind
        yield NotAssessed(_NO_DEADLINE if known else _NO_KIND, published.span)
    elif own == duty:
        yield _assessed(report, duty, published, year.value)


def _differ(report: Report) -> bool:
    return len({known.value for known in report.metadata.years}) > 1


def _duty(report: Report) -> Duty | None:
    """Return which deadline binds the organ, None where none does or its kind is not known."""
    known, organ = report.metadata.organ_kind, report.organ or ""
    if known and known.source in ("option", "sidecar"):
        return _KINDS.get(known.value)
    if _VERTICAL.search(organ):
        return None
    if known:
        return _KINDS.get(known.value)
    match = _OF_A_CITY.search(organ)
    if match is None or _LOWER.search(organ):
        return None
    return "government" if organ.endswith(("市", "人民政府")) else "department"


def _assessed(report: Report, duty: Duty, published: Known[date], year: int) -> Outcome:
    deadline, day = date(year + 1, *DEADLINES[duty]), published.value
    if day <= deadline:
        return Satisfied()
    if published.source == "page" and day.year > deadline.year:
        return NotAssessed(_MOVED, published.span)
    known, days = report.metadata.organ_kind, (day - deadline).days
    office = known is not None and known.value == "office"
    in_time = day <= date(year + 1, *DEADLINES["government"])
    said = {"deadline": deadline.isoformat(), "day": day.isoformat(), "days": days}
    return Failed(
        _LATE.format(who=_WHO[duty], year=year, **said),
        published.span or place_of(report),
        stated=day.isoformat(),
        expected=f"≤ {deadline.isoformat()}",
        arithmetic=_ARITHMETIC.format(**said),
        cause=_OFFICE if office and in_time else _PAGE if published.source == "page" else None,
        severity=Severity.WARNING if office and in_time else None,
    )


def place_of(report: Report) -> Span:
    """Return where to report a fault of the whole report: its title, or else its first words."""
    metadata = report.metadata
    spans = [known.span for known in (metadata.title, metadata.period) if known and known.span]
    spans += [section.span for section in report.sections]
    return next(iter(spans), Span(0, 1))
