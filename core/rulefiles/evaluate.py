"""Numbers and claims that are bound to the cells of a format, and what they come to in a report.

Nothing here raises: what cannot be told is Unknown, and a claim that rests on it is so too, unless
the rest of it decides. Numbers are exact: whole numbers and fractions, never floats.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from operator import eq, ge, gt, le, lt, ne
from typing import NamedTuple

from reportlint.messages import Message
from reportlint.model import Cell, State
from reportlint.prose.facts import Fact
from reportlint.relation import Balance, Operand, cell_operand, fact_operand
from reportlint.rulefiles.expression import Number
from reportlint.rulefiles.paths import standing
from reportlint.rulefiles.pattern import Pattern
from reportlint.rulefiles.surroundings import Surroundings, Unknown
from reportlint.source import Span

_SIGNS: dict[str, Callable[[Number, Number], bool]] = {
    "=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge,
}  # fmt: skip
OPPOSITE = {"=": "≠", "!=": "=", "<": "≥", "<=": ">", ">": "≤", ">=": "<"}
MIRRORED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_WORKED: dict[str, Callable[[Number, Number], Number]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
}
_DECIMALS = 4
_MOST_COUNTED = 10_000

_DIVIDED = Message(zh="除数为 0", en="it divides by zero")
_NO_FACT = Message(zh="正文没有写 {name} 的数", en="the prose names no number for {name}")
_MANY_FACTS = Message(
    zh="正文中 {name} 的数不止一个：{values}",
    en="the prose has several numbers for {name}: {values}",
)
_NO_PREVIOUS = Message(
    zh="没有同时检查上一年的报告，无从比较",
    en="the report of the year before was not checked with it",
)
_LAST_YEAR = Message(zh="上年报告：{reason}", en="in last year's report: {reason}")
_NO_SECTION = Message(zh="报告没有这一部分", en="the report has no such section")
_OF_LAST_YEAR = Message(zh="上年“{title}”", en="“{title}” of last year")
_PROSE = Message(zh="正文：{words}", en="the prose: {words}")
_SECTION = Message(zh="{title}", en="{title}")
_WORDS = Message(zh="“{words}”", en="“{words}”")


class Shown(NamedTuple):
    """A place that a claim rests on; the path is that of a cell, span is None in another report."""

    title: Message
    span: Span | None
    path: str | None = None


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
class Constant(Figure):
    """A number as the rule says it."""

    number: Number

    def value(self, at: Surroundings) -> Number | Unknown:
        """Return the number."""
        return self.number

    def shown(self, at: Surroundings) -> Iterable[Shown]:
        """Return what it rests on."""
        return ()

    def written(self, at: Surroundings) -> str:
        """Return how it is worked out, in figures."""
        return show(self.number)


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
        return _plain(total)

    def _cells(self, at: Surroundings) -> list[Cell]:
        cells = at.report.cells
        if all(path in cells for path in self.paths):
            return [cells[path] for path in self.paths]
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
        return [cell_operand(cell, at.report) for cell in self._cells(at)]


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
        return _plain(Fraction(values[0]))

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
class Worked(Figure):
    """Two numbers with + - * or / between them."""

    sign: str
    left: Figure
    right: Figure

    def value(self, at: Surroundings) -> Number | Unknown:
        """Return the number."""
        left = self.left.value(at)
        right = self.right.value(at)
        if isinstance(left, Unknown):
            return left
        if isinstance(right, Unknown):
            return right
        if self.sign != "/":
            return _WORKED[self.sign](left, right)
        if not right:
            return Unknown(_DIVIDED, _first_span(self.right.shown(at)))
        return _plain(Fraction(left) / Fraction(right))

    def shown(self, at: Surroundings) -> Iterable[Shown]:
        """Return what it rests on."""
        yield from self.left.shown(at)
        yield from self.right.shown(at)

    def written(self, at: Surroundings) -> str:
        """Return how it is worked out, in figures."""
        sign = {"*": "×", "/": "÷"}.get(self.sign, self.sign)
        left, right = self.left.written(at), self.right.written(at)
        if self.sign != "+":
            left, right = _bracketed(left, "+-" if sign in "×÷" else ""), _bracketed(right, "+-×÷")
        if self.sign == "-" and self.left == Constant(0):
            return f"-{right}"
        return f"{left} {sign} {right}"

    def terms(self, at: Surroundings) -> list[Operand] | None:
        """Return the figures that add up to it, None where it is no plain sum."""
        left, right = self.left.terms(at), self.right.terms(at)
        return left + right if self.sign == "+" and left is not None and right is not None else None


@dataclass(frozen=True, slots=True)
class Extreme(Figure):
    """The greatest or the least of several numbers."""

    function: str
    parts: tuple[Figure, ...]

    def value(self, at: Surroundings) -> Number | Unknown:
        """Return the number."""
        values: list[Number] = []
        for part in self.parts:
            value = part.value(at)
            if isinstance(value, Unknown):
                return value
            values.append(value)
        return max(values) if self.function == "max" else min(values)

    def shown(self, at: Surroundings) -> Iterable[Shown]:
        """Return what it rests on."""
        for part in self.parts:
            yield from part.shown(at)

    def written(self, at: Surroundings) -> str:
        """Return how it is worked out, in figures."""
        return f"{self.function}({', '.join(part.written(at) for part in self.parts)})"


@dataclass(frozen=True, slots=True)
class Rounded(Figure):
    """A number rounded half up to some decimals or, where they are None, without its sign."""

    inner: Figure
    decimals: int | None

    def value(self, at: Surroundings) -> Number | Unknown:
        """Return the number."""
        value = self.inner.value(at)
        if isinstance(value, Unknown):
            return value
        if self.decimals is None:
            return value if value >= 0 else -value
        scale = 10**self.decimals
        rounded = floor(abs(Fraction(value)) * scale + Fraction(1, 2))
        return _plain(Fraction(rounded if value >= 0 else -rounded, scale))

    def shown(self, at: Surroundings) -> Iterable[Shown]:
        """Return what it rests on."""
        return self.inner.shown(at)

    def written(self, at: Surroundings) -> str:
        """Return how it is worked out, in figures."""
        name = "abs" if self.decimals is None else "round"
        return f"{name}({self.inner.written(at)})"


@dataclass(frozen=True, slots=True)
class Previous(Figure):
    """A number of the report of the year before."""

    inner: Figure

    def value(self, at: Surroundings) -> Number | Unknown:
        """Return the number."""
        if at.previous is None:
            return Unknown(_NO_PREVIOUS)
        value = self.inner.value(at.previous)
        if isinstance(value, Unknown):
            return Unknown(_LAST_YEAR.format(reason=value.reason))
        return value

    def shown(self, at: Surroundings) -> Iterable[Shown]:
        """Return what it rests on."""
        if at.previous is not None:
            for item in self.inner.shown(at.previous):
                yield Shown(_OF_LAST_YEAR.format(title=item.title), None)

    def written(self, at: Surroundings) -> str:
        """Return how it is worked out, in figures."""
        return self.inner.written(at.previous) if at.previous is not None else "?"


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

    section: str
    title: str
    wanted: Pattern | None

    def value(self, at: Surroundings) -> Number | Unknown:
        """Return the number."""
        if missing := _missing(self.section, at):
            return missing
        words = at.prose(self.section).words
        if self.wanted is None:
            return len(words) - words.count("\n")
        return sum(1 for _ in self.wanted.find(words))

    def shown(self, at: Surroundings) -> Iterable[Shown]:
        """Return what it rests on."""
        yield Shown(_SECTION.format(title=self.title), at.heading(self.section))
        if self.wanted is not None:
            yield from _matches(self.wanted, self.section, at)

    def written(self, at: Surroundings) -> str:
        """Return how it is worked out, in figures."""
        return _said(self, at)


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

    sign: str
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
            return _SIGNS[self.sign](left, right)
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
        if self.sign != "=" or self.tolerance is not None:
            return None
        left, right = self.left.terms(at), self.right.terms(at)
        if not left or not right:
            return None
        one_each = len({item.span for item in (*left, *right)}) == len(left) + len(right)
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

    section: str
    title: str
    state: str

    def value(self, at: Surroundings) -> bool | Unknown:
        """Tell whether it holds."""
        there = _missing(self.section, at) is None
        if self.state == "missing":
            return not there
        return there and bool(at.prose(self.section).words) is (self.state == "present")

    def shown(self, at: Surroundings) -> Iterable[Shown]:
        """Return what it rests on."""
        yield Shown(_SECTION.format(title=self.title), at.heading(self.section))


@dataclass(frozen=True, slots=True)
class Saying(Claim):
    """A text in which a pattern is found."""

    section: str
    title: str
    wanted: Pattern

    def value(self, at: Surroundings) -> bool | Unknown:
        """Tell whether it holds."""
        if missing := _missing(self.section, at):
            return missing
        return next(self.wanted.find(at.prose(self.section).words), None) is not None

    def shown(self, at: Surroundings) -> Iterable[Shown]:
        """Return what it rests on."""
        found = list(_matches(self.wanted, self.section, at))
        yield from found or [Shown(_SECTION.format(title=self.title), at.heading(self.section))]


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


def in_state(path: str, state: str, at: Surroundings) -> bool | Unknown:
    """Tell whether a cell is in a state."""
    cell = at.report.cells.get(path)
    if cell is None:
        return at.unknown(path, None) if at.report.is_unparsed(path) else state == "missing"
    states = {
        "blank": (State.BLANK,),
        "zero": (State.ZERO,),
        "mark": (State.NA_MARK,),
        "text": (State.TEXT,),
        "number": (State.NUMBER, State.ZERO),
        "missing": (),
        "present": tuple(State),
    }
    return cell.state in states[state]


def show(number: Number) -> str:
    """Return a number as people write it: exact where it can be, else rounded, after ≈."""
    if isinstance(number, int) or number.denominator == 1:
        return str(number)
    scale = 10**_DECIMALS
    rounded = floor(abs(number) * scale + Fraction(1, 2))
    whole, rest = divmod(rounded, scale)
    digits = f"{rest:0{_DECIMALS}}".rstrip("0")
    text = f"{'-' if number < 0 else ''}{whole}{'.' if digits else ''}{digits}"
    return text if Fraction(rounded, scale) == abs(number) else f"≈{text}"


def _plain(number: Number) -> Number:
    return int(number) if number.denominator == 1 else number


def _said(figure: Figure, at: Surroundings) -> str:
    value = figure.value(at)
    return "?" if isinstance(value, Unknown) else show(value)


def _bracketed(text: str, signs: str) -> str:
    return f"({text})" if any(f" {sign} " in text for sign in signs) else text


def _first_span(shown: Iterable[Shown]) -> Span | None:
    return next((item.span for item in shown if item.span is not None), None)


def _missing(section: str, at: Surroundings) -> Unknown | None:
    """Return why a text cannot be looked at, None where it can."""
    known = section in ("report", "preamble") or at.report.section(section) is not None
    return None if known else Unknown(_NO_SECTION, at.heading(section))


def _matches(wanted: Pattern, section: str, at: Surroundings) -> Iterator[Shown]:
    prose = at.prose(section)
    for start, end in wanted.find(prose.words):
        words = prose.words[start:end].replace("\n", "")
        yield Shown(_WORDS.format(words=words), prose.span(start, end))
