"""The condition of a rule as a tree of typed nodes, each with its place in the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlint.rulefiles.automaton import Pattern
from reportlint.rulefiles.numbers import Number
from reportlint.rulefiles.signs import Sign


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a condition; at is the offset at which it begins."""

    at: int


@dataclass(frozen=True, slots=True)
class Literal(Node):
    """A number as written."""

    value: Number


@dataclass(frozen=True, slots=True)
class Cells(Node):
    """A path of one cell or, with *, of many; {column} and {row} stand for those of a loop."""

    path: str


@dataclass(frozen=True, slots=True)
class Text(Node):
    """The prose of a section, of the preamble, or of the whole report, or a part of it."""

    section: str
    after: Pattern | None = None
    before: Pattern | None = None


@dataclass(frozen=True, slots=True)
class FactOf(Node):
    """A number of the prose, by what it counts."""

    topic: str
    acts: tuple[str, ...]
    applicant: str


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A function of numbers: sum, max, min, abs, round, previous; words are for round."""

    function: str
    arguments: tuple[Node, ...]
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class CountCells(Node):
    """How many cells hold a figure, or are in a state."""

    path: Cells
    state: str = ""


@dataclass(frozen=True, slots=True)
class CountWords(Node):
    """How often a pattern is found in a text; without one, how many letters the text has."""

    text: Text
    wanted: Pattern | None


@dataclass(frozen=True, slots=True)
class Binary(Node):
    """Two numbers with + - * or / between them."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Compared(Node):
    """Two numbers that are compared; tolerance is what they may differ by."""

    sign: Sign
    left: Node
    right: Node
    tolerance: Node | None = None


@dataclass(frozen=True, slots=True)
class InState(Node):
    """A cell or a text that is in a state."""

    target: Cells | Text
    state: str


@dataclass(frozen=True, slots=True)
class Says(Node):
    """A text in which a pattern is found."""

    text: Text
    wanted: Pattern


@dataclass(frozen=True, slots=True)
class Logic(Node):
    """Two claims with and or or between them."""

    word: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Negated(Node):
    """A claim that must not hold."""

    claim: Node


@dataclass(frozen=True, slots=True)
class Loop:
    """For each column or row of a table."""

    at: int
    axis: str
    table: str
    table_at: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A whole condition: claim must hold for each in loops, where condition holds."""

    loops: tuple[Loop, ...]
    condition: Node | None
    claim: Node

    def nodes(self) -> Iterator[Node]:
        """Yield all nodes."""
        open_nodes = [self.claim, *([self.condition] if self.condition else [])]
        while open_nodes:
            node = open_nodes.pop()
            yield node
            open_nodes += _parts(node)


def _parts(node: Node) -> list[Node]:
    """Return the nodes right below a node."""
    match node:
        case Call(arguments=arguments):
            return list(arguments)
        case Binary(left=left, right=right) | Logic(left=left, right=right):
            return [left, right]
        case Compared(left=left, right=right, tolerance=tolerance):
            return [left, right, *([tolerance] if tolerance else [])]
        case Negated(claim=claim):
            return [claim]
        case InState(target=target):
            return [target]
        case CountCells(path=path):
            return [path]
        case CountWords(text=text) | Says(text=text):
            return [text]
        case _:
            return []
