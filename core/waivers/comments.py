"""Comments in a text that set findings aside: reportlint: ignore TOT001 -- why."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportlint.finding import Finding
from reportlint.source import Source

_COMMENT = re.compile(
    r"(?:<!--[ \t]{0,9}|[#＃][ \t]{0,9}|//[ \t]{0,9})?"
    r"reportlint[:：][ \t]{0,9}(?P<kind>ignore(?:-file|-start|-end)?)(?![-\w])"
    r"[ \t]{0,9}(?P<codes>[A-Za-z0-9, \t-]{0,200}?)[ \t]{0,9}"
    r"(?:(?:--|—{1,2})[ \t]{0,9}(?P<reason>[^\n\r]{0,200}?))?[ \t]{0,9}(?:-->|$)",
    re.M,
)
_MARK = "reportlint"


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in a text, and the lines whose findings it sets aside.

    codes are codes, names or first letters of rules; none stands for all of them. last is 0 where
    it reaches to the end of the text.
    """

    start: int
    end: int
    line: int
    codes: tuple[str, ...]
    reason: str
    first: int
    last: int

    def is_for(self, finding: Finding, source: Source) -> bool:
        """Tell whether the comment sets a finding aside."""
        line = source.position(finding.span.start).line
        within = self.first <= line and (not self.last or line <= self.last)
        named = not self.codes or any(
            finding.name == code or finding.code.startswith(code.upper()) for code in self.codes
        )
        return within and named


def comments_in(source: Source) -> list[Comment]:
    """Return the comments in a text that people write themselves; one read from Word has none."""
    if source.origins or _MARK not in source.text:
        return []
    return list(_comments(source))


def without_comments(text: str, source: Source) -> str:
    """Return a folded text with blanks in the place of the comments, as long as it was."""
    if source.origins or _MARK not in source.text:
        return text
    for match in _COMMENT.finditer(source.text):
        text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    return text


def _comments(source: Source) -> Iterator[Comment]:
    found = list(_COMMENT.finditer(source.text))
    ends = [match for match in found if match["kind"] == "ignore-end"]
    for match in found:
        line = source.position(match.start()).line
        first = last = line
        if match["kind"] == "ignore-file":
            first, last = 1, 0
        elif match["kind"] == "ignore-start":
            end = next((item for item in ends if item.start() > match.start()), None)
            last = source.position(end.start()).line if end else 0
        elif match["kind"] == "ignore-end":
            continue
        elif not source.line(line)[: match.start() - _line_start(source, match.start())].strip():
            first = last = _next_line(source, line)
        codes = (
            tuple(re.split(r"[ ,\t]+", match["codes"].strip())) if match["codes"].strip() else ()
        )
        reason = (match["reason"] or "").strip()
        yield Comment(match.start(), match.end(), line, codes, reason, first, last)


def _line_start(source: Source, offset: int) -> int:
    return offset - (source.position(offset).column - 1)


def _next_line(source: Source, line: int) -> int:
    """Return the next line that says something."""
    last = source.position(len(source.text)).line
    while line < last:
        line += 1
        if source.line(line).strip():
            return line
    return line
