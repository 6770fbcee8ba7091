"""Writes the findings of a run as a baseline, which sets them aside in later runs."""

import json
from typing import IO

from reportlint import Formatter, Language, Result, Summary, Writer, hookimpl

SCHEMA = "reportlint-baseline-1"


class BaselineFormatter(Formatter):
    """The findings with their fingerprints, sorted: what is new in it is seen at a glance.

    What another baseline has set aside is still there, and so in this one as well.
    """

    name = "baseline"

    def piece(self, result: Result, language: Language) -> str:
        """Return the entries of a file, a line each."""
        entries = []
        for checked in result.reports:
            aside = (finding for finding, why in checked.suppressed if why.by == "baseline")
            for finding in (*checked.findings, *aside):
                entry = {
                    "fingerprint": finding.fingerprint,
                    "code": finding.code,
                    "path": checked.source.name,
                    "message": finding.message.text(language),
                }
                entries.append(json.dumps(entry, ensure_ascii=False))
        return "\n".join(entries)

    def writer(self, stream: IO[str], language: Language) -> Writer:
        """Return what writes the baseline at the end of the run."""
        return _BaselineWriter(stream)


class _BaselineWriter(Writer):
    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._entries: list[dict[str, str]] = []

    def add(self, piece: str) -> None:
        self._entries += map(json.loads, piece.splitlines())

    def finish(self, summary: Summary) -> None:
        self._entries.sort(key=lambda entry: (entry["path"], entry["code"], entry["fingerprint"]))
        document = {"schema": SCHEMA, "findings": self._entries}
        self._stream.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (BaselineFormatter(),)
