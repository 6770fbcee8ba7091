"""Write a draft out as text, in one of the layouts that real reports come in."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from reportlint.format import Block, Column, Row, SectionSpec, TableSpec, cell_path
from reportlint.testing.draft import Draft

_WIDE = "，；：！？（）％"
_NARROW = ",;:!?()%"
_NUMERALS = "一二三四五六"
_ENCLOSED = "㈠㈡㈢㈣㈤㈥"
_RADICALS = str.maketrans("一二人行方面民见", "⼀⼆⼈⾏⽅⾯⺠⻅")


Style = Literal["cells", "bars", "bare", "rows", "tabs", "blanks", "pdf", "markdown", "fused"]
CELL_A_LINE: tuple[Style, ...] = ("cells", "bars", "bare")
WITHOUT_BARS: tuple[Style, ...] = ("bare", "blanks", "pdf", "fused")


@dataclass(frozen=True)
class Layout:
    """How a draft is written out.

    style, one cell a line: with a bar behind it (cells), in the next line (bars), or without
    (bare); one row a line: with bars behind the cells (rows), between tabs (tabs), blanks
    (blanks), as text out of a PDF with figures above or amid their label (pdf), or as a Markdown
    table with all columns of the grid (markdown); all in one line with nothing between the cells
    (fused). headings: how sections are numbered. repeat: how often each header stands. gaps:
    empty lines between lines. blank_in_labels: a blank in the middle of each label. narrow:
    half-width punctuation. torn: labels of one cell a line go on in the next line. pages: lines
    on a page, each of which ends with its number; 0 for none. radicals: some characters are
    radicals that look like them. indent: blanks before each line.
    """

    style: Style = "cells"
    headings: Literal["han", "bracketed", "enclosed", "digit", "plain"] = "han"
    line_end: str = "\n"
    repeat: int = 1
    gaps: int = 0
    blank_in_labels: bool = False
    narrow: bool = False
    torn: bool = False
    pages: int = 0
    radicals: bool = False
    indent: int = 0


def lay_out(draft: Draft, layout: Layout | None = None) -> str:
    """Return the text of a draft in a layout, by default one cell a line."""
    writer = _Writer(draft, layout or Layout())
    return writer.text()


def as_written(text: str, layout: Layout) -> str:
    """Return a text with the characters that it has in a layout: as many, at the same places."""
    if layout.radicals:
        text = text.translate(_RADICALS)
    return text.translate(str.maketrans(_WIDE, _NARROW)) if layout.narrow else text


class _Writer:
    def __init__(self, draft: Draft, layout: Layout) -> None:
        self._draft = draft
        self._layout = layout

    def text(self) -> str:
        lines = [*self._draft.prose.get("title", ()), *self._draft.prose.get("preamble", ())]
        for section_id in self._draft.order:
            spec = self._draft.format.section(section_id)
            lines.append(self._heading(spec))
            lines += self._draft.prose.get(section_id, ())
            for table in self._draft.format.tables:
                if table.section == section_id and table.id not in self._draft.left_out:
                    lines += self._table(table)
        layout = self._layout
        if layout.style == "fused":
            return "".join(line if line.endswith("\0") else f"{line} " for line in lines).replace(
                "\0", ""
            )
        if layout.pages:
            lines = _paged(lines, layout.pages)
        end = layout.line_end
        text = (end * (1 + layout.gaps)).join(" " * layout.indent + line for line in lines) + end
        return as_written(text, layout)

    def _heading(self, spec: SectionSpec) -> str:
        number = _NUMERALS.index(spec.ordinal)
        return {
            "han": f"{spec.ordinal}、",
            "bracketed": f"（{spec.ordinal}）",
            "enclosed": _ENCLOSED[number],
            "digit": f"{number + 1}.",
            "plain": "",
        }[self._layout.headings] + spec.title

    def _table(self, table: TableSpec) -> Iterator[str]:
        for block in table.blocks:
            rows = [row for row in block.rows if self._kept(table, row)]
            if block.rows and not rows:
                continue
            columns = [
                column
                for column in block.columns
                if f"{table.id}.{column.id}" not in self._draft.columns_left_out
            ]
            depth = max((len(row.under) + 1 for row in rows), default=0)
            if block.caption:
                yield from self._line([self._label(block.caption)], depth + len(columns))
            for _ in range(self._layout.repeat):
                yield from self._header(block, columns, depth)
            before: tuple[str, ...] = ()
            listed: list[Row | None] = [*rows] or [None]
            for row in listed:
                yield from self._row(table, row, columns, before, depth)
                before = row.under if row else ()

    def _kept(self, table: TableSpec, row: Row) -> bool:
        if f"{table.id}.{row.id}" in self._draft.left_out:
            return False
        return not row.parts or any(path in self._draft.cells for path in table.paths_of(row))

    def _header(self, block: Block, columns: list[Column], depth: int) -> Iterator[str]:
        labels = [self._label(column.label) for column in columns]
        heads = [self._label(head) for head in block.heads]
        if self._layout.style != "markdown":
            yield from self._line([*heads, *labels], 0)
            return
        yield from self._line(heads, depth + len(columns))
        yield from self._line([*[""] * depth, *labels], depth + len(columns))
        yield "|" + "---|" * (depth + len(columns))

    def _row(
        self,
        table: TableSpec,
        row: Row | None,
        columns: list[Column],
        before: tuple[str, ...],
        depth: int,
    ) -> Iterator[str]:
        values = [self._draft.cells[cell_path(table.id, row, column)] for column in columns]
        if row is None:
            yield from self._line(values, 0)
            return
        groups = [
            label if label != last else ""
            for label, last in zip_longest(row.under, before[: len(row.under)])
        ]
        labels = [self._label(label) if label else "" for label in (*groups, row.label)]
        if self._layout.style == "markdown":
            padding = [""] * (depth - len(labels))
            yield from self._line([*labels, *padding, *values], 0)
        elif self._layout.style == "pdf":
            yield from self._displaced(row, [label for label in groups if label], values)
        else:
            yield from self._line([*filter(None, labels), *values], 0)

    def _displaced(self, row: Row, groups: list[str], values: list[str]) -> Iterator[str]:
        """Yield a row as text out of a PDF: its figures stand beside, above or amid its label."""
        for group in groups:
            yield from (group[start : start + 4] for start in range(0, len(group), 4))
        label, figures = row.label, " ".join(values)
        middle = (len(label) + 1) // 2
        shape = len(label) % 3 if len(label) > 10 else 0
        if shape == 0:
            yield f"{label} {figures}"
        elif shape == 1:
            yield from (figures, label)
        else:
            yield from (label[:middle], figures, label[middle:])

    def _line(self, cells: list[str], width: int) -> Iterator[str]:
        """Yield the lines of a row; width is that of a Markdown grid, where there is one."""
        style = self._layout.style
        if style in CELL_A_LINE:
            for cell in cells:
                *first, last = cell.split("\n")
                yield from first
                yield f"{last} |".lstrip() if style == "cells" else last
                yield from ["|"] if style == "bars" else []
        elif style == "fused":
            yield "".join(cells) + "\0"
        elif style == "markdown":
            yield f"| {' | '.join([*cells, *[''] * (width - len(cells))])} |"
        else:
            between = {"rows": " | ", "tabs": "\t"}.get(style, " ")
            yield between.join(cells) + (" |" if style == "rows" else "")

    def _label(self, label: str) -> str:
        middle = (len(label) + 1) // 2
        if self._layout.torn and self._layout.style in CELL_A_LINE:
            return f"{label[:middle]}\n{label[middle:]}"
        return f"{label[:middle]} {label[middle:]}" if self._layout.blank_in_labels else label


def _paged(lines: list[str], length: int) -> list[str]:
    """Return the lines with a page number behind each so many."""
    paged = []
    for number, line in enumerate(lines, 1):
        paged.append(line)
        if number % length == 0:
            paged.append(f"- {number // length} -")
    return paged
