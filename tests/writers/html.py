"""Writes a draft as a web page, in the ways that offices and their sites do."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from reportlint.testing import Draft
from tests.writers.grid import GridCell, GridRow, GridTable, elements

_BEFORE = (
    '<div class="top"><a href="/">首页</a></div><nav><ul><li>走进我县</li><li>办事</li></ul></nav>'
    "<table><tr><td>索引号</td><td>014314799/2024-00002</td><td>分类</td><td>其他</td></tr>"
    '<tr><td>名称</td><td colspan="3">年度报告</td></tr></table>'
    '<p style="display: none">隐藏 99</p><script>document.write("<table><td>7</td>")</script>'
)
_AFTER = "<footer><p>主办：县政府办公室</p><p>网站标识码：3213220001</p></footer>"
_LAYOUT = ("<table><tr><td>栏目</td><td>导航</td></tr><tr><td colspan=2>", "</td></tr></table>")


@dataclass(frozen=True)
class PageStyle:
    """How a page is written.

    nested: paragraphs and spans in cells. split: labels and paragraphs are split over spans.
    torn: a line break in each label. furniture: what a site puts around. framed: a layout table
    around all. ends: end tags of cells, rows and paragraphs are written. sections: thead and
    tbody. own_places: the page has attributes of the name that the reader uses.
    """

    nested: bool = False
    blank: str = ""
    split: bool = False
    torn: bool = False
    furniture: bool = False
    framed: bool = False
    ends: bool = True
    sections: bool = False
    headers: bool = False
    upper: bool = False
    own_places: bool = False
    line_end: str = "\n"


def html(draft: Draft, style: PageStyle | None = None, *, charset: str = "utf-8") -> str:
    """Return the page of a draft."""
    return _Writer(draft, style or PageStyle()).page(charset)


class _Writer:
    def __init__(self, draft: Draft, style: PageStyle) -> None:
        self._draft = draft
        self._style = style

    def page(self, charset: str) -> str:
        """Return the page."""
        style = self._style
        before, after = (_BEFORE, _AFTER) if style.furniture else ("", "")
        opening, closing = _LAYOUT if style.framed else ("", "")
        body = style.line_end.join((before, opening, *self._body(), closing, after))
        head = f'<meta charset="{charset}"><title>年度报告</title>'
        return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"

    def _body(self) -> Iterator[str]:
        for element in elements(self._draft):
            if isinstance(element, GridTable):
                yield from self._table(element)
            else:
                yield f"{self._tag('p')}{self._words(element)}{self._end('p')}"

    def _table(self, table: GridTable) -> Iterator[str]:
        yield self._tag("table", border="1")
        first, *others = table.rows
        yield from self._group("thead", [first])
        yield from self._group("tbody", others)
        yield self._name("</table>")

    def _group(self, tag: str, rows: list[GridRow]) -> Iterator[str]:
        if self._style.sections:
            yield self._tag(tag)
        for row in rows:
            yield self._tag("tr")
            yield from map(self._cell, row)
            yield self._end("tr")
        if self._style.sections:
            yield self._end(tag)

    def _cell(self, cell: GridCell) -> str:
        spans = {"colspan": cell.columns, "rowspan": cell.rows}
        tag = "th" if self._style.headers and _is_label(cell.text) else "td"
        start = self._tag(tag, **{key: str(span) for key, span in spans.items() if span > 1})
        text = self._words(cell.text) if _is_label(cell.text) else escape(cell.text)
        if self._style.torn and _is_label(cell.text) and not self._style.split:
            middle = len(cell.text) // 2
            text = f"{escape(cell.text[:middle])}{self._tag('br')}{escape(cell.text[middle:])}"
        text = text or self._style.blank
        if self._style.nested:
            text = f"{self._tag('p')}<span>{text}<o:p></o:p></span>{self._end('p')}"
        return start + text + self._end(tag)

    def _words(self, text: str) -> str:
        if not self._style.split:
            return escape(text)
        return "".join(f"<span>{escape(text[at : at + 3])}</span>" for at in range(0, len(text), 3))

    def _tag(self, tag: str, **attributes: str) -> str:
        listed = "".join(f' {key}="{value}"' for key, value in attributes.items())
        own = ' data-at="77"' if self._style.own_places else ""
        return self._name(f"<{tag}{listed}{own}>")

    def _end(self, tag: str) -> str:
        return self._name(f"</{tag}>") if self._style.ends else ""

    def _name(self, tag: str) -> str:
        return tag.upper() if self._style.upper else tag


def _is_label(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)
