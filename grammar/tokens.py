"""What a token of the document grammar says, without the mark that ends its cell."""

from lark import Token

from reportlint.grammar.fold import label_key

END_OF_CELL = " \t\r\n|"


def content_of(token: Token) -> tuple[int, int]:
    """Return start and end of the content of a token; of a blank cell, those of its bar."""
    start = token.start_pos or 0
    content = token.strip(END_OF_CELL)
    if not content:
        start += len(token) - len(token.lstrip(" "))
        return start, start + 1
    start += len(token) - len(token.lstrip(END_OF_CELL))
    return start, start + len(content)


def key_of(token: Token) -> str:
    """Return the label key of a token."""
    return label_key(token.rstrip(END_OF_CELL))
