"""Patterns of words that are searched in time that grows no faster than the text.

Rule files are taken from strangers, and Python's own regular expressions can be made to run for
ever. These know less: no look-around and no references back, and a match is 200 letters at most.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from reportlint.grammar import fold
from reportlint.messages import Message

_LONGEST = 200
_LONGEST_MATCH = 200
_DEEPEST = 10
_MOST_TIMES = 100
_MOST_STATES = 1000
_MOST_CACHED = 500
_TIMES = re.compile(r"\{([0-9]{1,3})(?:(,)([0-9]{0,3}))?\}")
_CLASSES = {"d": "0123456789"}

_NO_WORDS = Message(zh="引号中没有文字", en="there is nothing in the quotation marks")
_TOO_LONG = Message(
    zh=f"超过 {_LONGEST} 个字", en=f"the pattern has more than {_LONGEST} characters"
)
_NO_ATOM = Message(
    zh="“{sign}”前面没有可以重复的内容；若指这个字本身，写作 \\{sign}",
    en="nothing to repeat stands before “{sign}”; for the character itself write \\{sign}",
)
_TWICE = Message(zh="不能连写两个重复符号", en="one sign of repetition cannot follow another")
_NOT_CLOSED = Message(zh="“{sign}”没有配对", en="“{sign}” is never closed")
_NOT_OPENED = Message(zh="多出一个“)”", en="this “)” was never opened")
_NO_ESCAPE = Message(
    zh="不认识“\\{sign}”；可用 \\d（数字），以及 \\ 加标点",
    en="“\\{sign}” is not known: \\d is a digit, and \\ may stand before punctuation",
)
_NO_ANCHOR = Message(
    zh="不支持“{sign}”（开头、结尾）；若指这个字本身，写作 \\{sign}",
    en="“{sign}” for a beginning or an end is not known; for the character itself write \\{sign}",
)
_NO_LOOKING = Message(
    zh="不支持“(?”：这里没有前后断言和引用", en="“(?” is not known: there is no look-around here"
)
_WRONG_TIMES = Message(
    zh=f"重复次数写作 {{2}}、{{2,}} 或 {{2,5}}，最多 {_MOST_TIMES} 次",
    en=f"repetitions are {{2}}, {{2,}} or {{2,5}}, {_MOST_TIMES} at most",
)
_TOO_LARGE = Message(
    zh="重复太多，请减少次数", en="too many repetitions in one another: take fewer"
)
_TOO_DEEP = Message(
    zh=f"括号超过 {_DEEPEST} 层", en=f"brackets stand more than {_DEEPEST} deep in each other"
)
_FITS_NOTHING = Message(
    zh="没有任何文字也符合这个式样，因此它总是成立",
    en="no words at all fit this pattern, so it would always be found",
)
_EMPTY_SET = Message(zh="[] 中没有字，或顺序颠倒", en="the set is empty or its range is reversed")


class PatternError(Exception):
    """A text is no pattern; at is where in it."""

    def __init__(self, at: int, message: Message) -> None:
        super().__init__(message.en)
        self.at = at
        self.message = message


@dataclass(frozen=True, slots=True)
class _Letters:
    """A set of letters, or all but those."""

    letters: frozenset[str]
    others: bool = False

    def has(self, letter: str) -> bool:
        return (letter in self.letters) is not self.others


@dataclass(slots=True, eq=False)
class _State:
    """Where a search can be at one time, and what each letter leads to from there."""

    numbers: frozenset[int]
    accepts: bool
    after: dict[str, "_State"] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Pattern:
    """A pattern: an automaton whose states are made when they are first needed.

    words is the text to find where there is nothing but letters in the pattern.
    """

    shown: str
    words: str = ""
    steps: tuple[tuple[_Letters, int] | None, ...] = ()
    silent: tuple[tuple[int, ...], ...] = ()
    start: int = 0
    end: int = 0
    _states: dict[frozenset[int], _State] = field(default_factory=dict)

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the places where it is found: the first, longest ones that do not overlap."""
        if self.words:
            at = text.find(self.words)
            while at >= 0:
                yield at, at + len(self.words)
                at = text.find(self.words, at + len(self.words))
            return
        behind = 0
        for start in self._starts(text):
            if start >= behind and (end := self._end_of(text, start)) > start:
                yield start, end
                behind = end

    def fits_nothing(self) -> bool:
        """Tell whether the empty text fits."""
        return not self.words and self.end in self._first

    @cached_property
    def _first(self) -> frozenset[int]:
        return self._closed({self.start})

    @cached_property
    def _openings(self) -> re.Pattern[str] | None:
        """What a match can begin with, None where that is nearly anything."""
        steps = [step[0] for state in self._first if (step := self.steps[state])]
        if any(letters.others for letters in steps):
            return None
        return re.compile(
            f"[{re.escape(''.join(sorted(set().union(*(s.letters for s in steps)))))}]"
        )

    def _starts(self, text: str) -> Iterator[int]:
        if self._openings is None:
            yield from range(len(text))
        else:
            yield from (match.start() for match in self._openings.finditer(text))

    def _end_of(self, text: str, start: int) -> int:
        """Return the end of the longest match that begins at a place, the place where none does."""
        state, end = self._state(self._first), start
        for place, letter in enumerate(text[start : start + _LONGEST_MATCH], start + 1):
            state = state.after.get(letter) or self._after(state, letter)
            if state.accepts:
                end = place
            elif not state.numbers:
                break
        return end

    def _after(self, state: "_State", letter: str) -> "_State":
        """Return the state that a letter leads to, and keep it: each is made once."""
        reached = {
            step[1] for item in state.numbers if (step := self.steps[item]) and step[0].has(letter)
        }
        if len(state.after) >= _MOST_CACHED:
            state.after.clear()
        found = state.after[letter] = self._state(self._closed(reached))
        return found

    def _state(self, numbers: frozenset[int]) -> "_State":
        known = self._states.get(numbers)
        if known is None:
            if len(self._states) >= _MOST_CACHED:
                self._states.clear()
            known = self._states[numbers] = _State(numbers, self.end in numbers)
        return known

    def _closed(self, states: set[int]) -> frozenset[int]:
        """Return states with all that are reached from them without a letter."""
        found, open_states = set(states), list(states)
        while open_states:
            for other in self.silent[open_states.pop()]:
                if other not in found:
                    found.add(other)
                    open_states.append(other)
        return frozenset(found)


def read_pattern(text: str, *, exact: bool) -> Pattern:
    """Return the pattern in a text, or with exact the one that finds just its words.

    Blanks count for nothing, as in the prose that is searched. Raises PatternError.
    """
    words = "".join(fold(text).split())
    if not words:
        raise PatternError(0, _NO_WORDS)
    if len(text) > _LONGEST:
        raise PatternError(_LONGEST, _TOO_LONG)
    if exact:
        return Pattern(text, words)
    reader = _Reader(text)
    start, end = reader.read()
    found = Pattern(text, "", tuple(reader.steps), tuple(map(tuple, reader.silent)), start, end)
    if found.fits_nothing():
        raise PatternError(0, _FITS_NOTHING)
    return found


_Part = tuple[int, int]


@dataclass
class _Reader:
    """Reads a pattern into the states of an automaton. Its depth is bounded."""

    text: str
    at: int = 0
    depth: int = 0
    steps: list[tuple[_Letters, int] | None] = field(default_factory=list)
    silent: list[list[int]] = field(default_factory=list)

    def read(self) -> _Part:
        part = self.choice()
        if self.peek() == ")":
            raise PatternError(self.at, _NOT_OPENED)
        return part

    def peek(self) -> str:
        """Return the next character, "" at the end; blanks are passed over."""
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        return self.text[self.at : self.at + 1]

    def state(self) -> int:
        if len(self.steps) >= _MOST_STATES:
            raise PatternError(self.at, _TOO_LARGE)
        self.steps.append(None)
        self.silent.append([])
        return len(self.steps) - 1

    def choice(self) -> _Part:
        """Read parts with | between them."""
        start, end = self.state(), self.state()
        while True:
            first, last = self.sequence()
            self.silent[start].append(first)
            self.silent[last].append(end)
            if self.peek() != "|":
                return start, end
            self.at += 1

    def sequence(self) -> _Part:
        start = end = self.state()
        while (sign := self.peek()) and sign not in "|)":
            first, last = self.repeated()
            self.silent[end].append(first)
            end = last
        return start, end

    def repeated(self) -> _Part:
        """Read one thing with what says how often; it is built once for each time."""
        begin = self.at
        part = self.atom()
        least, most = self.times()
        if (least, most) == (1, 1):
            return part
        behind, parts = self.at, [part]
        for _ in range(max(least, most or 1) - 1):
            self.at = begin
            parts.append(self.atom())
        self.at = behind
        start, end = self.state(), self.state()
        place = start
        for number, (first, last) in enumerate(parts):
            if number >= least:
                self.silent[place].append(end)
            self.silent[place].append(first)
            place = last
        if most is None:
            self.silent[place].append(parts[-1][0])
        self.silent[place].append(end)
        return start, end

    def times(self) -> tuple[int, int | None]:
        """Read ? * + or {2,5}: how often at least and at most."""
        sign = self.peek()
        known: dict[str, tuple[int, int | None]] = {"?": (0, 1), "*": (0, None), "+": (1, None)}
        if sign not in (*known, "{"):
            return 1, 1
        if sign == "{":
            match = _TIMES.match(self.text, self.at)
            if match is None:
                raise PatternError(self.at, _WRONG_TIMES)
            least = int(match[1])
            most = least if not match[2] else int(match[3]) if match[3] else None
            if max(least, most or 0) > _MOST_TIMES or (most is not None and most < max(least, 1)):
                raise PatternError(self.at, _WRONG_TIMES)
            self.at = match.end()
        else:
            least, most = known[sign]
            self.at += 1
        if (following := self.peek()) and following in "?*+{":
            raise PatternError(self.at, _TWICE)
        return least, most

    def atom(self) -> _Part:
        sign, begin = self.peek(), self.at
        if sign in ("?", "*", "+", "{"):
            raise PatternError(begin, _NO_ATOM.format(sign=sign))
        if sign in "^$":
            raise PatternError(begin, _NO_ANCHOR.format(sign=sign))
        self.at += 1
        if sign == "(":
            return self.group(begin)
        if sign == "[":
            letters = self.set_of_letters(begin)
        elif sign == ".":
            letters = _Letters(frozenset("\n"), others=True)
        elif sign == "\\":
            letters = _Letters(frozenset(self.escaped()))
        else:
            letters = _Letters(frozenset(fold(sign)))
        start, end = self.state(), self.state()
        self.steps[start] = letters, end
        return start, end

    def group(self, begin: int) -> _Part:
        if self.peek() == "?":
            raise PatternError(begin, _NO_LOOKING)
        self.depth += 1
        if self.depth > _DEEPEST:
            raise PatternError(begin, _TOO_DEEP)
        part = self.choice()
        if self.peek() != ")":
            raise PatternError(begin, _NOT_CLOSED.format(sign="("))
        self.at += 1
        self.depth -= 1
        return part

    def escaped(self) -> str:
        """Read what stands behind a backslash."""
        sign = self.peek()
        if sign in _CLASSES:
            self.at += 1
            return _CLASSES[sign]
        if not sign or sign.isalnum():
            raise PatternError(self.at - 1, _NO_ESCAPE.format(sign=sign))
        self.at += 1
        return fold(sign)

    def set_of_letters(self, begin: int) -> _Letters:
        """Read [一二三] or [^0-9]."""
        others = self.peek() == "^"
        self.at += others
        letters: set[str] = set()
        while (sign := self.peek()) != "]":
            if not sign:
                raise PatternError(begin, _NOT_CLOSED.format(sign="["))
            self.at += 1
            first = self.escaped() if sign == "\\" else fold(sign)
            behind = self.text[self.at : self.at + 2]
            if len(first) == 1 and len(behind) == 2 and behind[0] == "-" and behind[1] != "]":
                self.at += 2
                last = fold(behind[1])
                if not 0 <= ord(last) - ord(first) <= _MOST_STATES:
                    raise PatternError(begin, _EMPTY_SET)
                letters.update(map(chr, range(ord(first), ord(last) + 1)))
            else:
                letters.update(first)
        self.at += 1
        if not letters:
            raise PatternError(begin, _EMPTY_SET)
        return _Letters(frozenset(letters), others)
