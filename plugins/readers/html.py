"""Reads web pages."""

from reportlint import Reader, ReadingOptions, Source, hookimpl


class HtmlReader(Reader):
    """Reads web pages: what a browser shows of them, but for what surrounds the text."""

    name = "html"
    suffixes = (".html", ".htm")

    def read(self, data: bytes, name: str, options: ReadingOptions) -> Source:
        """Return the text of a page; raises InputError where it has none or breaks off."""
        # Start-up counts: only web pages need this.
        from reportlint.plugins.readers.html_page import read_page

        return read_page(data, name, options)


@hookimpl
def reportlint_readers() -> tuple[Reader, ...]:
    """Return this reader."""
    return (HtmlReader(),)
