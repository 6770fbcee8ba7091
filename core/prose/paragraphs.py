"""The paragraphs of prose in an outline."""

import re
from collections.abc import Iterable, Iterator

from reportlint.grammar import Node, content_of, is_picture
from reportlint.source import Span

_NUMBER = re.compile("[0-9]+")
_MOST_NUMBERS = 2000
_SENTENCE_END = ("。", ";", ":", "!", "?", "……")
_ITEM = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)|[㈠-㈩]|[0-9]{1,2}[.、])"
)
_ITEM_HEADING_LENGTH = 30
_INSIDE_A_SENTENCE = re.compile("[。,;]")


def paragraphs(nodes: Iterable[Node], folded: str) -> Iterator[Span]:
    """Yield the paragraphs of prose: neighbouring lines up to one that ends a sentence."""
    lines: list[Span] = []
    for span in (span for node in nodes for span in _prose(node)):
        if lines and folded[lines[-1].end : span.start].strip(" \t\r\n|"):
            yield Span(lines[0].start, lines[-1].end)
            lines = []
        lines.append(span)
        if _ends_paragraph(folded[span.start : span.end]):
            yield Span(lines[0].start, span.end)
            lines = []
    if lines:
        yield Span(lines[0].start, lines[-1].end)


def _prose(node: Node) -> Iterator[Span]:
    """Yield the prose of a node: a line, or a word such as 无 that stands alone in a section."""
    for token in node.tokens:
        alone = token.type == "MARK" and node.kind in ("section", "line")
        if (token.type == "PROSE" and not is_picture(token)) or alone:
            yield Span(*content_of(token))


def is_crowded(folded: str, span: Span) -> bool:
    """Tell whether a paragraph has more numbers than any that a person wrote."""
    if span.end - span.start <= _MOST_NUMBERS:
        return False
    return sum(1 for _ in _NUMBER.finditer(folded, span.start, span.end)) > _MOST_NUMBERS


def _ends_paragraph(line: str) -> bool:
    heading = len(line) <= _ITEM_HEADING_LENGTH and _ITEM.match(line)
    return line.endswith(_SENTENCE_END) or bool(heading and not _INSIDE_A_SENTENCE.search(line))
