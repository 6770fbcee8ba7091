"""Sweeping statements on reviews and lawsuits: all upheld, all closed."""

import re
from collections.abc import Iterator

from reportlint import (
    Failed,
    Message,
    NotAssessed,
    Outcome,
    Paragraph,
    Related,
    Report,
    Satisfied,
)
from reportlint.rules.narrative.slots import cells_for
from reportlint.rules.narrative.sweeping import said_of_all

_SENTENCE = re.compile("[^。!?;]{1,300}")
_CASES = (("review", re.compile("复议")), ("litigation", re.compile("诉讼")))
_BLOCKS = {"review": ("review",), "litigation": ("lit_direct", "lit_after")}
_CLAIMS = (
    (re.compile("(?:均|全部|都)(?:获|被|予以|得到)?维持"), ("correct", "other", "pending")),
    (re.compile("(?:均|全部|都)已?(?:审结|结案|办结)"), ("pending",)),
)
_WRONG = Message(
    zh="正文说“{words}”，表四“{cell}”却有 {count} 件",
    en="the prose says “{words}”, but table four has {count} for “{cell}”",
)
_UNREAD = Message(
    zh="正文说“{words}”，表四没有可比的数字",
    en="the prose says “{words}”, table four has no figures to compare with",
)
_CELL = Message(zh="表中数字", en="figure of the table")


def sweeping(report: Report) -> Iterator[Outcome]:
    """Yield the outcome of every sweeping statement on cases."""
    for paragraph in report.paragraphs:
        for sentence in _SENTENCE.finditer(paragraph.words.text):
            topics = [name for name, pattern in _CASES if pattern.search(sentence[0])]
            for pattern, results in _CLAIMS:
                claim = pattern.search(sentence[0])
                if not topics or not claim:
                    continue
                at = (sentence.start() + claim.start(), sentence.start() + claim.end())
                if said_of_all(report, paragraph, at[0], {*topics, "information"}, ()):
                    yield _outcome(report, paragraph, at, topics, results)


def _outcome(
    report: Report,
    paragraph: Paragraph,
    at: tuple[int, int],
    topics: list[str],
    results: tuple[str, ...],
) -> Outcome:
    span = paragraph.words.slice(*at)
    words = paragraph.words.text[slice(*at)]
    paths = [
        f"t4.{block}.{result}" for topic in topics for block in _BLOCKS[topic] for result in results
    ]
    read = [path for path in paths if cells_for(report, [path])]
    against = [report.cells[path] for path in read if report.cells[path].value]
    if against:
        first = against[0]
        return Failed(
            _WRONG.format(
                words=words, cell=report.format.cell_title(first.path), count=first.value
            ),
            span,
            stated=words,
            expected="0",
            related=tuple(Related(_CELL, cell.span) for cell in against),
            paths=tuple(cell.path for cell in against),
        )
    return Satisfied() if read else NotAssessed(_UNREAD.format(words=words), span)
