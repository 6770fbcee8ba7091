"""Writes SARIF 2.1.0, which code scanning services and editors read."""

from typing import IO

from reportlint import (
    Formatter,
    Language,
    Masking,
    Result,
    Summary,
    Suppression,
    Writer,
    __version__,
    hookimpl,
)
from reportlint.plugins.formatters.entries import entry_of, general_entries, problem_entries
from reportlint.plugins.formatters.json_fields import as_json
from reportlint.plugins.formatters.sarif_parts import (
    found_result,
    not_checked_result,
    not_checked_rule,
    notice_told,
    problem_told,
    rule_descriptor,
)

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
# No JSON text has this character.
_NEXT_LIST = "\0"


class SarifFormatter(Formatter):
    """One SARIF run: its results, then the rules behind them and what could not be checked.

    What could not be checked is a notification, and a result as well: services that show results
    alone would else show a report that nobody could read as one that is clean.
    """

    name = "sarif"
    suffixes = (".sarif",)

    def head(self, language: Language) -> str:
        """Return the log up to its results."""
        return (
            f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{\n'
            f'"language": "{_LANGUAGES[language]}",\n'
            '"columnKind": "unicodeCodePoints",\n"results": [\n'
        )

    def piece(self, result: Result, language: Language) -> str:
        """Return the results of a file, and behind marks its problems and notices."""
        results = []
        for checked in result.reports:
            say = Masking(checked).say
            live: list[Suppression] = []
            found = [(finding, live) for finding in checked.findings]
            found += [(finding, [why]) for finding, why in checked.suppressed]
            for finding, suppressions in found:
                entry = entry_of(finding, checked, say, language)
                results.append(
                    found_result(entry, finding, checked.source, say, suppressions, language)
                )
        problems = list(problem_entries(result, language))
        results += map(not_checked_result, problems)
        told = map(problem_told, problems)
        notices = (notice_told(notice, language) for notice in result.notices)
        return _NEXT_LIST.join(",\n".join(map(as_json, part)) for part in (results, told, notices))

    def writer(self, stream: IO[str], language: Language) -> Writer:
        """Return what writes the results as they come, and the rest after them."""
        return _SarifWriter(stream, self.head(language), language)


class _SarifWriter(Writer):
    def __init__(self, stream: IO[str], head: str, language: Language) -> None:
        self._write = stream.write
        self._language: Language = language
        self._told: list[str] = []
        self._notices: list[str] = []
        self._between = ""
        self._write(head)

    def add(self, piece: str) -> None:
        results, told, notices = piece.split(_NEXT_LIST)
        self._list(results)
        self._told += filter(None, (told,))
        self._notices += filter(None, (notices,))

    def finish(self, summary: Summary) -> None:
        general = general_entries(summary, self._language)
        self._list(",\n".join(as_json(not_checked_result(item)) for item in general))
        told = [*self._told, *(as_json(problem_told(item)) for item in general)]
        said = (as_json(notice_told(item, self._language)) for item in summary.notices)
        rules = [rule_descriptor(active, self._language) for active in summary.rules.values()]
        driver = {
            "name": "reportlint",
            "version": __version__,
            "semanticVersion": __version__,
            "rules": [*rules, not_checked_rule(self._language)],
        }
        self._write(
            f'\n],\n"tool": {as_json({"driver": driver})},\n'
            f'"invocations": [{{"executionSuccessful": {as_json(summary.complete)},\n'
            f'"toolExecutionNotifications": [{",".join(told)}],\n'
            f'"toolConfigurationNotifications": [{",".join((*self._notices, *said))}]}}]\n}}]}}\n'
        )

    def _list(self, results: str) -> None:
        if results:
            self._write(self._between + results)
            self._between = ",\n"


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (SarifFormatter(),)
