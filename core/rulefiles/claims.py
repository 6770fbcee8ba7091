"""Claims that hold in a report or do not.

Nothing here raises: what cannot be told is Unknown, and a claim that rests on it is so too, unless
the rest of it decides.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass

from reportlint.messages import Message
from reportlint.relation import Balance
from reportlint.rulefiles.automaton import Pattern
from reportlint.rulefiles.figures import Figure
from reportlint.rulefiles.passages import Passage
from reportlint.rulefiles.signs import EQUAL, Sign
from reportlint.rulefiles.states import in_state
from reportlint.rulefiles.surroundings import Shown, Surroundings, Unknown


class Claim(ABC):
    """Something that holds in a report or does not."""

    @abstractmethod
    def value(self, at: Surroundings) -> bool | Unknown:
        """Tell whether it holds."""

    @abstractmethod
    def shown(self, at: Surroundings) -> Iterable[Shown]:
        """Return what it rests on."""

    def blamed(self, at: Surroundings) -> "Claim":
        """Return the part of a claim that keeps it from holding."""
        return self

    def relation(self, at: Surroundings) -> Balance | None:
        """Return the balance that it is, None where it is none."""
        return None


@dataclass(frozen=True, slots=True)
class Comparison(Claim):
    """Two numbers that are compared."""

    sign: Sign
    left: Figure
    right: Figure
    tolerance: Figure | None

    def value(self, at: Surroundings) -> bool | Unknown:
        """Tell whether it holds."""
        left = self.left.value(at)
        if isinstance(left, Unknown):
            return left
        right = self.right.value(at)
        if isinstance(right, Unknown):
            return right
        if self.tolerance is None:
            return self.sign.holds(left, right)
        tolerance = self.tolerance.value(at)
        return (
            tolerance if isinstance(tolerance, Unknown) else -tolerance <= left - right <= tolerance
        )

    def shown(self, at: Surroundings) -> Iterable[Shown]:
        """Return what it rests on."""
        yield from self.left.shown(at)
        yield from self.right.shown(at)
        if self.tolerance is not None:
            yield from self.tolerance.shown(at)

    def relation(self, at: Surroundings) -> Balance | None:
        """Return the balance that it is, None where it is none."""
        if self.sign is not EQUAL or self.tolerance is not None:
            return None
        left, right = self.left.terms(at), self.right.terms(at)
        if not left or not right:
            return None
        one_each = len({item.path or item.span for item in left + right}) == len(left) + len(right)
        return Balance(tuple(left), tuple(right)) if one_each else None


@dataclass(frozen=True, slots=True)
class CellState(Claim):
    """A cell that is in a state."""

    path: str
    state: str

    def value(self, at: Surroundings) -> bool | Unknown:
        """Tell whether it holds."""
        return in_state(self.path, self.state, at)

    def shown(self, at: Surroundings) -> Iterable[Shown]:
        """Return what it rests on."""
        title = at.report.format.cell_title(self.path)
        cell = at.report.cells.get(self.path)
        table = at.report.table(self.path.partition(".")[0])
        span = cell.span if cell else table.span if table else None
        yield Shown(Message(title, title), span, self.path)


@dataclass(frozen=True, slots=True)
class TextState(Claim):
    """A text that is there, missing, or without words."""

    passage: Passage
    state: str

    def value(self, at: Surroundings) -> bool | Unknown:
        """Tell whether it holds."""
        stretch = self.passage.stretch(at)
        if isinstance(stretch, Unknown):
            return self.state == "missing"
        start, end = stretch
        return self.state != "missing" and (start < end) is (self.state == "present")

    def shown(self, at: Surroundings) -> Iterable[Shown]:
        """Return what it rests on."""
        yield self.passage.heading(at)


@dataclass(frozen=True, slots=True)
class Saying(Claim):
    """A text in which a pattern is found."""

    passage: Passage
    wanted: Pattern

    def value(self, at: Surroundings) -> bool | Unknown:
        """Tell whether it holds."""
        stretch = self.passage.searched(at)
        if isinstance(stretch, Unknown):
            return stretch
        return at.prose(self.passage.section).first(self.wanted, *stretch) is not None

    def shown(self, at: Surroundings) -> Iterable[Shown]:
        """Return what it rests on."""
        yield from list(self.passage.matches(self.wanted, at)) or [self.passage.heading(at)]


@dataclass(frozen=True, slots=True)
class Both(Claim):
    """Two claims that must both hold, or of which one must."""

    word: str
    left: Claim
    right: Claim

    def value(self, at: Surroundings) -> bool | Unknown:
        """Tell whether it holds."""
        decides = self.word == "or"
        left = self.left.value(at)
        if left is decides:
            return left
        right = self.right.value(at)
        if right is decides:
            return right
        return left if isinstance(left, Unknown) else right

    def shown(self, at: Surroundings) -> Iterable[Shown]:
        """Return what it rests on."""
        yield from self.left.shown(at)
        yield from self.right.shown(at)

    def blamed(self, at: Surroundings) -> Claim:
        """Return the part that keeps it from holding."""
        if self.word == "or":
            return self
        part = self.left if self.left.value(at) is False else self.right
        return part.blamed(at)


@dataclass(frozen=True, slots=True)
class Not(Claim):
    """A claim that must not hold."""

    claim: Claim

    def value(self, at: Surroundings) -> bool | Unknown:
        """Tell whether it holds."""
        value = self.claim.value(at)
        return value if isinstance(value, Unknown) else not value

    def shown(self, at: Surroundings) -> Iterable[Shown]:
        """Return what it rests on."""
        return self.claim.shown(at)
