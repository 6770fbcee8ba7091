"""What a formatter is: it writes what a run found for those who read it."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from io import StringIO
from typing import IO, Any, ClassVar

from reportlint.checking.selection import ActiveRule
from reportlint.finding import Result
from reportlint.messages import Language
from reportlint.summary import Counts, Summary


class Writer(ABC):
    """Writes one output: pieces as they come, in the order of the files, then the end."""

    @abstractmethod
    def add(self, piece: str) -> None:
        """Write what the formatter made of one file; it may be empty."""

    @abstractmethod
    def finish(self, summary: Summary) -> None:
        """Write what is said of the run as a whole; nothing is added after that."""


class Formatter(ABC):
    """Writes results in one form; name is what --format takes.

    A run may have thousands of files, so a formatter writes piece by piece: a head, a piece for
    each file, a separator between two pieces that are not empty, and a foot. A file is written
    once its rules have run; the pieces may be made in other processes, and kept for the next run.
    suffixes are the ends of the names of files that are written in this form, such as ".json".
    A binary form cannot go to a terminal, and brings a writer of its own.
    """

    name: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]] = ()
    separator: ClassVar[str] = ""
    binary: ClassVar[bool] = False

    def colored(self) -> "Formatter":
        """Return the form as a terminal that shows colours takes it: as it is, unless it has one.

        Its name is the same; it is for the screen only.
        """
        return self

    def head(self, language: Language) -> str:
        """Return what comes before the first piece."""
        return ""

    @abstractmethod
    def piece(self, result: Result, language: Language) -> str:
        """Return what is written of one file: of the report in it, or of what kept it unread."""

    def foot(self, summary: Summary, language: Language) -> str:
        """Return what comes after the last piece."""
        return ""

    def writer(self, stream: IO[Any], language: Language) -> Writer:
        """Return what writes an output into a stream, of bytes where the form is binary."""
        return _TextWriter(self, stream, language)

    def write(
        self,
        result: Result,
        stream: IO[Any],
        language: Language,
        rules: Mapping[str, ActiveRule] | None = None,
    ) -> None:
        """Write a whole result into a stream; rules are those that ran, by code."""
        writer = self.writer(stream, language)
        counts = Counts()
        for part in result.parts():
            counts.add(part)
            writer.add(self.piece(part, language))
        writer.finish(Summary.of(counts, result, rules or {}))

    def render(
        self, result: Result, language: Language, rules: Mapping[str, ActiveRule] | None = None
    ) -> str:
        """Return a whole result as text; raises TypeError for a binary form, see write."""
        if self.binary:
            raise TypeError(f"{self.name} is a binary form: write it to a stream of bytes")
        stream = StringIO()
        self.write(result, stream, language, rules)
        return stream.getvalue()


class _TextWriter(Writer):
    """Writes head, pieces and foot as text."""

    def __init__(self, formatter: Formatter, stream: IO[str], language: Language) -> None:
        self._formatter = formatter
        self._write = stream.write
        self._language: Language = language
        self._between = ""
        self._write(formatter.head(language))

    def add(self, piece: str) -> None:
        if piece:
            self._write(self._between + piece)
            self._between = self._formatter.separator

    def finish(self, summary: Summary) -> None:
        self._write(self._formatter.foot(summary, self._language))
