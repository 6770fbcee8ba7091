"""Word files: every cell and paragraph as it is shown, and where it stands."""

import io
import sys
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint import Engine, InputError, Limits, ReadingOptions, Source, Span, State
from reportlint.testing import Draft, standard_draft
from reportlint.testing.strategies import drafts
from tests.core.reading.test_archive import packed
from tests.writers.word import add_list, put_in_list, saved, word

ENGINE = Engine(third_party=False)
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
HABITS = st.fixed_dictionaries(
    {},
    optional={
        "heading_style": st.sampled_from(("Heading 1", "Title")),
        "automatic": st.booleans(),
        "torn": st.booleans(),
        "title": st.just("某县2024年政府信息公开工作年度报告"),
    },
)
ODD_TEXTS = st.sampled_from(("", "", "/", "１２", "1,234", "——", "0"))
RELATION = b'<r><a Id="1" Type="http://x/officeDocument" Target="/word/document.xml"/></r>'


def read(data: bytes, **limits: int) -> Source:
    engine = Engine(third_party=False, reading=ReadingOptions(limits=Limits(**limits)))
    return engine.read_bytes(data, "a.docx")


def lines(*blocks: str) -> list[str]:
    """Return the lines that a document with such blocks is read as."""
    document = docx.Document()
    body = _body(document)
    for element in parse_xml(f"<w:body {NAMESPACES}>{''.join(blocks)}</w:body>"):
        body.insert(len(body) - 1, element)
    return read(saved(document)).text.splitlines()


def _body(document: Any) -> Any:
    return document.element.body


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str) -> str:
    return f"<w:p>{run(text)}</w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


@settings(max_examples=12)
@given(data=st.data(), draft=drafts(), habits=HABITS)
def test_every_cell_of_a_report_is_read(
    data: st.DataObject, draft: Draft, habits: dict[str, object]
) -> None:
    paths = st.sampled_from(sorted(draft.cells))
    draft = draft.with_cells(data.draw(st.dictionaries(paths, ODD_TEXTS, max_size=8)))

    report = ENGINE.parse(ENGINE.read_bytes(word(draft, **habits), "a.docx"))  # type: ignore[arg-type]  # drawn

    assert {path: found.raw for path, found in report.cells.items()} == draft.cells
    assert [section.id for section in report.sections] == list(draft.order)
    blank = {path for path, text in draft.cells.items() if not text}
    assert {p for p, found in report.cells.items() if found.state is State.BLANK} == blank


@settings(max_examples=4)
@given(draft=drafts(), torn=st.booleans())
def test_the_origin_of_every_cell_is_that_cell_for_python_docx(draft: Draft, torn: bool) -> None:
    data = word(draft, torn=torn, title="标题")
    source = ENGINE.read_bytes(data, "a.docx")
    texts = [
        [[found.text for found in row.cells] for row in one.rows]
        for one in docx.Document(io.BytesIO(data)).tables
    ]

    report = ENGINE.parse(source)

    for found in report.cells.values():
        origin = source.origin(found.span)
        assert origin is not None
        place = origin.fields()
        text = texts[place["table"] - 1][place["row"] - 1][place["column"] - 1]
        assert text.replace("\n", "") == found.raw


def test_the_origin_of_every_line_of_prose_is_that_paragraph_for_python_docx() -> None:
    data = word(standard_draft(), title="标题")
    source = ENGINE.read_bytes(data, "a.docx")
    paragraphs = docx.Document(io.BytesIO(data)).paragraphs

    found = {
        stretch.origin.fields()["paragraph"]: source.slice(Span(stretch.start, stretch.end))
        for stretch in source.origins
        if stretch.origin.kind == "word-paragraph"
    }

    assert found == {number: item.text for number, item in enumerate(paragraphs, 1) if item.text}


def test_places_have_a_name_in_both_languages() -> None:
    data = word(standard_draft())
    source = ENGINE.read_bytes(data, "a.docx")
    start = source.text.index("自然人")

    origin = source.origin(Span(start, start + 3))
    first = source.origin(Span(0, 1))

    assert origin is not None
    assert (origin.message().zh, origin.message().en) == (
        "第5张表第2行第4列",
        "table 5, row 2, column 4",
    )
    assert first is not None
    assert (first.message().zh, first.message().en) == ("第1段", "paragraph 1")


def test_paragraphs_and_tables_come_in_their_order() -> None:
    found = lines(paragraph("一"), table(cell("二") + cell("三")), paragraph("四"))

    assert found == ["一", "| 二 | 三 |", "四"]


def test_content_controls_are_read() -> None:
    inner = paragraph("一") + table(cell("二") + cell("三"))

    assert lines(f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>") == ["一", "| 二 | 三 |"]


def test_places_in_content_controls_are_counted_in_them() -> None:
    document = docx.Document()
    control = f"<w:sdt {NAMESPACES}><w:sdtContent>{paragraph('一')}</w:sdtContent></w:sdt>"
    body = _body(document)
    body.insert(0, parse_xml(control))

    origin = read(saved(document)).origin(Span(0, 1))

    assert origin is not None
    assert origin.message().zh == "第1个内容控件中第1段"


def test_cells_and_rows_in_content_controls_are_read() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = control.format(f"<w:tr>{control.format(cell('一'))}{cell('二')}</w:tr>")

    assert lines(f"<w:tbl>{row}</w:tbl>") == ["| 一 | 二 |"]


def test_tracked_insertions_count_and_deletions_do_not() -> None:
    gone = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('移')}</w:moveFrom>"

    assert lines(f"<w:p>{gone}{moved}<w:ins>{run('新')}</w:ins></w:p>") == ["新"]


def test_a_deleted_row_is_not_read() -> None:
    gone = "<w:tr><w:trPr><w:del/></w:trPr>" + cell("一") + cell("二") + "</w:tr>"
    kept = f"<w:tr>{cell('三')}{cell('四')}</w:tr>"

    assert lines(f"<w:tbl>{gone}{kept}</w:tbl>") == ["| 三 | 四 |"]


def test_links_and_tags_are_looked_through() -> None:
    xml = f"<w:hyperlink>{run('一')}</w:hyperlink><w:smartTag>{run('二')}</w:smartTag>"

    assert lines(f"<w:p>{xml}</w:p>") == ["一二"]


def test_of_a_field_the_result_is_read_and_not_its_code() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>" + run("代码")
    field = mark("begin") + code + mark("separate") + run("27") + mark("end")
    simple = f'<w:fldSimple w:instr="PAGE">{run("3")}</w:fldSimple>'

    assert lines(f"<w:p>{field}{run('件')}{simple}</w:p>") == ["27件3"]


def test_hidden_text_is_not_read() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'

    assert lines(f"<w:p>{hidden}{shown}</w:p>") == ["显"]


def test_a_line_break_ends_a_line_and_a_tab_is_a_blank() -> None:
    middle = "<w:r><w:br/></w:r>" + run("二") + "<w:r><w:tab/></w:r>"

    assert lines(f"<w:p>{run('一')}{middle}{run('三')}</w:p>") == ["一", "二 三"]


def test_the_paragraphs_of_a_cell_grow_together_but_for_figures() -> None:
    two = f"<w:tc>{paragraph('结果')}{paragraph('维持')}</w:tc>"
    figures = f"<w:tc>{paragraph('12')}{paragraph('34')}</w:tc>"

    assert lines(table(two + figures)) == ["| 结果维持 | 12  34 |"]


def marked(text: str, properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (run("447") + marked("1", RAISED), "447  1"),
        (run("447") + marked("1", '<w:vertAlign w:val="subscript"/>'), "447  1"),
        (run("447") + marked("[", RAISED) + marked("1]", RAISED), "447  [1]"),
        (marked("1", RAISED) + run("447"), "1  447"),
        (run("447") + marked("1", '<w:vertAlign w:val="baseline"/>'), "4471"),
        (run("447") + f"<w:sup>{run('1')}</w:sup>" + run("2"), "447  1  2"),
        (run("44") + marked("7", "<w:strike/>"), "44"),
        (run("44") + marked("7", '<w:dstrike w:val="true"/>'), "44"),
        (run("44") + marked("7", '<w:strike w:val="0"/>'), "447"),
    ],
)
def test_what_is_raised_or_struck_through_is_no_digit_of_a_figure(runs: str, text: str) -> None:
    figure = f"<w:tc><w:p>{runs}</w:p></w:tc>"

    assert lines(table(cell("标签") + figure)) == [f"| 标签 | {text} |"]


def test_merged_cells_are_written_once() -> None:
    wide, top, below = '<w:gridSpan w:val="3"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"

    found = lines(
        table(
            cell("标签", top) + cell("宽", wide),
            cell("", below) + cell("1") + cell("") + cell("3"),
        )
    )

    assert found == ["| 标签 | 宽 |", "| 1 |  | 3 |"]


def test_cells_of_the_old_kind_of_merging_are_written_once() -> None:
    first, covered = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"

    assert lines(table(cell("一", first) + cell("", covered) + cell("二"))) == ["| 一 | 二 |"]


def test_a_merged_cell_without_a_beginning_is_a_cell() -> None:
    assert lines(table(cell("一", "<w:vMerge/>") + cell("二"))) == ["| 一 | 二 |"]


def test_a_table_of_one_cell_a_row_is_a_frame_of_prose() -> None:
    frame = table(f"<w:tc>{paragraph('一')}{paragraph('二')}</w:tc>", cell("三"))

    assert lines(frame) == ["一", "二", "三"]


def test_a_table_in_a_frame_is_a_table() -> None:
    inner = table(cell("一") + cell("二"))

    assert lines(table(f"<w:tc>{inner}{paragraph('三')}</w:tc>")) == ["| 一 | 二 |", "三"]


def test_a_table_in_a_cell_follows_the_row() -> None:
    inner = table(cell("内一") + cell("内二"))
    outer = table(f"<w:tc>{paragraph('外一')}{inner}</w:tc>{cell('外二')}", cell("三") + cell("四"))

    assert lines(outer) == ["| 外一 | 外二 |", "| 内一 | 内二 |", "| 三 | 四 |"]


def test_the_place_of_a_cell_in_a_cell_names_both() -> None:
    document = docx.Document()
    outer = document.add_table(1, 2)
    inner = outer.cell(0, 1).add_table(1, 2)
    inner.cell(0, 1).text = "内"
    source = read(saved(document))
    start = source.text.index("内")

    origin = source.origin(Span(start, start + 1))

    assert origin is not None
    assert origin.message().zh == "第1张表第1行第2列单元格内第1张表第1行第2列"
    assert origin.fields()["nested"]["column"] == 2


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('框')}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
    both = f"<mc:AlternateContent>{choice}<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback>"

    found = lines(f"<w:p>{run('文')}<w:r>{both}</mc:AlternateContent></w:r></w:p>")

    assert found == ["文", "框"]


def test_a_text_box_of_old_word_is_read() -> None:
    box = f"<w:txbxContent>{paragraph('框')}</w:txbxContent>"

    assert lines(f"<w:p><w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r></w:p>") == ["框"]


def test_headers_and_footers_are_left_out() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "第1页"
    document.add_paragraph("正文")

    assert read(saved(document)).text == "正文\n"


@pytest.mark.parametrize(
    ("text", "number_format", "start", "shown"),
    [
        ("%1、", "chineseCountingThousand", 1, "一、标题"),
        ("（%1）", "chineseCounting", 12, "（十二）标题"),
        ("%1.", "decimal", 3, "3.标题"),
        ("%1", "decimal", 3, "3 标题"),
        ("第%1章", "chineseCountingThousand", 20, "第二十章 标题"),
        ("%1、", "ideographTraditional", 2, "乙、标题"),
        ("%1、", "chineseLegalSimplified", 103, "壹佰零叁、标题"),
        ("%1、", "japaneseCounting", 110, "一百一十、标题"),
        ("%1", "decimalEnclosedCircle", 4, "④ 标题"),
        ("%1)", "lowerLetter", 27, "aa)标题"),
        ("%1)", "upperRoman", 14, "XIV)标题"),
        ("%1.", "decimalZero", 5, "05.标题"),
        ("%1、", "decimalFullWidth", 12, "１２、标题"),
        ("%1、", "ideographDigital", 10, "一〇、标题"),
        ("•", "bullet", 1, "标题"),
        ("%1", "none", 1, "标题"),
    ],
)
def test_automatic_numbers_stand_before_the_text(
    text: str, number_format: str, start: int, shown: str
) -> None:
    document = docx.Document()
    add_list(document, text, number_format, start=start)
    put_in_list(document.add_paragraph("标题"))

    assert read(saved(document)).text == f"{shown}\n"


def test_automatic_numbers_count_on_and_those_of_a_style_are_found() -> None:
    document = docx.Document()
    add_list(document, "%1、", "chineseCounting")
    style: Any = document.styles.add_style("标题一", 1)
    style.element.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="77"/></w:numPr>')
    )
    heir: Any = document.styles.add_style("标题二", 1)
    heir.base_style = style
    for name in ("标题一", "Normal", "标题二"):
        document.add_paragraph("文", style=name)

    assert read(saved(document)).text.splitlines() == ["一、文", "文", "二、文"]


LEVELS = (
    '<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>'
)
OVERRIDE = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'


def test_levels_begin_anew_under_each_number_and_lists_where_they_say_so() -> None:
    document = docx.Document()
    root: Any = document.part.numbering_part.element
    root.append(
        parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="9">{LEVELS}</w:abstractNum>')
    )
    for number, override in ((91, ""), (92, OVERRIDE)):
        content = f'<w:abstractNumId w:val="9"/>{override}'
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}">{content}</w:num>'))
    for number, level in ((91, 0), (91, 1), (91, 1), (91, 0), (91, 1), (92, 0), (92, 0)):
        xml = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
        properties: Any = document.add_paragraph("文")._p.get_or_add_pPr()
        properties.append(parse_xml(f"<w:numPr {nsdecls('w')}>{xml}</w:numPr>"))

    found = [line.removesuffix("文").strip() for line in read(saved(document)).text.splitlines()]

    assert found == ["一、", "1.1", "1.2", "二、", "2.1", "一、", "二、"]


def test_a_number_is_kept_apart_from_figures() -> None:
    document = docx.Document()
    add_list(document, "%1.", "decimal")
    put_in_list(document.add_paragraph("5件"))

    assert read(saved(document)).text == "1. 5件\n"


def test_automatic_numbers_in_cells_are_read() -> None:
    document = docx.Document()
    add_list(document, "%1.", "decimal")
    table_of_two = document.add_table(2, 2)
    for row in table_of_two.rows:
        row.cells[0].text = "标签"
        put_in_list(row.cells[0].paragraphs[0])

    assert read(saved(document)).text.splitlines() == ["| 1.标签 |  |", "| 2.标签 |  |"]


def test_the_strict_kind_of_word_files_is_read() -> None:
    space = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    xml = f'<w:document xmlns:w="{space}"><w:body>{paragraph("一")}</w:body></w:document>'
    data = packed({"_rels/.rels": RELATION, "word/document.xml": xml.encode()})

    assert read(data).text == "一\n"


@pytest.mark.parametrize(
    ("document", "why"),
    [
        (None, "its main part is missing or broken"),
        (b"<a><b></a>", "its main part is missing or broken"),
        (b"<a/>", "it has no body"),
        (b'<a xmlns:w="x"><w:body><q:p/></w:body></a>', "q"),
    ],
)
def test_a_file_that_is_no_word_file_inside_is_an_error(document: bytes | None, why: str) -> None:
    parts = {"_rels/.rels": RELATION, "word/other.xml": b"<a/>"}
    data = packed(parts | ({} if document is None else {"word/document.xml": document}))

    with pytest.raises(
        InputError, match=f"no readable Word file: .*{why}.*save it again"
    ) as caught:
        read(data)
    assert "不是可以读取的 Word 文件" in caught.value.message.zh


def of_cells(number: int) -> str:
    return table(cell("1") * number)


def of_paragraphs(number: int) -> str:
    return paragraph("文" * number)


@pytest.mark.parametrize(
    ("content", "limits", "message"),
    [
        (of_cells, {"cells": 99}, "99 table cells"),
        (of_paragraphs, {"characters": 99}, "99 characters of text"),
    ],
)
def test_what_is_beyond_a_limit_is_an_error(
    content: Callable[[int], str], limits: dict[str, int], message: str
) -> None:
    body = f"<w:body {NAMESPACES}>{content(100)}</w:body>"
    xml = f"<document>{body}</document>".encode()
    data = packed({"_rels/.rels": RELATION, "word/document.xml": xml})

    with pytest.raises(InputError, match=message):
        read(data, **limits)


def test_tables_in_each_other_without_end_are_refused() -> None:
    nested = "<w:tbl><w:tr><w:tc>" * 5_000 + "</w:tc></w:tr></w:tbl>" * 5_000
    xml = f"<document><w:body {NAMESPACES}>{nested}</w:body></document>".encode()
    data = packed({"_rels/.rels": RELATION, "word/document.xml": xml})

    with pytest.raises(InputError, match="levels of nesting"):
        read(data, depth=200)
    with pytest.raises(InputError):
        read(data, depth=sys.maxsize)


def test_styles_that_rest_on_each_other_in_a_circle_end() -> None:
    document = docx.Document()
    one: Any = document.styles.add_style("甲", 1)
    two: Any = document.styles.add_style("乙", 1)
    one.base_style, two.base_style = two, one
    document.add_paragraph("文", style=one)

    assert read(saved(document)).text == "文\n"


PICTURE = "<w:r><w:drawing><p:inline xmlns:p='p'><p:pic/></p:inline></w:drawing></w:r>"
OLDER_PICTURE = "<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>"
LINE = "<w:r><w:pict><v:line/></w:pict></w:r>"


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (PICTURE, "[图片]"),
        (OLDER_PICTURE, "[图片]"),
        (
            "<w:r><w:object><v:shape/></w:object></w:r>".replace("<v:shape/>", "<v:imagedata/>"),
            "[图片]",
        ),
        (run(" ") + PICTURE, "[图片]"),
        (run("45") + PICTURE, "45"),
        (LINE, ""),
        (f"<w:del>{PICTURE}</w:del>", ""),
    ],
)
def test_a_picture_in_a_cell_is_no_blank(runs: str, text: str) -> None:
    figure = f"<w:tc><w:p>{runs}</w:p></w:tc>"

    assert lines(table(cell("标签") + figure)) == [f"| 标签 | {text} |"]


def test_a_picture_in_a_paragraph_of_its_own_is_a_line() -> None:
    found = lines(paragraph("上文"), f"<w:p>{PICTURE}</w:p>", f"<w:p>{run('下文')}{PICTURE}</w:p>")

    assert found == ["上文", "[图片]", "下文"]


def test_a_document_within_the_document_is_said_to_be_unread() -> None:
    part = "<w:altChunk/>"

    assert lines(paragraph("上文"), part, paragraph("下文")) == ["上文", "[未读内容]", "下文"]
    assert lines(f"<w:sdt><w:sdtContent>{part}</w:sdtContent></w:sdt>") == ["[未读内容]"]
    assert lines("<w:p><w:subDoc/></w:p>") == ["[未读内容]"]
    held = f"<w:tc>{part}</w:tc>"
    assert lines(table(cell("标签") + held)) == ["| 标签 | [图片] |", "[未读内容]"]


STYLES = """
<w:style w:type="character" w:styleId="Raised"><w:rPr>
  <w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Mark"><w:basedOn w:val="Raised"/></w:style>
<w:style w:type="character" w:styleId="Struck"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>
"""


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (run("447") + marked("1", '<w:rStyle w:val="Raised"/>'), "447  1"),
        (run("447") + marked("1", '<w:rStyle w:val="Mark"/>'), "447  1"),
        (
            run("447") + marked("1", '<w:rStyle w:val="Mark"/><w:vertAlign w:val="baseline"/>'),
            "4471",
        ),
        (run("44") + marked("7", '<w:rStyle w:val="Struck"/>'), "44"),
        (run("44") + marked("7", '<w:rStyle w:val="Struck"/><w:strike w:val="0"/>'), "447"),
        (run("44") + marked("7", '<w:rStyle w:val="Loop"/>'), "447"),
        ('<w:pPr><w:pStyle w:val="Gone"/></w:pPr>' + run("447"), ""),
    ],
)
def test_styles_raise_strike_and_hide_as_well(runs: str, text: str) -> None:
    document = docx.Document()
    styles: Any = document.styles.element
    for element in parse_xml(f"<w:styles {NAMESPACES}>{STYLES}</w:styles>"):
        styles.append(element)
    row = table(cell("标签") + f"<w:tc><w:p>{runs}</w:p></w:tc>")
    body = _body(document)
    body.insert(0, parse_xml(row.replace("<w:tbl>", f"<w:tbl {NAMESPACES}>", 1)))

    assert read(saved(document)).text == f"| 标签 | {text} |\n"


SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
FIELD = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar></w:r>'


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ("<w:r><w:object/></w:r>", "[图片]"),
        ('<w:r><w:pict><v:shape><v:textpath string="24"/></v:shape></w:pict></w:r>', "[图片]"),
        (FIELD.format('<w:textInput><w:default w:val="24"/></w:textInput>'), "[图片]"),
        (FIELD.format("<w:ddList/>"), "[图片]"),
        (FIELD.format("<w:textInput/>"), ""),
        (FIELD.format("<w:ddList/>") + SEPARATE + run("7"), "7"),
        ('<w:r><w:sym w:font="Symbol" w:char="F032"/></w:r>' + run("41"), "241"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F032"/></w:r>' + run("41"), "□41"),
        (run("41") + '<w:r><w:sym w:font="Wingdings" w:char="F032"/></w:r>', "41□"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F032"/></w:r>', "[图片]"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F06E"/></w:r>' + run("规章"), "规章"),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            + run("0")
            + "</w:sdtContent></w:sdt>",
            "",
        ),
    ],
)
def test_what_is_no_text_is_no_blank_and_a_prompt_is_one(runs: str, text: str) -> None:
    figure = f"<w:tc><w:p>{runs}</w:p></w:tc>"

    assert lines(table(cell("标签") + figure)) == [f"| 标签 | {text} |"]


def test_a_prompt_around_a_cell_or_paragraph_leaves_it_blank() -> None:
    around = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"

    assert lines(table(cell("标签") + around.format(cell("0")))) == ["| 标签 |  |"]
    held = f"<w:tc>{around.format(paragraph('0'))}</w:tc>"
    assert lines(table(cell("标签") + held)) == ["| 标签 |  |"]
