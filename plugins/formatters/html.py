"""Writes a result as one page for a browser: reports with their findings marked in them."""

from typing import IO

from reportlint import Formatter, Language, Result, Writer, hookimpl


class HtmlFormatter(Formatter):
    """One page: the verdict, each report with marks beside the list of its findings, the rules.

    What writes it is loaded where a page is asked for: every run looks at all formatters.
    """

    name = "html"
    suffixes = (".html", ".htm")

    def piece(self, result: Result, language: Language) -> str:
        """Return the line of a file in the list of reports, and the file itself."""
        from reportlint.plugins.formatters.html_pages import page_piece

        return page_piece(result, language)

    def writer(self, stream: IO[str], language: Language) -> Writer:
        """Return what writes the page once all reports are there."""
        from reportlint.plugins.formatters.html_pages import PageWriter

        return PageWriter(stream, language)


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (HtmlFormatter(),)
