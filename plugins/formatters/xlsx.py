"""Writes a result as a workbook for auditors, who enter their verdicts in it."""

from typing import IO

from reportlint import Formatter, Language, Result, Writer, hookimpl


class XlsxFormatter(Formatter):
    """A workbook with sheets of findings, cells, reports, and what was not checked.

    What writes it is loaded where a workbook is asked for: every run looks at all formatters.
    """

    name = "xlsx"
    suffixes = (".xlsx",)
    binary = True

    def piece(self, result: Result, language: Language) -> str:
        """Return the rows of a file, for each sheet."""
        from reportlint.plugins.formatters.xlsx_rows import rows_of

        return rows_of(result, language)

    def writer(self, stream: IO[bytes], language: Language) -> Writer:
        """Return what writes the workbook row by row; raises UsageError without XlsxWriter."""
        from reportlint.plugins.formatters.xlsx_book import BookWriter

        return BookWriter(stream, language)


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (XlsxFormatter(),)
