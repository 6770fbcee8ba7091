"""What a token of the document grammar says, without the mark that ends its cell."""

from typing import NamedTuple

from lark import Token, Tree

from reportlint.grammar.fold import label_key

END_OF_CELL = " \t\r\n|"
# What stands in a text in place of a picture.
PICTURE = "[图片]"
# What stands in a text in place of a part of the file that was not read.
UNREAD = "[未读内容]"


def content_of(token: Token) -> tuple[int, int]:
    """Return start and end of the content of a token; of a blank cell, those of its bar."""
    start = token.start_pos or 0
    content = token.strip(END_OF_CELL)
    if not content:
        start += len(token) - len(token.lstrip(" "))
        return start, start + 1
    start += token.find(content)
    return start, start + len(content)


class NodeLabel(NamedTuple):
    """The label that opens a node: its key, and where it starts and ends."""

    key: str
    start: int
    end: int


def label_of(node: Tree[Token]) -> NodeLabel:
    """Return the label that opens a node, joined where it is torn."""
    parts = [token for token in node.children[:1] if isinstance(token, Token)]
    parts += (
        token for token in node.children[1:] if isinstance(token, Token) and token.type == "PART"
    )
    key = label_key("".join(token.rstrip(END_OF_CELL) for token in parts))
    return NodeLabel(key, content_of(parts[0])[0], content_of(parts[-1])[1])


def is_picture(token: Token) -> bool:
    """Tell whether a token is nothing but the mark of a picture."""
    return token.strip(END_OF_CELL) == PICTURE


def key_of(token: Token) -> str:
    """Return the label key of a token."""
    return label_key(token.rstrip(END_OF_CELL))
