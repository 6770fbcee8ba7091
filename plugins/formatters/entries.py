"""Findings as what most programs want to know of one: where, how grave, and what."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportlint import CheckedReport, Finding, Language, Masking, Message, Position, Severity

_WITH = Message(zh="{said}（{more}）", en="{said} ({more})")
_BETWEEN = Message(zh="；", en="; ")

_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Entry(NamedTuple):
    """A finding; place is where it stands in a Word, PDF or Excel file, "" in a text.

    start and end count from 1, the end exclusive. message holds all that is said of it.
    """

    path: str
    start: Position
    end: Position
    place: str
    severity: Severity
    code: str
    name: str
    message: str
    fingerprint: str
    finding: Finding


def entries(checked: CheckedReport, language: Language) -> Iterator[Entry]:
    """Yield the findings of a report, with nothing private in them."""
    say = Masking(checked).say
    for finding in checked.findings:
        yield entry_of(finding, checked, language, say(_said(finding, language)))


def entry_of(finding: Finding, checked: CheckedReport, language: Language, message: str) -> Entry:
    """Return a finding as an entry with that message."""
    source = checked.source
    origin = source.origin(finding.span)
    return Entry(
        source.name,
        source.position(finding.span.start),
        source.position(finding.span.end),
        origin.message().text(language) if origin else "",
        finding.severity,
        finding.code,
        finding.name,
        message,
        finding.fingerprint,
        finding,
    )


def _said(finding: Finding, language: Language) -> str:
    more = (item.text(language) for item in (finding.arithmetic, finding.cause) if item)
    joined = _BETWEEN.text(language).join(more)
    said = finding.message.text(language)
    return _WITH.format(said=said, more=joined).text(language) if joined else said


def in_xml(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)
