"""Read rules in the rows of a sheet: a row a rule, with the names of the keys over the columns."""

from collections.abc import Callable, Sequence

from reportlint.messages import Message
from reportlint.reading.sheets import Row
from reportlint.rulefiles.errors import Place, RuleFileError, cut, hint
from reportlint.rulefiles.keys import KEYS
from reportlint.rulefiles.located import Located, Mapping, Scalar

MOST_COLUMNS = 100
MOST_ROWS = 10_000
_HEADING_ROWS = 5
_LONGEST_CELL = 10_000

_NO_HEADINGS = Message(
    zh="没有找到表头：前 {most} 行中应有一行写“代码、标题……”或 code、title…",
    en="no headings: one of the first {most} rows must say code, title and so on",
)
_UNKNOWN_HEADING = Message(
    zh="不认识表头“{heading}”{hint}；可用：{known}",
    en="the heading “{heading}” is not known{hint}; known: {known}",
)
_NO_HEADING = Message(
    zh="此格有内容，但该列没有表头；CSV 中含逗号的内容，整格要放在引号中",
    en="this cell has a text, but its column has no heading; in CSV, a text with commas is quoted",
)
_LONG_CELL = Message(
    zh=f"此格超过 {_LONGEST_CELL} 个字", en=f"this cell has more than {_LONGEST_CELL} characters"
)
_MANY_ROWS = Message(zh="表格超过 {most} 行", en="the sheet has more than {most} rows")
Places = Callable[[int, int], Place]


def has_headings(rows: Sequence[tuple[int, Row]]) -> bool:
    """Tell whether rows begin with the names of keys."""
    return any(_keys_in(row) for _, row in rows[:_HEADING_ROWS])


def rules_in(rows: Sequence[tuple[int, Row]], place_of: Places) -> tuple[Located, ...]:
    """Return the rules in numbered rows, below the row of the headings; raises RuleFileError."""
    if len(rows) > MOST_ROWS:
        raise RuleFileError(_MANY_ROWS.format(most=MOST_ROWS), place_of(rows[MOST_ROWS][0], 1))
    for number, row in rows:
        for column, text in row.items():
            if len(text) > _LONGEST_CELL:
                raise RuleFileError(_LONG_CELL, place_of(number, column))
    for index, (number, row) in enumerate(rows[:_HEADING_ROWS]):
        if _keys_in(row):
            keys = _headings(number, row, place_of)
            below = rows[index + 1 :]
            return tuple(
                _rule(number, row, keys, place_of)
                for number, row in below
                if any(map(str.strip, row.values()))
            )
    first = rows[0][0] if rows else 1
    raise RuleFileError(_NO_HEADINGS.format(most=_HEADING_ROWS), place_of(first, 1))


def _known() -> dict[str, str]:
    """Return every heading with its key."""
    return {heading.casefold(): key for key, chinese in KEYS.items() for heading in (key, chinese)}


def _word(text: str) -> str:
    return "".join(text[:_LONGEST_CELL].split()).casefold()


def _keys_in(row: Row) -> bool:
    """Tell whether a row is one of headings: two of its cells name keys."""
    known = _known()
    return sum(_word(text) in known for text in row.values()) > 1


def _headings(number: int, row: Row, place_of: Places) -> dict[int, Scalar]:
    """Return the keys by the numbers of their columns."""
    known = _known()
    keys = {}
    for column, text in row.items():
        word = _word(text)
        if word and word not in known:
            message = _UNKNOWN_HEADING.format(
                heading=cut(text.strip()), hint=hint(word, known), known=" ".join(known)
            )
            raise RuleFileError(message, place_of(number, column))
        if word:
            keys[column] = Scalar(known[word], _at(place_of(number, column)))
    return keys


def _rule(number: int, row: Row, keys: dict[int, Scalar], place_of: Places) -> Mapping:
    entries = []
    for column, text in row.items():
        if not text.strip():
            continue
        place = place_of(number, column)
        if column not in keys:
            raise RuleFileError(_NO_HEADING, place)
        entries.append((keys[column], Scalar(text, _at(place))))
    return Mapping(tuple(entries), place_of(number, 1))


def _at(place: Place) -> Callable[[int], Place]:
    return lambda offset: place._replace(column=offset + 1)
