"""The counts of a paragraph with the words between them, by level: outside brackets and in them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportlint.prose.facts import Fact, Measure
from reportlint.prose.words import Words

_OPENER = re.compile(
    "其中(?P<some>包括|含|有)?|包括|(?<=[,、])涉及(?=自然人|公民|个人|商业企业|企业)"
)
STATEMENT, SENTENCE = 3, 4
SEPARATORS = {"、": 1, ",": 2, ";": 3, "。": 4, "!": 4, "?": 4}
_LAST_CLAUSE = re.compile("[^,;:。!?、]*$")
_LEAD = re.compile("^(?:其中)?(?:包括|含|有|涉及|及|和|与)?")
_STATUS = re.compile(
    "(?:需|拟|待|应|已|予以|宣布|决定|确认)?"
    "(?P<status>废止|失效|废止失效|修改|修订|继续有效|保留|有效|暂停执行|整改|撤销|取消|合并|关停|停用|注销)(?:的|文件)?(?:有)?"
)
_APPLICANT = re.compile("自然人|法人|公民|个人|企业|科研机构|社会公益组织|法律服务机构")
_COUNTED = re.compile("[0-9](?![0-9.年月日])")
OUTCOMES = frozenset(("open", "partial", "denied", "unable", "decline", "otherwise"))
RESULTS = frozenset(("uphold", "correct", "other_result", "pending"))

VOID = "\0"
_MOST_BEFORE = 300


@dataclass(frozen=True, slots=True)
class Item:
    """A count with the words between the count before it and itself, those in brackets left out.

    barrier is the strongest separator in them; odd says that a number without a unit is among them.
    """

    fact: Fact
    before: str
    barrier: int
    odd: bool

    @property
    def label(self) -> str:
        """The words right before the number."""
        match = _LAST_CLAUSE.search(self.before)
        return _LEAD.sub("", match[0]) if match else ""

    @property
    def status(self) -> str:
        """What became of documents, where the label says only that: 废止, 继续有效."""
        match = _STATUS.fullmatch(self.label)
        return match["status"] if match else ""

    @property
    def words(self) -> str:
        """The words around the number."""
        return self.label + self.fact.meaning.behind

    @property
    def acts(self) -> frozenset[str]:
        """What was done with what is counted."""
        return frozenset(self.fact.meaning.acts)

    @property
    def opener(self) -> re.Match[str] | None:
        """The last word before the number that opens a list: 其中."""
        found = next(reversed(list(_OPENER.finditer(self.before))), None)
        # 收到来信60封，其中网络40封；接听来电300次: 其中 opens a list of what has no known unit.
        counts = self.odd and found and _COUNTED.search(self.before, found.end())
        return None if counts else found

    @property
    def dimension(self) -> str:
        """What the item sorts by: two items that sort by different things are of no one list."""
        if self.acts & OUTCOMES:
            return "outcome"
        if self.acts & RESULTS:
            return "case"
        if _APPLICANT.search(self.label):
            return "applicant"
        return "channel" if self.fact.meaning.part else ""


def levels_of(words: Words, facts: Sequence[Fact]) -> Iterator[list[Item]]:
    """Yield the counts outside brackets, then those of each bracket after the count before it."""
    outside, brackets = _unbracketed(words.text)
    placed: list[tuple[Fact, int, int]] = []
    for fact in facts:
        overlaps = placed and fact.span.start < placed[-1][0].span.end
        if fact.measure in (Measure.COUNT, Measure.NUMBER) and not overlaps:
            start = bisect_left(words.places, fact.span.start)
            placed.append((fact, start, bisect_left(words.places, fact.span.end)))
    free = [place for place in placed if outside[place[1]] != VOID]
    yield list(_items(outside, free, 0))
    starts = [place[1] for place in placed]
    for start, end in brackets:
        inner = placed[bisect_left(starts, start) : bisect_left(starts, end)]
        before = bisect_left(starts, start) - 1
        if inner and before >= 0 and placed[before][2] == start:
            yield [
                Item(placed[before][0], "", 0, False),
                *_items(words.text, inner, start + 1),
            ]


def _items(text: str, placed: Iterable[tuple[Fact, int, int]], origin: int) -> Iterator[Item]:
    odd = False
    for fact, start, end in placed:
        if fact.measure is Measure.NUMBER:
            odd = True
            continue
        before = text[max(origin, start - _MOST_BEFORE) : start]
        barrier = max((SEPARATORS.get(character, 0) for character in before), default=0)
        yield Item(fact, before, barrier, odd)
        origin, odd = end, False


def _unbracketed(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text with all that is in brackets or titles made void, and where brackets are."""
    letters, brackets = list(text), []
    stack: list[int] = []
    for place, character in enumerate(text):
        if character in "(《":
            stack.append(place)
        if stack:
            letters[place] = VOID
        if character in ")》" and stack:
            start = stack.pop()
            if not stack and character == ")":
                brackets.append((start, place))
    # A bracket that is never closed does not swallow the rest.
    if stack:
        letters[stack[0] :] = text[stack[0] :]
    return "".join(letters), brackets
