"""CIT008 abbreviation."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportlint import (
    Failed,
    Manual,
    Message,
    NotAssessed,
    Outcome,
    Related,
    Report,
    Rule,
    Satisfied,
    Severity,
    Span,
    valid,
)
from reportlint.rules.citations.titles import REGULATION, SHORT, titles_in

_CALLED = "(?:(?:以下|下)(?:简|统|合)?称|简称|统称)为?[:]?"
_NOTE = re.compile(
    rf'\((?:[^()。]{{0,40}},)?{_CALLED}(?:"?《[^《》。]{{1,20}}》"?|[^《》()。,]{{0,12}})'
)
_NAME = re.compile(rf'{_CALLED}"?《(?P<name>[^《》。]{{1,20}})》')
_BRACKET = re.compile("[()。]")
_LONGEST_SENTENCE = 400
_UNCLOSED = Message(
    zh="“{words}”的括号没有闭合，应在简称之后加“）”",
    en="the bracket of “{words}” is never closed; it ends behind the abbreviation",
)
_LATE = Message(
    zh="先用了“{name}”，之后才写“以下简称{name}”",
    en="“{name}” is used before it is introduced as an abbreviation",
)
_NEVER = Message(
    zh="用了“{name}”，此前没有写全称，也没有“以下简称{name}”",
    en="“{name}” is used, but neither the full name nor the abbreviation is introduced before",
)
_NO_PREAMBLE = Message(
    zh="“{name}”没有说明全称，但文本没有开头部分，可能在那里说明，不核对",
    en="“{name}” is not introduced, but the preamble, which may do so, is not in the text",
)
_INTRODUCED = Message(zh="说明简称之处", en="introduced here")


class _Note(NamedTuple):
    name: str
    span: Span


class Abbreviation(Rule):
    """An abbreviation of a title is introduced before it is used, in closed brackets."""

    code = "CIT008"
    name = "abbreviation"
    severity = Severity.WARNING
    title = Message(zh="简称先说明后使用", en="Abbreviations are introduced first")
    basis = Message(
        zh="《党政机关公文处理工作条例》：使用简称应先用全称并注明简称（网页报告参照适用）",
        en="Rules on official documents: first the full name, then the short one; by analogy",
    )
    manual = Manual(
        checks=Message(
            zh="“（以下简称《条例》）”括号闭合，并在第一次使用《条例》之前。",
            en="（以下简称《条例》） has both its brackets and stands before the first 《条例》.",
        ),
        decides=Message(
            zh=(
                "括号到句末仍未闭合，或先用后注，为警告；《条例》从未说明、也未写过全称的，为提示。"
            ),
            en=(
                "A bracket that is open at the end of its sentence, and an abbreviation that comes "
                "late, are warnings; 《条例》 with neither introduction nor full name is an info."
            ),
        ),
        silent=Message(
            zh="此前写过《政府信息公开条例》全称的，不注明简称也不报；文本没有开头部分时列为“未能核对”。",
            en=(
                "Where the full name stood before, no introduction is missed. Without a preamble "
                "it is not assessed."
            ),
        ),
        traps=Message(
            zh="只看书名号里的简称，不看机关的简称。",
            en="Only titles in 《》 are looked at, not the short names of organs.",
        ),
        severity=Message(
            zh="先后和闭合可以确定，但不影响数据，故为警告。",
            en="A warning: the order is certain, but no figure suffers from it.",
        ),
    )
    good = (
        valid,
        valid.with_words("（国务院令第711号）", "（国务院令第711号，以下简称《条例》）"),
        valid.with_words("（国务院令第711号）", "（以下简称《条例》）").with_sentence(
            "s1", "严格执行《条例》。"
        ),
        valid.with_sentence("s1", "严格执行《条例》，建立政务公开领导小组（简称“领导小组”）。"),
    )
    bad = (
        valid.with_words("（国务院令第711号）", "（以下简称《条例》有关要求，"),
        valid.with_sentence("s1", "严格执行《办法》。").with_sentence(
            "s5", "完善《某县公开办法》（以下简称《办法》）。"
        ),
        valid.with_words("《中华人民共和国政府信息公开条例》（国务院令第711号）", "《条例》"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Look at the brackets of all introductions, and at the first use of each name."""
        introduced: dict[str, _Note] = {}
        unclosed: list[Span] = []
        for paragraph in report.paragraphs:
            text = paragraph.words.text
            for match in _NOTE.finditer(text):
                if _is_open(text, match.start() + 1):
                    span = paragraph.words.span(match)
                    raw = report.source.slice(span).replace("\n", "")
                    unclosed.append(span)
                    yield Failed(_UNCLOSED.format(words=raw), span, stated=raw)
                else:
                    yield Satisfied()
            for match in _NAME.finditer(text):
                note = _Note(match["name"], paragraph.words.span(match))
                introduced.setdefault(note.name, note)
        used = _first_uses(report)
        for note in introduced.values():
            # One fault has one finding: what an open bracket introduces is not said to be late too.
            if not any(span.start <= note.span.start < span.end for span in unclosed):
                yield _order(note, used.get(note.name))
        if SHORT in used and SHORT not in introduced:
            yield _never(report, used[SHORT])


def _is_open(text: str, place: int) -> bool:
    """Tell whether a bracket that was opened before a place is open where the sentence ends."""
    depth = 1
    for match in _BRACKET.finditer(text, place, place + _LONGEST_SENTENCE):
        if match[0] == "。":
            return True
        depth += 1 if match[0] == "(" else -1
        if not depth:
            return False
    return False


def _first_uses(report: Report) -> dict[str, Span]:
    """Return where each title stands first, headers of the page left out."""
    found: dict[str, Span] = {}
    for paragraph in report.paragraphs:
        if paragraph.section != "s0" or "。" in paragraph.words.text:
            for title in titles_in(paragraph.words.text):
                if title.name not in found:
                    found[title.name] = paragraph.words.slice(title.start, title.end)
    return found


def _order(note: _Note, first: Span | None) -> Outcome:
    """Return whether a name is introduced before its first use."""
    if first is None or first.end >= note.span.start:
        return Satisfied()
    name = f"《{note.name}》"
    related = (Related(_INTRODUCED, note.span),)
    return Failed(_LATE.format(name=name), first, stated=name, related=related)


def _never(report: Report, first: Span) -> Outcome:
    """Return whether the full name stands before 《条例》, which nothing introduces."""
    name = f"《{SHORT}》"
    before = [item for item in report.paragraphs if item.span.start < first.start]
    words = "".join(item.words.text for item in before).partition(name)[0]
    if REGULATION in words:
        return Satisfied()
    if any(item.section == "s0" and "。" in item.words.text for item in report.paragraphs):
        return Failed(_NEVER.format(name=name), first, stated=name, severity=Severity.INFO)
    return NotAssessed(_NO_PREAMBLE.format(name=name), first)
