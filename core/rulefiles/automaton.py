"""Patterns of words that are searched in time that grows no faster than the text.

Rule files are taken from strangers, and Python's own regular expressions can be made to run for
ever. These know less: no look-around and no references back, and a match is 200 letters at most.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

_LONGEST_MATCH = 200
_MOST_CACHED = 500
_LARGE = 60


@dataclass(frozen=True, slots=True)
class Letters:
    """A set of letters, or all but those."""

    letters: frozenset[str]
    others: bool = False

    def has(self, letter: str) -> bool:
        """Tell whether a letter is one of them."""
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

    words is the text to find where there is nothing but letters in the pattern. From start, a
    match is read up to end; from anywhere, letters before it are passed over.
    """

    shown: str
    words: str = ""
    steps: tuple[tuple[Letters, int] | None, ...] = ()
    silent: tuple[tuple[int, ...], ...] = ()
    start: int = 0
    end: int = 0
    anywhere: int = 0
    _states: dict[frozenset[int], _State] = field(default_factory=dict)

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the places where it is found: the first, longest ones that do not overlap."""
        if self.words:
            at = text.find(self.words)
            while at >= 0:
                yield at, at + len(self.words)
                at = text.find(self.words, at + len(self.words))
            return
        if len(self.steps) > _LARGE and not self._stands_in(text):
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

    def _stands_in(self, text: str) -> bool:
        """Tell whether there can be a match, in one look at each letter."""
        state = self._state(self._closed({self.anywhere}))
        for letter in text:
            state = state.after.get(letter) or self._after(state, letter)
            if state.accepts:
                return True
        return False

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
