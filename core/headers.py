"""Tell whether the header over some rows is that of the form: every column, or all its pieces."""

import re
from collections import Counter
from collections.abc import Iterable

from reportlint.displaced import in_pieces
from reportlint.format import Block, label_key_of
from reportlint.model import Label

_SHORTEST_PIECE = 2
_LONGEST = 3000
_WORD = re.compile(r"[^\s|]+")


def has_columns(block: Block, labels: Iterable[Label], header: str) -> bool:
    """Tell whether a header shows the label of each column of a block.

    labels are those that were found in it. A label that is torn over the lines of a header is
    there in pieces, in words of its text that are no label. Other words are none: a column that
    bears another name may hold something else.
    """
    whole = frozenset(_words(block))
    known = "\n".join(whole)
    words = _WORD.findall(header[-_LONGEST:])
    seen = Counter(label.key for label in labels) | Counter(words)
    text = "".join(word for word in words if word not in whole and _is_made_of(word, known))
    needed = Counter(column.keys for column in block.columns)
    if not block.rows:
        groups = {column.group for column in block.columns if column.group}
        needed.update(frozenset((label_key_of(group),)) for group in groups)
    return all(
        sum(seen[key] for key in keys) >= count or any(in_pieces(key, text) for key in keys)
        for keys, count in needed.items()
    )


def _words(block: Block) -> Iterable[str]:
    yield from map(label_key_of, (*block.heads, *block.head_variants))
    for column in block.columns:
        yield from column.keys
        if column.group:
            yield label_key_of(column.group)


def _is_made_of(word: str, words: str) -> bool:
    """Tell whether a word is nothing but pieces of words, each as long as can be."""
    start = 0
    while start < len(word):
        end = len(word)
        while end > start and word[start:end] not in words:
            end -= 1
        if end - start < min(_SHORTEST_PIECE, len(word)):
            return False
        start = end
    return True
