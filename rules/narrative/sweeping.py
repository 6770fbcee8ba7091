"""Sweeping statements: all of one kind, none of another."""

import re
from collections.abc import Collection, Iterator, Sequence

from reportlint import (
    Failed,
    Message,
    NotAssessed,
    Outcome,
    Paragraph,
    Related,
    Report,
    Satisfied,
    Span,
    unknown_words,
)
from reportlint.rules.narrative.doubts import own_names
from reportlint.rules.narrative.slots import cells_for

REQUESTS = ("request", "information")

_LAST_SENTENCE = re.compile("[^。!?;]*$")
_LONG_LEAD = re.compile("^(?:[^0-9,:]{11,}[,:])+")
_COUNT = re.compile("[0-9]+[件份宗起条例]?")
_COMPARED = re.compile("[,(](?:同?比|较)[^,;)]*[)]?")
_UNREAD = Message(
    zh="正文说“{words}”，表中没有可比的数字",
    en="the prose says “{words}”, the table has no figures to compare with",
)
_CELL = Message(zh="表中数字", en="figure of the table")


def said_of_all_requests(
    report: Report, pattern: re.Pattern[str], acts: Collection[str]
) -> Iterator[tuple[Span, re.Match[str]]]:
    """Yield what a pattern finds that is said of all requests, or of all with some acts."""
    for paragraph in report.paragraphs:
        for match in pattern.finditer(paragraph.words.text):
            sentence = paragraph.words.text[: match.end()].rpartition("。")[2]
            at = match.start()
            if "申请" in sentence and said_of_all(report, paragraph, at, REQUESTS, acts):
                yield paragraph.words.span(match), match


def said_of_all(
    report: Report, paragraph: Paragraph, at: int, topics: Collection[str], acts: Collection[str]
) -> bool:
    """Tell whether what a sentence says up to a place is all that has a topic.

    It is where every word of it is known, and the acts that it names are among those given.
    """
    text = paragraph.words.text[:at]
    sentence = _LAST_SENTENCE.search(text)
    said = _LONG_LEAD.sub("", sentence[0] if sentence else text)
    words = _COMPARED.sub("", _COUNT.sub("", said))
    return not unknown_words(words, topics, own_names(report), acts=acts)


def assess_none(
    report: Report, span: Span, words: str, paths: Sequence[str], wrong: Message
) -> Outcome:
    """Return whether cells are 0, as a statement says; wrong is given {words} and {count}."""
    cells = cells_for(report, paths)
    if cells is None:
        return NotAssessed(_UNREAD.format(words=words), span)
    others = [cell for cell in cells if cell.value]
    if not others:
        return Satisfied()
    return Failed(
        wrong.format(words=words, count=sum(cell.value or 0 for cell in others)),
        span,
        stated=words,
        related=tuple(Related(_CELL, cell.span) for cell in others),
        paths=tuple(cell.path for cell in others),
    )
