"""TOT005 printed-subtotal."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportlint import (
    Balance,
    Block,
    Cell,
    Failed,
    Manual,
    Message,
    NotAssessed,
    Operand,
    Outcome,
    Report,
    Rule,
    Satisfied,
    Severity,
    Span,
    cell_operand,
    valid,
)
from reportlint.rules.totals.figures import figures, related

_WRONG = Message(
    zh="“{group}”一行“{column}”写 {stated}，其下各项之和为 {expected}",
    en="“{group}”, column “{column}”, says {stated}; the items under it add up to {expected}",
)
_SUBTOTAL = Message(zh="{group}（小计）· {column}", en="{group} (subtotal) · {column}")
_WORD = re.compile(r"[^|\s]+")
_FIGURE = re.compile(r"[0-9]{1,12}")
_SUM_WORD = re.compile("(?:小计|合计|共计)$")
_HALF_WIDTH = str.maketrans("（）", "()")
_LOOK_BACK = 60
_LONGEST = 600


class Subtotal(NamedTuple):
    """Figures that stand on the row of a label which the form leaves without any."""

    group: str
    places: tuple[Span, ...]


class PrintedSubtotal(Rule):
    """A subtotal that the author put beside a parent label is the sum of the items under it."""

    code = "TOT005"
    name = "printed-subtotal"
    severity = Severity.WARNING
    title = Message(zh="自行填写的小计与各项相符", en="Subtotals agree with their items")
    basis = Message(
        zh="算术；国办公开办函〔2021〕30号，表三“三、本年度办理结果”第（三）至（六）项",
        en="arithmetic; 国办公开办函〔2021〕30号, table three, items （三） to （六）",
    )
    manual = Manual(
        checks=Message(
            zh="格式在“（三）不予公开”等上级行不留数据格；自行填了小计的，每列等于其下各项之和。",
            en=(
                "The form has no figures beside a parent label such as （三）不予公开. Where an "
                "author puts a subtotal there, each column is the sum of the items under it."
            ),
        ),
        decides=Message(
            zh=(
                "上级行名（或其后的“小计”）后面有且只有与列数相同个数的数字，"
                "并且其下各项都已读出，才当作小计。"
            ),
            en=(
                "Figures are a subtotal where they stand behind the parent label, or behind 小计 "
                "after it, where they are exactly one a column, and where every item was read."
            ),
        ),
        silent=Message(
            zh="个数不符的数字列为未读入的内容；各项未读出或不是数字的，列为“未能核对”。",
            en=(
                "Figures of another number are unread; a subtotal whose items are unread or no "
                "numbers is not assessed."
            ),
        ),
        traps=Message(
            zh="小计不参与（七）总计的加总，也不属于格式，运行结果仍会说明这一行没有读入。",
            en=(
                "A subtotal takes no part in （七）总计 and is no part of the form: the run still "
                "says that its row was not read."
            ),
        ),
        severity=Message(
            zh="小计不是格式要求的数据，也可能是错位的数字，故为警告。",
            en="The form wants no subtotals, and such figures may be out of place: a warning.",
        ),
    )
    good = (
        valid,
        valid.with_words("（三）不予公开 |", "（三）不予公开 | 4 | 2 | 0 | 0 | 0 | 0 | 6 |"),
        valid.with_words("（三）不予公开 |", "（三）不予公开 | 3 |"),
    )
    bad = (
        valid.with_words("（三）不予公开 |", "（三）不予公开 | 1 | 2 | 0 | 0 | 0 | 0 | 3 |"),
        valid.with_words("（四）无法提供 |", "（四）无法提供 小计 | 9 | 0 | 0 | 1 | 0 | 0 | 10 |"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the subtotals in the rows that the form does not know."""
        for table in report.format.tables:
            for block in table.blocks:
                if any(row.under for row in block.rows):
                    for subtotal in _subtotals(report, block):
                        yield from _assess(report, table.id, block, subtotal)


def _subtotals(report: Report, block: Block) -> Iterator[Subtotal]:
    groups = {_squeezed(row.under[-1]): row.under[-1] for row in block.rows if len(row.under) > 1}
    for item in report.unparsed:
        text = report.folded[item.span.start : min(item.span.end, item.span.start + _LONGEST)]
        words = list(_WORD.finditer(text))
        figures_at = words[-len(block.columns) :]
        names = words[: -len(block.columns)]
        if not names or not all(_FIGURE.fullmatch(word[0]) for word in figures_at):
            continue
        before = report.folded[max(0, item.span.start - _LOOK_BACK) : item.span.start]
        name = _SUM_WORD.sub("", "".join(word[0] for word in names))
        name = name or _SUM_WORD.sub("", _squeezed(before))
        group = next((label for key, label in groups.items() if name.endswith(key)), None)
        if group is not None:
            start = item.span.start
            places = (Span(start + word.start(), start + word.end()) for word in figures_at)
            yield Subtotal(group, tuple(places))


def _squeezed(text: str) -> str:
    return "".join(_WORD.findall(text)).translate(_HALF_WIDTH)


def _assess(report: Report, table_id: str, block: Block, subtotal: Subtotal) -> Iterator[Outcome]:
    rows = [row for row in block.rows if row.under[-1:] == (subtotal.group,)]
    for column, place in zip(block.columns, subtotal.places, strict=True):
        cells, why = figures(report, (f"{table_id}.{row.id}.{column.id}" for row in rows))
        if why:
            yield NotAssessed(why.reason, place)
        else:
            yield _compared(report, cells, subtotal.group, column.label, place)


def _compared(
    report: Report, cells: Sequence[Cell], group: str, column: str, place: Span
) -> Outcome:
    stated = int(report.folded[place.start : place.end])
    expected = sum(cell.value or 0 for cell in cells)
    operand = Operand(_SUBTOTAL.format(group=group, column=column), stated, place)
    relation = Balance(tuple(cell_operand(cell, report) for cell in cells), (operand,))
    if stated == expected:
        return Satisfied(relation)
    terms = " + ".join(str(cell.value) for cell in cells if cell.value) or "0"
    arithmetic = f"{terms} = {expected} ≠ {stated}"
    return Failed(
        _WRONG.format(group=group, column=column, stated=stated, expected=expected),
        place,
        stated=str(stated),
        expected=str(expected),
        arithmetic=Message(arithmetic, arithmetic),
        related=related(cells, report),
        paths=tuple(cell.path for cell in cells),
        relation=relation,
    )
