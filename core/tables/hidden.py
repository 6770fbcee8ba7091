"""Tables and rows that were not found, but may stand in a picture or in a sentence."""

import re
from collections.abc import Iterator, Sequence

from reportlint.model import Unparsed
from reportlint.source import Span
from reportlint.tables.gathering import TableReader
from reportlint.tables.places import index_of
from reportlint.tables.rows import Line
from reportlint.tables.unread import IN_A_SENTENCE, LEFT_OUT, PICTURE_OF_TABLE, left_unread

_SAYS_A_NUMBER = re.compile("[0-9]|[一二两三四五六七八九十百千万零]{1,9}[件项条宗次]")
_LONGEST_SENTENCE = 120


def in_pictures(tables: TableReader) -> Iterator[Unparsed]:
    """Yield the tables of which nothing was found that a picture in their section may be."""
    yield from (Unparsed(reason=LEFT_OUT, span=span) for span in tables.left_out)
    for table in tables.format.tables:
        pictures = tables.pictures.get(table.section)
        if pictures and not tables.columns[table.id] and not tables.rows[table.id]:
            reason = PICTURE_OF_TABLE.format(table=table.title)
            yield Unparsed(reason=reason, span=pictures[0], paths=tuple(table.paths()))


def in_sentences(tables: TableReader, lines: Sequence[Line]) -> Iterator[Unparsed]:
    """Yield the rows that were not found where a sentence in their table begins as they do."""
    seen = {line.place for line in lines}
    places = [item for item in index_of(tables.format).rows.items() if item[1] not in seen]
    for item in tables.fragments:
        begun = [
            (key, place)
            for key, place in places
            if item.key.startswith(key) and _SAYS_A_NUMBER.search(item.key, len(key))
        ]
        if not begun:
            continue
        _, place = max(begun, key=lambda pair: len(pair[0]))
        rows = tables.rows[place.table.id]
        if rows and place.row and not tables.has_parts(place.table, place.row):
            end = tables.folded.find("\n", item.start, item.start + _LONGEST_SENTENCE)
            end = end if end > 0 else min(len(tables.folded), item.start + _LONGEST_SENTENCE)
            line = Line(place, Span(item.start, end), (), is_row=True)
            yield left_unread(line, IN_A_SENTENCE, tables.text)
