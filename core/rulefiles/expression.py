"""The condition of a rule as a tree of typed nodes, each with its place in the text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from reportlint.grammar import Token, Tree
from reportlint.grammar.expressions import ExpressionSyntaxError, keywords, parse_expression
from reportlint.messages import Message
from reportlint.prose.meaning import known_names
from reportlint.rulefiles.errors import hint
from reportlint.rulefiles.pattern import Pattern, PatternError, read_pattern

Number = int | Fraction
STATES = ("blank", "zero", "mark", "text", "number", "missing", "present")
TEXT_STATES = ("blank", "missing", "present")
AXES = ("column", "row")
FUNCTIONS = ("sum", "max", "min", "count", "length", "abs", "round", "previous", "fact")
WHOLE_TEXTS = ("preamble", "report")
_LONGEST = 2000
_DEEPEST = 60
_MOST_LOOPS = 2
_MOST_DECIMALS = 6

_TOO_LONG = Message(
    zh="条件有 {length} 个字，最多 {most} 个；请分成几条规则",
    en="the condition has {length} characters, more than {most}: make several rules of it",
)
_TOO_DEEP = Message(
    zh="条件嵌套超过 {most} 层；相加的格多时用 sum(…)，否则请分成几条规则",
    en="the condition is nested over {most} deep: add cells with sum(…), or make several rules",
)
_EMPTY = Message(zh="条件是空的", en="the condition is empty")
_ENDED = Message(
    zh="条件没有写完，后面应为 {expected}", en="the condition ends; expected {expected}"
)
_UNFIT = Message(
    zh="此处不能写 {found}，应为 {expected}{hint}",
    en="{found} cannot stand here; expected {expected}{hint}",
)
_NOT_CLOSED = Message(zh="括号没有配对", en="this bracket is never closed")
_NOT_OPENED = Message(zh="多出一个右括号", en="this bracket was never opened")
_NOT_CLOSED_TEXT = Message(zh="引号没有配对", en="this quotation is never closed")
_WANTED_NUMBER = Message(
    zh="此处应为数（数字、单元格、sum(…) 等），而不是{found}",
    en="a number is wanted here (a figure, a cell, sum(…)), not {found}",
)
_WANTED_CLAIM = Message(
    zh="此处应为能成立或不成立的判断（如 … = …），而不是{found}",
    en="a claim is wanted here, such as … = …, not {found}",
)
_WANTED_TEXT = Message(
    zh="此处应为一部分文字（如 section s5），而不是{found}",
    en="a text is wanted here, such as section s5, not {found}",
)
_WANTED_STRING = Message(zh="此处应为引号中的文字", en="words in quotation marks are wanted here")
_A_NUMBER = Message(zh="数", en="a number")
_A_CLAIM = Message(zh="判断", en="a claim")
_A_TEXT = Message(
    zh="文字；文字的字数写作 length(section s5)", en="a text; length(section s5) is its length"
)
_A_STRING = Message(
    zh="引号中的文字；数字不加引号", en="words in quotation marks; a number has none"
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
_UNKNOWN_TOPIC = Message(
    zh="fact 的第一项应为事项，没有“{name}”{hint}；见 docs/facts.md",
    en="fact wants a topic first; there is no “{name}”{hint}; docs/facts.md lists them",
)
_UNKNOWN_ACT = Message(
    zh="没有行为或申请人“{name}”{hint}；见 docs/facts.md",
    en="there is no act or applicant “{name}”{hint}; docs/facts.md lists them",
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
_NESTED_PREVIOUS = Message(zh="previous(…) 不能相套", en="previous(…) cannot stand in another")
_NOTHING_COMPARED = Message(
    zh="条件没有用到报告中的任何内容", en="the condition names nothing of the report"
)
_USAGE = {
    "sum": "sum(t3.denied.*.total)",
    "max": "max(t3.new.*)",
    "min": "min(t3.new.*)",
    "count": "count(t3.*.total), count(t3.*.total is blank), count(section s5, “…”)",
    "length": "length(section s5)",
    "abs": "abs(…)",
    "round": "round(…, 2)",
    "previous": "previous(t2.license.decisions)",
    "fact": "fact(request, received)",
}


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
    """The prose of a section, of the preamble, or of the whole report."""

    section: str


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

    sign: str
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


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong at an offset of a text."""

    at: int
    message: Message


def read_expression(text: str) -> tuple[Statement | None, list[Fault]]:
    """Return the condition that a text is, None where it is none, and all that is wrong with it."""
    if len(text) > _LONGEST:
        return None, [Fault(0, _TOO_LONG.format(length=len(text), most=_LONGEST))]
    if not text.strip():
        return None, [Fault(0, _EMPTY)]
    try:
        tree = parse_expression(text)
    except ExpressionSyntaxError as error:
        return None, [_syntax_fault(error)]
    if (at := _too_deep(tree)) is not None:
        return None, [Fault(at, _TOO_DEEP.format(most=_DEEPEST))]
    reader = _Reader(text)
    statement = reader.statement(tree)
    if not reader.faults and not any(
        isinstance(node, Cells | Text | FactOf) for node in statement.nodes()
    ):
        reader.faults.append(Fault(0, _NOTHING_COMPARED))
    return (None if reader.faults else statement), reader.faults


def _syntax_fault(error: ExpressionSyntaxError) -> Fault:
    if error.opened is not None:
        return Fault(error.opened, _NOT_CLOSED)
    expected = " ".join(error.expected)
    if not error.found:
        return Fault(error.offset, _ENDED.format(expected=expected))
    if error.found == ")" and ")" not in error.expected:
        return Fault(error.offset, _NOT_OPENED)
    if error.found == '"':
        return Fault(error.offset, _NOT_CLOSED_TEXT)
    close = hint(error.found, [*keywords(), *FUNCTIONS])
    return Fault(error.offset, _UNFIT.format(found=error.found, expected=expected, hint=close))


def _too_deep(tree: Tree[Token]) -> int | None:
    """Return the place at which a tree is too deep, None where it is not; it never recurses."""
    open_trees = [(tree, 0)]
    while open_trees:
        item, depth = open_trees.pop()
        if depth > _DEEPEST:
            return _at(item)
        open_trees += ((part, depth + 1) for part in item.children if isinstance(part, Tree))
    return None


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


def _at(item: Tree[Token] | Token) -> int:
    if isinstance(item, Token):
        return item.start_pos or 0
    return item.meta.start_pos if not item.meta.empty else 0


def _trees(tree: Tree[Token]) -> list[Tree[Token]]:
    return [part for part in tree.children if isinstance(part, Tree)]


def _token(tree: Tree[Token], *types: str) -> Token:
    """Return the last token of some types right in a tree; the grammar puts one there."""
    return [part for part in tree.children if isinstance(part, Token) and part.type in types][-1]


@dataclass
class _Reader:
    """Turns the trees of the grammar into nodes, and notes where their kinds do not fit."""

    text: str
    faults: list[Fault] = field(default_factory=list)
    in_previous: bool = False

    def statement(self, tree: Tree[Token]) -> Statement:
        (body,) = _trees(tree)
        loops: list[Loop] = []
        while body.data == "loop":
            axis, table = (
                part for part in body.children if isinstance(part, Token) and part.type == "NAME"
            )
            if axis not in AXES:
                self.fault(axis, _UNKNOWN_AXIS.format(name=axis))
            if any(loop.axis == axis for loop in loops) or len(loops) == _MOST_LOOPS:
                self.fault(axis, _TOO_MANY_LOOPS.format(most=_MOST_LOOPS))
            loops.append(Loop(_at(axis), str(axis), str(table), _at(table)))
            (body,) = _trees(body)
        if body.data == "conditional":
            condition, claim = _trees(body)
            return Statement(tuple(loops), self.claim(condition), self.claim(claim))
        return Statement(tuple(loops), None, self.claim(body))

    def fault(self, item: Tree[Token] | Token, message: Message) -> Node:
        """Note what is wrong with a part, and return a node in its place."""
        self.faults.append(Fault(_at(item), message))
        return Literal(_at(item), 1)

    def claim(self, tree: Tree[Token]) -> Node:
        """Return the claim that a tree is."""
        at = _at(tree)
        match str(tree.data):
            case "either" | "both" as word:
                left, right = map(self.claim, _trees(tree))
                return Logic(at, "or" if word == "either" else "and", left, right)
            case "negated":
                return Negated(at, self.claim(_trees(tree)[0]))
            case "compared":
                left, right = map(self.number, _trees(tree))
                sign = {"==": "=", "<>": "!=", "≠": "!=", "≤": "<=", "≥": ">="}
                found = str(_token(tree, "COMPARISON"))
                return Compared(at, sign.get(found, found), left, right)
            case "near":
                left, tolerance, right = map(self.number, _trees(tree))
                return Compared(at, "=", left, right, tolerance)
            case "in_state" | "not_in_state" as word:
                node = self.in_state(tree)
                return node if word == "in_state" else Negated(at, node)
            case "says" | "not_says" as word:
                node = self.says(tree)
                return node if word == "says" else Negated(at, node)
        return self.fault(tree, _WANTED_CLAIM.format(found=self.kind(tree)))

    def number(self, tree: Tree[Token], *, many: bool = False) -> Node:
        """Return the number that a tree is; many says that it may be a path of many cells."""
        at = _at(tree)
        match str(tree.data):
            case "number":
                return Literal(at, _value(str(tree.children[0])))
            case "path":
                path = str(tree.children[0])
                if "*" in path and not many:
                    return self.fault(tree, _WILDCARD)
                return Cells(at, path)
            case "plus" | "minus" | "times" | "over" as word:
                left, right = map(self.number, _trees(tree))
                if word == "over" and isinstance(right, Literal) and not right.value:
                    return self.fault(_trees(tree)[1], _DIVIDES_BY_ZERO)
                signs = {"plus": "+", "minus": "-", "times": "*", "over": "/"}
                return Binary(at, signs[word], left, right)
            case "negative":
                return Binary(at, "-", Literal(at, 0), self.number(_trees(tree)[0]))
            case "call":
                return self.call(tree)
            case "name":
                return self.unknown_name(tree)
        return self.fault(tree, _WANTED_NUMBER.format(found=self.kind(tree)))

    def call(self, tree: Tree[Token]) -> Node:
        """Return what a function of a tree is."""
        name = str(_token(tree, "NAME"))
        arguments = _trees(tree)
        functions: dict[str, Callable[[Tree[Token], list[Tree[Token]]], Node | None]] = {
            "count": self.count,
            "length": self.length,
            "round": self.rounded,
            "previous": self.previous,
            "fact": self.fact,
        }
        if name not in FUNCTIONS:
            message = _UNKNOWN_FUNCTION.format(
                name=name, hint=hint(name, FUNCTIONS), known=" ".join(FUNCTIONS)
            )
            return self.fault(tree, message)
        if name in functions:
            node = functions[name](tree, arguments)
        elif name == "abs" and len(arguments) != 1:
            node = None
        else:
            many = name != "abs"
            node = Call(_at(tree), name, tuple(self.number(item, many=many) for item in arguments))
        return node or self.fault(tree, _ARGUMENTS.format(name=name, usage=_USAGE[name]))

    def count(self, tree: Tree[Token], arguments: list[Tree[Token]]) -> Node | None:
        """Return how many cells are counted, or how often words are found."""
        first, *rest = arguments
        if first.data == "path" and not rest:
            return CountCells(_at(tree), Cells(_at(first), str(first.children[0])))
        if first.data == "in_state" and not rest and _trees(first)[0].data == "path":
            (path,) = _trees(first)
            state = self.state(_token(first, "NAME"), STATES)
            return CountCells(_at(tree), Cells(_at(path), str(path.children[0])), state)
        if len(rest) == 1:
            wanted = self.words(rest[0]) if rest[0].data == "string" else None
            if wanted is None:
                return self.fault(rest[0], _WANTED_STRING)
            return CountWords(_at(tree), self.text_of(first), wanted)
        return None

    def length(self, tree: Tree[Token], arguments: list[Tree[Token]]) -> Node | None:
        """Return how long a text is."""
        if len(arguments) != 1:
            return None
        return CountWords(_at(tree), self.text_of(arguments[0]), None)

    def rounded(self, tree: Tree[Token], arguments: list[Tree[Token]]) -> Node | None:
        """Return round(number, decimals)."""
        first, *rest = arguments
        digits = str(rest[0].children[0]) if rest and rest[0].data == "number" else "0"
        right = len(rest) < 2 and all(item.data == "number" for item in rest)
        if not right or not digits.isdigit() or int(digits) > _MOST_DECIMALS:
            return None
        return Call(_at(tree), "round", (self.number(first),), int(digits))

    def previous(self, tree: Tree[Token], arguments: list[Tree[Token]]) -> Node | None:
        """Return a number of the year before."""
        if len(arguments) != 1:
            return None
        if self.in_previous:
            return self.fault(tree, _NESTED_PREVIOUS)
        self.in_previous = True
        node = Call(_at(tree), "previous", (self.number(arguments[0]),))
        self.in_previous = False
        return node

    def fact(self, tree: Tree[Token], arguments: list[Tree[Token]]) -> Node | None:
        """Return a number of the prose, by topic, acts and applicant."""
        if any(item.data != "name" for item in arguments):
            return None
        known = known_names()
        first, *rest = (_token(item, "NAME") for item in arguments)
        if first not in known.topics:
            close = hint(first, known.topics)
            return self.fault(first, _UNKNOWN_TOPIC.format(name=first, hint=close))
        acts, applicant = [], ""
        for name in rest:
            if name in known.acts:
                acts.append(str(name))
            elif name in known.applicants and not applicant:
                applicant = str(name)
            else:
                close = hint(name, (*known.acts, *known.applicants))
                return self.fault(name, _UNKNOWN_ACT.format(name=name, hint=close))
        return FactOf(_at(tree), str(first), tuple(acts), applicant)

    def in_state(self, tree: Tree[Token]) -> Node:
        """Return the claim that a cell or a text is in a state."""
        (target,) = _trees(tree)
        word = _token(tree, "NAME")
        if target.data == "path":
            path = str(target.children[0])
            if "*" in path:
                return self.fault(target, _WILDCARD)
            return InState(_at(tree), Cells(_at(target), path), self.state(word, STATES))
        return InState(_at(tree), self.text_of(target), self.state(word, TEXT_STATES))

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
        (text,) = _trees(tree)
        string = _token(tree, "STRING")
        exact = _token(tree, "SAYING") == "contains"
        wanted = self.wanted(string, exact=exact)
        return Says(_at(tree), self.text_of(text), wanted)

    def words(self, tree: Tree[Token]) -> Pattern:
        """Return the pattern in quotation marks."""
        return self.wanted(_token(tree, "STRING"), exact=False)

    def wanted(self, string: Token, *, exact: bool) -> Pattern:
        """Return a pattern, or with exact the words as they are."""
        start = _at(string) + 1
        try:
            # As written: a full-width bracket is a letter, a half-width one groups.
            return read_pattern(self.text[start : start + len(string) - 2], exact=exact)
        except PatternError as error:
            self.faults.append(Fault(start + error.at, error.message))
            return read_pattern("…", exact=True)

    def text_of(self, tree: Tree[Token]) -> Text:
        """Return the text that a tree names: section s5, s5, preamble, report."""
        if tree.data in ("section", "name"):
            return Text(_at(tree), str(_token(tree, "NAME")))
        self.fault(tree, _WANTED_TEXT.format(found=self.kind(tree)))
        return Text(_at(tree), "report")

    def unknown_name(self, tree: Tree[Token]) -> Node:
        """Note a bare word that is no number."""
        name = str(_token(tree, "NAME"))
        if name in WHOLE_TEXTS or (name[0] == "s" and name[1:].isdigit()):
            return self.fault(tree, _WANTED_NUMBER.format(found=_A_TEXT))
        close = hint(name, [*FUNCTIONS, *keywords(), *WHOLE_TEXTS])
        return self.fault(tree, _UNKNOWN_NAME.format(name=name, hint=close))

    def kind(self, tree: Tree[Token]) -> Message:
        """Return what a person calls the kind of a tree."""
        if tree.data == "string":
            return _A_STRING
        if tree.data == "section":
            return _A_TEXT
        numbers = ("number", "path", "call", "plus", "minus", "times", "over", "negative")
        if tree.data == "name":
            name = str(_token(tree, "NAME"))
            return Message(f"“{name}”", f"“{name}”")
        return _A_NUMBER if tree.data in numbers else _A_CLAIM


def _value(text: str) -> Number:
    """Return the value of a number: exact; 50% is a half."""
    value = Fraction(text.removesuffix("%"))
    value = value / 100 if text.endswith("%") else value
    return int(value) if value.denominator == 1 else value
