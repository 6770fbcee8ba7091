"""Words that may make a number a part of what it counts: 上半年, 乡镇, 重复, 逾期.

There is no end of such words, so it is the others that are known: those that leave a number that
of its topic and acts as a whole, [plain] in grammar/meanings.toml. Any word beside these narrows.
"""

import re
from collections.abc import Collection, Iterable

from reportlint.prose.facts import Fact, Measure
from reportlint.prose.lexicon import lexicon

_HAN = re.compile("[一-鿿]")
_SEPARATOR = re.compile("[,;:()]")
_COUNTED = re.compile("[0-9][余多]?(?:人次|件次|[件份宗起条例篇次个部项%])")
_BASE_END = re.compile("[中里内]$")
# A longer clause in front is mostly about something else: only words of place narrow there.
_SHORT = 10
_CASES = frozenset(("review", "litigation"))
_OUTCOMES = frozenset(("open", "partial", "denied", "unable", "decline", "otherwise"))


def narrowing(fact: Fact, names: Iterable[str] = ()) -> str:
    """Return the words beside a number of which it is not known what they do to it.

    Where there are none, the number is that of its topic and acts as a whole. names are those of
    the report's own organ, which narrow nothing.
    """
    meaning, names = fact.meaning, tuple(names)
    topics = {meaning.topic, "information"}
    text = meaning.before
    if fact.measure is Measure.NONE:
        topics |= _CASES
    else:
        topics.add(meaning.applicant)
        text = f"{text} {_telling(meaning.behind)} {_aside(meaning.aside)}"
    return unknown_words(text, topics, names) or _narrowing_lead(fact, topics, names)


def unknown_words(
    text: str,
    topics: Collection[str],
    names: Iterable[str] = (),
    *,
    acts: Collection[str] | None = None,
) -> str:
    """Return what is left of some words without topics, acts, names and what narrows nothing.

    acts are those that may be left out, all where it is None.
    """
    words = lexicon()
    for name in names:
        text = text.replace(name, " ")
    # 公开 is what is left of 政府信息公开 once the topic is taken out: no act that could narrow.
    known = None if acts is None else {*acts, "published"}
    for pattern in (words.topics, words.applicants):
        text = pattern.sub(lambda found: " " if found.lastgroup in topics else found[0], text)
    text = words.acts.sub(
        lambda found: " " if known is None or found.lastgroup in known else found[0], text
    )
    return "".join(_HAN.findall(words.plain.sub(" ", text)))


def _telling(behind: str) -> str:
    """Return the words behind a number, but for those that compare it with another."""
    compared = lexicon().marks["compared"].match(behind)
    return "" if compared else behind


def _aside(aside: str) -> str:
    """Return what stands in brackets behind a number, but for the parts that are counted there."""
    counted = _COUNTED.search(aside) and not lexicon().marks["without"].search(aside)
    return "" if counted else aside


def _narrowing_lead(fact: Fact, topics: Collection[str], names: Iterable[str]) -> str:
    """Return what narrows a number in the clauses of its sentence that lead up to its own."""
    meaning = fact.meaning
    marks = lexicon().marks
    clauses = [clause for clause in _SEPARATOR.split(meaning.lead) if clause]
    if not clauses:
        return ""
    if not marks["whole_year"].search(meaning.before):
        for clause in clauses:
            if not _COUNTED.search(clause) and (match := marks["time"].search(clause)):
                return match[0]
    if meaning.lead.endswith("、") and (left := _narrowing_list(clauses[-1], names)):
        return left
    free = [clause for clause in clauses if not _COUNTED.search(clause)]
    if _COUNTED.search(clauses[-1]) and (meaning.acts or meaning.stated or not free):
        return ""
    last = free[-1]
    left = unknown_words(last, topics, names, acts=_neutral(fact, last))
    if left and len(last) > _SHORT:
        match = marks["place"].search(left)
        return match[0] if match else ""
    return left


def _narrowing_list(clause: str, names: Iterable[str]) -> str:
    """Return what narrows all items of a list in front of its first: 就同一事项提起复议3件、."""
    first = _COUNTED.split(clause)[0]
    return unknown_words(first, lexicon().topics.groupindex, names)


def _neutral(fact: Fact, clause: str) -> frozenset[str] | None:
    """Return the acts that a clause in front may name: all, unless it says of what a part is told.

    办结的申请中,自然人56件 counts others than 收到的申请中,自然人58件.
    """
    acts = set(fact.meaning.acts)
    if acts and not _BASE_END.search(clause):
        return None
    handled = {"handled"} if acts & _OUTCOMES else set()
    return frozenset(acts | handled | {"received"})
