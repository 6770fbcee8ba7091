"""Turn the prose of a report into facts, through the narrative grammar."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from reportlint.grammar import Token, Tree, parse_narrative
from reportlint.model import Paragraph
from reportlint.prose.facts import Fact, Meaning, Measure
from reportlint.prose.meaning import MeaningReader
from reportlint.prose.shares import can_be_part, is_part_of, is_share, rate_of, wholes_of
from reportlint.prose.spoken import read_spoken
from reportlint.prose.words import Words
from reportlint.source import Span

_DIGIT = re.compile("[0-9]")
_GAP = " \t\r\n|"
_BLANKS = re.compile(r"[\s|]+")
_RATE_NAME_END = re.compile("(?<=率).*", re.DOTALL)
_LIST = re.compile("^[和及与]$")
# A whole stands near its share: what is further back is not looked at.
_MOST_COUNTS = 60
_LONGEST_NUMBER = 40
_UNKNOWN = Meaning()
_COUNTED = (Measure.COUNT, Measure.SHARE, Measure.RATE, Measure.PERCENTAGE)

Node = Tree[Token]


def read_facts(
    folded: str, paragraphs: Sequence[Paragraph], crowded: Container[Span] = ()
) -> Iterator[Fact]:
    """Yield a fact for every number in the paragraphs of a folded text, in reading order.

    crowded are paragraphs with too many numbers: they are left out.
    """
    sentences = 0
    for number, paragraph in enumerate(paragraphs):
        span = paragraph.span
        if span in crowded:
            continue
        text = folded[span.start : span.end]
        reader = _ParagraphReader(number, span.start, sentences, MeaningReader(paragraph.words))
        if _DIGIT.search(text):
            reader.read(parse_narrative(text))
        reader.read_spoken(paragraph.words)
        yield from sorted(reader.facts, key=lambda fact: fact.span)
        sentences = reader.sentence + 1


@dataclass
class _ParagraphReader:
    paragraph: int
    origin: int
    sentence: int
    meanings: MeaningReader
    facts: list[Fact] = field(default_factory=list)
    _counts: list[Fact] = field(default_factory=list)
    _parts: set[Span] = field(default_factory=set)
    _just_read: Fact | None = None  # the count right before what is read now
    _whole: Fact | None = None  # the count that 的 parts from what is read now
    _ends: list[int] = field(default_factory=list)  # of sentences

    def read_spoken(self, words: Words) -> None:
        """Add the numbers that stand in words, and what is said not to be there."""
        first = self.sentence - len(self._ends)
        for item in read_spoken(words):
            span = words.slice(item.start, item.end)
            meaning = self.meanings.read(span.start, span.end)
            count = item.unit is not None
            if not count:
                meaning = self.meanings.read(span.end, span.end)
            for topic in item.topics or (meaning.topic,):
                fact = Fact(
                    measure=Measure.COUNT if count else Measure.NONE,
                    subject=meaning.before,
                    raw=words.text[item.start : item.end],
                    value=Decimal(item.value),
                    unit=item.unit,
                    approximate=item.rough,
                    span=span,
                    paragraph=self.paragraph,
                    sentence=first + bisect_right(self._ends, span.start),
                    meaning=replace(meaning, topic=topic) if item.topics else meaning,
                )
                if topic or fact.meaning.acts:
                    self.facts.append(fact)

    def read(self, tree: Node) -> None:
        children = tree.children
        for index, child in enumerate(children):
            if isinstance(child, Tree):
                self._read_clause(child, self._goes_on(children[index + 1 : index + 3]))
            elif child.type in ("PLAIN", "STOP"):
                self.sentence += 1
                self._ends.append(self.origin + (child.end_pos or 0))
                self._just_read = None

    @staticmethod
    def _goes_on(following: list[Token | Node]) -> bool:
        """Tell whether a list of percentages goes on behind a clause: 占20%、30%."""
        if len(following) < 2 or str(following[0]) != "、" or isinstance(following[1], Token):
            return False
        first = following[1].children[0]
        return isinstance(first, Tree) and first.data == "percentage"

    def _read_clause(self, clause: Node, goes_on: bool) -> None:
        words = ""
        items = clause.children
        for index, item in enumerate(items):
            behind = items[index + 1] if index + 1 < len(items) else None
            after = _clean(behind) if isinstance(behind, Token) and behind.type == "WORDS" else ""
            if isinstance(item, Tree):
                alone = not goes_on and not _LIST.match(after)
                self._read_number(item, words or after, alone)
            elif item.type == "WORDS":
                words = _clean(item)
                self._whole = self._just_read if words == "的" else None
                self._just_read = None
            else:
                measure = Measure.DATE if item.type == "DATE" else Measure.REFERENCE
                if _DIGIT.search(item):
                    self._add(measure, words, [item])
                self._just_read = None

    def _read_number(self, item: Node, words: str, alone: bool) -> None:
        if item.data == "count":
            tokens = _tokens(item)
            has_unit = any(token.type == "UNIT" for token in tokens)
            fact = self._add(Measure.COUNT if has_unit else Measure.NUMBER, words, tokens)
            is_sure = fact.measure is Measure.COUNT and not fact.approximate
            self._just_read = fact if is_sure else None
            if self._just_read:
                self._counts = [*self._counts[-_MOST_COUNTS:], fact]
            return
        if item.data == "percentage":
            self._add_percentage(words, _tokens(item), alone)
        elif item.data == "share":
            base, percentage = item.children
            self._add_share(_clean(base), _tokens(percentage), alone)
        else:
            name, percentage = item.children
            self._add_rate(_RATE_NAME_END.sub("", _clean(name)), _tokens(percentage))
        self._just_read = None

    def _add_percentage(self, words: str, tokens: list[Token], alone: bool) -> None:
        """Add a percentage: a share where its whole is right before it, as in 占总数240条的50%."""
        whole, part = self._whole, next(iter(self._counts[-2:-1]), None)
        self._whole = None
        if whole and part and alone and whole is self._counts[-1] and is_part_of(part, whole):
            self._parts.add(part.span)
            self._add(Measure.SHARE, f"{whole.subject}{words}", tokens, part, (whole,), named=True)
        else:
            self._add(Measure.PERCENTAGE, words, tokens)

    def _add_share(self, base: str, tokens: list[Token], alone: bool) -> None:
        part = self._just_read
        if part is None or not alone or not is_share(base) or not can_be_part(part):
            self._add(Measure.SHARE, base, tokens)
            return
        wholes, named = wholes_of(base, part, self._counts, self._parts)
        self._parts.add(part.span)
        self._add(Measure.SHARE, base, tokens, part, wholes, named)

    def _add_rate(self, name: str, tokens: list[Token]) -> None:
        # A rate of the same name has used up what stands before it.
        used = [
            f.span for f in self.facts if f.measure is Measure.RATE and f.subject[-3:] == name[-3:]
        ]
        counts = [
            fact
            for fact in self._counts
            if fact.sentence == self.sentence and (not used or fact.span > used[-1])
        ]
        done, due = rate_of(name, counts)
        self._add(Measure.RATE, name, tokens, done, (due,) if due else (), named=True)

    def _add(
        self,
        measure: Measure,
        subject: str,
        tokens: list[Token],
        numerator: Fact | None = None,
        denominators: tuple[Fact, ...] = (),
        named: bool = False,
    ) -> Fact:
        parts = {token.type: token for token in tokens}
        number = parts.get("NUMBER", parts.get("PERCENT"))
        if number and len(_clean(number)) > _LONGEST_NUMBER:
            # No figure of a report; to reckon with a million digits would take minutes.
            measure, number = Measure.REFERENCE, None
        unit = parts.get("UNIT")
        first = parts.get("NUMBER") or parts.get("PERCENT") or tokens[0]
        last = unit or first
        start = self.origin + (first.start_pos or 0) + len(first) - len(first.lstrip(_GAP))
        span = Span(start, self.origin + (last.start_pos or 0) + len(last.rstrip(_GAP)))
        counted = measure in _COUNTED
        fact = Fact(
            measure=measure,
            subject=subject,
            raw=_clean("".join(tokens)),
            value=_value(number) if number else None,
            unit=_clean(unit) if unit else None,
            approximate="APPROXIMATE" in parts or "MORE" in parts or _rough(unit),
            span=span,
            paragraph=self.paragraph,
            sentence=self.sentence,
            numerator=numerator,
            denominators=denominators,
            named=named,
            meaning=self.meanings.read(span.start, span.end) if counted else _UNKNOWN,
        )
        self.facts.append(fact)
        return fact


def _tokens(node: object) -> list[Token]:
    assert isinstance(node, Tree)  # the grammar puts a percentage here
    return [token for token in node.children if isinstance(token, Token)]


def _clean(text: object) -> str:
    return _BLANKS.sub("", str(text))


def _rough(unit: Token | None) -> bool:
    return unit is not None and _clean(unit)[0] in "余多"


def _value(number: Token) -> Decimal:
    return Decimal(_clean(number).rstrip("%").replace(",", ""))
