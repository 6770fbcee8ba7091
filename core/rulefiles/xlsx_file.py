"""Read a rule file that is a workbook of Excel: the rules are in its first sheet."""

from io import BytesIO
from itertools import islice

from lxml import etree

from reportlint.messages import Message
from reportlint.reading.archive import check_archive
from reportlint.reading.limits import Limits
from reportlint.reading.sheets import Book, Row, column_name
from reportlint.rulefiles.errors import Place, RuleFileError
from reportlint.rulefiles.located import Located
from reportlint.rulefiles.sheet_file import MOST_COLUMNS, MOST_ROWS, has_headings, rules_in

_FEW_ROWS = 10

_NO_SHEET = Message(zh="文件中没有工作表", en="the file has no sheet")
_BROKEN = Message(
    zh="文件已损坏（{why}）；请用 Excel 或 WPS 打开后另存",
    en="it is damaged ({why}): save it anew in Excel or WPS",
)
_OTHER_SHEET = Message(
    zh="规则应在第一张工作表中；有表头的是“{title}”，请把它移到最前",
    en="rules stand in the first sheet; that with the headings is “{title}”: move it to the front",
)
_FORMULA = Message(
    zh="{cell} 是公式，请在前面加单引号（'），使它成为文字",
    en="{cell} is a formula: put an apostrophe (') before it, so that it is a text",
)


def read_xlsx(data: bytes, name: str, limits: Limits) -> tuple[Located, ...]:
    """Return the rules in the first sheet of an XLSX file of that name.

    Raises RuleFileError where it has no such sheet, InputError where it is broken.
    """
    parts = check_archive(data, name, limits)
    try:
        return _rules(Book(lambda part: BytesIO(parts[part]) if parts.get(part) else None), name)
    except etree.XMLSyntaxError as error:
        raise RuleFileError(_BROKEN.format(why=error.msg), Place(name, 1, 1)) from error


def _rules(book: Book, name: str) -> tuple[Located, ...]:
    (title, part), *others = [*book.sheets()] or [("", "")]

    def place_of(row: int, column: int) -> Place:
        return Place(name, row, 1, f"{title}!{column_name(column)}{row}")

    if not part:
        raise RuleFileError(_NO_SHEET, Place(name, 1, 1))
    rows = _rows(book, part, MOST_ROWS + 1)
    if not has_headings(rows):
        for other, other_part in others:
            if has_headings(_rows(book, other_part, _FEW_ROWS)):
                raise RuleFileError(_OTHER_SHEET.format(title=other), place_of(1, 1))
    for row, column in book.formulas(part):
        message = _FORMULA.format(cell=f"{column_name(column)}{row}")
        raise RuleFileError(message, place_of(row, column))
    return rules_in(rows, place_of)


def _rows(book: Book, part: str, most: int) -> list[tuple[int, Row]]:
    return [
        (number, {column: text for column, text in row.items() if column <= MOST_COLUMNS})
        for number, row in islice(book.rows(part), most)
    ]
