"""Writes a table with a row for each finding: for spreadsheets."""

import csv
from collections.abc import Iterable
from io import StringIO

from reportlint import Formatter, Language, Message, Result, Severity, Summary, hookimpl
from reportlint.plugins.formatters.entries import Entry, entries, general_entries, one_line

# What a spreadsheet takes for a formula, in full width as well.
_FORMULA = tuple("=+-@＝＋－＠")
_COLUMNS = (
    Message(zh="文件", en="file"),
    Message(zh="行", en="line"),
    Message(zh="列", en="column"),
    Message(zh="原文位置", en="place"),
    Message(zh="级别", en="severity"),
    Message(zh="代码", en="code"),
    Message(zh="规则", en="rule"),
    Message(zh="问题", en="message"),
    Message(zh="原为", en="stated"),
    Message(zh="应为", en="expected"),
    Message(zh="指纹", en="fingerprint"),
)
_SEVERITIES = {
    Severity.ERROR: Message(zh="错误", en="error"),
    Severity.WARNING: Message(zh="警告", en="warning"),
    Severity.INFO: Message(zh="提示", en="info"),
    None: Message(zh="未能检查", en="not checked"),
}


class CsvFormatter(Formatter):
    """A row for each finding, and for each thing that could not be checked."""

    name = "csv"
    suffixes = (".csv",)

    def head(self, language: Language) -> str:
        """Return the names of the columns; the mark before them tells Excel that it is UTF-8."""
        return "\ufeff" + _table([[column.text(language) for column in _COLUMNS]])

    def piece(self, result: Result, language: Language) -> str:
        """Return the rows of a file."""
        return _table(_row(item, language) for item in entries(result, language))

    def foot(self, summary: Summary, language: Language) -> str:
        """Return rows for what could not be checked of the run as a whole."""
        return _table(_row(item, language) for item in general_entries(summary, language))


def _row(item: Entry, language: Language) -> list[str]:
    line, column = item.place.start or ("", "")
    return [
        item.path,
        str(line),
        str(column),
        item.place.words,
        _SEVERITIES[item.severity].text(language),
        item.code,
        item.name,
        item.message,
        item.stated,
        item.expected,
        item.fingerprint,
    ]


def _table(rows: Iterable[list[str]]) -> str:
    stream = StringIO()
    csv.writer(stream, lineterminator="\n").writerows([_safe(cell) for cell in row] for row in rows)
    return stream.getvalue()


def _safe(cell: str) -> str:
    """Return what a cell may hold: a line that is a text, even if a report means harm."""
    text = one_line(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (CsvFormatter(),)
