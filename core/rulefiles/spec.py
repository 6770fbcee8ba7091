"""A rule as its file says it."""

from collections.abc import Callable
from dataclasses import dataclass

from reportlint.finding import Severity
from reportlint.messages import Message
from reportlint.rule import Example
from reportlint.rulefiles.changes import Change
from reportlint.rulefiles.errors import Place
from reportlint.rulefiles.instances import Instance


@dataclass(frozen=True)
class PlacedExample:
    """An example with its words, and the places of their characters."""

    example: Example
    changes: tuple[Change, ...]
    text: str
    place_of: Callable[[int], Place]


@dataclass(frozen=True)
class RuleSpec:
    """A rule as its file says it; programs are its instances by the id of a format."""

    code: str
    name: str
    title: Message
    severity: Severity
    basis: Message
    message: Message
    condition: str
    first_year: int | None
    last_year: int | None
    organ_kinds: tuple[str, ...]
    programs: dict[str, tuple[Instance, ...]]
    uses_last_year: bool
    bad: tuple[PlacedExample, ...]
    good: tuple[PlacedExample, ...]
    place: Place
    code_place: Place
