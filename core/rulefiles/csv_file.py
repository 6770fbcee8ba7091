"""Read a rule file that is CSV."""

import csv
from io import StringIO
from itertools import islice

from reportlint.messages import Message
from reportlint.reading.sheets import Row, column_name
from reportlint.rulefiles.errors import Place, RuleFileError
from reportlint.rulefiles.located import Located
from reportlint.rulefiles.sheet_file import MOST_COLUMNS, MOST_ROWS, rules_in

_SEPARATORS = ",\t;"

_BROKEN = Message(zh="不是合格的 CSV：{why}", en="this is no valid CSV: {why}")
_NOT_CLOSED = Message(zh="此格的引号没有配对", en="the quotation mark of this cell is never closed")
_BEHIND = Message(
    zh="引号之后还有文字：整格放在一对引号中，其中的引号写两个",
    en="a text stands behind a quotation mark: quote the whole cell, and double the marks in it",
)


def read_csv(text: str, name: str) -> tuple[Located, ...]:
    """Return the rules in a CSV file of that name; raises RuleFileError where it is no sheet."""
    separator = max(_SEPARATORS, key=text.partition("\n")[0].count)
    rows: list[tuple[int, Row]] = []
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    lines = 0

    def place_of(row: int, column: int) -> Place:
        return Place(name, row, 1, f"{column_name(column)}{row}")

    try:
        for number, row in enumerate(islice(reader, MOST_ROWS + 1), 1):
            rows.append((number, dict(enumerate(row[:MOST_COLUMNS], 1))))
            lines = reader.line_num
    except csv.Error as error:
        broken = "".join(list(StringIO(text, newline=""))[lines : reader.line_num])
        column, message = _wrong_cell(broken, separator, str(error))
        raise RuleFileError(message, place_of(len(rows) + 1, column)) from error
    return rules_in(rows, place_of)


def _wrong_cell(row: str, separator: str, why: str) -> tuple[int, Message]:
    """Return which cell of a row is broken, and how."""
    column, is_open, behind = 1, False, ""
    for letter in row:
        if letter == '"':
            is_open = not is_open
        elif not is_open and behind == '"' and letter not in (separator, "\r", "\n"):
            return column, _BEHIND
        elif letter == separator and not is_open:
            column += 1
        behind = letter
    return column, _NOT_CLOSED if is_open else _BROKEN.format(why=why)
