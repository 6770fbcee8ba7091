"""Read a condition: turn the trees of the grammar into nodes."""

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from reportlint.grammar import Token, Tree
from reportlint.grammar.expressions import KEYWORDS
from reportlint.messages import Message
from reportlint.rulefiles.automaton import Pattern
from reportlint.rulefiles.errors import Fault, hint
from reportlint.rulefiles.functions import FUNCTIONS
from reportlint.rulefiles.kinds import A_TEXT, kind_of
from reportlint.rulefiles.nodes import (
    Binary,
    Cells,
    Compared,
    FactOf,
    InState,
    Literal,
    Logic,
    Loop,
    Negated,
    Node,
    Says,
    Statement,
    Text,
)
from reportlint.rulefiles.numbers import read_number
from reportlint.rulefiles.passages import WHOLE_TEXTS
from reportlint.rulefiles.pattern_reader import PatternError, read_pattern
from reportlint.rulefiles.signs import EQUAL, SIGNS
from reportlint.rulefiles.states import CELL_STATES, TEXT_STATES
from reportlint.rulefiles.syntax import parsed
from reportlint.rulefiles.trees import place_of, token_in, tokens_in, trees_in

_MOST_KEPT = 200
_AXES = ("column", "row")
_WANTED_NUMBER = Message(
    zh="此处应为数（数字、单元格、sum(…) 等），而不是{found}",
    en="a number is wanted here (a figure, a cell, sum(…)), not {found}",
)
_WANTED_CLAIM = Message(
    zh="此处应为能成立或不成立的判断（如 … = …），而不是{found}",
    en="a claim is wanted here, such as … = …, not {found}",
)
_STATE_ALONE = Message(
    zh="每个状态前都要写全：… is blank or … is {state}",
    en="write out what is {state}: … is blank or … is {state}",
)
_WANTED_TEXT = Message(
    zh="此处应为一部分文字（如 section s5），而不是{found}",
    en="a text is wanted here, such as section s5, not {found}",
)
_UNKNOWN_NAME = Message(zh="不认识“{name}”{hint}", en="“{name}” is not known{hint}")
_UNKNOWN_FUNCTION = Message(
    zh="没有函数 {name}{hint}；可用：{known}",
    en="there is no function {name}{hint}; known: {known}",
)
_UNKNOWN_STATE = Message(
    zh="没有状态 {name}{hint}；可用：{known}", en="there is no state {name}{hint}; known: {known}"
)
_UNKNOWN_AXIS = Message(
    zh="for each 之后应为 column 或 row，而不是 {name}",
    en="column or row is wanted after for each, not {name}",
)
_ARGUMENTS = Message(zh="{name} 写作 {usage}", en="{name} is written {usage}")
_WILDCARD = Message(
    zh="带 * 的路径是许多格，只能写在 sum(…)、max(…)、min(…)、count(…) 中",
    en="a path with * is many cells: it stands in sum(…), max(…), min(…) or count(…) only",
)
_DIVIDES_BY_ZERO = Message(zh="除数是 0", en="this divides by zero")
_TOO_MANY_LOOPS = Message(
    zh="for each 最多 {most} 层，每层各用 column、row 一次",
    en="for each stands {most} times at most, once for column and once for row",
)
_NOTHING_COMPARED = Message(
    zh="条件没有用到报告中的任何内容", en="the condition names nothing of the report"
)


@lru_cache(maxsize=_MOST_KEPT)
def read_expression(text: str) -> tuple[Statement | None, tuple[Fault, ...]]:
    """Return the condition that a text is, None where it is none, and all that is wrong with it."""
    tree = parsed(text)
    if isinstance(tree, Fault):
        return None, (tree,)
    reader = _ConditionReader(text)
    statement = reader.statement(tree)
    if not reader.faults and not any(
        isinstance(node, Cells | Text | FactOf) for node in statement.nodes()
    ):
        reader.faults.append(Fault(0, _NOTHING_COMPARED))
    return (None if reader.faults else statement), tuple(reader.faults)


@dataclass
class _ConditionReader:
    """Turns the trees of the grammar into nodes, and notes where their kinds do not fit."""

    text: str
    faults: list[Fault] = field(default_factory=list)

    def statement(self, tree: Tree[Token]) -> Statement:
        (body,) = trees_in(tree)
        loops: list[Loop] = []
        while body.data == "loop":
            axis, table = (
                part for part in body.children if isinstance(part, Token) and part.type == "NAME"
            )
            if axis not in _AXES:
                self.fault(axis, _UNKNOWN_AXIS.format(name=axis))
            if any(loop.axis == axis for loop in loops) or len(loops) == len(_AXES):
                self.fault(axis, _TOO_MANY_LOOPS.format(most=len(_AXES)))
            loops.append(Loop(place_of(axis), str(axis), str(table), place_of(table)))
            (body,) = trees_in(body)
        if body.data == "conditional":
            condition, claim = trees_in(body)
            return Statement(tuple(loops), self.claim(condition), self.claim(claim))
        return Statement(tuple(loops), None, self.claim(body))

    def fault(self, item: Tree[Token] | Token, message: Message) -> Node:
        """Note what is wrong with a part, and return a node in its place."""
        self.faults.append(Fault(place_of(item), message))
        return Literal(place_of(item), 1)

    def claim(self, tree: Tree[Token]) -> Node:
        """Return the claim that a tree is."""
        at = place_of(tree)
        match str(tree.data):
            case "either" | "both" as word:
                left, right = map(self.claim, trees_in(tree))
                return Logic(at, "or" if word == "either" else "and", left, right)
            case "negated":
                return Negated(at, self.claim(trees_in(tree)[0]))
            case "compared":
                left, right = map(self.number, trees_in(tree))
                return Compared(at, SIGNS[token_in(tree, "COMPARISON")], left, right)
            case "near":
                left, tolerance, right = map(self.number, trees_in(tree))
                return Compared(at, EQUAL, left, right, tolerance)
            case "in_state" | "not_in_state" as word:
                node = self.in_state(tree)
                return node if word == "in_state" else Negated(at, node)
            case "says" | "not_says" as word:
                node = self.says(tree)
                return node if word == "says" else Negated(at, node)
        if tree.data == "name" and (state := str(token_in(tree, "NAME"))) in CELL_STATES:
            return self.fault(tree, _STATE_ALONE.format(state=state))
        return self.fault(tree, _WANTED_CLAIM.format(found=kind_of(tree)))

    def number(self, tree: Tree[Token], *, many: bool = False) -> Node:
        """Return the number that a tree is; many says that it may be a path of many cells."""
        at = place_of(tree)
        match str(tree.data):
            case "number":
                return Literal(at, read_number(str(tree.children[0])))
            case "path":
                path = str(tree.children[0])
                if "*" in path and not many:
                    return self.fault(tree, _WILDCARD)
                return Cells(at, path)
            case "plus" | "minus" | "times" | "over" as word:
                left, right = map(self.number, trees_in(tree))
                if word == "over" and isinstance(right, Literal) and not right.value:
                    return self.fault(trees_in(tree)[1], _DIVIDES_BY_ZERO)
                signs = {"plus": "+", "minus": "-", "times": "*", "over": "/"}
                return Binary(at, signs[word], left, right)
            case "negative":
                return Binary(at, "-", Literal(at, 0), self.number(trees_in(tree)[0]))
            case "call":
                return self.call(tree)
            case "name":
                return self.unknown_name(tree)
        return self.fault(tree, _WANTED_NUMBER.format(found=kind_of(tree)))

    def call(self, tree: Tree[Token]) -> Node:
        """Return what a function of a tree is."""
        name = str(token_in(tree, "NAME"))
        function = FUNCTIONS.get(name)
        if function is None:
            message = _UNKNOWN_FUNCTION.format(
                name=name, hint=hint(name, FUNCTIONS), known=" ".join(FUNCTIONS)
            )
            return self.fault(tree, message)
        node = function.read(self, tree, trees_in(tree))
        return node or self.fault(tree, _ARGUMENTS.format(name=name, usage=function.usage))

    def in_state(self, tree: Tree[Token]) -> Node:
        """Return the claim that a cell or a text is in a state."""
        (target,) = trees_in(tree)
        word = token_in(tree, "NAME")
        if target.data == "path":
            path = str(target.children[0])
            if "*" in path:
                return self.fault(target, _WILDCARD)
            state = self.state(word, tuple(CELL_STATES))
            return InState(place_of(tree), Cells(place_of(target), path), state)
        return InState(place_of(tree), self.text_of(target), self.state(word, TEXT_STATES))

    def state(self, name: Token, known: tuple[str, ...]) -> str:
        """Return the name of a state."""
        if name not in known:
            message = _UNKNOWN_STATE.format(
                name=name, hint=hint(name, known), known=" ".join(known)
            )
            self.fault(name, message)
        return str(name)

    def says(self, tree: Tree[Token]) -> Node:
        """Return the claim that words are found in a text."""
        (text,) = trees_in(tree)
        string = token_in(tree, "STRING")
        exact = token_in(tree, "SAYING") == "contains"
        wanted = self.wanted(string, exact=exact)
        return Says(place_of(tree), self.text_of(text), wanted)

    def wanted(self, string: Token, *, exact: bool) -> Pattern:
        """Return a pattern, or with exact the words as they are."""
        start = place_of(string) + 1
        try:
            # As written: a full-width bracket is a letter, a half-width one groups.
            return read_pattern(self.text[start : start + len(string) - 2], exact=exact)
        except PatternError as error:
            self.faults.append(Fault(start + error.at, error.message))
            return read_pattern("…", exact=True)

    def text_of(self, tree: Tree[Token]) -> Text:
        """Return the text that a tree names: section s5, s5, preamble, report, or a part."""
        if tree.data == "name":
            return Text(place_of(tree), str(token_in(tree, "NAME")))
        if tree.data == "passage":
            behind = {one.type: two for one, two in pairwise(tokens_in(tree))}
            after, before = map(self.bound, map(behind.get, ("AFTER", "BEFORE")))
            return Text(place_of(tree), str(token_in(tree, "NAME")), after, before)
        self.fault(tree, _WANTED_TEXT.format(found=kind_of(tree)))
        return Text(place_of(tree), "report")

    def bound(self, string: Token | None) -> Pattern | None:
        """Return the pattern behind which, or before which, a text is looked at."""
        return None if string is None else self.wanted(string, exact=False)

    def unknown_name(self, tree: Tree[Token]) -> Node:
        """Note a bare word that is no number."""
        name = str(token_in(tree, "NAME"))
        if name in WHOLE_TEXTS or (name[0] == "s" and name[1:].isdigit()):
            return self.fault(tree, _WANTED_NUMBER.format(found=A_TEXT))
        close = hint(name, [*FUNCTIONS, *KEYWORDS, *WHOLE_TEXTS])
        return self.fault(tree, _UNKNOWN_NAME.format(name=name, hint=close))
