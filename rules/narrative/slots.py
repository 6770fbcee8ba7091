"""Compare what the prose says with the cells that say the same: the common part of the rules."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reportlint import (
    Balance,
    Cell,
    Fact,
    Failed,
    Measure,
    Message,
    NotAssessed,
    Outcome,
    Related,
    Report,
    Satisfied,
    Severity,
    cell_operand,
    fact_operand,
)
from reportlint.rules.narrative.doubts import doubt

_APPLICANTS = ("natural", "enterprise", "research", "welfare", "legal", "other")
_MOST_WORDS = 30
_DATE = "0123456789年度月日"

# What the figures of each table are counted in; 20 个工作日, 3 名 and 12 天 count something else.
_UNITS = {
    "t2": frozenset(("件", "份", "部", "个", "项", "条", "篇", "宗", "起", "元", "")),
    "t3": frozenset(("件", "宗", "起", "条", "份", "例", "")),
    "t4": frozenset(("件", "宗", "起", "条", "份", "例", "个", "")),
}

_UNREAD = Message(
    zh="“{words}”：表中 {cells} 没有可比的数字",
    en="“{words}”: {cells} of the tables holds no figure to compare with",
)
_APPROXIMATE = Message(zh="“{words}”是约数，不核对", en="“{words}” is approximate, not compared")
_OTHER_YEAR = Message(
    zh="“{words}”说的是 {year} 年，不是报告年度",
    en="“{words}” is about {year}, not the report's year",
)
_PART = Message(
    zh="“{words}”可能只是一部分（{why}），与表中 {cells} 的 {stated} 不同，无法断定",
    en=(
        "“{words}” may be a part only ({why}); it differs from {stated} of {cells}, which may be "
        "right"
    ),
)
_RIVAL = Message(
    zh="“{words}”与表中 {cells} 的 {stated} 不同，但“{other}”与表一致，无法断定两处是否同一口径",
    en=(
        "“{words}” differs from {stated} of {cells}, but “{other}” agrees: they may count "
        "differently"
    ),
)
_NOT_SAID = Message(zh="正文没有写这项数字", en="the prose gives no such figure")
_CELL = Message(zh="表中数字", en="figure of the table")


@dataclass(frozen=True)
class Claim:
    """A statement of the prose and the cells whose sum it should be.

    doubt says why it may rightly differ; readings are what else it may mean. grave is the severity
    where nothing speaks for another reading. known are words that name the cells and so narrow
    nothing.
    """

    fact: Fact
    paths: tuple[str, ...]
    doubt: Message | None = None
    readings: tuple["Reading", ...] = field(default=())
    grave: Severity | None = None
    known: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """Another sum of cells that a statement may mean, and what to say where it fits.

    Where agrees, the statement is right in that sense; else it is a fault that this explains.
    """

    paths: tuple[str, ...]
    cause: Message
    agrees: bool = False


def claims_of(
    report: Report, paths_of: Callable[[Fact], tuple[str, ...] | None]
) -> Iterator[tuple[Fact, tuple[str, ...]]]:
    """Yield the counts of the prose that name cells, with them; differences are none of these."""
    for fact in report.facts:
        counted = fact.measure in (Measure.COUNT, Measure.NONE) and not fact.meaning.change
        if counted and (paths := paths_of(fact)) and fact.thing in _units(paths[0]):
            yield fact, paths


def _units(path: str) -> frozenset[str]:
    """Return what a cell is counted in; results of requests go by names of their own."""
    return _UNITS.get(path[:2], _UNITS["t3"])


def assess(report: Report, claims: Iterable[Claim], message: Message) -> Iterator[Outcome]:
    """Yield the outcome of each claim; where there is none, that nothing was compared.

    message is given {words}, {stated}, {expected} and {cells}. A claim that differs is not assessed
    where another one of the same cells agrees with them.
    """
    listed = list(claims)
    if not listed:
        yield NotAssessed(_NOT_SAID)
    agreeing = {claim.paths: claim for claim in listed if _agrees([claim], report)}
    by_sentence: dict[tuple[int, tuple[str, ...]], list[Claim]] = {}
    for claim in listed:
        by_sentence.setdefault((claim.fact.sentence, claim.paths), []).append(claim)
    for claim in listed:
        parts = by_sentence[claim.fact.sentence, claim.paths]
        if len(parts) > 1 and not claim.fact.approximate and _agrees(parts, report):
            yield Satisfied()  # 上半年30件,下半年42件: the parts make up the whole
        else:
            yield _assess(report, claim, agreeing.get(claim.paths), message)


def cells_for(report: Report, paths: Sequence[str]) -> list[Cell] | None:
    """Return the cells that make up some paths, None where one is no figure.

    For a total that is no figure its parts stand in, where they are figures.
    """
    found: list[Cell] = []
    for path in paths:
        cell = report.cells.get(path)
        if cell is not None and cell.value is not None:
            found.append(cell)
            continue
        parts = _parts(report, path)
        if parts is None:
            return None
        found += parts
    return found


def words_of(fact: Fact) -> str:
    """Return the words of a statement, as messages quote them."""
    if fact.measure is Measure.NONE:
        return fact.raw
    before = fact.meaning.before.lstrip("、和及")
    if len(before) > _MOST_WORDS:
        before = f"…{before[-_MOST_WORDS:].lstrip(_DATE)}"
    return f"{before}{fact.raw}{fact.meaning.behind[:_MOST_WORDS]}"


def title_of(report: Report, paths: Sequence[str]) -> Message:
    """Return the labels of some cells, or the label of the group that they are."""
    titles = [report.format.cell_title(path).split(" · ") for path in paths]
    first = " · ".join(titles[0])
    if len(paths) == 1:
        return Message(first, first)
    column = titles[0][-1]
    group = _group_of(report, paths)
    if group and all(title[-1] == column for title in titles):
        return Message(f"{group} · {column}", f"{group} · {column}")
    if len(paths) == 2:
        both = f"{first}”“{' · '.join(titles[1])}"
        return Message(both, both)
    return Message(f"{first} 等 {len(paths)} 格", f"{first} and {len(paths) - 1} more")


def _group_of(report: Report, paths: Sequence[str]) -> str:
    """Return the label over several rows of a table, "" where they are not all under one."""
    table, _, _ = paths[0].partition(".")
    wanted = {path.removeprefix(f"{table}.").rpartition(".")[0] for path in paths}
    rows = [row for row in report.format.table(table).rows() if row.id in wanted]
    groups = {row.under[-1] for row in rows if row.under and "." in row.id}
    return groups.pop() if len(groups) == 1 and all("." in row.id for row in rows) else ""


def requests_rows(report: Report, group: str) -> tuple[str, ...]:
    """Return the total cells of a row of table three, or of all rows of a group such as denied."""
    whole = f"t3.{group}.total"
    if whole in report.cells:
        return (whole,)
    rows = [row.id for row in report.format.table("t3").rows() if not row.parts]
    return tuple(f"t3.{row}.total" for row in rows if row == group or row.startswith(f"{group}."))


def _parts(report: Report, path: str) -> list[Cell] | None:
    row, _, column = path.rpartition(".")
    if column != "total" or not path.startswith("t3."):
        return None
    cells = [report.cells.get(f"{row}.{applicant}") for applicant in _APPLICANTS]
    figures = [cell for cell in cells if cell is not None and cell.value is not None]
    # Blanks beside figures are left out: a row that leaves zeros blank still has a sum.
    return figures if figures and None not in cells else None


def _agrees(claims: Sequence[Claim], report: Report) -> bool:
    """Tell whether the numbers of some claims on the same cells add up to these."""
    cells = cells_for(report, claims[0].paths)
    stated = sum(claim.fact.quantity or 0 for claim in claims)
    return cells is not None and stated == sum(cell.value or 0 for cell in cells)


def _assess(report: Report, claim: Claim, agreeing: Claim | None, message: Message) -> Outcome:
    fact = claim.fact
    words, names = words_of(fact), title_of(report, claim.paths)
    cells = cells_for(report, claim.paths)
    if cells is None:
        return NotAssessed(_UNREAD.format(words=words, cells=names), fact.span)
    said, year = fact.meaning.year, report.year
    if fact.meaning.last_year or (said is not None and year is not None and said != year):
        shown = said if said is not None and said != year else (year or 0) - 1
        return NotAssessed(_OTHER_YEAR.format(words=words, year=shown), fact.span)
    expected = sum(cell.value or 0 for cell in cells)
    relation = Balance((fact_operand(fact),), tuple(cell_operand(cell, report) for cell in cells))
    if fact.quantity == expected:
        return Satisfied(relation)
    if fact.approximate:
        return NotAssessed(_APPROXIMATE.format(words=words), fact.span)
    fitting = next((one for one in claim.readings if _fits(fact, one, report)), None)
    why = claim.doubt or doubt(fact, report, claim.known)
    if fitting and (fitting.agrees or why):
        return Satisfied()
    values = {"words": words, "cells": names, "stated": expected}
    if why:
        return NotAssessed(_PART.format(why=why, **values), fact.span)
    if agreeing is not None:
        return NotAssessed(_RIVAL.format(other=words_of(agreeing.fact), **values), fact.span)
    return Failed(
        message.format(words=words, stated=fact.value, expected=expected, cells=names),
        fact.span,
        stated=str(fact.value),
        expected=str(expected),
        arithmetic=_arithmetic(cells, expected, fact),
        cause=fitting.cause if fitting else None,
        related=tuple(Related(_CELL, cell.span) for cell in cells),
        severity=Severity.WARNING if fitting else claim.grave,
        paths=tuple(cell.path for cell in cells),
        relation=relation,
    )


def _fits(fact: Fact, reading: Reading, report: Report) -> bool:
    cells = cells_for(report, reading.paths)
    return cells is not None and fact.quantity == sum(cell.value or 0 for cell in cells)


def _arithmetic(cells: Sequence[Cell], expected: object, fact: Fact) -> Message:
    terms = " + ".join(str(cell.value) for cell in cells if cell.value)
    left = f"{terms} = {expected}" if " + " in terms else str(expected)
    text = f"{left} ≠ {fact.value}"
    return Message(text, text)
