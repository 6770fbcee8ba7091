"""Numbers that are worked out from others."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from reportlint.messages import Message
from reportlint.relation import Operand
from reportlint.rulefiles.figures import Figure
from reportlint.rulefiles.numbers import Number, plain, rounded, show
from reportlint.rulefiles.surroundings import Shown, Surroundings, Unknown
from reportlint.source import Span

_WORKED: dict[str, Callable[[Number, Number], Number]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
}
_DIVIDED = Message(zh="除数为 0", en="it divides by zero")
_LAST_YEAR = Message(zh="上年报告：{reason}", en="in last year's report: {reason}")
_OF_LAST_YEAR = Message(zh="上年“{title}”", en="“{title}” of last year")


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
        return plain(Fraction(left) / Fraction(right))

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
        return rounded(value, self.decimals)

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
            return at.no_last_year
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


def _bracketed(text: str, signs: str) -> str:
    return f"({text})" if any(f" {sign} " in text for sign in signs) else text


def _first_span(shown: Iterable[Shown]) -> Span | None:
    return next((item.span for item in shown if item.span is not None), None)
