"""What a reader is: it turns the bytes of a file into a source."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import ClassVar

from reportlint.reading.limits import Limits
from reportlint.source import Source


@dataclass(frozen=True)
class ReadingOptions:
    """What the caller of a reader asks for.

    encoding: that of a text or web page, None where it is to be found out.
    """

    encoding: str | None = None
    limits: Limits = field(default_factory=Limits)


class Reader(ABC):
    """Reads files of some types.

    suffixes are those of file names, in lower case with the dot.
    """

    name: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]

    @abstractmethod
    def read(self, data: bytes, name: str, options: ReadingOptions) -> Source:
        """Return the text of a file; name is how messages call it.

        Raises InputError where the bytes are no file of this type, or go beyond the limits.
        """
