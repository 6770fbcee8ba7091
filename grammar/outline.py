"""The outline of a document as a list: its headings, rows, headers, lines of figures and prose."""

from collections.abc import Iterator
from typing import Literal, NamedTuple, cast

from lark import Token, Tree

from reportlint.grammar.tokens import NodeLabel, label_of

Kind = Literal["section", "row", "column", "caption", "figures", "line"]


class Node(NamedTuple):
    """What begins with a label or with a line of prose or figures, and the cells behind it.

    tokens are all in it: those of the label first, if it has one, then the cells.
    """

    kind: Kind
    label: NodeLabel
    tokens: tuple[Token, ...]
    cells: tuple[Token, ...]

    @property
    def head(self) -> Token:
        """The token that it begins with."""
        return self.tokens[0]


def outline_of(tree: Tree[Token]) -> list[Node]:
    """Return all nodes of a document in reading order; a section comes before what it holds."""
    return list(_nodes(tree))


def _nodes(tree: Tree[Token]) -> Iterator[Node]:
    for child in tree.children:
        if isinstance(child, Tree):
            tokens = tuple(token for token in child.children if isinstance(token, Token))
            cells = tuple(token for token in tokens[1:] if token.type != "PART")
            yield Node(cast(Kind, child.data), label_of(child), tokens, cells)
            if child.data == "section":
                yield from _nodes(child)
