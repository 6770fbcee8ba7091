"""Headings of the first level: what they say, and those that name no section of the form."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportlint import Report, Section, Span
from reportlint.rules.sections.parts import section_meant

_NUMERALS = "一二三四五六七八九十"
_MARK = re.compile(
    rf"[#*]{{0,8}}(?:[{_NUMERALS}]{{1,2}}[、.,:]|\([{_NUMERALS}]\)[、.,:]?|[㈠-㈩][、.,:]?"
    rf"|第[{_NUMERALS}](?:部分|章)[、.,:]?|[0-9]{{1,2}}[、.,:])?"
)
_BLANK = re.compile(r"[\s|]")
_LINE = re.compile(r"[^\n]+")
_LONGEST_LINE = 80
# A line that is numbered as sections are and holds no sentence.
_HEADING = re.compile(
    rf"(?P<numeral>[{_NUMERALS}])、\s{{0,8}}(?P<title>[^。,;!?|]{{2,40}}[^。,;!?|:])"
)
_NO_SECTION = re.compile("^(?:附件|附表|附录|附注|附:)")


@dataclass(frozen=True, slots=True)
class UnknownHeading:
    """A heading that is numbered as a section but names none.

    role says what the numbers around it make of it: a section more, one that stands where the
    missing section section_id belongs, or something that they leave open.
    """

    title: str
    ordinal: int
    span: Span
    role: Literal["extra", "instead", "open"] = "open"
    section_id: str | None = None


def name_of(report: Report, section: Section) -> str:
    """Return the words of the heading of a section, folded and without its number."""
    text = _BLANK.sub("", report.folded[section.span.start : section.span.end])
    mark = _MARK.match(text)
    return text[mark.end() if mark else 0 :].rstrip("*:。")


def is_well_worded(report: Report, section: Section) -> bool:
    """Tell whether a heading is the official one, or as good as it."""
    return name_of(report, section) in report.format.section(section.id).keys


def unknown_headings(report: Report) -> Iterator[UnknownHeading]:
    """Yield what is numbered like the sections and goes on with their numbers: 六、…, 七、….

    Where sections are not numbered 一、, 二、 and so on, nothing can be told.
    """
    sections = report.sections
    if not sections or not all(_is_in_numerals(report, section) for section in sections):
        return
    places: list[tuple[Section | None, Sequence[Span]]] = [(None, report.preamble)]
    places += [(section, section.paragraphs) for section in sections]
    for index, (section, paragraphs) in enumerate(places):
        run = list(_candidates(report, paragraphs))
        before = section.ordinal if section and section.ordinal else 0
        # What starts anew is a list of items in the section.
        if run and run[0].ordinal == before + 1:
            after = sections[index] if index < len(sections) else None
            yield from _judged(report, run, section, after)


def unknown_instead(report: Report, section_id: str) -> UnknownHeading | None:
    """Return the heading that stands where a missing section belongs and is about its matter."""
    for heading in unknown_headings(report):
        if heading.role == "instead" and heading.section_id == section_id:
            return heading
    return None


def _is_in_numerals(report: Report, section: Section) -> bool:
    text = report.folded[section.span.start : section.span.end].lstrip("#* \t|")
    return section.ordinal is not None and text[:1] in _NUMERALS and text[1:].lstrip()[:1] == "、"


def _candidates(report: Report, paragraphs: Sequence[Span]) -> Iterator[UnknownHeading]:
    for span in paragraphs:
        for line in _LINE.finditer(report.folded, span.start, span.end):
            content = line[0].strip("#* \t\r|:") if len(line[0]) <= _LONGEST_LINE else ""
            match = _HEADING.fullmatch(content)
            if match and not _NO_SECTION.match(match["title"]):
                start = line.start() + line[0].index(content)
                ordinal = _NUMERALS.index(match["numeral"]) + 1
                title = _BLANK.sub("", match["title"])
                yield UnknownHeading(title, ordinal, Span(start, start + len(content)))


def _judged(
    report: Report, run: Sequence[UnknownHeading], before: Section | None, after: Section | None
) -> Iterator[UnknownHeading]:
    """Yield a run of headings between two sections with what their numbers make of them."""
    ids = [spec.id for spec in report.format.sections]
    first = ids.index(before.id) + 1 if before else 0
    last = ids.index(after.id) if after else len(ids)
    present = {section.id for section in report.sections}
    missing = [section_id for section_id in ids[first:last] if section_id not in present]
    rising = [heading.ordinal for heading in run] == list(
        range(run[0].ordinal, run[0].ordinal + len(run))
    )
    fits = rising and (after is None or after.ordinal == run[-1].ordinal + 1)
    for number, heading in enumerate(run):
        meant = section_meant(heading.title)
        if not fits:
            yield heading
        elif not missing:
            yield replace(heading, role="extra")
        elif len(run) == len(missing) and meant == missing[number]:
            yield replace(heading, role="instead", section_id=meant)
        else:
            yield heading
