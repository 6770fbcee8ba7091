"""What a number of the prose counts: read from the words around it, with grammar/meanings.toml."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from reportlint.prose.facts import Meaning
from reportlint.prose.lexicon import acts_in, last_in, lexicon, topics_in
from reportlint.prose.narrowing import unknown_words
from reportlint.prose.words import Words

# A clause ends at these or at a number, unless that is a date or a time allowed; what is farther
# back or ahead says nothing of a number.
_BOUND = re.compile("[,;:。!?()]|[0-9](?![0-9]*(?:[-—~至到][0-9]+)?(?:年|月|日|季度|个?工作日))")
_SENTENCE_END = re.compile("[。!?]")
_BEHIND = re.compile(f"{_BOUND.pattern}|、")
# What is left of the item before in a list: 件、商业企业3件.
_ITEM_BEFORE = re.compile("^[^、]{0,4}、")
_ASIDE = re.compile("[(]([^()]{1,40})[)]")
_MOST_BEFORE = 60
_MOST_BEHIND = 30
_LONGEST_SENTENCE = 400
_OUTCOMES = frozenset(("open", "partial", "denied", "unable", "decline", "otherwise"))
_CARRIED = frozenset(("carried_in", "carried_out"))
_REQUEST_ACTS = _OUTCOMES | _CARRIED
_CASE_ACTS = frozenset(("uphold", "correct", "other_result", "pending", "direct", "after"))
_CASES = frozenset(("review", "litigation"))
# What a sentence that names no topic may go on about: 收到申请72件。其中自然人58件。
_GOING_ON = _CASES | {"request"}
_YEAR = re.compile("(20[0-9]{2})年")
# A year that the number is compared with, or that stands in brackets, is not that of the sentence.
_OTHER_YEAR = re.compile("[比较与同](?:20[0-9]{2}年|[(][^()]{0,40}[)])|[(][^()]{0,40}[)]")
_LAST_YEAR = re.compile("上一?年度?|去年|前一年")


class KnownNames(NamedTuple):
    """The names that a meaning may have for what is counted, what was done, and who asked."""

    topics: tuple[str, ...]
    acts: tuple[str, ...]
    applicants: tuple[str, ...]


def known_names() -> KnownNames:
    """Return all names of topics, acts and applicants."""
    words = lexicon()
    patterns = (words.topics, words.acts, words.applicants)
    return KnownNames(*(tuple(item.groupindex) for item in patterns))


@dataclass
class MeaningReader:
    """Reads what the numbers of a paragraph mean, in reading order: a sentence keeps its topic."""

    words: Words
    _sentence: int = -1
    _kept: Meaning = field(default_factory=Meaning)
    _earlier: str = ""  # the topic of the sentence before, where a number of it has one

    def read(self, start: int, end: int) -> Meaning:
        """Return the meaning of the number at these offsets of the report's text."""
        text = self.words.text
        left = bisect_left(self.words.places, start)
        right = bisect_left(self.words.places, end)
        begin = _sentence_start(text, left)
        if begin != self._sentence:
            follows = 0 <= self._sentence < begin and _ends_at(text, self._sentence, begin)
            self._earlier = self._kept.topic if follows else ""
            self._sentence, self._kept = begin, Meaning()
        start = max(begin, _clause_start(text, left))
        behind = text[right : _clause_end(text, right)]
        aside = _ASIDE.match(text, right + len(behind))
        meaning = self._meaning(text[begin:start], text[start:left], behind)
        if aside:
            meaning = replace(meaning, aside=aside[1])
        if meaning.topic:
            self._kept = replace(meaning, part=False)
        return meaning

    def _meaning(self, lead: str, before: str, behind: str) -> Meaning:
        words = lexicon()
        sentence = f"{lead}{before}"
        acts = acts_in(before) or acts_in(behind)
        topic = last_in(words.topics, behind) or last_in(words.topics, before)
        stated = bool(topic)
        if not topic:
            topic = self._inherited(acts, sentence) or last_in(words.topics, sentence)
        applicant = last_in(words.applicants, before) or last_in(words.applicants, behind)
        goes_on = acts or (applicant and words.marks["among"].search(sentence))
        if not topic and goes_on and self._earlier in _GOING_ON:
            unknown = unknown_words(sentence, {self._earlier, applicant})
            topic = "" if unknown else self._earlier
        scopes = words.marks["scope"].findall(sentence)
        years = _YEAR.findall(before) or _YEAR.findall(_OTHER_YEAR.sub("", sentence))
        last_year = bool(_LAST_YEAR.search(before)) and "carried_in" not in acts
        return Meaning(
            topic=topic,
            stated=stated,
            acts=acts,
            scope=scopes[-1] if scopes else "",
            year=int(years[-1]) if years else None,
            last_year=last_year,
            applicant=applicant if topic == "request" else "",
            among=bool(words.marks["among"].search(before) or _goes_on_among(lead)),
            part=bool(words.marks["part"].search(before)),
            change=bool(words.marks["change"].search(before)),
            cleaning=bool(words.marks["cleaning"].search(sentence)),
            lead=lead,
            before=before,
            behind=behind,
        )

    def _inherited(self, acts: tuple[str, ...], sentence: str) -> str:
        """Return the topic that a number takes from the sentence, or that only its acts have."""
        kept = self._kept.topic
        if _CASE_ACTS & set(acts):
            if kept in _CASES and topics_in(sentence) >= _CASES:
                return "cases"  # of which kind, the sentence leaves open
            return kept if kept in _CASES else ""
        if _CARRIED & set(acts) and kept in _CASES:
            return kept
        if _REQUEST_ACTS & set(acts):
            return kept if kept not in ("", "review", "litigation", "information") else "request"
        return kept


def _goes_on_among(lead: str) -> bool:
    """Tell whether what follows is one more item of a list of parts: 其中新收5件、结转3件."""
    if not lead.endswith("、"):
        return False
    clause = re.split("[,;:。]", lead)[-1]
    return bool(lexicon().marks["among"].search(clause))


def _clause_start(text: str, at: int) -> int:
    start = max(0, at - _MOST_BEFORE)
    bounds = [match.end() for match in _BOUND.finditer(text, start, at)]
    if not bounds:
        return start
    last = bounds[-1]
    if text[last - 1].isdigit() and (item := _ITEM_BEFORE.match(text[last:at])):
        return last + item.end()
    return last


def _clause_end(text: str, at: int) -> int:
    match = _BEHIND.search(text, at, at + _MOST_BEHIND)
    return match.start() if match else min(len(text), at + _MOST_BEHIND)


def _sentence_start(text: str, at: int) -> int:
    start = max(0, at - _LONGEST_SENTENCE)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, at)]
    return ends[-1] if ends else start


def _ends_at(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence that begins at an offset ends at another."""
    match = _SENTENCE_END.search(text, start, end)
    return match is not None and match.end() == end
