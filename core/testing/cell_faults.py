"""Faults in cells: figures that do not add up, and what is no figure."""

import itertools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from hypothesis import strategies as st

from reportlint.format import Row, TableSpec
from reportlint.testing.draft import Draft
from reportlint.testing.injection import (
    Fault,
    Inject,
    Injected,
    Place,
    as_it_is,
    barred,
    organ_of,
    wrong_numbers,
)
from reportlint.testing.layout import Layout

_APPLICANTS = ("natural", "enterprise", "research", "welfare", "legal", "other")
_BALANCE = ("new", "carry_in", "carry_out")
_SUMMED = (*_BALANCE, "result_total")
_BLOCKS = ("review", "lit_direct", "lit_after")
_RESULTS = ("uphold", "correct", "other", "pending")
_FEES = "t2.fees.amount"


def details(draft: Draft) -> list[str]:
    """Return the rows of table three that （七）总计 sums up, from top to bottom."""
    rows = (row.id for row in draft.format.table("t3").rows())
    return [row for row in rows if row not in _SUMMED and f"t3.{row}.total" in draft.cells]


def changed(
    draft: Draft,
    cells: Mapping[str, object],
    place: Iterable[str] | None = None,
    also: Iterable[str] = (),
) -> Injected | None:
    """Return the draft with other texts in some cells, by default the place of the fault."""
    texts = {path: str(value) for path, value in cells.items()}
    if all(draft.cells[path] == text for path, text in texts.items()):
        return None
    where = frozenset(texts if place is None else place)
    return Injected(draft.with_cells(texts), Place(cells=where), frozenset(also))


def _wrong(paths: Callable[[Draft], list[str]]) -> Inject:
    """Return an injector that puts another number into one of some cells."""

    def inject(draw: st.DrawFn, draft: Draft) -> Injected | None:
        listed = [path for path in paths(draft) if path in draft.cells]
        path = draw(st.sampled_from(listed))
        return changed(draft, {path: draw(wrong_numbers(int(draft.cells[path])))})

    return inject


def _swapped(draw: st.DrawFn, draft: Draft) -> Injected | None:
    """Swap two neighbours in a row of details."""
    at = draw(st.integers(0, len(_APPLICANTS) - 2))
    one, other = _APPLICANTS[at : at + 2]
    rows = [
        row for row in details(draft) if draft.cells[f"t3.{row}.{one}"] != _of(draft, row, other)
    ]
    if not rows:
        return None
    row = draw(st.sampled_from(rows))
    first, second = f"t3.{row}.{one}", f"t3.{row}.{other}"
    return changed(draft, {first: draft.cells[second], second: draft.cells[first]})


def _of(draft: Draft, row: str, column: str) -> str:
    return draft.cells[f"t3.{row}.{column}"]


def _swapped_down(draw: st.DrawFn, draft: Draft) -> Injected | None:
    """Swap two cells that stand one above the other."""
    rows = details(draft)
    column = draw(st.sampled_from(_APPLICANTS))
    pairs = [
        (f"t3.{one}.{column}", f"t3.{other}.{column}")
        for one, other in itertools.pairwise(rows)
        if _of(draft, one, column) != _of(draft, other, column)
    ]
    if not pairs:
        return None
    first, second = draw(st.sampled_from(pairs))
    return changed(draft, {first: draft.cells[second], second: draft.cells[first]})


def _split(draw: st.DrawFn, draft: Draft) -> Injected | None:
    """Put the last digit of a cell before those of its neighbour, as a scraper does."""
    found = []
    for row in (*details(draft), *_SUMMED):
        for one, other in itertools.pairwise(_APPLICANTS):
            left, right = _of(draft, row, one), _of(draft, row, other)
            if len(left) > 1 and left[-1] != "0":
                found.append((f"t3.{row}.{one}", f"t3.{row}.{other}", left[:-1], left[-1] + right))
    if not found:
        return None
    first, second, left, right = draw(st.sampled_from(found))
    return changed(draft, {first: left, second: right})


def _shifted(draw: st.DrawFn, draft: Draft) -> Injected | None:
    """Move the figures of a row by one column, so that nothing but a zero is lost."""
    columns = (*_APPLICANTS, "total")
    found = []
    for row in details(draft):
        values = [_of(draft, row, column) for column in columns]
        if values[5] == "0":
            found.append((row, ["0", *values[:5], values[6]]))
        if values[0] == "0":
            found += [(row, [*values[1:6], "0", values[6]]), (row, [*values[1:], "0"])]
    found = [(row, moved) for row, moved in found if set(moved) != {"0"}]
    if not found:
        return None
    row, moved = draw(st.sampled_from(found))
    paths = [f"t3.{row}.{column}" for column in columns]
    return changed(draft, dict(zip(paths, moved, strict=True)))


def _subtotal(draw: st.DrawFn, draft: Draft) -> Injected | None:
    """Print a subtotal beside a parent label, with one wrong figure."""
    table = draft.format.table("t3")
    groups = sorted({row.under[-1] for row in table.rows() if len(row.under) > 1})
    group = draw(st.sampled_from(groups))
    rows = [row for row in table.rows() if row.under[-1:] == (group,)]
    parent = Row(id="subtotal", label=group, under=rows[0].under[:-1])
    columns = (*_APPLICANTS, "total")
    sums = {
        column: sum(int(draft.cells[f"t3.{row.id}.{column}"]) for row in rows) for column in columns
    }
    column = draw(st.sampled_from(columns))
    sums[column] = draw(wrong_numbers(sums[column]))
    cells = {f"t3.subtotal.{name}": str(value) for name, value in sums.items()}
    blocks = tuple(
        block.model_copy(update={"rows": _before(block.rows, rows[0], parent)})
        for block in table.blocks
    )
    known = draft.format.model_copy(
        update={"tables": _replaced(draft.format.tables, table, blocks)}
    )
    faulty = Draft(known, {**draft.cells, **cells}, draft.prose, draft.order)
    return Injected(faulty, Place(frozenset(f"t3.{row.id}.{column}" for row in rows)))


def _before(rows: tuple[Row, ...], first: Row, new: Row) -> tuple[Row, ...]:
    return tuple(item for row in rows for item in ((new, row) if row is first else (row,)))


def _replaced(
    tables: tuple[TableSpec, ...], table: TableSpec, blocks: object
) -> tuple[TableSpec, ...]:
    return tuple(
        item.model_copy(update={"blocks": blocks}) if item is table else item for item in tables
    )


def _too_few_valid(draw: st.DrawFn, draft: Draft) -> Injected | None:
    issued = draw(st.integers(2, 90))
    repealed = draw(st.integers(0, issued - 1))
    valid = draw(st.integers(0, issued - repealed - 1))
    row = draw(st.sampled_from(("rules", "normative")))
    if f"t2.{row}.valid" not in draft.cells:
        return None
    names = {"issued": issued, "repealed": repealed, "valid": valid}
    return changed(draft, {f"t2.{row}.{name}": value for name, value in names.items()})


def _too_few_public(draw: st.DrawFn, draft: Draft) -> Injected | None:
    row = draw(st.sampled_from(("rules", "normative")))
    path = f"t2.{row}.total_public"
    if path not in draft.cells:
        return None
    more = int(draft.cells[path]) + draw(st.integers(1, 90))
    return changed(draft, {f"t2.{row}.newly_public": more})


def _no_details(draw: st.DrawFn, draft: Draft) -> Injected | None:
    if draft.cells["t3.result_total.total"] == "0":
        return None
    text = draw(st.sampled_from(("", "0")))
    columns = (*_APPLICANTS, "total")
    cells = {f"t3.{row}.{column}": text for row in details(draft) for column in columns}
    place = {f"t3.result_total.{column}" for column in columns}
    return changed(draft, cells, place | cells.keys())


def _texts(
    make: Callable[[st.DrawFn, str], str | None], paths: Callable[[Draft], list[str]]
) -> Inject:
    """Return an injector that puts what is no plain figure into one of some cells."""

    def inject(draw: st.DrawFn, draft: Draft) -> Injected | None:
        listed = [path for path in paths(draft) if path in draft.cells]
        if not listed:
            return None
        path = draw(st.sampled_from(listed))
        text = make(draw, draft.cells[path])
        return None if text is None else changed(draft, {path: text})

    return inject


def _counts(draft: Draft) -> list[str]:
    """Return the cells that hold counts."""
    kept = ("t3.", "t4.", "t2.rules.", "t2.normative.")
    return [path for path in draft.cells if path.startswith(kept) or path.endswith(".decisions")]


def _any_cell(draft: Draft) -> list[str]:
    return [path for path in draft.cells if not path.endswith(".delta")]


def _in_beside_zero(draft: Draft) -> list[str]:
    """Return cells of tables that hold a zero elsewhere."""
    zeros = {path[:2]: path for path, text in draft.cells.items() if text == "0"}
    return [path for path in _any_cell(draft) if zeros.get(path[:2], path) != path]


def _han(draw: st.DrawFn, text: str) -> str | None:
    """Return a count in other digits than it should be."""
    if not text.isdigit():
        return None
    wide = text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    odd = [f"0{text}", f"+{text}", f"{text}.0", wide]
    odd += [f"{text[:-2]},{text[-2:]}"] if len(text) > 2 else []
    return draw(st.sampled_from(odd))


def _fees(*texts: str) -> Inject:
    def inject(draw: st.DrawFn, draft: Draft) -> Injected | None:
        if _FEES not in draft.cells:
            return None
        return changed(draft, {_FEES: draw(st.sampled_from(texts))})

    return inject


def _rule_making(draw: st.DrawFn, draft: Draft) -> Injected | None:
    organ = organ_of(draft)
    if organ is None or organ.rules or organ.name.endswith("办公室"):
        return None
    names = ("issued", "valid") if "t2.rules.valid" in draft.cells else ("made",)
    name = draw(st.sampled_from(names))
    count = draw(st.integers(1, 40))
    cells = {f"t2.rules.{name}": count}
    if name == "issued":
        cells["t2.rules.valid"] = count
    return changed(draft, cells)


def _in_yuan(draw: st.DrawFn, draft: Draft) -> Injected | None:
    organ = organ_of(draft)
    if organ is None or not organ.small or _FEES not in draft.cells:
        return None
    return changed(draft, {_FEES: draw(st.integers(10_000, 9_000_000))})


def _coercions(draw: st.DrawFn, draft: Draft) -> Injected | None:
    more = int(draft.cells["t2.penalty.decisions"]) + draw(st.integers(1, 900))
    return changed(draft, {"t2.coercion.decisions": more})


def _withdrawn(draw: st.DrawFn, draft: Draft) -> Injected | None:
    path, whole = "t3.other.misc.total", int(draft.cells["t3.result_total.total"])
    if path not in draft.cells or whole < 10:
        return None
    return changed(draft, {path: draw(st.integers(whole * 2 // 5 + 1, whole))})


def _corrected(draw: st.DrawFn, draft: Draft) -> Injected | None:
    right = draw(st.integers(0, 4))
    wrong = right + draw(st.integers(3, 9))
    figures = (right, wrong, 0, 0, right + wrong)
    cells = dict(zip((*_RESULTS, "total"), figures, strict=True))
    return changed(draft, {f"t4.review.{name}": value for name, value in cells.items()})


def _left_open(draw: st.DrawFn, draft: Draft) -> Injected | None:
    new = int(draft.cells["t3.new.total"])
    if new < 10:
        return None
    return changed(draft, {"t3.carry_out.total": draw(st.integers(new // 2 + 1, new + 9))})


def _cases_alone(draw: st.DrawFn, draft: Draft) -> Injected | None:
    cases = [f"t4.{block}.total" for block in _BLOCKS]
    if all(draft.cells[path] == "0" for path in cases):
        return None
    cells = {f"t3.{row}.total": 0 for row in ("new", "carry_in")}
    return changed(draft, cells, [*cells, *cases])


def _lawsuits_alone(draw: st.DrawFn, draft: Draft) -> Injected | None:
    names = (*_RESULTS, "total")
    if draft.cells["t4.lit_after.total"] == "0":
        return None
    cells = {f"t4.review.{name}": 0 for name in names}
    return changed(draft, cells, [*cells, "t4.lit_after.total"])


def _unpaid(line: str) -> Inject:
    """Return an injector of requests dropped for unpaid fees where section six has one line."""

    def inject(draw: st.DrawFn, draft: Draft) -> Injected | None:
        row = "other.unpaid"
        told = any("收费" in text or "费用" in text for text in draft.prose["s1"])
        if f"t3.{row}.total" not in draft.cells or told:
            return None
        movable = [
            (source, column)
            for source in ("other.misc", "other.nocorrect", row)
            for column in _APPLICANTS
            if _of(draft, source, column) != "0"
        ]
        if not movable:
            return None
        source, column = draw(st.sampled_from(movable))
        moved = int(_of(draft, source, column))
        cells: dict[str, str] = {}
        for name in (column, "total"):
            rest = int(_of(draft, source, name)) - moved
            here = int(_of(draft, row, name)) + moved
            if source != row:
                cells |= {f"t3.{source}.{name}": str(rest), f"t3.{row}.{name}": str(here)}
        faulty = draft.with_cells(cells).with_prose("s6", [line])
        return Injected(faulty, Place(frozenset((f"t3.{row}.total",))))

    return inject


def _nothing(draw: st.DrawFn, draft: Draft) -> Injected | None:
    organ = organ_of(draft)
    if organ is None or not organ.name.endswith("县人民政府"):
        return None
    cells = {path: "0" for path in draft.cells}
    prose = [line for line in draft.prose["s1"] if not any(digit.isdigit() for digit in line)]
    return Injected(draft.with_cells(cells).with_prose("s1", prose), Place())


def _t3(rows: Callable[[Draft], Iterable[str]], columns: Iterable[str]) -> Inject:
    return _wrong(lambda draft: [f"t3.{row}.{name}" for row in rows(draft) for name in columns])


def _wrong_result(columns: tuple[str, ...]) -> Inject:
    """Return an injector of a wrong （七）总计 over details that are not all zero."""
    inject = _t3(lambda _: ("result_total",), columns)

    def with_details(draw: st.DrawFn, draft: Draft) -> Injected | None:
        return inject(draw, draft) if draft.cells["t3.result_total.total"] != "0" else None

    return with_details


def _cases(*names: str) -> Inject:
    return _wrong(lambda draft: [f"t4.{block}.{name}" for block in _BLOCKS for name in names])


def _minus(draw: st.DrawFn, text: str) -> str:
    return f"-{draw(st.integers(1, 999))}"


def _decimal(draw: st.DrawFn, text: str) -> str:
    return f"{text}.{draw(st.integers(1, 9))}"


def _blank(draw: st.DrawFn, text: str) -> str:
    return ""


def _mark(draw: st.DrawFn, text: str) -> str:
    return draw(st.sampled_from(("/", "—", "无", "N/A", "不适用")))


def _unit(draw: st.DrawFn, text: str) -> str:
    return f"{text}{draw(st.sampled_from(('件', '宗', '件。')))}"


def _words(draw: st.DrawFn, text: str) -> str:
    return f"{text}{draw(st.sampled_from(('（件）', '件（含上年）', '左右', '件左右')))}"


def _in_bars(layout: Layout) -> Layout:
    """Return a layout with bars between cells: a blank at an end of a line of tabs may be none."""
    return replace(barred(layout), style="rows") if layout.style == "tabs" else barred(layout)


def _unbroken(layout: Layout) -> Layout:
    """Return a layout in which figures stand right behind their label."""
    return replace(barred(layout), torn=False, pages=0)


def _in_tabs(layout: Layout) -> Layout:
    return replace(layout, style="tabs")


def _cell(
    code: str, name: str, inject: Inject, layout: Callable[[Layout], Layout] = as_it_is
) -> Fault:
    return Fault(code, name, inject, layout)


FAULTS = (
    _cell("TOT001", "wrong-detail", _t3(details, _APPLICANTS)),
    _cell("TOT001", "wrong-row-total", _t3(details, ("total",))),
    _cell("TOT001", "wrong-total-of-a-balance", _t3(lambda _: _SUMMED, ("total",))),
    _cell("TOT001", "digits-split", _split),
    _cell("TOT002", "row-shifted", _shifted),
    _cell("TOT002", "wrong-detail", _t3(details, _APPLICANTS)),
    _cell("TOT002", "wrong-result-total", _wrong_result(_APPLICANTS)),
    _cell("TOT002", "wrong-grand-total", _wrong_result(("total",))),
    _cell("TOT002", "neighbours-swapped", _swapped),
    _cell("TOT001", "cells-swapped-down", _swapped_down),
    _cell("TOT003", "wrong-balance", _t3(lambda _: _BALANCE, _APPLICANTS)),
    _cell("TOT003", "wrong-balance-total", _t3(lambda _: _BALANCE, ("total",))),
    _cell("TOT004", "wrong-case", _cases(*_RESULTS)),
    _cell("TOT004", "wrong-total", _cases("total")),
    _cell("TOT005", "wrong-subtotal", _subtotal, _unbroken),
    _cell("TOT006", "too-few-in-force", _too_few_valid),
    _cell("TOT007", "too-few-public", _too_few_public),
    _cell("TOT008", "no-details", _no_details, _in_bars),
    _cell("CEL001", "negative", _texts(_minus, _counts)),
    _cell("CEL001", "decimal", _texts(_decimal, _counts)),
    _cell("CEL002", "negative", _fees("-612.5", "-3", "-0.5")),
    _cell("CEL002", "misprinted", _fees("6,12.5", "612.51234567")),
    _cell("CEL003", "blank", _texts(_blank, _any_cell), _in_bars),
    _cell("CEL004", "mark", _texts(_mark, _any_cell), barred),
    _cell("CEL005", "unit", _texts(_unit, _counts), _in_bars),
    _cell("CEL005", "words", _texts(_words, _counts), _in_bars),
    Fault("CEL005", "unit-between-tabs", _texts(_unit, _counts), _in_tabs, ambiguous=True),
    _cell("CEL006", "odd-spelling", _texts(_han, _counts), barred),
    _cell("CEL007", "blank-beside-zero", _texts(_blank, _in_beside_zero), _in_bars),
    _cell("PLS001", "rules-without-power", _rule_making),
    _cell("PLS002", "fees-in-yuan", _in_yuan),
    _cell("PLS003", "coercions", _coercions),
    _cell("PLS004", "all-zero", _nothing),
    _cell("PLS005", "other-outcomes", _withdrawn),
    _cell("PLS006", "corrected", _corrected),
    _cell("PLS007", "left-open", _left_open),
    _cell("XTB001", "unpaid", _unpaid("无。")),
    _cell("XTB002", "cases-alone", _cases_alone),
    _cell("XTB003", "lawsuits-alone", _lawsuits_alone),
    _cell("NVT013", "no-fees", _unpaid("全年未发生政府信息公开收费事项。")),
)
