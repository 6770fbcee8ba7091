"""Read a rule file that is a sheet: a row a rule, with the names of the keys over the columns."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from reportlint.messages import Message
from reportlint.reading.archive import check_archive
from reportlint.reading.limits import Limits
from reportlint.rulefiles.errors import Place, RuleFileError, hint
from reportlint.rulefiles.located import Located, Mapping, Scalar
from reportlint.rulefiles.schema import KEYS

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_COLUMNS = 100
_MOST_ROWS = 100_000
_HEADING_ROWS = 5
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_INDEX = re.compile(r"[0-9]{1,7}")
_WHOLE = re.compile(r"(-?[0-9]+)\.0+")
# How Excel writes what XML cannot hold, such as a carriage return.
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")

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
_Row = dict[int, str]


def read_csv(text: str, name: str) -> tuple[Located, ...]:
    """Return the rules in a CSV file of that name; raises RuleFileError where it is no sheet."""
    separator = max(",\t;", key=text.partition("\n")[0].count)
    rows: list[tuple[int, _Row]] = []
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    try:
        for number, row in enumerate(islice(reader, _MOST_ROWS), 1):
            rows.append((number, dict(enumerate(row[:_MOST_COLUMNS], 1))))
    except csv.Error as error:
        message = _BROKEN_CSV.format(why=error)
        raise RuleFileError(message, Place(name, reader.line_num, 1)) from error
    return _rules(rows, lambda row, column: Place(name, row, 1, f"{_column(column)}{row}"))


def read_xlsx(data: bytes, name: str, limits: Limits) -> tuple[Located, ...]:
    """Return the rules in the first sheet of an XLSX file of that name.

    Raises RuleFileError where it has no such sheet, InputError where it is broken.
    """
    parts = check_archive(data, name, limits)
    try:
        title, part = _first_sheet(parts)
        texts = [_words(item) for item in _elements(parts.get("xl/sharedStrings.xml", b""), "si")]
        rows = list(_rows(parts.get(part, b""), texts))
    except etree.XMLSyntaxError as error:
        raise RuleFileError(_BROKEN.format(why=error.msg), Place(name, 1, 1)) from error
    if part not in parts:
        raise RuleFileError(_NO_SHEET, Place(name, 1, 1))

    def place_of(row: int, column: int) -> Place:
        return Place(name, row, 1, f"{title}!{_column(column)}{row}")

    return _rules(rows, place_of)


def _first_sheet(parts: dict[str, bytes]) -> tuple[str, str]:
    """Return the title and the part of the sheet that comes first in a workbook."""
    targets = {
        item.get("Id", ""): item.get("Target", "")
        for item in _elements(parts.get("xl/_rels/workbook.xml.rels", b""), "Relationship")
    }
    for sheet in _elements(parts.get("xl/workbook.xml", b""), "sheet"):
        identity = next((value for key, value in sheet.items() if str(key).endswith("}id")), "")
        target = targets.get(str(identity), "").removeprefix("/xl/")
        return sheet.get("name", ""), f"xl/{target}"
    return "", ""


def _rules(
    rows: list[tuple[int, _Row]], place_of: Callable[[int, int], Place]
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
    number: int, row: _Row, keys: dict[int, Scalar], place_of: Callable[[int, int], Place]
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


def _column(number: int) -> str:
    """Return the name of a column: 1 is A, 27 is AA."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _number(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _rows(part: bytes, texts: list[str]) -> Iterator[tuple[int, _Row]]:
    """Yield the rows of a sheet that hold something, with their numbers."""
    last = 0
    for element in islice(_elements(part, "row"), _MOST_ROWS):
        match = _INDEX.fullmatch(element.get("r", ""))
        number = int(match[0]) if match else last + 1
        last = number
        row: _Row = {}
        for cell in element:
            match = _REFERENCE.fullmatch(cell.get("r", ""))
            column = _number(match[1]) if match else max(row, default=0) + 1
            text = _cell(cell, texts)
            if text.strip() and column <= _MOST_COLUMNS:
                row[column] = text
        yield number, row


def _cell(cell: "_Element", texts: list[str]) -> str:
    """Return the text of a cell: its words, or its number without .0."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _words(cell)
    value = next((item.text or "" for item in cell if _local(item) == "v"), "")
    if kind == "s":
        index = int(value) if _INDEX.fullmatch(value) else len(texts)
        return texts[index] if index < len(texts) else ""
    whole = _WHOLE.fullmatch(value)
    return _unescaped(whole[1] if whole else value)


def _words(element: "_Element") -> str:
    """Return the words of a text with its formats; readings over characters are left out."""
    words = []
    for item in element.iter():
        if _local(item) == "t" and not any(
            _local(above) == "rPh" for above in item.iterancestors()
        ):
            words.append(item.text or "")
    return _unescaped("".join(words))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text).replace("\r\n", "\n")


def _elements(part: bytes, name: str) -> Iterable["_Element"]:
    if not part:
        return ()
    return (item for item in etree.fromstring(part).iter() if _local(item) == name)


def _local(element: "_Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
