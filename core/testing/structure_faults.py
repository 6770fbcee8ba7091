"""Faults in what a report is made of: sections, tables, rows, columns, headings, title."""

from dataclasses import replace

from hypothesis import strategies as st

from reportlint.testing.draft import Draft, year_of
from reportlint.testing.injection import (
    Fault,
    Injected,
    Place,
    added,
    as_it_is,
    barred,
    line_with,
    numbered,
    organ_of,
    rewritten,
    with_lines,
)
from reportlint.testing.layout import Layout

_TABLES = {"s2": "t2", "s3": "t3", "s4": "t4"}
_WITHOUT = {
    "s1": ("STR009", "STR010", "NVT012"),
    "s5": ("STR011",),
    "s6": ("STR012", "XTB001"),
}
_SUPERVISION = ("监督", "保障", "考核", "考评", "评议", "追责", "培训", "督查")
_LABELS = {
    "行政规范性文件": "规范性文件",
    "2.其他法律行政法规禁止公开": "2.其他法律和行政法规禁止公开",
}


def in_rows(layout: Layout) -> Layout:
    """Return a layout in which labels stand beside their figures."""
    return replace(barred(layout), torn=False) if layout.style != "pdf" else barred(layout)


def _no_section(draw: st.DrawFn, draft: Draft) -> Injected:
    section = draw(st.sampled_from(draft.order))
    also = {"STR005"} if section in _TABLES else set(_WITHOUT.get(section, ()))
    named = Place(named=(draft.format.section(section).title,))
    return Injected(draft.without(section), named, frozenset((*also, "STR013", "STR014")))


def _swapped(draw: st.DrawFn, draft: Draft) -> Injected:
    at = draw(st.integers(0, len(draft.order) - 2))
    order = list(draft.order)
    order[at], order[at + 1] = order[at + 1], order[at]
    titles = tuple(draft.format.section(name).title for name in order[at : at + 2])
    return Injected(replace(draft, order=tuple(order)), Place(named=titles))


def _heading(draw: st.DrawFn, draft: Draft) -> Injected:
    section = draw(st.sampled_from(("s2", "s3", "s4", "s5")))
    right = draft.format.section(section).title
    at = draw(st.sampled_from([at for at in range(2, len(right) - 1) if right[at] != "、"]))
    title = f"{right[:at]}{right[at + 1 :]}"
    if section == "s5" and draw(st.booleans()):
        title = "下一步工作打算"
    sections = tuple(
        spec.model_copy(update={"title": title}) if spec.id == section else spec
        for spec in draft.format.sections
    )
    known = draft.format.model_copy(update={"sections": sections})
    also = frozenset(("STR014",))
    return Injected(replace(draft, format=known), Place(words=(title, 0, len(title))), also)


def _no_table(draw: st.DrawFn, draft: Draft) -> Injected:
    table = draw(st.sampled_from(sorted(_TABLES.values())))
    section = next(name for name, one in _TABLES.items() if one == table)
    named = Place(named=(draft.format.section(section).title,))
    return Injected(draft.without(table), named)


def _no_column(draw: st.DrawFn, draft: Draft) -> Injected | None:
    columns = [
        (f"{table.id}.{column.id}", column.label)
        for table in draft.format.tables
        for block in table.blocks
        for column in block.columns
        if table.id != "t4" and len(block.columns) > 1
    ]
    name, label = draw(st.sampled_from(columns))
    return Injected(draft.without_column(name), Place(named=(label,)))


def _no_row(draw: st.DrawFn, draft: Draft) -> Injected:
    rows = [row for row in draft.format.table("t3").rows() if not row.parts]
    row = draw(st.sampled_from(rows))
    return Injected(draft.without(f"t3.{row.id}"), Place(named=(row.label,)))


def _label(draw: st.DrawFn, draft: Draft) -> Injected | None:
    tables = []
    named = []
    for table in draft.format.tables:
        blocks = []
        for block in table.blocks:
            rows = tuple(
                row.model_copy(update={"label": _LABELS[row.label]})
                if row.label in _LABELS
                else row
                for row in block.rows
            )
            named += [row.label for row in rows if row.label in _LABELS.values()]
            blocks.append(block.model_copy(update={"rows": rows}))
        tables.append(table.model_copy(update={"blocks": tuple(blocks)}))
    known = draft.format.model_copy(update={"tables": tuple(tables)})
    return Injected(replace(draft, format=known), Place(named=tuple(named)))


def _other_year(draw: st.DrawFn, draft: Draft) -> Injected | None:
    """Write the report of another year, whose form is another."""
    if draft.format.id != "gid2019":
        return None
    year = draw(st.integers(2021, 2024))
    prose = {
        section: tuple(line.replace(f"{year_of(draft.format)}年", f"{year}年") for line in lines)
        for section, lines in draft.prose.items()
    }
    also = frozenset(("CIT004",))
    return Injected(replace(draft, prose=prose), Place(), also)


def _no_supervision(draw: st.DrawFn, draft: Draft) -> Injected | None:
    if draft.format.id != "gid2021":
        return None
    prose = [line for line in draft.prose["s1"] if not any(word in line for word in _SUPERVISION)]
    also = frozenset(("STR010",))
    return Injected(draft.with_prose("s1", prose), Place(named=("监督保障",)), also)


def _no_results(draw: st.DrawFn, draft: Draft) -> Injected | None:
    organ = organ_of(draft)
    if organ is None or not organ.name.endswith("人民政府"):
        return None
    lines = {
        number: line.replace("开展了社会评议，", "").replace("社会评议结果良好，", "")
        for number, line in enumerate(draft.prose["s1"])
    }
    return Injected(with_lines(draft, "s1", lines), Place(named=("社会评议",)))


def _one_sided(draw: st.DrawFn, draft: Draft) -> Injected:
    kept = draw(st.sampled_from(((0,), (1,), ())))
    lines = [draft.prose["s5"][number] for number in kept] or ["暂无突出问题。"]
    return Injected(draft.with_prose("s5", lines), Place())


def _nothing_else(draw: st.DrawFn, draft: Draft) -> Injected:
    return Injected(draft.with_prose("s6", ()), Place(), frozenset(("XTB001", "NVT013")))


def _title(*titles: str) -> Fault:
    def inject(draw: st.DrawFn, draft: Draft) -> Injected | None:
        organ = organ_of(draft)
        if organ is None:
            return None
        wanted = draw(st.sampled_from(titles))
        line, place = line_with(wanted.format(organ=organ.name, year=year_of(draft.format)))
        return Injected(draft.with_prose("title", [line]), place)

    return Fault("STR015", "title", inject)


def _other_self(draw: st.DrawFn, draft: Draft) -> Injected | None:
    organ = organ_of(draft)
    if organ is None or organ.own not in ("我局", "我委", "我镇", "我街道"):
        return None
    others = [word for word in ("我局", "我委", "我镇", "我街道") if word != organ.own]
    marked = f"【{draw(st.sampled_from(others))}】组织了两次培训。"
    line, place = line_with(marked)
    return Injected(draft.with_prose("s1", [*draft.prose["s1"], line]), place)


def _published(code: str, name: str, ends: tuple[str, ...], *dates: tuple[int, str]) -> Fault:
    def inject(draw: st.DrawFn, draft: Draft) -> Injected | None:
        organ = organ_of(draft)
        if organ is None or not organ.name.endswith(ends):
            return None
        later, day = draw(st.sampled_from(dates))
        line, place = line_with(f"发布时间：【{year_of(draft.format) + later}-{day}】")
        return Injected(draft.with_prose("title", [*draft.prose["title"], line]), place)

    return Fault(code, name, inject)


FAULTS = (
    Fault("STR001", "section", _no_section),
    Fault("STR002", "order", _swapped, numbered),
    Fault("STR003", "heading", _heading, numbered),
    added("STR004", "extra", "s6", "【七、{next}年工作安排】", layout=numbered),
    Fault("STR005", "table", _no_table),
    Fault("STR006", "column", _no_column, barred),
    Fault("STR007", "row", _no_row, in_rows),
    Fault("STR007", "label", _label, in_rows),
    Fault("STR008", "year", _other_year, as_it_is),
    Fault("STR009", "aspect", _no_supervision),
    Fault("STR010", "results", _no_results),
    Fault("STR011", "one-sided", _one_sided),
    Fault("STR012", "nothing", _nothing_else),
    rewritten(
        "STR013",
        "count",
        "preamble",
        ("六个部分", "【七个部分】"),
        ("六个部分", "【5个部分】"),
        ("包括总体情况、", "包括"),
    ),
    rewritten("STR014", "name", "preamble", ("包括总体情况、", "包括【总体工作情况】、")),
    _title("【{year}年政务公开总结】", "【{organ}{year}年政务公开工作报告】"),
    added(
        "STR016",
        "residue",
        "s1",
        "【××局】高度重视公开工作。",
        "全年公开信息【XX条】。",
        "申请数量比上年【增加（减少）】{n}件。",
        "【[单位名称]】认真落实各项要求。",
        "【请在此处填写】其他事项。",
    ),
    Fault("STR017", "self", _other_self),
    _published("PUB001", "late", ("局", "委员会", "办公室"), (1, "02-02"), (1, "03-15")),
    _published("PUB002", "late", ("县人民政府", "市人民政府"), (1, "04-01"), (1, "06-17")),
    _published("PUB003", "early", ("局", "委员会"), (0, "12-25"), (0, "11-30")),
)
