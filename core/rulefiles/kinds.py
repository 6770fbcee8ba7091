"""What a person calls the kinds of things in a condition."""

from reportlint.grammar import Token, Tree
from reportlint.messages import Message
from reportlint.rulefiles.trees import token_in

_A_NUMBER = Message(zh="数", en="a number")
_A_CLAIM = Message(zh="判断", en="a claim")
A_TEXT = Message(
    zh="文字；文字的字数写作 length(section s5)", en="a text; length(section s5) is its length"
)
_A_STRING = Message(
    zh="引号中的文字；数字不加引号", en="words in quotation marks; a number has none"
)
_NUMBERS = ("number", "path", "call", "plus", "minus", "times", "over", "negative")


def kind_of(tree: Tree[Token]) -> Message:
    """Return what a person calls the kind of a tree."""
    if tree.data == "string":
        return _A_STRING
    if tree.data == "passage":
        return A_TEXT
    if tree.data == "name":
        name = str(token_in(tree, "NAME"))
        return Message(f"“{name}”", f"“{name}”")
    return _A_NUMBER if tree.data in _NUMBERS else _A_CLAIM
