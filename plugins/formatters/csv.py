"""Writes a table with a row for each finding: for spreadsheets."""

import csv
from io import StringIO

from reportlint import Formatter, Language, Message, Result, Summary, hookimpl
from reportlint.plugins.formatters.entries import entries

# Excel takes a text that begins so for a formula.
_FORMULA = tuple("=+-@\t\r")
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
_NOT_CHECKED = Message(zh="未能检查", en="not checked")


class CsvFormatter(Formatter):
    """A row for each finding, and for each thing that could not be checked."""

    name = "csv"
    suffixes = (".csv",)

    def head(self, language: Language) -> str:
        """Return the names of the columns; the mark before them tells Excel that it is UTF-8."""
        return "\ufeff" + _rows([[column.text(language) for column in _COLUMNS]])

    def piece(self, result: Result, language: Language) -> str:
        """Return the rows of a file."""
        rows = []
        for report in result.reports:
            for item in entries(report, language):
                finding = item.finding
                figures = (
                    finding.masked(text or "") for text in (finding.stated, finding.expected)
                )
                place = (item.path, item.start.line, item.start.column, item.place)
                what = (item.severity.value, item.code, item.name, item.message)
                rows.append([*place, *what, *figures, item.fingerprint])
        said = _NOT_CHECKED.text(language)
        for problem in result.problems:
            message = problem.message.text(language)
            rows.append([problem.path or "", "", "", "", said, "", "", message, "", "", ""])
        return _rows(rows)

    def foot(self, summary: Summary, language: Language) -> str:
        """Return rows for what could not be checked of the run as a whole."""
        said = _NOT_CHECKED.text(language)
        messages = (problem.message.text(language) for problem in summary.problems)
        return _rows([["", "", "", "", said, "", "", text, "", "", ""] for text in messages])


def _rows(rows: list[list[object]] | list[list[str]]) -> str:
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerows([_safe(value) for value in row] for row in rows)
    return stream.getvalue()


def _safe(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (CsvFormatter(),)
