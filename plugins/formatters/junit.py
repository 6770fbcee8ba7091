"""Writes the XML of JUnit: each report a suite, each rule a test."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reportlint import Formatter, Language, Message, Result, Severity, Summary, Tally, hookimpl
from reportlint.plugins.formatters.entries import (
    NOT_CHECKED,
    Entry,
    entries,
    general_entries,
    path_of,
)
from reportlint.plugins.formatters.html_markup import Html, element, joined

_NOT_ASSESSED = Message(zh="未能核对 {count} 项", en="not assessed: {count}")
_NOTHING = Message(zh="没有可核对的内容", en="nothing to assess")
_THE_RUN = "reportlint"


class JunitFormatter(Formatter):
    """A suite for each file. A rule fails where it found an error or a warning.

    One that had nothing to assess is skipped; what could not be checked is a test with an error.
    """

    name = "junit"

    def head(self, language: Language) -> str:
        """Return the beginning of the document."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="reportlint">\n'

    def piece(self, result: Result, language: Language) -> str:
        """Return the suite of a file."""
        tallies = {code: tally for r in result.reports for code, tally in r.tallies.items()}
        return _suite(path_of(result), tallies, entries(result, language), language)

    def foot(self, summary: Summary, language: Language) -> str:
        """Return the end of the document, with what the run as a whole could not check."""
        found = general_entries(summary, language)
        return (_suite(_THE_RUN, {}, found, language) if found else "") + "</testsuites>\n"


def _suite(
    name: str, tallies: Mapping[str, Tally], found: Iterable[Entry], language: Language
) -> str:
    by_code: dict[str, list[Entry]] = defaultdict(list)
    for item in found:
        by_code[item.code].append(item)
    insides = {code: _inside(by_code[code], tally, language) for code, tally in tallies.items()}
    if by_code[NOT_CHECKED]:
        insides[NOT_CHECKED] = _told("error", by_code[NOT_CHECKED])
    cases = [
        element("testcase", inside, name=code, classname=name, time="0")
        for code, inside in insides.items()
    ]
    kinds = {"failures": "<failure", "errors": "<error", "skipped": "<skipped"}
    counts = {
        key: sum(inside.startswith(start) for inside in insides.values())
        for key, start in kinds.items()
    }
    return (
        element(
            "testsuite", "\n", joined(cases, "\n"), name=name, tests=len(cases), time="0", **counts
        )
        + "\n"
    )


def _inside(found: Sequence[Entry], tally: Tally, language: Language) -> Html:
    """Return what is said of a rule; nothing where all that it looked at holds."""
    if any(item.severity is not Severity.INFO for item in found):
        return _told("failure", found)
    if found:
        return element("system-out", _lines(found))
    if tally.satisfied or tally.failed:
        return Html()
    said = _NOT_ASSESSED.format(count=tally.not_assessed) if tally.not_assessed else _NOTHING
    return element("skipped", message=said.text(language))


def _told(name: str, found: Sequence[Entry]) -> Html:
    worst = max(found, key=lambda item: Severity(item.level).rank)
    kind = worst.severity.value if worst.severity else worst.name
    return element(name, _lines(found), type=kind, message=worst.placed)


def _lines(found: Iterable[Entry]) -> str:
    return "\n".join(": ".join(filter(None, (str(item.place), item.message))) for item in found)


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (JunitFormatter(),)
