"""Parse a condition, and say in the words of a person what is wrong where it is none."""

import re

from reportlint.grammar import Token, Tree, fold
from reportlint.grammar.expressions import ExpressionSyntaxError, parse_expression
from reportlint.messages import Message
from reportlint.rulefiles.errors import Fault, hint
from reportlint.rulefiles.functions import FUNCTIONS
from reportlint.rulefiles.slips import slip_at
from reportlint.rulefiles.trees import place_of

_LONGEST = 2000
_DEEPEST = 60
_QUOTED = re.compile(r'"[^"\n]*"')
_COMPARISON = re.compile(r"!=|<=|>=|[=<>≠≤≥]")
_WORD = re.compile(r"[A-Za-z0-9_.]+|[\u4e00-\u9fff]+|.", re.DOTALL)
_LONGEST_WORD = 20

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
    zh="条件没有写完，后面应为{expected}", en="the condition ends; expected {expected}"
)
_UNFIT = Message(
    zh="此处不能写 {found}，应为{expected}{hint}",
    en="{found} cannot stand here; expected {expected}{hint}",
)
_NOT_CLOSED = Message(zh="括号没有配对", en="this bracket is never closed")
_NOT_OPENED = Message(zh="多出一个右括号", en="this bracket was never opened")
_NOTHING_INSIDE = Message(zh="括号中没有内容", en="there is nothing in these brackets")
_NOT_CLOSED_TEXT = Message(zh="引号没有配对", en="this quotation is never closed")
_CHAIN = Message(
    zh="一个判断只比较一次：0 < x < 5 写作 0 < x and x < 5",
    en="a claim compares once: write 0 < x and x < 5 for 0 < x < 5",
)
_NO_THEN = Message(
    zh="if 的判断之后要写 then：if … then …", en="then is wanted behind the claim: if … then …"
)
_NO_OF = Message(
    zh="within 之后要写 of：… within 0.5 of …", en="of is wanted here: … within 0.5 of …"
)
_OPERAND = Message(
    zh="数、单元格路径、函数或 section s5",
    en="a number, a path of a cell, a function or section s5",
)
# What a person calls the other terminals. Where those of a number fit, they are not named.
_OF_OPERANDS = {"NUMBER", "STRING", "PATH", "SECTION", "LPAR", "MINUS", "NOT", "FOR", "IF", "NAME"}
_OF_NAMES = ("NAME", "PATH")
_CALLED = {
    "AND": "and", "OR": "or", "THEN": "then", "OF": "of", "COLON": ":", "COMMA": ",", "RPAR": ")",
    "COMPARISON": "= != < <= > >=", "PLUS": "+", "MINUS": "-", "TIMES": "*", "OVER": "/",
    "IS": "is", "NOT": "not", "WITHIN": "within", "SAYING": "contains", "EACH": "each",
    "IN": "in", "STRING": "“…”", "LPAR": "(", "AFTER": "after", "BEFORE": "before",
}  # fmt: skip
_NAME = Message(zh="代号，如 s5、blank、column", en="a name such as s5, blank or column")


def parsed(text: str) -> Tree[Token] | Fault:
    """Return the tree of a condition, or what is wrong with it."""
    if len(text) > _LONGEST:
        return Fault(0, _TOO_LONG.format(length=len(text), most=_LONGEST))
    if not text.strip():
        return Fault(0, _EMPTY)
    try:
        tree = parse_expression(text)
    except ExpressionSyntaxError as error:
        return _fault(fold(text), error)
    at = _too_deep(tree)
    return tree if at is None else Fault(at, _TOO_DEEP.format(most=_DEEPEST))


def _fault(text: str, error: ExpressionSyntaxError) -> Fault:
    """Return what is wrong with a folded text, best of all as a person would mend it."""
    at, ended = error.offset, error.terminal == "$END"
    if text[at : at + 1] == '"' and not error.terminal:
        return Fault(at, _NOT_CLOSED_TEXT)
    # What is in quotation marks is blanked out: words there are no slips.
    bare = _QUOTED.sub(lambda match: '"' + " " * (len(match[0]) - 2) + '"', text)
    if not ended and (slip := slip_at(bare, at)):
        return Fault(*slip)
    if "THEN" in error.expected:
        return Fault(at, _NO_THEN)
    if "OF" in error.expected:
        return Fault(at, _NO_OF)
    if error.terminal == "RPAR":
        return Fault(at, _NOTHING_INSIDE if error.opened else _NOT_OPENED)
    if ended and error.opened:
        return Fault(error.opened[-1], _NOT_CLOSED)
    chained = error.terminal == "COMPARISON" and "PATH" not in error.expected
    if chained and _COMPARISON.search(bare, 0, at):
        return Fault(at, _CHAIN)
    expected = _named(error.expected)
    if ended:
        return Fault(at, _ENDED.format(expected=expected))
    word = _WORD.match(text, at)
    found = word[0][:_LONGEST_WORD] if word else ""
    known = FUNCTIONS if "PATH" in error.expected else _words(error.expected)
    close = hint(found, known if error.terminal in _OF_NAMES else ())
    return Fault(at, _UNFIT.format(found=found, expected=expected, hint=close))


def _words(terminals: frozenset[str]) -> list[str]:
    """Return the words of the language that can stand at a place."""
    called = {**_CALLED, "SAYING": "contains matches"}
    return [word for key in terminals for word in called.get(key, "").split() if word.isalpha()]


def _named(terminals: frozenset[str]) -> Message:
    """Return what can stand at a place, as a person would say it."""
    if "PATH" in terminals:
        return _OPERAND
    if "NAME" in terminals:
        return _NAME
    names = " ".join(name for key, name in _CALLED.items() if key in terminals)
    return Message(f" {names}", names)


def _too_deep(tree: Tree[Token]) -> int | None:
    """Return the place at which a tree is too deep, None where it is not; it never recurses."""
    open_trees = [(tree, 0)]
    while open_trees:
        item, depth = open_trees.pop()
        if depth > _DEEPEST:
            return place_of(item)
        open_trees += ((part, depth + 1) for part in item.children if isinstance(part, Tree))
    return None
