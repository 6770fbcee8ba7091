"""Reads Word files."""

from reportlint import Reader, ReadingOptions, Source, hookimpl


class WordReader(Reader):
    """Reads .docx files: what Word shows of the text, with the numbers it puts before it."""

    name = "word"
    suffixes = (".docx",)

    def read(self, data: bytes, name: str, options: ReadingOptions) -> Source:
        """Return the text; raises InputError where the file is damaged or beyond the limits."""
        # Start-up counts: only Word files need these.
        from reportlint.plugins.readers.office import Package
        from reportlint.plugins.readers.word_blocks import read_document

        return read_document(Package(data, name, options.limits, program="Word")).source


@hookimpl
def reportlint_readers() -> tuple[Reader, ...]:
    """Return this reader."""
    return (WordReader(),)
