"""What --fix may change in a text: typography that a rule offers to mend, and never a number."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from unicodedata import numeric

from reportlint.finding import CheckedReport, Replacement
from reportlint.source import Source

FIXABLE = (".txt", ".md")
"""The types of files that are just the text of a report."""
# Besides numerals, what a number is written with: sign, point, per cent, a range.
_OF_NUMBERS = frozenset("+-−–—~～.．·%％‰/两俩几半双倍")
# What may stand between the digits of one number.
_JOINING = " \t\u00a0\u3000,，.．:：'’"
_NEAR = 20


def is_fixable(source: Source) -> bool:
    """Tell whether a text is just what stands in its file, so that it can be written there."""
    return not source.origins and PurePath(source.name).suffix.lower() in FIXABLE


def is_safe(replacement: Replacement, text: str) -> bool:
    """Tell whether a replacement stays within a line and away from every number."""
    start, end = replacement.span.start, replacement.span.end
    old, new = text[start:end], replacement.text
    before = text[max(0, start - _NEAR) : start].rstrip(_JOINING)[-1:]
    behind = text[end : end + _NEAR].lstrip(_JOINING)[:1]
    return (
        old != new
        and len(f"{old}{new}.".splitlines()) == 1
        and not (_is_numeral(before) and _is_numeral(behind))
        and not any(_is_numeral(char) or char in _OF_NUMBERS for char in old + new)
    )


def chosen(text: str, replacements: Iterable[Replacement]) -> list[Replacement]:
    """Return the safe replacements, in order; of two that overlap or touch, the first."""
    found: list[Replacement] = []
    for item in sorted(replacements, key=lambda item: item.span):
        if is_safe(item, text) and (not found or item.span.start > found[-1].span.end):
            found.append(item)
    return found


def fixed(text: str, replacements: Iterable[Replacement]) -> str:
    """Return a text with the safe ones of some replacements made."""
    parts: list[str] = []
    done = 0
    for item in chosen(text, replacements):
        parts += (text[done : item.span.start], item.text)
        done = item.span.end
    return "".join((*parts, text[done:]))


def offered(report: CheckedReport) -> Sequence[Replacement]:
    """Return what --fix would change in the file of a report, none where it is no plain text."""
    if not is_fixable(report.source):
        return ()
    listed = (item for finding in report.findings for item in finding.fixes)
    return chosen(report.source.text, listed)


def _is_numeral(char: str) -> bool:
    return char != "" and numeric(char, None) is not None
