"""Masks what private findings point at, in the text of a report and in all that quotes it."""

import re

from reportlint.finding import CheckedReport


class Masking:
    """What may be shown of a report: text is all of it, as long as it was."""

    def __init__(self, checked: CheckedReport) -> None:
        source = checked.source
        shown = list(source.text)
        self._masked: dict[str, str] = {}
        aside = (finding for finding, _ in checked.suppressed)
        for finding in (*checked.findings, *aside):
            if finding.private:
                raw = source.slice(finding.span)
                self._masked[raw] = finding.masked(raw)
                for offset, char in enumerate(self._masked[raw], finding.span.start):
                    if char == "*":
                        shown[offset] = char
        self.text = "".join(shown)
        self._masked.pop("", None)
        longest_first = sorted(self._masked, key=len, reverse=True)
        self._private = re.compile("|".join(map(re.escape, longest_first)))

    def say(self, text: str) -> str:
        """Return a text about the report as it may be shown."""
        if not self._masked:
            return text
        return self._private.sub(lambda match: self._masked[match.group()], text)
