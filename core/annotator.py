"""What an annotator is: it writes notes into a copy of the file that was checked."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Self

from reportlint.finding import CheckedReport, Finding, Problem, Result, Severity
from reportlint.masking import Masking
from reportlint.messages import Language, Message
from reportlint.reading.limits import Limits
from reportlint.source import Source, Span

_SEVERITIES = {
    Severity.ERROR: Message(zh="错误", en="error"),
    Severity.WARNING: Message(zh="警告", en="warning"),
    Severity.INFO: Message(zh="提示", en="info"),
}
_TITLE = Message(zh="{severity} {code} {name}", en="{severity} {code} {name}")
_UNCHECKED = Message(zh="此处未能检查", en="not checked")
_STATED = Message(zh="现写：{value}", en="says: {value}")
_EXPECTED = Message(zh="应为：{value}", en="should be: {value}")
_ARITHMETIC = Message(zh="算式：{value}", en="sum: {value}")
_CAUSE = Message(zh="原因：{value}", en="cause: {value}")
_CONSEQUENCE = Message(zh="同一原因还造成：{value}", en="and so: {value}")


@dataclass(frozen=True, slots=True)
class Note:
    """What a copy says at a place, such as a finding.

    title is its first line, lines are what follows. severity is that of a finding, None of what
    was not checked. span is a stretch of the text that was read from the file, places what its
    reader says of the places there, in order; a note on the file as a whole has neither.
    """

    title: str
    lines: tuple[str, ...]
    severity: Severity | None
    span: Span | None = None
    places: tuple[Mapping[str, Any], ...] = ()

    @property
    def text(self) -> str:
        """All that it says."""
        return "\n".join((self.title, *self.lines))

    def fields(self) -> dict[str, Any]:
        """Return all as plain data, which from_fields() takes back."""
        return asdict(self)

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> Self:
        """Return the note that fields() gave, also where it went through JSON."""
        return cls(
            fields["title"],
            tuple(fields["lines"]),
            Severity(fields["severity"]) if fields["severity"] else None,
            Span(**fields["span"]) if fields["span"] else None,
            tuple(fields["places"]),
        )


@dataclass(frozen=True, slots=True)
class Annotated:
    """A copy, and how many of its notes stand at its beginning, not at their place."""

    data: bytes
    displaced: int = 0


class Annotator(ABC):
    """Writes notes into copies of files of some types; what the files say stays as it is.

    suffixes are those of file names, in lower case with the dot.
    """

    name: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]

    @abstractmethod
    def annotate(
        self, data: bytes, name: str, notes: Sequence[Note], language: Language, limits: Limits
    ) -> Annotated:
        """Return a copy of a file with notes; name is how messages call the file.

        A note whose place is not found stands at the beginning, and the copy says so. Raises
        InputError where the file takes no notes, UsageError where something is not installed.
        """


def notes_of(result: Result, language: Language) -> Iterator[Note]:
    """Yield the notes on a file: what was found in it, and what was not checked."""
    for checked in result.reports:
        said = _Said(checked, language)
        yield from map(said.finding, checked.findings)
        yield from map(said.problem, result.problems)


class _Said:
    """Puts into words what is said of a report, as it may be shown."""

    def __init__(self, checked: CheckedReport, language: Language) -> None:
        self._source = checked.source
        self._say = Masking(checked).say
        self._language: Language = language

    def finding(self, finding: Finding) -> Note:
        """Return the note of a finding."""
        title = _TITLE.format(
            severity=_SEVERITIES[finding.severity], code=finding.code, name=finding.name
        )
        facts: list[tuple[Message, str | Message | None]] = [
            (_STATED, finding.stated),
            (_EXPECTED, finding.expected),
            (_ARITHMETIC, finding.arithmetic),
            (_CAUSE, finding.cause),
            *((_CONSEQUENCE, item.message) for item in finding.consequences),
        ]
        lines = [form.format(value=value) for form, value in facts if value is not None]
        return self._note(title, (finding.message, *lines), finding.severity, finding.span)

    def problem(self, problem: Problem) -> Note:
        """Return the note of what was not checked."""
        return self._note(_UNCHECKED, (problem.message,), None, problem.span)

    def _note(
        self,
        title: Message,
        lines: Sequence[Message],
        severity: Severity | None,
        span: Span | None,
    ) -> Note:
        return Note(
            title.text(self._language),
            tuple(self._say(line.text(self._language)) for line in lines),
            severity,
            span,
            _places(self._source, span) if span else (),
        )


def _places(source: Source, span: Span) -> tuple[Mapping[str, Any], ...]:
    """Return the places in the file that a span goes over, each once in a row."""
    end = max(span.end, span.start + 1)
    origins = (item.origin for item in source.origins if item.start < end and span.start < item.end)
    return tuple(origin.fields() for origin in dict.fromkeys(origins))
