"""The trees of the grammar of conditions: their places and their parts."""

from reportlint.grammar import Token, Tree


def place_of(item: Tree[Token] | Token) -> int:
    """Return the offset at which a tree or a token begins."""
    if isinstance(item, Token):
        return item.start_pos or 0
    return item.meta.start_pos if not item.meta.empty else 0


def trees_in(tree: Tree[Token]) -> list[Tree[Token]]:
    """Return the trees right in a tree."""
    return [part for part in tree.children if isinstance(part, Tree)]


def tokens_in(tree: Tree[Token], *types: str) -> list[Token]:
    """Return the tokens of some types right in a tree, all of them where no type is given."""
    tokens = [part for part in tree.children if isinstance(part, Token)]
    return [token for token in tokens if not types or token.type in types]


def token_in(tree: Tree[Token], *types: str) -> Token:
    """Return the last token of some types right in a tree; the grammar puts one there."""
    return tokens_in(tree, *types)[-1]
