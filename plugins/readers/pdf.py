"""Reads PDF."""

from reportlint import Reader, ReadingOptions, Source, hookimpl


class PdfReader(Reader):
    """Reads PDF in a process of its own, which the limits end."""

    name = "pdf"
    suffixes = (".pdf",)

    def read(self, data: bytes, name: str, options: ReadingOptions) -> Source:
        """Return the text; raises InputError where there is none, or it cannot be reached."""
        # Start-up counts: only PDF files need this.
        from reportlint.plugins.readers.pdf_document import read_pdf

        return read_pdf(data, name, options)


@hookimpl
def reportlint_readers() -> tuple[Reader, ...]:
    """Return this reader."""
    return (PdfReader(),)
