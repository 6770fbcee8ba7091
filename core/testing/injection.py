"""What a kind of fault is: it is put into a draft, and says what must be found, and where."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

from reportlint.testing.draft import Draft, year_of
from reportlint.testing.layout import WITHOUT_BARS, Layout
from reportlint.testing.sentences import ORGANS, Organ

MARKED = re.compile("【(.*?)】")


@dataclass(frozen=True)
class Place:
    """Where a finding must point: at one of some cells, at words of a line, or what it must name.

    words are a line of the draft and where they start and end in it. Without any of the three the
    whole report is the place.
    """

    cells: frozenset[str] = frozenset()
    words: tuple[str, int, int] | None = None
    named: tuple[str, ...] = ()


@dataclass(frozen=True)
class Injected:
    """A draft with a fault in it.

    also are the codes of other rules that rightly find something, at another place; instead those
    of rules that may say it in place of the rule that is meant.
    """

    draft: Draft
    place: Place
    also: frozenset[str] = field(default_factory=frozenset)
    instead: frozenset[str] = field(default_factory=frozenset)


Inject = Callable[[st.DrawFn, Draft], Injected | None]


def as_it_is(layout: Layout) -> Layout:
    """Return the layout: a fault that any layout shows."""
    return layout


def barred(layout: Layout) -> Layout:
    """Return a layout in which a blank cell can be seen."""
    return replace(layout, style="rows") if layout.style in WITHOUT_BARS else layout


def numbered(layout: Layout) -> Layout:
    """Return a layout whose headings have their ordinals as the form prints them."""
    return replace(layout, headings="han")


def wide(layout: Layout) -> Layout:
    """Return a layout that leaves characters as they are."""
    return replace(layout, narrow=False, radicals=False)


@dataclass(frozen=True)
class Fault:
    """A kind of fault: the rule that must find it, its name, and how it is put into a draft.

    layout makes a layout one in which the fault can be seen. ambiguous says that a rule may leave
    it open: a person may read the report without the fault, or its place as none that can be read.
    """

    code: str
    name: str
    inject: Inject
    layout: Callable[[Layout], Layout] = as_it_is
    ambiguous: bool = False

    @property
    def id(self) -> str:
        """The code and the name."""
        return f"{self.code}-{self.name}"


def line_with(marked: str) -> tuple[str, Place]:
    """Return a line without the marks 【】, and the place of what they enclose."""
    match = MARKED.search(marked)
    line = MARKED.sub(r"\1", marked)
    if match is None:
        return line, Place(words=(line, 0, len(line)))
    return line, Place(words=(line, match.start(), match.end() - 2))


def facts_of(draft: Draft) -> dict[str, object]:
    """Return what templates of faulty lines may name."""
    year = year_of(draft.format)
    organ = organ_of(draft)
    own = organ.own if organ else "本机关"
    return {"year": year, "last": year - 1, "next": year + 1, "short": year % 100, "own": own}


def added(
    code: str,
    name: str,
    section: str,
    *lines: str,
    layout: Callable[[Layout], Layout] = as_it_is,
    form: str | None = None,
) -> Fault:
    """Return a fault that is one more line, of several, in a section; 【】 mark what is wrong.

    form is the format of the reports in which it is a fault, if not of all.
    """

    def inject(draw: st.DrawFn, draft: Draft) -> Injected | None:
        if form not in (None, draft.format.id):
            return None
        values = {
            "n": draw(st.integers(3, 40)),
            "many": draw(st.integers(60, 9_000)),
            **facts_of(draft),
        }
        line, place = line_with(draw(st.sampled_from(lines)).format(**values))
        return Injected(with_line(draw, draft, section, line), place)

    return Fault(code, name, inject, layout)


def rewritten(
    code: str,
    name: str,
    section: str,
    *changes: tuple[str, str],
    layout: Callable[[Layout], Layout] = as_it_is,
    also: frozenset[str] = frozenset(),
) -> Fault:
    """Return a fault that is one of several changes of words that a section holds."""

    def inject(draw: st.DrawFn, draft: Draft) -> Injected | None:
        values = facts_of(draft)
        filled = [(old.format(**values), new.format(**values)) for old, new in changes]
        found = [
            (number, line.replace(old, new, 1))
            for number, line in enumerate(draft.prose.get(section, ()))
            for old, new in filled
            if old in line
        ]
        if not found:
            return None
        number, marked = draw(st.sampled_from(found))
        line, place = line_with(marked)
        return Injected(with_lines(draft, section, {number: line}), place, also)

    return Fault(code, name, inject, layout)


def with_line(draw: st.DrawFn, draft: Draft, section: str, line: str) -> Draft:
    """Return the draft with one more line at some place in a section.

    A line that begins alike, but for a year, goes: it would speak of the same otherwise.
    """
    alike = line[:4] if not line[0].isdigit() else None
    lines = [text for text in draft.prose.get(section, ()) if text[:4] != alike]
    lines.insert(draw(st.integers(0, len(lines))), line)
    return draft.with_prose(section, lines)


def with_lines(draft: Draft, section: str, changed: Mapping[int, str]) -> Draft:
    """Return the draft with other lines in a section, by their numbers."""
    lines = enumerate(draft.prose[section])
    return draft.with_prose(section, [changed.get(number, line) for number, line in lines])


def organ_of(draft: Draft) -> Organ | None:
    """Return whose report a draft is, None where no title says it."""
    title = "".join(draft.prose.get("title", ()))
    named = [organ for organ in ORGANS if title.startswith(organ.name)]
    return max(named, key=lambda organ: len(organ.name), default=None)


def wrong_numbers(right: int) -> st.SearchStrategy[int]:
    """Return numbers that a slip makes of one: off by some, two digits swapped, a digit more."""
    digits = str(right)
    slips = {
        int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
        for at in range(len(digits) - 1)
    }
    slips |= {right + 1, right - 1, right * 10, right // 10, right + 10}
    near = st.sampled_from(sorted(slip for slip in slips if slip >= 0 and slip != right))
    return near | st.integers(1, 999).map(lambda more: right + more)
