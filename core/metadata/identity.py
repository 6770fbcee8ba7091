"""Read whose a report is, about which year and what time; what cannot be known stays unknown."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from reportlint.grammar import fold
from reportlint.metadata.known import Given, Known, Metadata, OrganKind, Period
from reportlint.metadata.organs import is_organ, kind_of
from reportlint.metadata.titles import YEAR, Title, find_title, read_year
from reportlint.prose.words import Words, words_of
from reportlint.source import Source, Span

_PERIOD = re.compile(
    rf"(?:(?P<year>{YEAR})年)?(?P<month>[0-9]{{1,2}})月(?:(?P<day>[0-9]{{1,2}})日)?"
    rf"起?,?(?:至|到|--?|~)(?:(?P<last_year>{YEAR})年)?(?P<last_month>[0-9]{{1,2}})月"
    r"(?:(?P<last_day>[0-9]{1,2})日)?"
)
_PERIOD_IN_DOTS = re.compile(
    rf"(?P<year>{YEAR})[./](?P<month>[0-9]{{1,2}})[./](?P<day>[0-9]{{1,2}})日?"
    rf"起?,?(?:至|到|--?|~)(?P<last_year>{YEAR})[./](?P<last_month>[0-9]{{1,2}})[./]"
    r"(?P<last_day>[0-9]{1,2})"
)
# What says, in the words before a period, that it is that of the report.
_ABOUT_PERIOD = re.compile("统计|数据|期限|周期|时限|报告")
_BEFORE_PERIOD = 40
_REPORTS = re.compile(
    rf"(?:(?:公布|发布|公开|编制|将)(?P<organ>[一-鿿]{{2,30}}?))?(?P<year>{YEAR})年度?"
    r"[^。,;:\n]{0,12}?(?:政府信息|政务)公开[^。;\n]{0,16}?报告"
)
_FIRST_WORDS = re.compile(
    rf"^(?:[一二三四五六]、|\([一二三四五六]\)|[㈠-㈥]|1[.、])?(?P<year>{YEAR})年度?(?![0-9])"
    "(?:以来)?,?(?:(?P<organ>[一-鿿]{2,30}?)"
    "(?=认真|坚持|坚决|以|深入|按照|严格|全面|积极|持续|紧紧|始终|高度|贯彻|在|围绕|切实|扎实))?",
    re.M,
)
_YEAR_IN_PROSE = re.compile(f"(?<![0-9])(?P<year>{YEAR})年")
_CONTACT = re.compile(r"请(?:与|向|联系)(?P<organ>[一-鿿]{2,30}?)(?:联系|反映|咨询|[(,])")
_PUBLISHER = re.compile(
    r"(?:发布|公开)(?:机构|单位|机关)[ ]?[:|\n]\s{0,4}(?P<organ>[一-鿿]{2,40})(?=[\s|])"
)
_PUBLISHED = re.compile(
    r"(?:发布|公开|发文|印发)(?:时间|日期)[ ]?[:|\n]?\s{0,4}(?P<year>20[0-9]{2})[ ]?[-/.年][ ]?"
    r"(?P<month>[0-9]{1,2})[ ]?[-/.月][ ]?(?P<day>[0-9]{1,2})"
)
_YEAR_IN_NAME = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
# In a name, the year of a report begins it, ends it or is called one; in a date it is another's.
_YEAR_OF_NAME = re.compile("(?<![0-9])20[0-9]{2}(?:年(?![0-9])|$)|^20[0-9]{2}(?![-_./年]?[0-9])")
_NOT_THE_ORGAN = re.compile("(?:政府办公[室厅]|政府办|科|处|中心|机构)$")
_PART_OF_A_NAME = re.compile("^[省市县区镇乡州]")
_SPEAKER = re.compile("[我本](局|委|办|厅|县|区|镇|乡|街道|街|院)(?!公开|内|域|级)")
_ENDS = {"委": ("委", "委员会"), "办": ("办", "办公室"), "街道": ("街道", "街道办事处")}
_GAP = re.compile(r"[\s|]")
_HEAD = 8000
_FIRST_PARAGRAPHS = 3


@dataclass(frozen=True, slots=True)
class _Report:
    """The parts of a report that tell what it is; head is its prose up to a certain length."""

    folded: str
    opening: Span
    title: Title | None
    preamble: Words
    first: Words
    head: Words
    stem: str
    name_title: Title | None


def read_metadata(
    source: Source,
    folded: str,
    *,
    opening: Span,
    prose: Sequence[Span],
    given: Sequence[Given] = (),
) -> Metadata:
    """Return what is known of a report.

    opening is what stands before the first section, prose the paragraphs; given is what people
    say of the report, and goes before what it says itself, the first before the others.
    """
    report = _parts(source, folded, opening, prose)
    years = [Known(item.year, item.source) for item in given if item.year is not None]
    if report.title:
        years.append(Known(report.title.year, "title", report.title.span))
    period = _period(report.head, years[0].value if years else None)
    years += _years(report, period)
    dates = [Known(item.publish_date, item.source) for item in given if item.publish_date]
    published = dates[0] if dates else _published(report)
    organs = [Known(item.organ, item.source) for item in given if item.organ is not None]
    organs += _organs(report)
    organ = organs[0] if organs else None
    return Metadata(
        organ=organ,
        organ_kind=_kind(given, organ),
        period=period,
        publish_date=published,
        title=_title(source, report.title),
        years=_ranked(years, report.head, published),
    )


def _parts(source: Source, folded: str, opening: Span, prose: Sequence[Span]) -> _Report:
    title = find_title(folded, opening)
    after = title.span.end if title else opening.start
    before = [
        Span(max(span.start, after), span.end)
        for span in prose
        if after < span.end and span.start < opening.end
    ]
    first = [span for span in prose if span.start >= opening.end][:_FIRST_PARAGRAPHS]
    stem = fold(PurePath(source.name).stem)
    return _Report(
        folded=folded,
        opening=opening,
        title=title,
        preamble=words_of(folded, before or first, _HEAD),
        first=words_of(folded, first, _HEAD),
        head=words_of(folded, prose, _HEAD),
        stem=stem,
        name_title=find_title(stem, Span(0, len(stem))),
    )


def _period(head: Words, year: int | None) -> Known[Period] | None:
    """Return the first period that is said to be that of the figures."""
    matches = (*_PERIOD.finditer(head.text), *_PERIOD_IN_DOTS.finditer(head.text))
    for match in sorted(matches, key=lambda found: found.start()):
        before = head.text[max(0, match.start() - _BEFORE_PERIOD) : match.start()]
        first = read_year(match["year"]) if match["year"] else year
        if first is None or not _ABOUT_PERIOD.search(re.split("[。;\n]", before)[-1]):
            continue
        last = read_year(match["last_year"]) if match["last_year"] else first
        month, last_month = int(match["month"]), int(match["last_month"])
        start = _date(first, month, int(match["day"] or 1))
        if 1 <= last_month <= 12:
            end = _date(last, last_month, int(match["last_day"] or monthrange(last, last_month)[1]))
            if start and end:
                return Known(Period(start, end), "period", head.span(match))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _years(report: _Report, period: Known[Period] | None) -> Iterator[Known[int]]:
    if period and period.value.start.year == period.value.end.year:
        yield Known(period.value.start.year, "period", period.span)
    preamble, first = report.preamble, report.first
    if match := _REPORTS.search(preamble.text):
        yield Known(read_year(match["year"]), "preamble", preamble.span(match, "year"))
    if match := _FIRST_WORDS.search(first.text):
        yield Known(read_year(match["year"]), "text", first.span(match, "year"))
    if report.name_title:
        yield Known(report.name_title.year, "file-name")
        return
    years = set(_YEAR_IN_NAME.findall(report.stem))
    if len(years) == 1 and _YEAR_OF_NAME.search(report.stem):
        yield Known(int(years.pop()), "file-name")


def _ranked(
    years: Sequence[Known[int]], head: Words, published: Known[date] | None
) -> tuple[Known[int], ...]:
    """Return the statements with those of the year first that is to be relied on.

    What people say counts before all. Else the year that most sources state is that of the report:
    one that differs is a slip, often what was left of the report of the year before. Where as many
    state one year as another, the year before that of publication is more likely; then that of the
    title, then the one that the prose names more often.
    """
    if len({known.value for known in years}) < 2 or years[0].source in ("option", "sidecar"):
        return tuple(years)
    votes = Counter(known.value for known in years)
    titles = {known.value for known in years if known.source == "title"}
    named = _named(head, [known.span for known in years if known.source == "period"])

    def weight(year: int) -> tuple[int, bool, bool, int]:
        follows = published is not None and published.value.year == year + 1
        return votes[year], follows, year in titles, named[year]

    # A period comes last where the prose never names its year: it is copied unread.
    by_strength = sorted(years, key=lambda it: it.source == "period" and not named[it.value])
    best = max((known.value for known in by_strength), key=weight)
    return tuple(sorted(years, key=lambda known: known.value != best))


def _named(head: Words, apart: Sequence[Span | None]) -> Counter[int]:
    """Return how often the prose names each year, but for some places."""
    return Counter(
        read_year(match["year"])
        for match in _YEAR_IN_PROSE.finditer(head.text)
        if not any(span and span.start <= head.span(match).start < span.end for span in apart)
    )


def _organs(report: _Report) -> Iterator[Known[str]]:
    title, preamble, first, head = report.title, report.preamble, report.first, report.head
    if title and title.organ:
        yield Known(title.organ, "title", title.span)
    if (match := _REPORTS.search(preamble.text)) and is_organ(match["organ"] or ""):
        yield Known(match["organ"], "preamble", preamble.span(match, "organ"))
    match = _PUBLISHER.search(report.folded, report.opening.start, _end_of_frame(report))
    if match and is_organ(match["organ"]) and not _NOT_THE_ORGAN.search(match["organ"]):
        yield Known(match["organ"], "page", Span(*match.span("organ")))
    speaker = _speaker(head.text)
    if (match := _CONTACT.search(head.text)) and _is_speaker(match["organ"], speaker):
        yield Known(match["organ"], "contact", head.span(match, "organ"))
    if (match := _FIRST_WORDS.search(first.text)) and _is_speaker(match["organ"] or "", speaker):
        yield Known(match["organ"], "text", first.span(match, "organ"))
    if report.name_title and report.name_title.organ:
        yield Known(report.name_title.organ, "file-name")


def _end_of_frame(report: _Report) -> int:
    """Return how far what a page says of a report can reach."""
    return min(report.opening.end, report.opening.start + _HEAD)


def _speaker(text: str) -> str | None:
    """Return what a text calls its author most often: 局 of 我局."""
    counts = Counter(_SPEAKER.findall(text))
    return max(counts, key=lambda word: counts[word], default=None)


def _is_speaker(name: str, speaker: str | None) -> bool:
    """Tell whether a name can be that of the author: an office answers for others too."""
    if speaker is None or not is_organ(name) or _PART_OF_A_NAME.match(name):
        return False
    return name.endswith(_ENDS.get(speaker, (speaker,)))


def _kind(given: Sequence[Given], organ: Known[str] | None) -> Known[OrganKind] | None:
    for item in given:
        if item.organ_kind is not None:
            return Known(item.organ_kind, item.source)
    kind = kind_of(organ.value) if organ else None
    return Known(kind, organ.source, organ.span) if organ and kind else None


def _published(report: _Report) -> Known[date] | None:
    match = _PUBLISHED.search(report.folded, report.opening.start, _end_of_frame(report))
    day = _date(*(int(match[part]) for part in ("year", "month", "day"))) if match else None
    return Known(day, "page", Span(match.start("year"), match.end())) if match and day else None


def _title(source: Source, title: Title | None) -> Known[str] | None:
    return Known(_GAP.sub("", source.slice(title.span)), "title", title.span) if title else None
