"""Turn the prose of a report into facts, through the narrative grammar."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from reportlint.facts import Fact, Measure
from reportlint.grammar import Token, Tree, parse_narrative
from reportlint.source import Span

_DIGIT = re.compile("[0-9]")
_GAP = " \t\r\n|"
_BLANKS = re.compile(r"[\s|]+")
_NOT_IN_A_BASE = re.compile(
    "^占|比例|比重|占比|为|达到?|的|总件数|总条数|总数|总量|总和|总|全部|所有|数量|数|本年度?|全年|比"
)
_TOTAL = re.compile("共|总|合计")
_DUE = re.compile("收到|受理|接到|接收|接受|新收|收|应|办理|共|交办|转办|发现|排查|检查")
_RATE_NAME_END = re.compile("(?<=率).*", re.DOTALL)
# Rates over the cases that fell due, which the sentence does not count.
_RATE_OF_A_SUBSET = re.compile(
    "按期|按时|及时|限时|如期|逾期|一次|平均|网上|在线|环比|同比|增长|下降"
)

Node = Tree[Token]


def read_facts(folded: str, paragraphs: Sequence[Span]) -> Iterator[Fact]:
    """Yield a fact for every number in the paragraphs of a folded text, in reading order."""
    sentences = 0
    for number, span in enumerate(paragraphs):
        text = folded[span.start : span.end]
        if _DIGIT.search(text):
            reader = _ParagraphReader(number, span.start, sentences)
            reader.read(parse_narrative(text))
            yield from reader.facts
            sentences = reader.sentence
        sentences += 1


@dataclass
class _ParagraphReader:
    paragraph: int
    origin: int
    sentence: int
    facts: list[Fact] = field(default_factory=list)

    def read(self, tree: Node) -> None:
        for child in tree.children:
            if isinstance(child, Tree):
                self._read_clause(child)
            elif child.type in ("PLAIN", "STOP"):
                self.sentence += 1

    def _read_clause(self, clause: Node) -> None:
        words = ""
        items = clause.children
        for index, item in enumerate(items):
            if isinstance(item, Tree):
                behind = items[index + 1] if index + 1 < len(items) else None
                noun = behind if isinstance(behind, Token) and behind.type == "WORDS" else ""
                self._read_number(item, words or _clean(noun))
            elif item.type == "WORDS":
                words = _clean(item)
            else:
                measure = Measure.DATE if item.type == "DATE" else Measure.REFERENCE
                if _DIGIT.search(item):
                    self._add(measure, words, [item])

    def _read_number(self, item: Node, words: str) -> None:
        if item.data == "count":
            tokens = [token for token in item.children if isinstance(token, Token)]
            has_unit = any(token.type == "UNIT" for token in tokens)
            self._add(Measure.COUNT if has_unit else Measure.NUMBER, words, tokens)
        elif item.data == "percentage":
            self._add(Measure.PERCENTAGE, words, _tokens(item))
        elif item.data == "share":
            base, percentage = item.children
            self._add_share(_clean(base), _tokens(percentage))
        else:
            name, percentage = item.children
            self._add_rate(_RATE_NAME_END.sub("", _clean(name)), _tokens(percentage))

    def _add_share(self, base: str, tokens: list[Token]) -> None:
        numerator = next(
            (fact for fact in reversed(self._counts()) if fact.sentence == self.sentence), None
        )
        wholes = self._wholes(_NOT_IN_A_BASE.sub("", base), numerator) if numerator else ()
        self._add(Measure.SHARE, base, tokens, numerator, wholes)

    def _wholes(self, stem: str, part: Fact) -> tuple[Fact, ...]:
        """Return the counts that a share may be of: those named by its base, or else totals."""
        counts = [fact for fact in self._counts() if fact.unit == part.unit and fact is not part]
        named = [fact for fact in counts if stem and stem in fact.subject]
        if not named:
            in_sentence = [fact for fact in counts if fact.sentence == self.sentence]
            totals = [fact for fact in counts if _TOTAL.search(fact.subject)]
            named = totals or in_sentence[:1]
        named.sort(key=lambda fact: not _TOTAL.search(fact.subject))
        return tuple(named)

    def _add_rate(self, name: str, tokens: list[Token]) -> None:
        counts = [fact for fact in self._counts() if fact.sentence == self.sentence]
        done = _last(counts, re.compile(re.escape(name[-3:-1]) or "$^"))
        if done is None or _RATE_OF_A_SUBSET.search(name):
            self._add(Measure.RATE, name, tokens)
            return
        before = [fact for fact in counts if fact.span < done.span and fact.unit == done.unit]
        due = _last(before, _DUE)
        self._add(Measure.RATE, name, tokens, done, (due,) if due else ())

    def _counts(self) -> list[Fact]:
        return [
            fact for fact in self.facts if fact.measure is Measure.COUNT and not fact.approximate
        ]

    def _add(
        self,
        measure: Measure,
        subject: str,
        tokens: list[Token],
        numerator: Fact | None = None,
        denominators: tuple[Fact, ...] = (),
    ) -> None:
        parts = {token.type: token for token in tokens}
        number = parts.get("NUMBER", parts.get("PERCENT"))
        unit = parts.get("UNIT")
        first = parts.get("NUMBER") or parts.get("PERCENT") or tokens[0]
        last = unit or first
        start = self.origin + (first.start_pos or 0) + len(first) - len(first.lstrip(_GAP))
        self.facts.append(
            Fact(
                measure=measure,
                subject=subject,
                raw=_clean("".join(tokens)),
                value=_value(number) if number else None,
                unit=_clean(unit) if unit else None,
                approximate="APPROXIMATE" in parts or "MORE" in parts or _rough(unit),
                span=Span(start, self.origin + (last.start_pos or 0) + len(last.rstrip(_GAP))),
                paragraph=self.paragraph,
                sentence=self.sentence,
                numerator=numerator,
                denominators=denominators,
            )
        )


def _tokens(node: object) -> list[Token]:
    assert isinstance(node, Tree)  # the grammar puts a percentage here
    return [token for token in node.children if isinstance(token, Token)]


def _clean(text: object) -> str:
    return _BLANKS.sub("", str(text))


def _rough(unit: Token | None) -> bool:
    return unit is not None and _clean(unit)[0] in "余多"


def _value(number: Token) -> Decimal:
    return Decimal(_clean(number).rstrip("%").replace(",", ""))


def _last(facts: Sequence[Fact], pattern: re.Pattern[str]) -> Fact | None:
    return next((fact for fact in reversed(facts) if pattern.search(fact.subject)), None)
