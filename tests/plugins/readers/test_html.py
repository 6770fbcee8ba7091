"""Web pages: what a browser shows of them is read, each cell once, with its place in the page."""

import re
from html import unescape
from html.parser import HTMLParser
from time import perf_counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportlint import Engine, InputError, Limits, ReadingOptions, Source, Span, State
from reportlint.plugins.readers.html_page import HtmlElement
from reportlint.testing import Draft, standard_draft
from reportlint.testing.strategies import drafts
from tests.writers.html import PageStyle, html

ENGINE = Engine(third_party=False)
LONG = "全年公开信息。" * 40
RAW_TEXTS = st.sampled_from(("", "", "/", "-", "１２", "３４５", "1,234", "0"))


def read(page: str, **limits: int) -> Source:
    options = ReadingOptions(limits=Limits(**limits))
    return Engine(third_party=False, reading=options).read_bytes(page.encode(), "a.html")


def text(body: str) -> str:
    return read(f"<html><body>{body}</body></html>").text


def styles() -> st.SearchStrategy[PageStyle]:
    on = st.booleans()
    blanks = st.sampled_from(("", "&nbsp;", " \n ", "&nbsp; &#160;", "\u3000"))
    return st.builds(
        PageStyle,
        nested=on,
        blank=blanks,
        split=on,
        torn=on,
        furniture=on,
        framed=on,
        ends=on,
        sections=on,
        headers=on,
        upper=on,
        own_places=on,
        line_end=st.sampled_from(("", "\n", "\r\n", "\r")),
    )


@st.composite
def edited_drafts(draw: st.DrawFn) -> Draft:
    """Draw a draft some of whose cells are blank, marks or written otherwise."""
    draft = draw(drafts())
    paths = st.sampled_from(sorted(draft.cells))
    return draft.with_cells(draw(st.dictionaries(paths, RAW_TEXTS, max_size=12)))


class ElementText(HTMLParser):
    """The name and the text of the element that a page begins with."""

    def __init__(self, page: str, line: int, column: int) -> None:
        super().__init__()
        self.names: list[str] = []
        self.text = ""
        lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", page)
        self.feed("".join((lines[line - 1][column - 1 :], *lines[line:]))[:2500])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.names.append(tag)

    def handle_data(self, data: str) -> None:
        # Where end tags are missing, the next row or table ends the element.
        if not {"table", "td", "th", "tr"} & {*self.names[1:]}:
            self.text += data


def element_at(page: str, origin: object) -> ElementText:
    assert isinstance(origin, HtmlElement)
    return ElementText(page, origin.line, origin.column)


@given(draft=edited_drafts(), style=styles())
@example(draft=standard_draft(), style=PageStyle())
def test_every_cell_is_read_on_its_path(draft: Draft, style: PageStyle) -> None:
    page = html(draft, style)

    report = ENGINE.parse(ENGINE.read_bytes(page.encode(), "a.html"))

    assert {path: cell.raw for path, cell in report.cells.items()} == draft.cells
    blank = {path for path, cell in report.cells.items() if cell.state is State.BLANK}
    assert blank == {path for path, raw in draft.cells.items() if not raw}


@settings(max_examples=20)
@given(draft=edited_drafts(), style=styles())
def test_the_place_of_a_cell_is_its_tag_in_the_page(draft: Draft, style: PageStyle) -> None:
    page = html(draft, style)

    report = ENGINE.parse(ENGINE.read_bytes(page.encode(), "a.html"))

    for cell in list(report.cells.values())[::29]:
        found = element_at(page, report.source.origin(cell.span))
        assert found.names[0] in ("td", "th")
        assert found.text.strip() == cell.raw


@settings(max_examples=20)
@given(draft=drafts(), style=styles())
def test_the_place_of_a_paragraph_is_its_tag_in_the_page(draft: Draft, style: PageStyle) -> None:
    page = html(draft, style)
    source = ENGINE.read_bytes(page.encode(), "a.html")

    for paragraph in draft.prose["s1"]:
        start = source.text.index(paragraph)
        found = element_at(page, source.origin(Span(start, start + len(paragraph))))
        assert found.names[0] == "p"
        assert found.text.startswith(paragraph)


@given(data=st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
@example(data=b"<p>&#0;&#xd800;&#x110000;&#99999999999999999999;\x0b\x0c")
@example(data="<p>\ufffe\uffff\U0001ffff".encode())
@example(data=b"\xef\xbb\xbf ")
@example(data=b"</p>")
def test_any_bytes_are_a_text_or_an_input_error(data: bytes) -> None:
    try:
        source = ENGINE.read_bytes(data or b" ", "a.html")
    except InputError:
        return

    assert isinstance(source, Source)


SCRAPS = (
    "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "<thead>", "<tfoot>",
    "</tbody>", "<caption>", "<p>", "</p>", "<div>", "</div>", "<span>", "</span>", "<br/>",
    "<pre>", "</pre>", "<xmp>", "</xmp>", "<html>", "</body>", "<li>", "</ul>", "<form>", "字",
)  # fmt: skip
UNSEEN_SCRAPS = (
    "<nav>", "</nav>", "<select>", "<footer>", "</footer>", "<script>", "</script>", "<!--", "-->",
    "<a b='", '"', "'", ">", "<", "&", "\n", "7", "<![CDATA[", "]]>", "<?x", "<!DOCTYPE", "<svg>",
    "<title>", "<li style=display:none>", "<th hidden>", "<textarea>", "<object>", "</object>",
)  # fmt: skip


@given(scraps=st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=60))
def test_no_text_is_lost_and_none_is_read_twice(scraps: list[str]) -> None:
    numbered = [f"{scrap}第{number}段" for number, scrap in enumerate(scraps)]

    found = read("".join(numbered)).text

    assert sorted(re.findall("第[0-9]+段", found)) == sorted(
        f"第{number}段" for number in range(len(scraps))
    )


@given(scraps=st.lists(st.sampled_from((*SCRAPS, *UNSEEN_SCRAPS)), max_size=60))
def test_any_tags_are_a_text_or_an_input_error(scraps: list[str]) -> None:
    try:
        source = read("".join(scraps))
    except InputError:
        return

    assert "data-at" not in source.text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>一 \n 二<p>三<br>四<div>五<p>六</p>七</div>八", "一 二\n三\n四\n五\n六\n七\n八\n"),
        ("<p><b>2</b><span>0</span><o:p>2</o:p><font>3</font>年", "2023年\n"),
        ("<p>a&nbsp;&nbsp;b</p><p>&nbsp;</p>", "a\xa0\xa0b\n"),
        ("<pre>一\n二 三\r\n四</pre>", "一\n二 三\n四\n"),
        ("<dl><dt>甲<dd>乙</dl><ul><li>丙<li>丁</ul>", "甲\n乙\n丙\n丁\n"),
    ],
)
def test_prose_is_in_the_lines_of_a_browser(body: str, expected: str) -> None:
    assert text(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<table><td>甲<td>1<td>2<tr><td>乙<td>3<td>4</table>", "| 甲 | 1 | 2 |\n| 乙 | 3 | 4 |\n"),
        ("<table><tr><td><p><span>甲<td><b>1<tr><td>乙<td>2", "| 甲 | 1 |\n| 乙 | 2 |\n"),
        ("<table><tr><td rowspan=2>甲<td>1<tr><td colspan=9>2</table>", "| 甲 | 1 |\n| 2 |\n"),
        ('<table><tr><td colspan="abc">甲<td rowspan=99999999999>1</table>', "| 甲 | 1 |\n"),
        ("<p>前<table><tr><td>甲<td>1</table>后", "前\n| 甲 | 1 |\n后\n"),
        ("<tr><td>甲<td>1<tr><td>乙<td>2", "| 甲 | 1 |\n| 乙 | 2 |\n"),
        ("<table><caption>表<tr><td>甲<td></table>", "表\n| 甲 |  |\n"),
        ("<table><tr><td>甲<td>1<table><tr><td>乙</table>", "| 甲 | 1乙 |\n"),
        (
            "<table><tr><td>甲<td>1</tr><table><tr><td>乙<td>2</table>",
            "| 甲 | 1 |\n| 乙 | 2 |\n",
        ),
        ("<table><tr><td>甲<td style='DISPLAY : none'>9<td>1</table>", "| 甲 | 1 |\n"),
        ("<table><tr hidden><td>甲<td>9</tr><tr><td>乙<td>1</table>", "| 乙 | 1 |\n"),
    ],
)
def test_each_cell_is_written_once_in_its_row(body: str, expected: str) -> None:
    assert text(body) == expected


def test_head_and_foot_of_a_table_stand_where_a_browser_shows_them() -> None:
    foot, body, head = (f"<{tag}><tr><td>{tag}<td>1" for tag in ("tfoot", "tbody", "thead"))

    assert (
        text(f"<table>{foot}{body}{head}</table>")
        == "| thead | 1 |\n| tbody | 1 |\n| tfoot | 1 |\n"
    )


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<p>其他</p><p>结果</p>", "其他结果"),
        ("其他<br>结果", "其他结果"),
        ("<p>12</p><p>34</p>", "12  34"),
        ("<p>3.</p><p>5</p>", "3.  5"),
        ("<p>-</p><p>5</p>", "-  5"),
        ("<p>12</p><p>件</p>", "12件"),
        ("a|b", "a¦b"),
    ],
)
def test_lines_of_a_cell_are_joined_but_never_figures(cell: str, expected: str) -> None:
    assert text(f"<table><tr><td>甲<td>{cell}</table>") == f"| 甲 | {expected} |\n"


def test_a_table_around_a_data_table_is_layout() -> None:
    inner = "<table><tr><td>甲<td>1</table>"

    assert text(f"<table><tr><td>左<td>上{inner}下</table>") == "左\n上\n| 甲 | 1 |\n下\n"


def test_layout_tables_may_be_nested() -> None:
    inner = "<table><tr><td>甲<td>1</table>"
    frame = f"<table><tr><td>中</td></tr><tr><td>{inner}</table>"

    assert text(f"<table><tr><td>左<td>{frame}</table>") == "左\n中\n| 甲 | 1 |\n"


def test_a_table_of_one_column_is_layout() -> None:
    assert text("<table><tr><td><p>一、总体情况<tr><td>二</table>") == "一、总体情况\n二\n"


def test_a_row_with_a_long_text_is_layout_and_the_others_are_not() -> None:
    long = "<p>全年公开信息。" * 100

    found = text(f"<table><tr><td>栏目<td>{long}<tr><td>甲<td>1</table>")

    assert found == "栏目\n" + "全年公开信息。\n" * 100 + "| 甲 | 1 |\n"


@pytest.mark.parametrize("tag", ["nav", "footer", "aside", "button", "select"])
def test_furniture_is_left_out_unless_it_holds_a_table(tag: str) -> None:
    assert text(f"{LONG}<{tag}>菜单</{tag}>乙") == f"{LONG}\n乙\n"
    assert "| 丙 | 1 |" in text(f"{LONG}<{tag}>单<table><tr><td>丙<td>1</table></{tag}>")


@pytest.mark.parametrize("tag", ["form", "article", "section", "header", "main", "center", "ucap"])
def test_no_other_element_is_left_out(tag: str) -> None:
    assert text(f"<{tag}>报告</{tag}>") == "报告\n"


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>a<b</script>",
        "<style>p{}</style>",
        "<noscript>x</noscript>",
        "<template>x</template>",
        "<textarea>x</textarea>",
        "<svg><text>x</text></svg>",
        "<input value=x>",
        "<!-- <table><td>x -->",
        "<div hidden>x<p>y</div>",
        "<p style='color:red;display:none'>x</p>",
    ],
)
def test_what_a_browser_does_not_show_is_left_out(unseen: str) -> None:
    assert text(f"<p>{LONG}</p>{unseen}<p>乙</p>") == f"{LONG}\n乙\n"


def test_a_page_that_a_script_unhides_is_read() -> None:
    assert read("<body style='display:none'><p>甲").text == "甲\n"


def test_text_in_a_head_that_never_ends_is_read() -> None:
    assert read("<head><title>题</title><ucapcontent>甲<p>乙").text == "甲\n乙\n"


def test_entities_of_a_document_type_are_not_expanded() -> None:
    page = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]><p>&a;&b;'

    assert "root" not in read(page).text


@pytest.mark.parametrize("tag", ["iframe src=a.html", "object data=a.pdf", "embed src=a.pdf"])
def test_a_page_that_shows_another_one_says_so(tag: str) -> None:
    with pytest.raises(InputError, match="save the inner page"):
        read(f"<h1>年度报告</h1><{tag}>")


def test_a_page_that_a_script_fills_says_so() -> None:
    with pytest.raises(InputError, match="a script loads it"):
        read("<div id=app></div><script src=app.js></script>")


def test_the_parts_of_a_frameset_are_asked_for() -> None:
    with pytest.raises(InputError, match="save the inner page"):
        read("<frameset><frame src=a.html><noframes>无框架</noframes></frameset>")


def test_attributes_of_the_page_do_not_confuse_places() -> None:
    source = read("<p>甲</p>\n<p data-at=1 DATA-AT='2'>乙</p>")

    assert source.origin(Span(2, 3)) == HtmlElement(2, 1)


def test_a_place_is_named_by_line_and_column() -> None:
    message = HtmlElement(12, 5).message()

    assert (message.zh, message.en) == (
        "网页源码第12行第5列",
        "line 12, column 5 of the page's source",
    )
    assert HtmlElement(12, 5).fields() == {"kind": "html-element", "line": 12, "column": 5}


def test_text_outside_of_all_elements_stands_where_the_page_begins() -> None:
    assert read("\n甲").origins[0].origin == HtmlElement(1, 1)


def test_nothing_is_lost_in_depth_that_the_limit_allows() -> None:
    page = "".join(f"<div>{number}行" for number in range(3000))

    assert read(page, depth=5000).text == "".join(f"{number}行\n" for number in range(3000))


HOSTILE = {
    "cells": "<table>" + ("<tr>" + "<td>1" * 1000) * 1000,
    "columns": "<table><tr>" + "<td>1</td>" * 100_000,
    "divs": "<div>" * 100_000,
    "tables": "<table><tr><td>" * 60_000,
    "brackets": "<" * 20_000_000,
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_what_is_too_large_is_an_error(page: str) -> None:
    with pytest.raises(InputError, match="beyond the limit"):
        read(page)


STRANGE = {
    "inline": "<b>" * 100_000,
    "spans": "<table>" + "<tr><td colspan=100000000 rowspan=99999999>1<td colspan=abc>2" * 9_000,
    "brackets": "<" * 500_000,
    "tags": "<a" * 500_000,
    "comments": "<!--" * 250_000,
    "quotes": '<a b="' + "<td " * 250_000,
    "attributes": "<a " + " ".join(f"a{n}=b" for n in range(100_000)) + ">",
    "entities": "&" * 1_000_000,
    "declarations": "<meta charset=" * 70_000,
    "blanks": "<p>" + " " * 1_000_000,
    "layout": "<table><tr><td>a<td>b" * 60 + "<p>a" * 50_000,
    "pictures": f"<img src='data:image/png;base64,{'A' * 10_000_000}'><p>a",
}


@pytest.mark.parametrize("page", STRANGE.values(), ids=STRANGE)
def test_cost_is_linear_in_what_is_strange(page: str) -> None:
    begun = perf_counter()

    read(page)

    assert perf_counter() - begun < 10  # a quadratic cost would be minutes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "big5"])
@pytest.mark.parametrize("declared", ["utf-8", "gbk", "gb2312", "big5", "iso-8859-1", "nonsense"])
def test_a_declared_encoding_that_is_wrong_does_no_harm(encoding: str, declared: str) -> None:
    words = "<p>本年度政府信息主動公開的工作情況，申請數量和辦理結果如下：</p>"
    page = f"<html><head><meta charset={declared}></head>{words * 20}</html>"

    source = ENGINE.read_bytes(page.encode(encoding), "a.html")

    assert source.text == unescape(re.sub("<p>(.*?)</p>", r"\1\n", words * 20))


@pytest.mark.parametrize(
    "declaration",
    [
        "<meta charset='gbk'>",
        '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=GB2312">',
        '<?xml version="1.0" encoding="gbk"?>',
    ],
)
def test_the_declared_encoding_counts_where_the_text_is_too_short_to_tell(declaration: str) -> None:
    page = f"{declaration}<p>赟、旻</p>"

    assert ENGINE.read_bytes(page.encode("gb18030"), "a.html").encoding == "gb18030"


@pytest.mark.parametrize(
    ("cell", "text_of_it"),
    [
        ("447<sup>1</sup>", "447  1"),
        ("447 <sup>1</sup>", "447   1"),
        ("<sup>1</sup>447\n", "1  447"),
        ("44<sup></sup>7", "44  7"),
        ('447<span style="font-size:8px; vertical-align: super">1</span>', "447  1"),
        ("44<del>7</del>", "44"),
        ("44<s>7</s>5", "445"),
        ('44<span style="text-decoration: line-through">7</span>', "44"),
        ('44<span style="visibility: hidden">7</span>', "44"),
        ('44<span style="font-size:0px">7</span>', "44"),
        ('44<span style="font-size:0.9em">7</span>', "447"),
        ('<div style="visibility:hidden">447</div>', "447"),
        ("<ruby>44<rp>(</rp><rt>5</rt><rp>)</rp></ruby>", "44"),
    ],
)
def test_what_is_raised_or_struck_through_is_no_digit_of_a_figure(
    cell: str, text_of_it: str
) -> None:
    page = f"<table><tr><td>a<td>{cell}</table>"

    assert ENGINE.read_bytes(page.encode(), "a.html").text == f"| a | {text_of_it} |\n"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("<img src=a.png>", "[图片]"),
        ("<p><a href=#><img src=a.png></a></p>", "[图片]"),
        ("<input value=45>", "[图片]"),
        ("<object data=a.swf></object>", "[图片]"),
        ("<object data=a.swf>45</object>", "[图片]"),
        ("<svg><text>45</text></svg>", "[图片]"),
        ("<canvas>45</canvas>", "[图片]"),
        ("<select><option>45</select>", "[图片]"),
        ("<textarea>45</textarea>", "[图片]"),
        ("<math><mn>45</mn></math>", "[图片]"),
        ("<img src=a.png>45", "45"),
        ("<p>45</p><p><img src=a.png></p>", "45"),
        ("<img src=a.png width=1 height=20>", ""),
        ("<input type=hidden value=45>", ""),
        ("<img src=a.png style='display:none'>", ""),
        ("<noscript><img src=a.png></noscript>", ""),
    ],
)
def test_a_picture_or_a_control_in_a_cell_is_no_blank(cell: str, shown: str) -> None:
    page = f"<p>{LONG}</p><table><tr><td>a<td>{cell}</td><td>3</table>"

    assert text(page) == f"{LONG}\n| a | {shown} | 3 |\n"


def test_a_picture_in_a_block_of_its_own_is_a_line_and_beside_a_text_it_is_none() -> None:
    page = (
        "<p>上文</p><div><img src=a.png></div><p>下<img src=b.png>文</p><nav><img src=c.png></nav>"
    )

    assert text(page) == "上文\n[图片]\n下文\n"


def test_a_page_of_pictures_has_no_text() -> None:
    with pytest.raises(InputError):
        read("<script></script>" + "<p><img src=a.png></p>" * 200)
