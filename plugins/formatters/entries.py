"""What most forms say of a file: findings and what was not checked, each with its place."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import NamedTuple

from reportlint import (
    CheckedReport,
    Finding,
    Language,
    Masking,
    Message,
    Position,
    Problem,
    Result,
    Severity,
    Source,
    Span,
    Summary,
)

NOT_CHECKED = "not-checked"
_WITH = Message(zh="{said}（{more}）", en="{said} ({more})")
_BETWEEN = Message(zh="；", en="; ")


class Place(NamedTuple):
    """Where something stands: a line of a text or a web page, words for any other file.

    start and end count from 1, the end exclusive; of a web page only the start is known. span is
    the same in a text. All are None where nothing is known.
    """

    start: Position | None = None
    end: Position | None = None
    span: Span | None = None
    words: str = ""

    def __str__(self) -> str:
        return f"{self.start.line}:{self.start.column}" if self.start else self.words


class Entry(NamedTuple):
    """A finding, or something that could not be checked: that has no severity.

    path is "" for what is about the run. code and name are those of the rule, or NOT_CHECKED and
    the kind of the problem. message is all that is said of it, with nothing private in it.
    """

    path: str
    place: Place
    severity: Severity | None
    code: str
    name: str
    message: str
    fingerprint: str
    stated: str = ""
    expected: str = ""

    @property
    def level(self) -> str:
        """The severity in a word: what could not be checked is as grave as an error."""
        return (self.severity or Severity.ERROR).value

    @property
    def placed(self) -> str:
        """The message, after the place in words where there is no line."""
        words = "" if self.place.start else self.place.words
        return f"{words}: {self.message}" if words else self.message


def entries(result: Result, language: Language) -> Iterator[Entry]:
    """Yield what is said of a file: findings in the order of the text, then problems."""
    for checked in result.reports:
        say = Masking(checked).say
        for finding in checked.findings:
            yield entry_of(finding, checked, say, language)
    yield from problem_entries(result, language)


def problem_entries(result: Result, language: Language) -> Iterator[Entry]:
    """Yield what could not be checked in a file."""
    sources = {checked.source.name: checked.source for checked in result.reports}
    for problem in result.problems:
        yield _not_checked(problem, sources.get(problem.path or ""), language)


def path_of(result: Result) -> str:
    """Return the path of the file that a result is of."""
    names = [checked.source.name for checked in result.reports]
    names += [problem.path or "" for problem in result.problems]
    return readable(names[0]) if names else ""


def general_entries(summary: Summary, language: Language) -> list[Entry]:
    """Return what could not be checked of the run as a whole."""
    return [_not_checked(problem, None, language) for problem in summary.problems]


def entry_of(
    finding: Finding, checked: CheckedReport, say: Callable[[str], str], language: Language
) -> Entry:
    """Return a finding as an entry; say hides in a text what is private."""
    more = (item.text(language) for item in (finding.arithmetic, finding.cause) if item)
    joined = _BETWEEN.text(language).join(more)
    said = finding.message.text(language)
    message = _WITH.format(said=said, more=joined).text(language) if joined else said
    return Entry(
        readable(checked.source.name),
        place_of(finding.span, checked.source, language),
        finding.severity,
        finding.code,
        finding.name,
        readable(say(message)),
        finding.fingerprint,
        readable(finding.masked(finding.stated or "")),
        readable(finding.masked(finding.expected or "")),
    )


def place_of(span: Span, source: Source, language: Language) -> Place:
    """Return where a span stands in the file that its text was read from."""
    if not source.origins:
        return Place(source.position(span.start), source.position(span.end), span)
    origin = source.origin(span)
    return Place(origin.position(), words=origin.message().text(language)) if origin else Place()


def readable(text: str) -> str:
    """Return a text without halves of characters: names of files that are no Unicode have some."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def one_line(text: str) -> str:
    """Return a text as a line, without characters that steer a terminal."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def unique(path: str, fingerprint: str) -> str:
    """Return a fingerprint that tells the same finding in two files of one report apart."""
    return sha256(f"{path}\0{fingerprint}".encode()).hexdigest()[:32]


def _not_checked(problem: Problem, source: Source | None, language: Language) -> Entry:
    place = place_of(problem.span, source, language) if problem.span and source else Place()
    path = readable(problem.path or "")
    message = readable(problem.message.text(language))
    fingerprint = unique(problem.kind, message)
    return Entry(path, place, None, NOT_CHECKED, problem.kind, message, fingerprint)
