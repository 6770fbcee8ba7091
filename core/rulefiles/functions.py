"""The functions of conditions: how each is written, and what its arguments are read as."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple, Protocol

from reportlint.grammar import Token, Tree
from reportlint.messages import Message
from reportlint.prose.meaning import known_names
from reportlint.rulefiles.automaton import Pattern
from reportlint.rulefiles.errors import hint
from reportlint.rulefiles.nodes import Call, Cells, CountCells, CountWords, FactOf, Node, Text
from reportlint.rulefiles.states import CELL_STATES
from reportlint.rulefiles.trees import place_of, token_in, trees_in

_MOST_DECIMALS = 6

_WANTED_STRING = Message(zh="此处应为引号中的文字", en="words in quotation marks are wanted here")
_DECIMALS = Message(
    zh=f"小数位数应为 0 到 {_MOST_DECIMALS}，如 round(…, 2)",
    en=f"decimals are 0 to {_MOST_DECIMALS}, as in round(…, 2)",
)
_UNKNOWN_TOPIC = Message(
    zh="fact 的第一项应为事项，没有“{name}”{hint}；见 docs/facts.md",
    en="fact wants a topic first; there is no “{name}”{hint}; docs/facts.md lists them",
)
_UNKNOWN_ACT = Message(
    zh="没有行为或申请人“{name}”{hint}；见 docs/facts.md",
    en="there is no act or applicant “{name}”{hint}; docs/facts.md lists them",
)
_NESTED_PREVIOUS = Message(zh="previous(…) 不能相套", en="previous(…) cannot stand in another")


class Reading(Protocol):
    """What the arguments of functions are read with."""

    def number(self, tree: Tree[Token], *, many: bool = False) -> Node:
        """Return the number that a tree is."""
        ...

    def text_of(self, tree: Tree[Token]) -> Text:
        """Return the text that a tree names."""
        ...

    def state(self, name: Token, known: tuple[str, ...]) -> str:
        """Return the name of a state."""
        ...

    def wanted(self, string: Token, *, exact: bool) -> Pattern:
        """Return the pattern in quotation marks."""
        ...

    def fault(self, item: Tree[Token] | Token, message: Message) -> Node:
        """Note what is wrong with a part, and return a node in its place."""
        ...


_Arguments = list[Tree[Token]]
_Read = Callable[[Reading, Tree[Token], _Arguments], Node | None]


class Function(NamedTuple):
    """A function: its usage, and what gives the node of a call, None where it is not so used."""

    usage: str
    read: _Read


def _several(name: str, reading: Reading, tree: Tree[Token], arguments: _Arguments) -> Node:
    """Read a function of any numbers, and of paths of many cells."""
    numbers = tuple(reading.number(item, many=True) for item in arguments)
    return Call(place_of(tree), name, numbers)


def _abs(reading: Reading, tree: Tree[Token], arguments: _Arguments) -> Node | None:
    if len(arguments) != 1:
        return None
    return Call(place_of(tree), "abs", (reading.number(arguments[0]),))


def _count(reading: Reading, tree: Tree[Token], arguments: _Arguments) -> Node | None:
    """Read how many cells are counted, or how often words are found."""
    first, *rest = arguments
    if first.data == "path" and not rest:
        return CountCells(place_of(tree), Cells(place_of(first), str(first.children[0])))
    if first.data == "in_state" and not rest and trees_in(first)[0].data == "path":
        (path,) = trees_in(first)
        state = reading.state(token_in(first, "NAME"), tuple(CELL_STATES))
        return CountCells(place_of(tree), Cells(place_of(path), str(path.children[0])), state)
    if len(rest) != 1:
        return None
    if rest[0].data != "string":
        return reading.fault(rest[0], _WANTED_STRING)
    wanted = reading.wanted(token_in(rest[0], "STRING"), exact=False)
    return CountWords(place_of(tree), reading.text_of(first), wanted)


def _length(reading: Reading, tree: Tree[Token], arguments: _Arguments) -> Node | None:
    if len(arguments) != 1:
        return None
    return CountWords(place_of(tree), reading.text_of(arguments[0]), None)


def _round(reading: Reading, tree: Tree[Token], arguments: _Arguments) -> Node | None:
    first, *rest = arguments
    if len(rest) > 1:
        return None
    digits = str(rest[0].children[0]) if rest and rest[0].data == "number" else "0"
    if any(item.data != "number" for item in rest) or not digits.isdigit():
        return reading.fault(rest[0], _DECIMALS)
    if int(digits) > _MOST_DECIMALS:
        return reading.fault(rest[0], _DECIMALS)
    return Call(place_of(tree), "round", (reading.number(first),), int(digits))


def _previous(reading: Reading, tree: Tree[Token], arguments: _Arguments) -> Node | None:
    if len(arguments) != 1:
        return None
    for part in arguments[0].iter_subtrees():
        if part.data == "call" and token_in(part, "NAME") == "previous":
            return reading.fault(part, _NESTED_PREVIOUS)
    return Call(place_of(tree), "previous", (reading.number(arguments[0]),))


def _fact(reading: Reading, tree: Tree[Token], arguments: _Arguments) -> Node | None:
    """Read a number of the prose, by topic, acts and applicant."""
    if any(item.data != "name" for item in arguments):
        return None
    known = known_names()
    first, *rest = (token_in(item, "NAME") for item in arguments)
    if first not in known.topics:
        close = hint(first, known.topics)
        return reading.fault(first, _UNKNOWN_TOPIC.format(name=first, hint=close))
    acts, applicant = [], ""
    for name in rest:
        if name in known.acts:
            acts.append(str(name))
        elif name in known.applicants and not applicant:
            applicant = str(name)
        else:
            close = hint(name, (*known.acts, *known.applicants))
            return reading.fault(name, _UNKNOWN_ACT.format(name=name, hint=close))
    return FactOf(place_of(tree), str(first), tuple(acts), applicant)


FUNCTIONS = {
    "sum": Function("sum(t3.denied.*.total)", partial(_several, "sum")),
    "max": Function("max(t3.new.*)", partial(_several, "max")),
    "min": Function("min(t3.new.*)", partial(_several, "min")),
    "count": Function(
        "count(t3.*.total), count(t3.*.total is blank), count(section s5, “…”)", _count
    ),
    "length": Function("length(section s5)", _length),
    "abs": Function("abs(…)", _abs),
    "round": Function("round(…, 2)", _round),
    "previous": Function("previous(t2.license.decisions)", _previous),
    "fact": Function("fact(request, received)", _fact),
}
