"""What conditions are evaluated on: a report, with the texts and the facts that were asked for."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from reportlint.messages import Message
from reportlint.model import Cell, Paragraph, Report, Section, State
from reportlint.prose.facts import Fact, Measure
from reportlint.relation import Operand, cell_operand
from reportlint.rulefiles.automaton import Pattern
from reportlint.source import Span

MOST_LETTERS = 50_000

_ABSENT = Message(zh="报告中没有“{cell}”", en="the report has no “{cell}”")
_UNREAD = Message(zh="“{cell}”未能读出", en="“{cell}” could not be read")
_BLANK = Message(zh="“{cell}”为空白", en="“{cell}” is left blank")
_NO_PREVIOUS = Message(
    zh="没有同时检查机关名称相同的 {year} 年报告（本报告：{organ}），无从比较",
    en="no report of {organ} for {year} was checked with it",
)
_NO_ORGAN = Message(
    zh="本报告的机关名称或年度未知，找不到上年报告",
    en="its organ or its year is unknown, so no report of the year before can be checked with it",
)
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
    is_cut: bool
    _found: dict[tuple[Pattern, int, int], tuple[int, int] | None] = field(default_factory=dict)

    @classmethod
    def of(cls, paragraphs: tuple[Paragraph, ...]) -> "Prose":
        """Return the prose of paragraphs; what lies beyond a limit is cut off."""
        starts, length = [], 0
        for paragraph in paragraphs:
            starts.append(length)
            length += len(paragraph.words.text) + 1
        words = "\n".join(paragraph.words.text for paragraph in paragraphs)
        is_cut = len(words) > MOST_LETTERS
        return cls(words[:MOST_LETTERS], paragraphs, tuple(starts), is_cut)

    def first(self, wanted: Pattern, start: int, end: int) -> tuple[int, int] | None:
        """Return where a pattern is first found in a part of the words; it is searched once."""
        asked = wanted, start, end
        if asked not in self._found:
            found = next(wanted.find(self.words[start:end]), None)
            self._found[asked] = (start + found[0], start + found[1]) if found else None
        return self._found[asked]

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
    _operands: dict[str, Operand] = field(default_factory=dict)
    _headings: dict[str, Span] = field(default_factory=dict)

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

    @cached_property
    def sections(self) -> dict[str, Section]:
        """The sections by their ids; of several of one id, the first."""
        return {section.id: section for section in reversed(self.report.sections)}

    def heading(self, section: str) -> Span:
        """Return the place of a text: a heading, or where the text begins or is missing."""
        if section not in self._headings:
            self._headings[section] = self._heading(section)
        return self._headings[section]

    def _heading(self, section: str) -> Span:
        if section in self.sections:
            return self.sections[section].span
        if section not in ("report", "preamble"):
            return self.report.place_for(section)
        paragraphs = self.prose(section).paragraphs
        return paragraphs[0].span if paragraphs else Span(0, 0)

    def operand(self, cell: Cell) -> Operand:
        """Return the figure of a cell, as relations have it."""
        found = self._operands.get(cell.path)
        if found is None:
            found = self._operands[cell.path] = cell_operand(cell, self.report)
        return found

    @cached_property
    def no_last_year(self) -> Unknown:
        """Why there is no report of the year before."""
        organ, year = self.report.organ, self.report.year
        if organ is None or year is None:
            return Unknown(_NO_ORGAN)
        return Unknown(_NO_PREVIOUS.format(organ=organ, year=year - 1))

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
