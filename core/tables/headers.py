"""Tell whether the header over some rows is that of the form, and of the year of the report."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import zip_longest

from reportlint.format import Block, label_key_of
from reportlint.model import Label
from reportlint.tables.displaced import in_pieces

_SHORTEST_PIECE = 2
_LONGEST = 3000
_WORD = re.compile(r"[^\s|]+")
# What names another year over a table: 2023年度, 上年数据. Not what was issued in that year.
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})年度?(?!修订|修正|施行|实施|版|发布|印发|格式|起|以来)")
_LAST_YEAR = re.compile("(?:上一?|去|前一?)年度?(?!结转|末)")
_CELL = re.compile(r"[^|\t\n]+")
_FIGURE = re.compile(r"\s*(?:[0-9][0-9,.]*|/|-+)\s*")
_SENTENCE = re.compile("[。,;]")
# What a table counts in, said in its header or over it: 单位：元, (千件).
_COUNTED = "(?P<{}>[十百千万亿]{{0,4}}(?:元|[件个项条宗次份])?)"
_UNIT = re.compile(
    rf"(?:[|\t\n(][ ]?单[ ]?位:?|单[ ]?位:)[ ]{{0,4}}(?:人民币)?{_COUNTED.format('named')}"
    rf"|\([ ]?{_COUNTED.format('bare')}[ ]?\)"
)
_UNIT_OF_FORM = "万元"
_SCALES = "十百千万亿"
_REMARKS = ("备注", "说明", "备注说明")
_LONGEST_CAPTION = 40
_MOST_LINES = 3


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


def has_remarks(header: str) -> bool:
    """Tell whether the last column of a header is one for remarks, which is none of the form."""
    for line in header[-_LONGEST:].split("\n"):
        cells = [cell.replace(" ", "") for cell in _CELL.findall(line) if cell.strip()]
        if len(cells) > 1 and cells[-1] in _REMARKS:
            return True
    return False


def last_lines(text: str) -> str:
    """Return the last lines of a text, in which the caption of a table below it stands."""
    lines = [line for line in text[-_LONGEST:].split("\n") if line.strip(" |\t")]
    return "\n".join(lines[-_MOST_LINES:])


def other_year(text: str, known: Iterable[str], year: int | None) -> str | None:
    """Return the words over a table that say that it is about another year, None without any.

    known are the labels of columns, by their keys: they say what they say in every year.
    """
    labels = "\n".join(known)
    cells = _CELL.findall(text[:_LONGEST])
    for cell, following in zip_longest(cells, cells[1:], fillvalue=""):
        if _FIGURE.fullmatch(cell) or _FIGURE.fullmatch(following):
            continue
        if len(cell) <= _LONGEST_CAPTION and not _SENTENCE.search(cell):
            key = "".join(word for word in map(label_key_of, cell.split()) if word not in labels)
            years = set(map(int, _YEAR.findall(key)))
            is_other = year is not None and years and year not in years
            if is_other or _LAST_YEAR.search(key):
                return cell.strip()
    return None


def other_unit(block: Block, text: str) -> str | None:
    """Return what a header says, or a line over it, that names another unit than the form has.

    The form counts pieces, and fees in 万元; what it leaves open may be in any.
    """
    kinds = {column.kind for column in block.columns} - {"amount"}
    for match in _UNIT.finditer(f"\n{text[-_LONGEST:]}"):
        unit = match["named"] or match["bare"] or ""
        is_money = unit.endswith("元")
        if kinds == {"amount_wan"}:
            is_other = unit not in ("", "万", _UNIT_OF_FORM) and (is_money or unit[0] in _SCALES)
        else:
            is_other = bool(kinds and unit) and not is_money and unit[0] in _SCALES
        if is_other:
            return match[0].strip(" |\t\n()")
    return None


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
