"""What a reader is: it turns the bytes of a file into a source."""

from abc import ABC, abstractmethod
from typing import ClassVar

from reportlint.source import Source


class Reader(ABC):
    """Reads files of some types.

    suffixes are those of file names, in lower case with the dot.
    """

    name: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]

    @abstractmethod
    def read(self, data: bytes, name: str) -> Source:
        """Return the text of a file; name is how messages call it.

        Raises InputError where the bytes are no file of this type.
        """
