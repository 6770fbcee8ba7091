"""The prose of a report as it is printed, and one finding for all places of a fault in it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportlint import (
    Failed,
    Message,
    Paragraph,
    Related,
    Replacement,
    Report,
    Severity,
    Span,
)

_MOST_PLACES = 50
_MOST_KINDS = 8
_TABLES = ("s2", "s3", "s4")
_SHORTEST_BESIDE_TABLES = 25
_LABEL_OF_KIND = Message(zh="“{kind}”", en="“{kind}”")
_KINDS = Message(zh="{kinds}（共 {count} 处）", en="{kinds} ({count} in all)")
_MORE = Message(zh="等", en=" and more")


class Place(NamedTuple):
    """A place of a fault; kind says which fault, in the words of the report where it can.

    fixes are how to mend it, where there is one way only.
    """

    kind: str | Message
    span: Span
    fixes: tuple[Replacement, ...] = ()


def sentences(report: Report) -> Iterator[Paragraph]:
    """Yield the paragraphs that hold a sentence: neither headings nor what is left of a table."""
    for paragraph in report.paragraphs:
        text = paragraph.words.text
        if paragraph.section in _TABLES:
            is_prose = "。" in text and len(text) >= _SHORTEST_BESIDE_TABLES
        elif paragraph.section == "s0":
            is_prose = "。" in text
        else:
            is_prose = any(mark in text for mark in "。,;:")
        if is_prose:
            yield paragraph


def printed(report: Report, paragraph: Paragraph) -> str:
    """Return the words of a paragraph as printed, letter for letter beside the folded ones."""
    text = report.source.text
    places = paragraph.words.places
    if isinstance(places, range):  # nothing is left out of it
        return text[places.start : places.stop]
    return "".join(text[place] for place in places)


def is_from_pdf(report: Report) -> bool:
    """Tell whether the text was read from a PDF: its blanks and odd signs are those of fonts."""
    origins = report.source.origins
    return bool(origins) and origins[0].origin.kind.startswith("pdf")


def is_narrow(report: Report) -> bool:
    """Tell whether no bracket of the report is full-width: what copied it evened them out."""
    return not any(bracket in report.source.text for bracket in "（）〔〕【】［］")


def gathered(
    places: Sequence[Place],
    message: Message,
    *,
    severity: Severity | None = None,
    cause: Message | None = None,
) -> Failed:
    """Return one finding for all places of a fault.

    message has a placeholder {kinds}, for the kinds with their counts.
    """
    ordered = sorted(places, key=lambda place: place.span)
    counts = Counter(place.kind for place in ordered)
    names = {kind: _named(kind) for kind in counts}
    listed = [_counted(names[kind], count) for kind, count in counts.most_common(_MOST_KINDS)]
    more = _MORE if len(counts) > _MOST_KINDS else Message(zh="", en="")
    kinds = Message(
        zh="、".join(item.zh for item in listed) + more.zh,
        en=", ".join(item.en for item in listed) + more.en,
    )
    if len(counts) > 1:
        kinds = _KINDS.format(kinds=kinds, count=len(ordered))
    return Failed(
        message.format(kinds=kinds),
        ordered[0].span,
        stated=ordered[0].kind if isinstance(ordered[0].kind, str) else None,
        cause=cause,
        related=tuple(Related(names[place.kind], place.span) for place in ordered[:_MOST_PLACES]),
        severity=severity,
        fixes=tuple(dict.fromkeys(fix for place in ordered for fix in place.fixes)),
    )


def _named(kind: str | Message) -> Message:
    return _LABEL_OF_KIND.format(kind=kind) if isinstance(kind, str) else kind


def _counted(kind: Message, count: int) -> Message:
    return Message(zh=f"{kind.zh} {count} 处", en=f"{kind.en} {count}×")
