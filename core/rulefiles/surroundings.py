"""What conditions are evaluated on: a report, with the texts and the facts that were asked for."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from reportlint.messages import Message
from reportlint.model import Cell, Paragraph, Report, State
from reportlint.prose.facts import Fact, Measure
from reportlint.source import Span

_MOST_LETTERS = 50_000

_ABSENT = Message(zh="报告中没有“{cell}”", en="the report has no “{cell}”")
_UNREAD = Message(zh="“{cell}”未能读出", en="“{cell}” could not be read")
_BLANK = Message(zh="“{cell}”为空白", en="“{cell}” is left blank")
_NO_FIGURE = Message(zh="“{cell}”为“{raw}”，不是数字", en="“{cell}” is “{raw}”, which is no figure")


class Shown(NamedTuple):
    """A place that a claim rests on; the path is that of a cell, span is None in another report."""

    title: Message
    span: Span | None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """What cannot be told, and why."""

    reason: Message
    span: Span | None = None


@dataclass(frozen=True)
class Prose:
    """The words of some paragraphs, with their places."""

    words: str
    paragraphs: tuple[Paragraph, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, paragraphs: tuple[Paragraph, ...]) -> "Prose":
        """Return the prose of paragraphs; what lies beyond a limit is left out."""
        starts, length = [], 0
        for paragraph in paragraphs:
            starts.append(length)
            length += len(paragraph.words.text) + 1
        words = "\n".join(paragraph.words.text for paragraph in paragraphs)
        return cls(words[:_MOST_LETTERS], paragraphs, tuple(starts))

    def span(self, start: int, end: int) -> Span:
        """Return the place of some words; they lie in one paragraph, or end in the next."""
        number = bisect_right(self.starts, start) - 1
        paragraph, begin = self.paragraphs[number], self.starts[number]
        return paragraph.words.slice(start - begin, min(end - begin, len(paragraph.words.text)))


@dataclass
class Surroundings:
    """A report, and that of the year before where it is known."""

    report: Report
    previous: "Surroundings | None" = None
    _prose: dict[str, Prose] = field(default_factory=dict)

    def prose(self, section: str) -> Prose:
        """Return the prose of a section, of the preamble, or of the whole report."""
        found = self._prose.get(section)
        if found is None:
            wanted = "s0" if section == "preamble" else section
            found = self._prose[section] = Prose.of(
                tuple(
                    paragraph
                    for paragraph in self.report.paragraphs
                    if wanted in ("report", paragraph.section)
                )
            )
        return found

    def heading(self, section: str) -> Span:
        """Return the place of a text: a heading, or where the text begins or is missing."""
        known = self.report.section(section)
        if known is not None:
            return known.span
        if section not in ("report", "preamble"):
            return self.report.place_for(section)
        paragraphs = self.prose(section).paragraphs
        return paragraphs[0].span if paragraphs else Span(0, 0)

    @cached_property
    def facts(self) -> dict[str, list[Fact]]:
        """The counts of the prose by topic: for the whole year, not of a part, not approximate."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.report.facts:
            meaning = fact.meaning
            counted = fact.measure in (Measure.COUNT, Measure.NONE, Measure.NUMBER)
            if counted and not (
                fact.approximate or meaning.last_year or meaning.part or meaning.change
            ):
                found[meaning.topic].append(fact)
        return found

    def unknown(self, path: str, cell: Cell | None) -> Unknown:
        """Return why there is no figure at a path."""
        title = self.report.format.cell_title(path) if path in self._known else path
        if cell is None:
            reason = _UNREAD if self.report.is_unparsed(path) else _ABSENT
            table = self.report.table(path.partition(".")[0])
            return Unknown(reason.format(cell=title), table.span if table else None)
        reason = _BLANK if cell.state is State.BLANK else _NO_FIGURE
        return Unknown(reason.format(cell=title, raw=cell.raw), cell.span)

    @property
    def _known(self) -> dict[str, int]:
        return self.report.format.reading_order
