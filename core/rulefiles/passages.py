"""The texts that conditions are about: a section, the preamble, the whole prose, or a part."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlint.messages import Message
from reportlint.rulefiles.automaton import Pattern
from reportlint.rulefiles.surroundings import MOST_LETTERS, Shown, Surroundings, Unknown

WHOLE_TEXTS = {"preamble": "前言", "report": "正文"}

_NO_SECTION = Message(zh="报告没有这一部分", en="the report has no such section")
_NOT_AFTER = Message(
    zh="文中没有“{words}”，因此没有它之后的部分",
    en="the text has no “{words}” that something could stand after",
)
_TOO_LONG = Message(
    zh=f"文字超过 {MOST_LETTERS} 个字，没有查找", en=f"it has over {MOST_LETTERS} letters"
)
_TITLE = Message(zh="{title}", en="{title}")
_WORDS = Message(zh="“{words}”", en="“{words}”")


@dataclass(frozen=True, slots=True)
class Passage:
    """The prose of a section, or of all, behind some words and up to others if there are any."""

    section: str
    title: str
    after: Pattern | None = None
    before: Pattern | None = None

    def stretch(self, at: Surroundings) -> tuple[int, int] | Unknown:
        """Return where it begins and ends in the prose of its section.

        It begins behind the first of its words and ends before the next of the others; where
        those stand nowhere, at the end.
        """
        if self.section not in WHOLE_TEXTS and self.section not in at.sections:
            return Unknown(_NO_SECTION, at.heading(self.section))
        prose = at.prose(self.section)
        start, end = 0, len(prose.words)
        if self.after is not None:
            found = prose.first(self.after, start, end)
            if found is None:
                reason = _NOT_AFTER.format(words=self.after.shown)
                return Unknown(reason, at.heading(self.section))
            start = found[1]
        if self.before is not None:
            found = prose.first(self.before, start, end)
            end = found[0] if found is not None else end
        return start, end

    def searched(self, at: Surroundings) -> tuple[int, int] | Unknown:
        """Return where it begins and ends, or why it is not searched: not all of it was read."""
        if at.prose(self.section).is_cut:
            return Unknown(_TOO_LONG, at.heading(self.section))
        return self.stretch(at)

    def words(self, at: Surroundings) -> str | Unknown:
        """Return its words, or why there are none to look at."""
        stretch = self.searched(at)
        if isinstance(stretch, Unknown):
            return stretch
        start, end = stretch
        return at.prose(self.section).words[start:end]

    def heading(self, at: Surroundings) -> Shown:
        """Return the place of its heading."""
        return Shown(_TITLE.format(title=self.title), at.heading(self.section))

    def matches(self, wanted: Pattern, at: Surroundings) -> Iterator[Shown]:
        """Yield the places at which a pattern is found."""
        stretch = self.stretch(at)
        if isinstance(stretch, Unknown):
            return
        begin, behind = stretch
        prose = at.prose(self.section)
        for start, end in wanted.find(prose.words[begin:behind]):
            words = prose.words[begin + start : begin + end].replace("\n", "")
            yield Shown(_WORDS.format(words=words), prose.span(begin + start, begin + end))
