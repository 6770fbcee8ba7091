"""Read which year a report is about and which organ made it; unknown stays unknown."""

import re
from collections.abc import Sequence

from reportlint.source import Span

_PERIOD = re.compile(r"(20[0-9]{2}) ?年 ?1 ?月 ?1 ?日 ?(?:起)? ?(?:至|到|-|~)")
_TITLE = re.compile(
    r"(?P<organ>[^\s。,;:0-9]{2,30}?)?(?:关于)?\s{0,4}(?P<year>20[0-9]{2}) ?年度?"
    r"[^。,;:\n]{0,12}政府信息公开(?:工作)?[^。,;:\n]{0,6}报告"
)
_FIRST_YEAR = re.compile(r"(20[0-9]{2}) ?年")
_TITLE_LENGTH = 200


def read_year(folded: str, prose: Sequence[Span]) -> int | None:
    """Return the year that the title, the stated period or else the first sentence names."""
    texts = [folded[span.start : span.end] for span in prose]
    if texts and (title := _title(texts)):
        return int(title["year"])
    for pattern in (_PERIOD, _FIRST_YEAR):
        for text in texts:
            if match := pattern.search(text):
                return int(match[1])
    return None


def read_organ(folded: str, preamble: Sequence[Span]) -> str | None:
    """Return the organ that the title names."""
    texts = [folded[span.start : span.end] for span in preamble]
    title = _title(texts) if texts else None
    return title["organ"] if title else None


def _title(texts: Sequence[str]) -> re.Match[str] | None:
    """Find a title in what stands first: a short line, no sentence."""
    first = texts[0]
    return _TITLE.match(first) if len(first) <= _TITLE_LENGTH or "\n" in first else None
