"""Judge what is found in a report with one fault: whether it is told, where, and what else is."""

from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import strategies as st

from reportlint import CheckedReport, Engine, Finding, Severity, Source, Span
from reportlint.grammar import fold
from reportlint.testing import Draft, Layout, lay_out
from reportlint.testing.faults import Fault, Injected, Place
from reportlint.testing.layout import as_written
from reportlint.testing.strategies import any_drafts, layouts

ENGINE = Engine(third_party=False)
GRAVE = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True)
class Case:
    """A report with one fault, laid out."""

    fault: Fault
    injected: Injected
    layout: Layout

    @property
    def text(self) -> str:
        """The text of the report."""
        return lay_out(self.injected.draft, self.layout)


@dataclass(frozen=True)
class Verdict:
    """What became of a case.

    found: the rule, or a cause that stands for it, speaks. placed: of the place of the fault.
    told: how many findings of error or warning speak of that place. false: the codes of those
    that speak of none. left_open: nothing is found, but the rule says that it could not assess.
    """

    found: bool
    placed: bool
    told: int
    false: tuple[str, ...]
    left_open: bool


@st.composite
def cases(draw: st.DrawFn, fault: Fault) -> Case | None:
    """Draw a case of a kind of fault, None where the report drawn leaves no room for it."""
    draft: Draft = draw(any_drafts())
    injected = fault.inject(draw, draft)
    if injected is None:
        return None
    return Case(fault, injected, fault.layout(draw(layouts())))


def judge(case: Case) -> Verdict:
    """Check the report of a case and judge what is found."""
    text = case.text
    (checked,) = ENGINE.check(Source("case.txt", text)).reports
    place = case.injected.place
    spots = list(_spots(place, checked, text, case.layout))
    at_place = {number for number, one in enumerate(checked.findings) if _at(one, place, spots)}
    speaking = {
        number
        for number, one in enumerate(checked.findings)
        if codes_of(one) & {case.fault.code, *case.injected.instead}
    }
    grave = {number for number, one in enumerate(checked.findings) if one.severity in GRAVE}
    rightly = {
        number
        for number, one in enumerate(checked.findings)
        if one.code in case.injected.also or one.code == case.fault.code
    }
    info = all(checked.findings[number].severity is Severity.INFO for number in speaking)
    placed = bool(speaking & at_place)
    found = placed if info else bool(speaking)
    return Verdict(
        found=found,
        placed=placed,
        told=len(grave & at_place),
        false=tuple(checked.findings[number].code for number in sorted(grave - at_place - rightly)),
        left_open=not found and any(item.code == case.fault.code for item in checked.not_assessed),
    )


def codes_of(finding: Finding) -> set[str]:
    """Return the codes of a finding and of all that it explains."""
    return {finding.code, *(item.code for item in finding.consequences)}


def _spots(place: Place, checked: CheckedReport, text: str, layout: Layout) -> Iterator[Span]:
    """Yield where the fault stands in the text."""
    cells = checked.report.cells
    yield from (cells[path].span for path in place.cells if path in cells)
    if place.words:
        line, start, end = place.words
        at = text.find(as_written(line, layout))
        if at >= 0:
            yield Span(at + start, at + end)


def _at(finding: Finding, place: Place, spots: list[Span]) -> bool:
    if not (place.cells or place.words or place.named):
        return True
    pointed = [finding.span, *(item.span for item in finding.related)]
    pointed += [item.span for item in finding.consequences]
    if any(_overlap(one, other) for one in pointed for other in spots):
        return True
    told = (finding.message.zh, finding.stated or "", finding.expected or "")
    named = any(_key(words) in _key(part) for words in place.named for part in told)
    return named or not place.cells.isdisjoint(finding.paths)


def _key(text: str) -> str:
    """Return a text without blanks, and without the width and the radicals of its characters."""
    return "".join(fold(text).split())


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
