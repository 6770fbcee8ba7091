"""Reads plain text and Markdown."""

from reportlint import Reader, ReadingOptions, Source, decode, hookimpl

# What parts the cells of a table in a text.
_ENDS_OF_CELLS = "|｜\t"


class TextReader(Reader):
    """Reads text; a position in it is one in the file."""

    name = "text"
    suffixes = (".txt", ".md")

    def read(self, data: bytes, name: str, options: ReadingOptions) -> Source:
        """Return the text; raises InputError where the bytes are none."""
        text, encoding = decode(data, name, encoding=options.encoding)
        options.limits.check("characters", len(text), name)
        options.limits.check("cells", sum(map(text.count, _ENDS_OF_CELLS)), name)
        return Source(name, text, encoding)


@hookimpl
def reportlint_readers() -> tuple[Reader, ...]:
    """Return this reader."""
    return (TextReader(),)
