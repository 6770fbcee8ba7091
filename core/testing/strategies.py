"""Hypothesis strategies: whole valid reports, layouts, and single faults."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import get_args

from hypothesis import assume
from hypothesis import strategies as st

from reportlint.format import Format, TableSpec, ValueKind, cell_path
from reportlint.formats import built_in_formats
from reportlint.testing.draft import (
    Draft,
    built_in_format,
    cases_table,
    detail_rows,
    requests_table,
    year_of,
)
from reportlint.testing.layout import Layout, Style
from reportlint.testing.sentences import (
    GUARANTEES,
    MANAGEMENT,
    ORGANS,
    OTHER_MATTERS,
    PLATFORMS,
    TITLES,
    Growth,
    Nesting,
    Organ,
    asides,
    figures,
    growths,
    listings,
    nestings,
    points,
    preamble,
    stated,
    units,
)

_LIKE_A_YEAR = re.compile("20[0-9]{2}")
_APPLICANTS: tuple[str, ...] = ("natural", "enterprise", "research", "welfare", "legal", "other")
_WHOLES = ("清理涉及各类文件", "共梳理政策文件", "全年检查栏目", "共发布解读材料")
_PARTS = ("废止", "修改", "继续有效", "失效", "暂停执行")
_DUE = ("受理来信", "收到网民留言", "接到建议", "受理咨询")
_UNITS = ("件", "份", "条", "篇")


def layouts() -> st.SearchStrategy[Layout]:
    """Return layouts with all kinds of noise, of all styles in which no figure is open.

    Fused figures often are, and so are blanks where only blanks part the cells.
    """
    return st.builds(
        Layout,
        style=st.sampled_from([style for style in get_args(Style) if style != "fused"]),
        headings=st.sampled_from(("han", "bracketed", "enclosed", "digit", "plain")),
        line_end=st.sampled_from(("\n", "\r\n", "\r")),
        repeat=st.integers(1, 3),
        gaps=st.integers(0, 2),
        blank_in_labels=st.booleans(),
        narrow=st.booleans(),
        torn=st.booleans(),
        pages=st.sampled_from((0, 7, 40)),
        radicals=st.booleans(),
        indent=st.integers(0, 3),
    )


@st.composite
def drafts(draw: st.DrawFn, format_id: str = "gid2021") -> Draft:
    """Draw a valid report: every reconciliation holds, every share and rate is right."""
    known = built_in_format(format_id)
    details = detail_rows(known)
    counts = st.integers(0, 9) | st.integers(0, 1_999) | st.integers(2_100, 99_999)
    by_applicant = st.dictionaries(st.sampled_from(_APPLICANTS), counts, max_size=4)
    outcomes = draw(st.dictionaries(st.sampled_from(details), by_applicant, max_size=12))
    carried_out = draw(by_applicant)
    handled = {
        column: sum(row.get(column, 0) for row in outcomes.values()) for column in _APPLICANTS
    }
    carried_in = {
        column: draw(st.integers(0, handled[column] + carried_out.get(column, 0)))
        for column in _APPLICANTS
    }
    block = st.tuples(*[st.integers(0, 400)] * 4) | st.just((0, 0, 0, 0))
    organ = draw(st.sampled_from(ORGANS))
    values = _values(counts.map(str))
    second = tuple(_kinds(known.table("t2")))
    cells = {
        **_stocked(_fitting({path: draw(values[kind]) for path, kind in second}, organ)),
        **requests_table(outcomes, carried_in, carried_out, details),
        **cases_table((draw(block), draw(block), draw(block))),
    }
    # A figure that stands alone and looks like a year may be one; a sum may look so as well.
    assume(not any(_LIKE_A_YEAR.fullmatch(text) for text in cells.values()))
    sections = tuple(section.id for section in known.sections)
    return Draft(known, cells, draw(prose(cells, known, organ)), sections)


def any_drafts() -> st.SearchStrategy[Draft]:
    """Return valid reports of every format that comes with reportlint."""
    return st.one_of(*(drafts(known.id) for known in built_in_formats()))


def _kinds(table: TableSpec) -> Iterator[tuple[str, ValueKind]]:
    """Yield the paths of the cells of a table with their kinds."""
    for block in table.blocks:
        for row in block.rows:
            for column in block.columns:
                yield cell_path(table.id, row, column), column.kind


def _fitting(cells: dict[str, str], organ: Organ) -> dict[str, str]:
    """Return the cells without 规章 of an organ that has none, and with fees of its size."""
    found = dict(cells)
    for path in found:
        if path.startswith("t2.rules.") and not organ.rules:
            found[path] = "0"
    if organ.small and len(found.get("t2.fees.amount", "").partition(".")[0]) > 4:
        found["t2.fees.amount"] = "86.5"
    return found


def _stocked(cells: dict[str, str]) -> dict[str, str]:
    """Return the cells with as many documents in force, or public, as this year alone leaves."""
    found = dict(cells)
    for row in ("t2.rules", "t2.normative"):
        if f"{row}.valid" in cells:
            left = int(cells[f"{row}.issued"]) - int(cells[f"{row}.repealed"])
            found[f"{row}.valid"] = str(max(int(cells[f"{row}.valid"]), left))
        else:
            left = int(cells[f"{row}.newly_public"])
            found[f"{row}.total_public"] = str(max(int(cells[f"{row}.total_public"]), left))
    return found


def _values(counts: st.SearchStrategy[str]) -> dict[ValueKind, st.SearchStrategy[str]]:
    """Return the texts of cells by their kind."""
    return {"count": counts, "amount_wan": amounts(), "amount": amounts(), "delta": changes()}


def changes() -> st.SearchStrategy[str]:
    """Return changes of numbers as offices write them."""
    numbers = st.integers(1, 99)
    signed = st.tuples(st.sampled_from(("+", "-", "增", "减")), numbers).map(
        lambda parts: f"{parts[0]}{parts[1]}"
    )
    both = st.tuples(numbers, numbers).map(lambda parts: f"+{parts[0]}/-{parts[1]}")
    return st.just("0") | signed | both


def amounts() -> st.SearchStrategy[str]:
    """Return amounts of money as offices write them."""
    numbers = st.decimals(0, 999_999, places=2, allow_nan=False)
    return numbers.map(lambda number: f"{number.normalize():f}")


@dataclass(frozen=True)
class Breakdown:
    """A sentence that splits a whole into shares, with what it states."""

    whole: int
    parts: tuple[int, ...]
    decimals: int
    lead: str
    unit: str

    def shares(self) -> tuple[str, ...]:
        """Return the shares, rounded half up."""
        return tuple(self.rounded(index, of=self.whole) for index in range(len(self.parts)))

    def rounded(self, index: int, *, of: int) -> str:
        """Return the share of a part in some whole, rounded half up."""
        exact = Decimal(self.parts[index]) * 100 / of
        return str(exact.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP))

    def text(self, shares: tuple[str, ...] | None = None) -> str:
        """Return the sentence, with other shares if they are given."""
        listed = zip(_PARTS, self.parts, shares or self.shares(), strict=False)
        parts = "；".join(
            f"{verb}{part}{self.unit}，占总数的{share}%" for verb, part, share in listed
        )
        return f"{self.lead}{self.whole}{self.unit}，其中{parts}。"


@st.composite
def breakdowns(draw: st.DrawFn) -> Breakdown:
    """Draw a whole with two to five parts that make it up."""
    parts = tuple(draw(st.lists(st.integers(1, 2_000), min_size=2, max_size=len(_PARTS))))
    return Breakdown(
        whole=sum(parts),
        parts=parts,
        decimals=draw(st.integers(0, 2)),
        lead=draw(st.sampled_from(_WHOLES)),
        unit=draw(st.sampled_from(_UNITS)),
    )


@dataclass(frozen=True)
class Handling:
    """A sentence with a rate: so many came in, so many were dealt with."""

    due: int
    done: int
    lead: str

    def rate(self) -> str:
        """Return the rate, with two decimals and rounded half up."""
        exact = Decimal(self.done) * 100 / self.due
        return str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))

    def text(self, done: int | None = None) -> str:
        """Return the sentence, with another number dealt with if it is given."""
        stated = self.done if done is None else done
        return f"{self.lead}{self.due}件，办结{stated}件，办结率{self.rate()}%。"


@st.composite
def handlings(draw: st.DrawFn) -> Handling:
    """Draw a number that came in and how many of them were dealt with."""
    due = draw(st.integers(1, 5_000))
    return Handling(due, draw(st.integers(0, due)), draw(st.sampled_from(_DUE)))


@st.composite
def prose(
    draw: st.DrawFn, cells: Mapping[str, str], known: Format, organ: Organ
) -> dict[str, tuple[str, ...]]:
    """Draw prose whose figures agree with each other and with the cells."""
    year = year_of(known)
    said = {"year": str(year), "own": organ.own, "organ": organ.name, **figures(cells)}
    titles = tuple(section.title for section in known.sections)
    about = [template.format(**said) for template in draw(stated(cells, known.id))]
    about += draw(asides())
    about += [draw(st.sampled_from(words)) for words in (MANAGEMENT, PLATFORMS, GUARANTEES)]
    about += draw(st.lists(_FIGURED, max_size=3, unique_by=lambda text: text[:4]))
    opening = f"{year}年，{organ.own}主动公开各类信息{draw(st.integers(1, 99_999))}条。"
    title = draw(st.sampled_from(TITLES)).format(**said)
    return {
        "title": draw(st.sampled_from(((title,), (title,), (title,), ()))),
        "preamble": (draw(preamble(organ, year, titles, known.basis)),),
        "s1": (opening, *draw(st.permutations(about))),
        "s5": draw(points()),
        "s6": (draw(st.sampled_from(OTHER_MATTERS)).format(**said),),
    }


_FIGURED = st.one_of(
    *(kind.map(lambda one: one.text()) for kind in (breakdowns(), handlings(), listings())),
    nestings().map(Nesting.text),
    growths().map(Growth.text),
    units(),
)
