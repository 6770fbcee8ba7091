"""Read a rule file that is a sheet: a row a rule, with the names of the keys over the columns."""

import csv
from collections.abc import Callable
from io import BytesIO
from itertools import islice

from lxml import etree

from reportlint.messages import Message
from reportlint.reading.archive import check_archive
from reportlint.reading.limits import Limits
from reportlint.reading.sheets import Book, Row, column_name
from reportlint.rulefiles.errors import Place, RuleFileError, hint
from reportlint.rulefiles.keys import KEYS
from reportlint.rulefiles.located import Located, Mapping, Scalar

_MOST_COLUMNS = 100
_MOST_ROWS = 100_000
_HEADING_ROWS = 5

_NO_SHEET = Message(zh="文件中没有工作表", en="the file has no sheet")
_BROKEN = Message(
    zh="文件已损坏（{why}）；请用 Excel 或 WPS 打开后另存",
    en="it is damaged ({why}): save it anew in Excel or WPS",
)
_NO_HEADINGS = Message(
    zh="没有找到表头：前 {most} 行中应有一行写“代码、标题……”或 code、title…",
    en="no headings: one of the first {most} rows must say code, title and so on",
)
_UNKNOWN_HEADING = Message(
    zh="不认识表头“{heading}”{hint}；可用：{known}",
    en="the heading “{heading}” is not known{hint}; known: {known}",
)
_NO_HEADING = Message(
    zh="此格有内容，但该列没有表头", en="this cell has a text, but its column has no heading"
)
_BROKEN_CSV = Message(zh="不是合格的 CSV：{why}", en="this is no valid CSV: {why}")


def read_csv(text: str, name: str) -> tuple[Located, ...]:
    """Return the rules in a CSV file of that name; raises RuleFileError where it is no sheet."""
    separator = max(",\t;", key=text.partition("\n")[0].count)
    rows: list[tuple[int, Row]] = []
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    try:
        for number, row in enumerate(islice(reader, _MOST_ROWS), 1):
            rows.append((number, dict(enumerate(row[:_MOST_COLUMNS], 1))))
    except csv.Error as error:
        message = _BROKEN_CSV.format(why=error)
        raise RuleFileError(message, Place(name, reader.line_num, 1)) from error
    return _rules(rows, lambda row, column: Place(name, row, 1, f"{column_name(column)}{row}"))


def read_xlsx(data: bytes, name: str, limits: Limits) -> tuple[Located, ...]:
    """Return the rules in the first sheet of an XLSX file of that name.

    Raises RuleFileError where it has no such sheet, InputError where it is broken.
    """
    parts = check_archive(data, name, limits)
    try:
        book = Book(lambda name: BytesIO(parts[name]) if parts.get(name) else None)
        title, part = next(book.sheets(), ("", ""))
        rows = [
            (number, {column: text for column, text in row.items() if column <= _MOST_COLUMNS})
            for number, row in islice(book.rows(part), _MOST_ROWS)
        ]
    except etree.XMLSyntaxError as error:
        raise RuleFileError(_BROKEN.format(why=error.msg), Place(name, 1, 1)) from error
    if part not in parts:
        raise RuleFileError(_NO_SHEET, Place(name, 1, 1))

    def place_of(row: int, column: int) -> Place:
        return Place(name, row, 1, f"{title}!{column_name(column)}{row}")

    return _rules(rows, place_of)


def _rules(
    rows: list[tuple[int, Row]], place_of: Callable[[int, int], Place]
) -> tuple[Located, ...]:
    """Return the rules in rows, below the row of the headings."""
    known = {heading.casefold(): key for key, chinese in KEYS.items() for heading in (key, chinese)}
    for index, (number, row) in enumerate(rows[:_HEADING_ROWS]):
        words = {
            column: "".join(text.split()).casefold() for column, text in row.items() if text.strip()
        }
        if len([word for word in words.values() if word in known]) < 2:
            continue
        for column, word in words.items():
            if word not in known:
                message = _UNKNOWN_HEADING.format(
                    heading=row[column].strip(), hint=hint(word, known), known=" ".join(known)
                )
                raise RuleFileError(message, place_of(number, column))
        keys = {
            column: Scalar(known[word], _at(place_of(number, column)))
            for column, word in words.items()
        }
        below = (
            (number, row) for number, row in rows[index + 1 :] if any(map(str.strip, row.values()))
        )
        return tuple(_rule(number, row, keys, place_of) for number, row in below)
    first = rows[0][0] if rows else 1
    raise RuleFileError(_NO_HEADINGS.format(most=_HEADING_ROWS), place_of(first, 1))


def _rule(
    number: int, row: Row, keys: dict[int, Scalar], place_of: Callable[[int, int], Place]
) -> Mapping:
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
