"""What a number of the prose counts: read from the words around it, with grammar/meanings.toml."""

import re
import tomllib
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from reportlint.prose.facts import Fact, Meaning, Measure
from reportlint.prose.words import Words

# A clause ends at these or at a number; what is farther back or ahead says nothing of a number.
_BOUND = re.compile("[,;:。!?()]|[0-9](?!个?工作日)")
_SENTENCE_END = re.compile("[。!?]")
_BEHIND = re.compile("[,;:。!?()0-9、]")
# What is left of the item before in a list: 件、商业企业3件.
_ITEM_BEFORE = re.compile("^[^、]{0,4}、")
_MOST_BEFORE = 60
_MOST_BEHIND = 30
_LONGEST_SENTENCE = 400
_OUTCOMES = frozenset(("open", "partial", "denied", "unable", "decline", "otherwise"))
_REQUEST_ACTS = _OUTCOMES | {"carried_in", "carried_out"}
_CASE_ACTS = frozenset(("uphold", "correct", "other_result", "pending", "direct", "after"))
_CASES = frozenset(("review", "litigation"))
_HAN = re.compile("[一-鿿]")
_YEAR = re.compile("(20[0-9]{2})年")
# A year that the number is compared with, or that stands in brackets, is not that of the sentence.
_ASIDE = re.compile("[比较与同](?:20[0-9]{2}年|[(][^()]{0,40}[)])|[(][^()]{0,40}[)]")
_LAST_YEAR = re.compile("上一?年度?|去年|前一年")


@dataclass(frozen=True)
class _Lexicon:
    """The patterns of the data file."""

    topics: re.Pattern[str]
    acts: re.Pattern[str]
    applicants: re.Pattern[str]
    marks: dict[str, re.Pattern[str]]
    plain: re.Pattern[str]


class KnownNames(NamedTuple):
    """The names that a meaning may have for what is counted, what was done, and who asked."""

    topics: tuple[str, ...]
    acts: tuple[str, ...]
    applicants: tuple[str, ...]


def known_names() -> KnownNames:
    """Return all names of topics, acts and applicants."""
    lexicon = _lexicon()
    patterns = (lexicon.topics, lexicon.acts, lexicon.applicants)
    return KnownNames(*(tuple(item.groupindex) for item in patterns))


@cache
def _lexicon() -> _Lexicon:
    text = files("reportlint.grammar").joinpath("meanings.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return _Lexicon(
        topics=_any_of(data["topics"]),
        acts=_any_of(data["acts"]),
        applicants=_any_of(data["applicants"]),
        marks={name: re.compile(pattern) for name, pattern in data["marks"].items()},
        plain=_any_of(data["plain"]),
    )


def _any_of(patterns: dict[str, str]) -> re.Pattern[str]:
    """Return a pattern that finds what any of several finds; its lastgroup is the name.

    It passes over what none of them can begin with: a character that none of them names.
    """
    letters = "".join(sorted(set(_HAN.findall("".join(patterns.values())))))
    named = "|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items())
    return re.compile(f"(?=[{letters}])(?:{named})")


def narrowing(fact: Fact) -> str:
    """Return the words beside a number of which it is not known what they do to it.

    Where there are none, the number is that of its topic and acts as a whole; where there are, it
    may be a part: 上半年, 乡镇, 重复, 逾期.
    """
    lexicon = _lexicon()
    own = {fact.meaning.topic, "information"}
    if fact.measure is Measure.NONE:
        text = fact.raw
        own |= _CASES
    else:
        text = fact.meaning.before
        text += f" {_telling(fact.meaning.before, fact.meaning.behind)}"
        own.add(fact.meaning.applicant)
    for pattern in (lexicon.topics, lexicon.applicants):
        text = pattern.sub(lambda found: " " if found.lastgroup in own else found[0], text)
    for pattern in (lexicon.acts, lexicon.plain):
        text = pattern.sub(" ", text)
    return "".join(_HAN.findall(text))


def _telling(before: str, behind: str) -> str:
    """Return the words behind a number up to the last that says what it counts."""
    lexicon = _lexicon()
    ends = [found.end() for found in lexicon.topics.finditer(behind)]
    if not _acts(before):
        ends += [found.end() for found in lexicon.acts.finditer(behind)]
    return behind[: max(ends, default=0)]


@dataclass
class MeaningReader:
    """Reads what the numbers of a paragraph mean, in reading order: a sentence keeps its topic."""

    words: Words
    _sentence: int = -1
    _kept: Meaning = field(default_factory=Meaning)

    def read(self, start: int, end: int) -> Meaning:
        """Return the meaning of the number at these offsets of the report's text."""
        text = self.words.text
        left = bisect_left(self.words.places, start)
        right = bisect_left(self.words.places, end)
        begin = _sentence_start(text, left)
        if begin != self._sentence:
            self._sentence, self._kept = begin, Meaning()
        before = text[_clause_start(text, left) : left]
        behind = text[right : _clause_end(text, right)]
        meaning = self._meaning(before, behind, text[begin:left])
        if meaning.topic:
            self._kept = replace(meaning, part=False)
        return meaning

    def _meaning(self, before: str, behind: str, sentence: str) -> Meaning:
        lexicon = _lexicon()
        acts = _acts(before) or _acts(behind)
        topic = _last(lexicon.topics, behind) or _last(lexicon.topics, before)
        stated = bool(topic)
        if not topic:
            topic = self._inherited(acts, sentence) or _last(lexicon.topics, sentence)
        scopes = lexicon.marks["scope"].findall(sentence)
        years = _YEAR.findall(before) or _YEAR.findall(_ASIDE.sub("", sentence))
        last_year = bool(_LAST_YEAR.search(before)) and "carried_in" not in acts
        applicant = _last(lexicon.applicants, before) or _last(lexicon.applicants, behind)
        return Meaning(
            topic=topic,
            stated=stated,
            acts=acts,
            scope=scopes[-1] if scopes else "",
            year=int(years[-1]) if years else None,
            last_year=last_year,
            applicant=applicant if topic == "request" else "",
            among=bool(lexicon.marks["among"].search(before)),
            part=bool(lexicon.marks["part"].search(before)),
            change=bool(lexicon.marks["change"].search(before)),
            cleaning=bool(lexicon.marks["cleaning"].search(sentence)),
            before=before,
            behind=behind,
        )

    def _inherited(self, acts: tuple[str, ...], sentence: str) -> str:
        """Return the topic that a number takes from the sentence, or that only its acts have."""
        kept = self._kept.topic
        if _CASE_ACTS & set(acts):
            if kept in _CASES and _topics(sentence) >= _CASES:
                return "cases"  # of which kind, the sentence leaves open
            return kept if kept in ("review", "litigation") else ""
        if _REQUEST_ACTS & set(acts):
            return kept if kept not in ("", "review", "litigation", "information") else "request"
        return kept


def _acts(text: str) -> tuple[str, ...]:
    """Return the acts in some words, in their order."""
    names = (match.lastgroup or "" for match in _lexicon().acts.finditer(text))
    return tuple(dict.fromkeys(names))


def _topics(text: str) -> set[str]:
    """Return the names of all topics in some words."""
    return {match.lastgroup or "" for match in _lexicon().topics.finditer(text)}


def _last(pattern: re.Pattern[str], text: str) -> str:
    """Return the name of what is found last in some words, "" where nothing is."""
    name = ""
    for match in pattern.finditer(text):
        name = match.lastgroup or ""
    return name


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
