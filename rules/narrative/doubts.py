"""Why a number of the prose may rightly be another than that of the tables."""

import re

from reportlint import Fact, Measure, Message, Report, narrowing, unknown_words

_CARRIED = frozenset(("carried_in", "carried_out"))
_PLACE = re.compile("[省市县区旗州]")
_ONE_CHANNEL = Message(zh="限于某一渠道", en="of one channel")


def doubt(fact: Fact, report: Report, known: tuple[str, ...] = ()) -> Message | None:
    """Return the words that may make a number another than that of the whole report.

    known are words that do not.
    """
    if fact.meaning.part:
        return _ONE_CHANNEL
    words = _narrowing(fact, report, known) or _narrowing_before(fact, report)
    return Message(words, words) if words else None


def says_none(fact: Fact, report: Report, words: re.Pattern[str]) -> bool:
    """Tell whether a statement is that there is none, in these words and no others.

    No clause in front may say of what there is none: 对轻微违法行为,未作出行政处罚决定.
    """
    said = fact.measure is Measure.NONE and words.fullmatch(fact.raw)
    lead = unknown_words(fact.meaning.lead, {fact.meaning.topic}, own_names(report))
    return bool(said) and not lead


def own_names(report: Report) -> tuple[str, ...]:
    """Return the names by which a report may call its own organ, longest first.

    云溪县 is all that its government reports on; 县政府 may be set against the departments.
    """
    organ = report.organ
    if not organ:
        return ()
    names = {organ}
    if organ.endswith("人民政府"):
        names.add(organ.removesuffix("人民政府"))
    else:
        for place in _PLACE.finditer(organ):
            names |= {organ[place.start() :], organ[place.end() :]}
    names |= {name.replace("人民政府", "政府") for name in names}
    return tuple(sorted((name for name in names if len(name) > 2), key=len, reverse=True))


def _narrowing(fact: Fact, report: Report, known: tuple[str, ...] = ()) -> str:
    """Return the words that may make a number a part, but for names of the report's organ."""
    return narrowing(fact, (*own_names(report), *known))


def _narrowing_before(fact: Fact, report: Report) -> str:
    """Return the words that may narrow what a number takes its topic from."""
    if fact.meaning.stated:
        return ""
    said = (
        other
        for other in report.facts
        if fact.sentence - 1 <= other.sentence <= fact.sentence
        and other.paragraph == fact.paragraph
        and other.span < fact.span
        and other.meaning.stated
        and not other.meaning.among
        and not _CARRIED & set(other.meaning.acts)
    )
    whole = max(said, key=lambda other: other.span, default=None)
    if whole is None:
        return ""
    return "上年" if whole.meaning.last_year else _narrowing(whole, report)
