"""Numbers that a report has: they are bound to the cells of a format.

Nothing here raises: what cannot be told is Unknown, and what rests on it is so too.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from reportlint.messages import Message
from reportlint.model import Cell
from reportlint.prose.facts import Fact
from reportlint.relation import Operand, fact_operand
from reportlint.rulefiles.automaton import Pattern
from reportlint.rulefiles.numbers import Number, plain, show
from reportlint.rulefiles.passages import Passage
from reportlint.rulefiles.paths import standing
from reportlint.rulefiles.states import in_state
from reportlint.rulefiles.surroundings import Shown, Surroundings, Unknown

_NO_FACT = Message(zh="正文没有写 {name} 的数", en="the prose names no number for {name}")
_MANY_FACTS = Message(
    zh="正文中 {name} 的数不止一个：{values}",
    en="the prose has several numbers for {name}: {values}",
)
_PROSE = Message(zh="正文：{words}", en="the prose: {words}")


class Figure(ABC):
    """A number that a report has or that is worked out from it."""

    @abstractmethod
    def value(self, at: Surroundings) -> Number | Unknown:
        """Return the number."""

    @abstractmethod
    def shown(self, at: Surroundings) -> Iterable[Shown]:
        """Return what it rests on."""

    @abstractmethod
    def written(self, at: Surroundings) -> str:
        """Return how it is worked out, in figures."""

    def terms(self, at: Surroundings) -> list[Operand] | None:
        """Return the figures that add up to it, None where it is no plain sum."""
        return None


@dataclass(frozen=True, slots=True)
class CellSum(Figure):
    """A cell, or the sum of several."""

    paths: tuple[str, ...]

    def value(self, at: Surroundings) -> Number | Unknown:
        """Return the number."""
        cells = at.report.cells
        total: Number = 0
        for path in self.paths:
            cell = cells.get(path)
            if cell is None or cell.value is None:
                return self._standing(at)
            value = cell.value
            total += value if type(value) is int else Fraction(value)
        return total

    def _standing(self, at: Surroundings) -> Number | Unknown:
        """Return the sum where one row may stand for several, or why there is none."""
        total: Number = 0
        for path in standing(self.paths, at.report):
            cell = at.report.cells.get(path)
            if cell is None or cell.value is None:
                return at.unknown(path, cell)
            total += Fraction(cell.value)
        return plain(total)

    def _cells(self, at: Surroundings) -> list[Cell]:
        cells = at.report.cells
        found = [cell for path in self.paths if (cell := cells.get(path)) is not None]
        if len(found) == len(self.paths):
            return found
        paths = standing(self.paths, at.report)
        return [cell for path in paths if (cell := cells.get(path))]

    def shown(self, at: Surroundings) -> Iterable[Shown]:
        """Return what it rests on."""
        for cell in self._cells(at):
            yield Shown(at.report.format.cell_message(cell.path), cell.span, cell.path)

    def written(self, at: Surroundings) -> str:
        """Return how it is worked out, in figures."""
        values = [str(cell.value) for cell in self._cells(at) if cell.value]
        return " + ".join(values) or "0"

    def terms(self, at: Surroundings) -> list[Operand] | None:
        """Return the figures that add up to it, None where it is no plain sum."""
        return [at.operand(cell) for cell in self._cells(at)]


@dataclass(frozen=True, slots=True)
class FactFigure(Figure):
    """A number of the prose."""

    topic: str
    acts: tuple[str, ...]
    applicant: str

    def _facts(self, at: Surroundings) -> list[Fact]:
        return [
            fact
            for fact in at.facts.get(self.topic, ())
            if set(self.acts) <= set(fact.meaning.acts)
            and (self.acts or not fact.meaning.acts)
            and fact.meaning.applicant == self.applicant
            and fact.quantity is not None
        ]

    def value(self, at: Surroundings) -> Number | Unknown:
        """Return the number."""
        facts = self._facts(at)
        name = ", ".join((self.topic, *self.acts, *filter(None, (self.applicant,))))
        values = list(dict.fromkeys(fact.quantity or 0 for fact in facts))
        if not values:
            return Unknown(_NO_FACT.format(name=name))
        if len(values) > 1:
            said = "、".join(map(str, values))
            return Unknown(_MANY_FACTS.format(name=name, values=said), facts[1].span)
        return plain(Fraction(values[0]))

    def shown(self, at: Surroundings) -> Iterable[Shown]:
        """Return what it rests on."""
        for fact in self._facts(at):
            yield Shown(_PROSE.format(words=f"{fact.subject}{fact.raw}"), fact.span)

    def written(self, at: Surroundings) -> str:
        """Return how it is worked out, in figures."""
        return _said(self, at)

    def terms(self, at: Surroundings) -> list[Operand] | None:
        """Return the figures that add up to it, None where it is no plain sum."""
        facts = self._facts(at)
        # Of a number that is said twice no one place can be wrong alone.
        plain = len(facts) == 1 and facts[0].quantity == facts[0].value
        return [fact_operand(facts[0])] if plain else None


@dataclass(frozen=True, slots=True)
class CellCount(Figure):
    """How many cells hold a figure, or are in a state."""

    paths: tuple[str, ...]
    state: str

    def value(self, at: Surroundings) -> Number | Unknown:
        """Return the number."""
        count = 0
        for path in self.paths:
            found = in_state(path, self.state or "number", at)
            if isinstance(found, Unknown):
                return found
            count += found
        return count

    def shown(self, at: Surroundings) -> Iterable[Shown]:
        """Return what it rests on."""
        for item in CellSum(self.paths).shown(at):
            if item.path is not None and in_state(item.path, self.state or "number", at) is True:
                yield item

    def written(self, at: Surroundings) -> str:
        """Return how it is worked out, in figures."""
        return _said(self, at)


@dataclass(frozen=True, slots=True)
class WordCount(Figure):
    """How often a pattern is found in a text, or how many letters the text has."""

    passage: Passage
    wanted: Pattern | None

    def value(self, at: Surroundings) -> Number | Unknown:
        """Return the number."""
        words = self.passage.words(at)
        if isinstance(words, Unknown):
            return words
        if self.wanted is None:
            return len(words) - words.count("\n")
        return sum(1 for _ in self.wanted.find(words))

    def shown(self, at: Surroundings) -> Iterable[Shown]:
        """Return what it rests on."""
        yield self.passage.heading(at)
        if self.wanted is not None:
            yield from self.passage.matches(self.wanted, at)

    def written(self, at: Surroundings) -> str:
        """Return how it is worked out, in figures."""
        return _said(self, at)


def _said(figure: Figure, at: Surroundings) -> str:
    value = figure.value(at)
    return "?" if isinstance(value, Unknown) else show(value)
