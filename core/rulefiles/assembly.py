"""Puts the parts of a pattern together into an automaton."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reportlint.rulefiles.automaton import Letters, Pattern

_MOST_STATES = 300


class Part(NamedTuple):
    """A piece of an automaton: the state where it begins and that where it ends."""

    start: int
    end: int


@dataclass
class Assembly:
    """The states of an automaton that is being made: what leads on with a letter, and without."""

    steps: list[tuple[Letters, int] | None] = field(default_factory=list)
    silent: list[list[int]] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        """Whether it has as many states as a pattern may have."""
        return len(self.steps) >= _MOST_STATES

    def letter(self, letters: Letters) -> Part:
        """Return the part that is one letter of a set."""
        part = Part(self._state(), self._state())
        self.steps[part.start] = letters, part.end
        return part

    def sequence(self, parts: Iterable[Part]) -> Part:
        """Return parts one behind the other."""
        start = end = self._state()
        for part in parts:
            self.silent[end].append(part.start)
            end = part.end
        return Part(start, end)

    def choice(self, parts: Iterable[Part]) -> Part:
        """Return parts of which one stands there."""
        whole = Part(self._state(), self._state())
        for part in parts:
            self.silent[whole.start].append(part.start)
            self.silent[part.end].append(whole.end)
        return whole

    def repeated(self, parts: Sequence[Part], *, least: int, endless: bool) -> Part:
        """Return parts of which the first least must stand there, the last for ever if endless."""
        whole = Part(self._state(), self._state())
        place = whole.start
        for number, part in enumerate(parts):
            if number >= least:
                self.silent[place].append(whole.end)
            self.silent[place].append(part.start)
            place = part.end
        if endless:
            self.silent[place].append(parts[-1].start)
        self.silent[place].append(whole.end)
        return whole

    def pattern(self, shown: str, whole: Part) -> Pattern:
        """Return the pattern that a part is; before it, any letters can be passed over."""
        anywhere = self._state()
        self.steps[anywhere] = Letters(frozenset(), others=True), anywhere
        self.silent[anywhere].append(whole.start)
        silent = tuple(map(tuple, self.silent))
        return Pattern(shown, "", tuple(self.steps), silent, whole.start, whole.end, anywhere)

    def _state(self) -> int:
        self.steps.append(None)
        self.silent.append([])
        return len(self.steps) - 1
