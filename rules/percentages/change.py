"""Rates of change in the prose, with the figures before and after that they rest on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportlint import Fact, Measure, Report

UP = "增长|增加|上升|提高|提升|增幅|涨幅|增"
DOWN = "下降|减少|降低|回落|降幅|减|降"
_RATE = re.compile(f"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:率|幅度)?(?:了|为|达|达到)?$")
_YEARLY = re.compile("同比|比上|较上|比去年|较去年|比20|较20|环比")
LAST = "(?:上一?年度?|去年|前一年|20[0-9]{2}年度?)(?:同期)?"
_FROM = re.compile(f"[由从](?:{LAST})?的?[^,;。!?0-9]{{0,6}}$")
_TO = re.compile(f"(?:{UP}|{DOWN}|变化)?(?:到|至|为)[^,;。!?0-9]{{0,6}}(?:20[0-9]{{2}}年度?)?的?$")
_THAN = re.compile(f"(?:比|较|相比|相较于?|与){LAST}的?[(]?$")
_DIFFERENCE = re.compile(f"^[)]?,?净?(?:{UP}|{DOWN})了?$")
_BRACKET = re.compile(f"^[(]{LAST}[^,;。!?0-9]{{0,8}}$")
_OPEN_BRACKET = re.compile("[(](?=[^()]*$)")
_BRACKETED_YEAR = re.compile(f"(?:{LAST}[^,;。!?0-9]{{0,8}})?")
_LAST_YEAR = re.compile(f"{LAST}[^,;。!?0-9]{{0,16}}$")
_JOINED = re.compile(
    f"^[)]?(?:相比)?,?(?:同比|环比|(?:比|较){LAST})?(?:{UP}|{DOWN})(?:率|幅度)?(?:了|为|达|达到)?约?$"
)
_BY = re.compile(
    f"^[)]?,?(?:总量|总数|数量|总体|相比|[条件篇]数)?(?:同比|(?:比|较){LAST})[^,;。!?0-9]{{0,8}}(?:(?P<up>{UP})|(?P<down>{DOWN}))了?$"
)
_BLANK = re.compile(r"[\s|]")
_COUNTS = (Measure.COUNT, Measure.NONE)
_MOST_BETWEEN = 60


@dataclass(frozen=True)
class Change:
    """A rate of change: by how much something grew, or shrank where up is False.

    before and after are the figures that it rests on, None where the prose does not give them;
    facts are where they stand.
    """

    rate: Fact
    up: bool
    yearly: bool
    before: Decimal | None = None
    after: Decimal | None = None
    facts: tuple[Fact, ...] = ()


def changes_of(report: Report) -> Iterator[Change]:
    """Yield the rates of change of the prose."""
    for place, fact in enumerate(report.facts):
        direction = _RATE.search(fact.subject)
        if fact.measure not in (Measure.PERCENTAGE, Measure.RATE) or not direction:
            continue
        change = Change(fact, bool(direction["up"]), bool(_YEARLY.search(fact.subject)))
        before = [
            item
            for item in report.facts[max(0, place - 4) : place]
            if item.sentence == fact.sentence
            and item.measure in _COUNTS
            and not _is_aside(item, report)
        ]
        behind = [
            item for item in report.facts[place + 1 : place + 3] if item.measure is Measure.COUNT
        ]
        yield _with_bracket(change, before, behind, report) or _with_figures(change, before, report)


def _is_aside(count: Fact, report: Report) -> bool:
    """Tell whether a count stands in brackets with words of its own: 来信45件(其中网络30件)."""
    lead = letters(report, count.span.start - _MOST_BETWEEN, count.span.start)
    bracket = _OPEN_BRACKET.search(lead)
    return bracket is not None and not _BRACKETED_YEAR.fullmatch(lead[bracket.end() :])


def _with_bracket(
    change: Change, counts: Sequence[Fact], behind: Sequence[Fact], report: Report
) -> Change | None:
    """Return a change whose figure before stands in brackets behind it: 增长10%(上年60条)."""
    if not counts or not behind:
        return None
    now, then = counts[-1], behind[0]
    joined = letters(report, now.span.end, change.rate.span.start)
    bracket = letters(report, change.rate.span.end, then.span.start)
    if now.unit != then.unit or not _JOINED.search(joined) or not _BRACKET.search(bracket):
        return None
    return Change(change.rate, change.up, True, then.value, now.value, (now, then))


def _with_figures(change: Change, counts: Sequence[Fact], report: Report) -> Change:
    """Return a change with the figures before and after, where the words tell which they are."""
    last = counts[-1:]
    if len(counts) > 2 and _DIFFERENCE.search(letters(report, *_between(*counts[-2:]))):
        counts = counts[:-1]  # 2186条，比上年的1987条增加199条: the difference is said as well
    # 比2023年增加520条，增长20%；比2022年增加720条: the first difference is no figure of this year.
    counts = [*(fact for fact in counts[:-1] if not fact.meaning.change), *counts[-1:]]
    if len(counts) < 2 or counts[-1].approximate or counts[-2].approximate:
        return change
    one, two = counts[-2:]
    unit = one.unit == two.unit or Measure.NONE in (one.measure, two.measure)
    lead = letters(report, one.span.start - _MOST_BETWEEN, one.span.start)
    between = letters(report, *_between(one, two))
    behind = letters(report, *_between(last[0], change.rate))
    first, second = one.value or Decimal(0), two.value or Decimal(0)
    if not unit or not _JOINED.search(behind):
        return change
    by = _BY.search(between)
    yearly = change.yearly
    if _FROM.search(lead) and _TO.search(between):
        before, after = first, second
    elif _THAN.search(between):
        before, after, yearly = second, first, True
    elif by and _RATE.search(change.rate.subject):
        before, after = (first - second if by["up"] else first + second), first
        yearly = True
    elif _is_pair_of_years(one, two) and "," in between:
        before, after = first, second
    else:
        return change
    return Change(change.rate, change.up, yearly, before, after, (one, two))


def _between(one: Fact, two: Fact) -> tuple[int, int]:
    return one.span.end, two.span.start


def _is_pair_of_years(one: Fact, two: Fact) -> bool:
    """Tell whether two counts are the same of last year and of this."""
    last_year = one.meaning.last_year and not two.meaning.last_year
    return last_year and (not two.meaning.acts or one.meaning.acts == two.meaning.acts)


def letters(report: Report, start: int, end: int) -> str:
    """Return the letters of a stretch of the prose, without the blanks of its layout."""
    return _BLANK.sub("", report.folded[max(0, start, end - 4 * _MOST_BETWEEN) : end])
