"""CEL006 number-spelling."""

import re
from collections import defaultdict
from collections.abc import Iterator

from reportlint import (
    Cell,
    Manual,
    Message,
    Outcome,
    Report,
    Rule,
    Satisfied,
    Severity,
    State,
    valid,
)
from reportlint.rules.cells.places import kinds, one_finding
from reportlint.rules.cells.spelling import has_odd_groups, shortened

_ODD = Message(
    zh="{table}有 {count} 格的数字{raw}：{places}",
    en="{table} has {count} cells with {raw}: {places}",
)
_WIDE = Message(zh="用了全角字符", en="full-width characters")
_GROUPS = Message(
    zh="分节或间隔不对，看不出是多少",
    en="commas, points or blanks that leave open what number it is",
)
_ZEROS = Message(zh="以 0 开头", en="a number that begins with 0")
_SIGN = Message(zh="带有加号", en="a plus sign before the number")
_HAN = Message(zh="用汉字书写", en="a number in Chinese characters")
_POINT = Message(zh="是件数却写有小数位", en="decimals behind a count")
_PLAIN = re.compile("0|[1-9][0-9]{0,29}")
_WIDE_CHARACTER = re.compile("[０-９，．＋－]")
_HAN_CHARACTER = re.compile("[〇零一二两三四五六七八九十百千万]")
_LEADING_ZERO = re.compile("[+-]?0[0-9]")


class NumberSpelling(Rule):
    """Numbers are written in half-width digits, with no signs or zeros that say nothing."""

    code = "CEL006"
    name = "number-spelling"
    severity = Severity.INFO
    title = Message(zh="数字写法规范", en="Numbers are spelled plainly")
    basis = Message(
        zh="GB/T 15835—2011 阿拉伯数字的形式（参照）",
        en="GB/T 15835—2011 on Arabic numerals, by analogy",
    )
    manual = Manual(
        checks=Message(
            zh=(
                "数据格不用全角数字和标点、不用汉字数字，件数不以 0 开头、不带加号、不写小数位，"
                "千分位三位一节。每张表每种写法只报一条。"
            ),
            en=(
                "Cells hold no full-width digits or marks and no Chinese numerals; counts begin "
                "with no 0 or plus sign and have no decimals; commas part groups of three. One "
                "finding a table and kind."
            ),
        ),
        decides=Message(
            zh="看原文的字符，不看数值；除分节不对的以外，数值照常读入并参与核对。",
            en=(
                "The characters of the text decide. The numbers are read and checked all the same, "
                "but for those whose groups leave them open."
            ),
        ),
        silent=Message(
            zh="1,502 和用空格分节的 1 502 都合规范；“增/减”格的正负号不报。",
            en="1,502 and 1 502 are both in order, and so are the signs of 增/减.",
        ),
        traps=Message(
            zh="网页或文字识别可能改变字符宽度，请对照原件。",
            en="Web pages and scanning may change the width of characters: look at the original.",
        ),
        severity=Message(
            zh="不影响数值，只是写法，故为提示。",
            en="A matter of spelling that leaves the number as it is: an info.",
        ),
    )
    good = (
        valid,
        valid.with_cell("t2.license.decisions", "1,843"),
        valid.with_cell("t2.fees.amount", "0.5"),
        valid.in_form("gid2019").with_cell("t2.license.delta", "+5/-3"),
    )
    bad = (
        valid.with_cell("t2.license.decisions", "１８４３"),
        valid.with_cell("t2.license.decisions", "1，843"),
        valid.with_cell("t2.license.decisions", "18,43"),
        valid.with_cell("t2.penalty.decisions", "二百七十五"),
        valid.with_cell("t2.penalty.decisions", "0275"),
        valid.with_cell("t2.penalty.decisions", "+275"),
        valid.with_cell("t2.penalty.decisions", "275.0"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess each table of which any cell was read."""
        kind_of = kinds(report.format)
        for table in report.format.tables:
            cells = report.table_cells(table.id)
            groups: dict[Message, list[Cell]] = defaultdict(list)
            for cell in cells:
                if _PLAIN.fullmatch(cell.raw):
                    continue
                folded = report.folded[cell.span.start : cell.span.end]
                if oddity := _oddity(cell, folded, kind_of[cell.path]):
                    groups[oddity].append(cell)
            for oddity, odd in groups.items():
                yield one_finding(
                    report, table, odd, _ODD, raw=oddity, stated=shortened(odd[0].raw)
                )
            if cells and not groups:
                yield Satisfied()


def _oddity(cell: Cell, folded: str, kind: str) -> Message | None:
    """Return what is odd about a number as it is written, None where nothing is."""
    if cell.state is State.TEXT:
        return _GROUPS if kind != "amount_wan" and has_odd_groups(folded) else None
    if cell.value is None:
        return None
    number = cell.raw.removesuffix(cell.note) if cell.note else cell.raw
    if _WIDE_CHARACTER.search(number.rstrip("（()）")):
        return _WIDE
    if kind == "delta":
        return None
    if _HAN_CHARACTER.match(folded):
        return _HAN
    if _LEADING_ZERO.match(folded):
        return _ZEROS
    if folded.startswith("+"):
        return _SIGN
    whole = cell.value == int(cell.value)
    return _POINT if kind == "count" and whole and "." in folded else None
