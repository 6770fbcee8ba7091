"""Excel files: every cell as it is shown, and where it stands."""

import io
from datetime import date, datetime, time
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.drawing.image import Image
from openpyxl.styles import Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image as PixelImage

from reportlint import Engine, InputError, Limits, ReadingOptions, Source, Span, State
from reportlint.testing import Draft, standard_draft
from reportlint.testing.strategies import drafts
from tests.core.reading.test_archive import packed
from tests.writers.excel import excel, saved

ENGINE = Engine(third_party=False)
HABITS = st.fixed_dictionaries(
    {},
    optional={
        "as_text": st.booleans(),
        "offset": st.integers(0, 5),
        "gaps": st.integers(0, 2),
        "borders": st.booleans(),
        "spacer": st.booleans(),
        "merged_prose": st.booleans(),
    },
)
ODD_TEXTS = st.sampled_from(("", "", "/", "１２", "1,234", "——", "0"))
LINE = Side(style="thin")
RELATION = b'<r><a Id="1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></r>'
SHEETS = (
    b'<r><a Id="1" Type="http://x/worksheet" Target="sheet.xml"/>'
    b'<a Id="2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></r>'
)


def read(data: bytes, **limits: int) -> Source:
    engine = Engine(third_party=False, reading=ReadingOptions(limits=Limits(**limits)))
    return engine.read_bytes(data, "a.xlsx")


def sheet_of(*rows: tuple[Any, ...]) -> Worksheet:
    """Return a sheet with such rows; None is an empty cell."""
    sheet = openpyxl.Workbook().active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(row)
    return sheet


def lines(sheet: Worksheet) -> list[str]:
    """Return the lines that the workbook of a sheet is read as."""
    assert sheet.parent is not None
    return read(saved(sheet.parent)).text.splitlines()


def shown(value: object, number_format: str = "General") -> str:
    """Return what a cell with a value and a format is read as."""
    sheet = sheet_of(("标签", value))
    sheet["B1"].number_format = number_format
    return lines(sheet)[0].removeprefix("| 标签 | ").removesuffix(" |")


def workbook(content: str, *, texts: str = "<sst/>") -> bytes:
    """Return a file with one sheet, and texts that its cells share, that are written by hand."""
    parts = {
        "_rels/.rels": RELATION,
        "xl/_rels/workbook.xml.rels": SHEETS,
        "xl/workbook.xml": b'<w xmlns:r="r"><sheets><sheet name="A" r:id="1"/></sheets></w>',
        "xl/sheet.xml": f"<worksheet>{content}</worksheet>".encode(),
        "xl/SharedStrings.xml": texts.encode(),
    }
    return packed(parts)


@settings(max_examples=15)
@given(data=st.data(), draft=drafts(), habits=HABITS)
def test_every_cell_of_a_report_is_read(
    data: st.DataObject, draft: Draft, habits: dict[str, int]
) -> None:
    paths = st.sampled_from(sorted(draft.cells))
    draft = draft.with_cells(data.draw(st.dictionaries(paths, ODD_TEXTS, max_size=8)))

    report = ENGINE.parse(ENGINE.read_bytes(excel(draft, **habits), "a.xlsx"))  # type: ignore[arg-type]  # drawn

    assert {path: found.raw for path, found in report.cells.items()} == draft.cells
    assert [section.id for section in report.sections] == list(draft.order)
    blank = {path for path, text in draft.cells.items() if not text}
    assert {p for p, found in report.cells.items() if found.state is State.BLANK} == blank


@settings(max_examples=4)
@given(draft=drafts(), habits=HABITS)
def test_the_origin_of_every_cell_is_that_cell_for_openpyxl(
    draft: Draft, habits: dict[str, int]
) -> None:
    data = excel(draft, **habits)  # type: ignore[arg-type]  # drawn
    source = ENGINE.read_bytes(data, "a.xlsx")
    book: Any = openpyxl.load_workbook(io.BytesIO(data))

    report = ENGINE.parse(source)

    for found in report.cells.values():
        origin = source.origin(found.span)
        assert origin is not None
        place = origin.fields()
        assert str(book[place["sheet"]][place["cell"]].value) == found.raw


def test_places_have_a_name_in_both_languages() -> None:
    sheet = sheet_of(("标签", 1))
    sheet.title = "年报"
    assert sheet.parent is not None
    source = read(saved(sheet.parent))
    start = source.text.index("1")

    origin = source.origin(Span(start, start + 1))

    assert origin is not None
    assert origin.message().zh == "工作表“年报”单元格 B1"
    assert origin.message().en == "sheet “年报”, cell B1"


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (71, "General", "71"),
        (-3, "General", "-3"),
        (71.0, "General", "71"),
        (12345678, "#,##0", "12345678"),
        (612.5, "General", "612.5"),
        (0.1 + 0.2, "General", "0.3"),
        (71.400000000000006, "General", "71.4"),
        (1e15, "General", "1000000000000000"),
        (1e-7, "General", "0.0000001"),
        (1e100, "General", "1e+100"),
        (612.5, "0.00", "612.50"),
        (612.5, "0", "613"),
        (-0.2, "0", "0"),
        (-612.5, "0.00", "-612.50"),
        (-612.5, '0.00"a;b";-0', "-613"),
        (-612.5, "0.00;", "-612.5"),
        (612.5, "0.0##", "612.5"),
        (612.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "612.50"),
        (0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ ', "0"),
        (12, '0"件"', "12"),
        (12, "[Red]0;[Blue]-0", "12"),
        (12345, '0!.0,"万"', '12345 [0!.0,"万"]'),
        (1284000, "0!.0,", "128.4"),
        (1284000, r"0\.00,", "12.84"),
        (241000, "0.0,", "241.0"),
        (241000, "#,##0,", "241"),
        (241000000, "0.#,,", "241"),
        (241, '0"万"', '241 [0"万"]'),
        (241, '0"00"', '241 [0"00"]'),
        (241000, "[>=10000]0,;0", "241000 [[>=10000]0,;0]"),
        (241, "[>=10000]0;0", "241 [[>=10000]0;0]"),
        (241, "[$¥-804]#,##0", "241"),
        (0.5, "# ?/?", "0.5"),
        (0.875, "0.00%", "87.50%"),
        (0.875, "0%", "88%"),
        (1, "0%", "100%"),
        (True, "General", "TRUE"),
        (False, "General", "FALSE"),
        (date(2024, 1, 31), "yyyy-mm-dd", "2024-01-31"),
        (date(2024, 1, 31), 'yyyy"年"m"月"d"日"', "2024-01-31"),
        (date(1900, 1, 1), "yyyy-mm-dd", "1900-01-01"),
        (60, "yyyy-mm-dd", "1900-02-29"),
        (datetime(2024, 1, 31, 9, 5), "yyyy-mm-dd hh:mm", "2024-01-31 09:05:00"),
        (time(9, 30), "hh:mm", "09:30:00"),
        (-5, "yyyy-mm-dd", "-5"),
        ("00123", "General", "00123"),
        ("#DIV/0!", "General", "#DIV/0!"),
        ("=SUM(A1:A3)", "General", "=SUM(A1:A3)"),
        ("一\n二", "General", "一二"),
        ("12\n34", "General", "12  34"),
    ],
)
def test_values_are_written_as_they_are_shown(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def test_dates_that_count_from_1904_are_read() -> None:
    sheet = sheet_of(("日期", date(2024, 1, 31)))
    assert sheet.parent is not None
    sheet.parent.epoch = datetime(1904, 1, 1)

    assert lines(sheet) == ["| 日期 | 2024-01-31 |"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<c><f>B1+C1</f><v>27</v></c>", "27"),
        ('<c t="str"><f>T(B1)</f><v>无</v></c>', "无"),
        ('<c t="str"><f>T(B1)</f><v></v></c>', ""),
        ("<c><f>B1+C1</f></c>", "=B1+C1"),
        ('<c><f t="shared" si="0"/><v></v></c>', "=…"),
        ('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c t="inlineStr"><is><t>文</t></is></c>', "文"),
        (
            '<c t="inlineStr"><is><r><t>一</t></r><r><t>二</t></r><rPh><t>yi</t></rPh></is></c>',
            "一二",
        ),
        (
            '<c t="inlineStr"><is><r><t>447</t></r><r><rPr><vertAlign val="superscript"/></rPr>'
            "<t>1</t></r><r><rPr><strike/></rPr><t>2</t></r></is></c>",
            "447  1",
        ),
        ('<c t="inlineStr"><is><t>一_x000D_\n二</t></is></c>', "一二"),
        ('<c t="s"/>', ""),
        ("<c><v>1E+400000000</v></c>", "1E+400000000"),
        ("<c><v>nan</v></c>", "nan"),
        ("<c><v>文</v></c>", "文"),
    ],
)
def test_cells_of_all_kinds_are_read(cell: str, text: str) -> None:
    label = '<c t="inlineStr"><is><t>标签</t></is></c>'
    last = "<c><v>9</v></c>"
    header = f"<row>{label * 3}</row>"

    found = read(workbook(f"<sheetData>{header}<row>{label}{cell}{last}</row></sheetData>"))

    assert found.text.splitlines()[1] == f"| 标签 | {text} | 9 |"


def test_sheets_come_in_their_order_and_hidden_ones_are_left_out() -> None:
    sheet = sheet_of(("一",))
    book = sheet.parent
    assert book is not None
    for title, state in (("二", "visible"), ("三", "hidden"), ("四", "veryHidden")):
        other = book.create_sheet(title)
        other["A1"] = title
        other.sheet_state = state

    assert lines(sheet) == ["一", "二"]


def test_hidden_rows_and_columns_are_kept() -> None:
    sheet = sheet_of(("标签", "甲", "乙"), ("一", 1, 2), ("二", 3, 4))
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[2].hidden = True

    assert lines(sheet) == ["| 标签 | 甲 | 乙 |", "| 一 | 1 | 2 |", "| 二 | 3 | 4 |"]


def test_blank_cells_within_the_columns_of_a_table_are_cells() -> None:
    sheet = sheet_of(("标签", "甲", "乙"), ("一",), ("二", None, 2), ("三", 3))

    assert lines(sheet) == ["| 标签 | 甲 | 乙 |", "| 一 |  |  |", "| 二 |  | 2 |", "| 三 | 3 |  |"]


def test_columns_that_are_never_used_are_no_cells() -> None:
    sheet = sheet_of((None, "标签", None, "甲", None, None), (None, "一", None, 1))
    sheet["G1"].border = Border(top=LINE)

    assert lines(sheet) == ["| 标签 | 甲 |", "| 一 | 1 |"]


def test_tables_of_several_widths_keep_their_own() -> None:
    sheet = sheet_of(("标签", "甲"), ("一", 1), ("标题",), ("标签", "甲", "乙"), ("二", 2))

    assert lines(sheet) == [
        "| 标签 | 甲 |",
        "| 一 | 1 |",
        "| 标题 |  |",
        "| 标签 | 甲 | 乙 |",
        "| 二 | 2 |  |",
    ]


def test_a_row_with_a_gap_above_it_keeps_the_columns_of_its_table() -> None:
    sheet = sheet_of(("标签", "甲", "乙"), (), ("一", 1))

    assert lines(sheet) == ["| 标签 | 甲 | 乙 |", "| 一 | 1 |  |"]


def test_merged_cells_are_written_once() -> None:
    sheet = sheet_of(
        ("头", None, "甲", None),
        (None, None, "一", "二"),
        ("组", "标签", 1, 2),
        (None, "又", 3, None),
    )
    for area in ("A1:B2", "C1:D1", "A3:A4"):
        sheet.merge_cells(area)

    assert lines(sheet) == [
        "| 头 | 甲 |",
        "| 一 | 二 |",
        "| 组 | 标签 | 1 | 2 |",
        "| 又 | 3 |  |",
    ]


def test_a_blank_merged_cell_is_one_blank() -> None:
    sheet = sheet_of(("标签", "甲", "乙", "丙"), ("一", None, None, 3))
    sheet.merge_cells("B2:C2")

    assert lines(sheet)[1] == "| 一 |  | 3 |"


def test_what_a_merged_cell_hides_is_not_read() -> None:
    cells = "".join(f"<c><v>{number}</v></c>" for number in (1, 2, 3))
    merged = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'

    found = read(workbook(f"<sheetData><row>{cells}</row></sheetData>{merged}"))

    assert found.text == "| 1 | 3 |\n"


def test_sentences_are_prose() -> None:
    sheet = sheet_of(("标签", "甲"), ("一", 1), ("全年收到申请12件。\n办结10件。",))

    assert lines(sheet)[2:] == ["全年收到申请12件。", "办结10件。"]


def test_a_long_text_is_prose() -> None:
    sheet = sheet_of(("标签", "甲"), ("一", 1), ("文" * 61,))

    assert lines(sheet)[2] == "文" * 61


def test_the_one_row_of_a_table_is_read_when_it_is_blank() -> None:
    sheet = sheet_of(("甲", "乙"))
    for row in range(2, 40):
        for column in (1, 2):
            sheet.cell(row, column).border = Border(bottom=LINE)

    assert lines(sheet) == ["| 甲 | 乙 |", "|  |  |"]


def test_far_apart_cells_take_no_time() -> None:
    sheet = sheet_of(("一",))
    sheet["XFD1"] = 2
    sheet["XFD1048576"] = 3

    assert lines(sheet) == ["| 一 | 2 |", "3"]


ROW = "<row>" + "<c><v>1</v></c>" * 100 + "</row>"
DIAGONAL = "".join(
    f'<row r="{row}"><c r="A{row}"><v>1</v></c><c r="{chr(66 + row % 25)}{row}"><v>1</v></c></row>'
    for row in range(1, 100)
)


@pytest.mark.parametrize(
    ("content", "limits", "message"),
    [
        (f"<sheetData>{ROW}</sheetData>", {"cells": 99}, "99 table cells"),
        (f"<sheetData>{DIAGONAL}</sheetData>", {"cells": 500}, "500 table cells"),
        ('<mergeCell ref="A1:B2"/>' * 100, {"cells": 99}, "99 table cells"),
        (
            f"<sheetData>{DIAGONAL}</sheetData>" + '<mergeCell ref="A1:Z9999"/>' * 200,
            {"cells": 500},
            "500 table cells",
        ),
        (f"<sheetData>{ROW}</sheetData>", {"characters": 99}, "99 characters"),
    ],
)
def test_what_is_beyond_a_limit_is_an_error(
    content: str, limits: dict[str, int], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        read(workbook(content), **limits)


def test_one_merged_cell_over_a_whole_sheet_takes_no_time() -> None:
    content = "<sheetData><row><c><v>1</v></c></row></sheetData>"

    found = read(workbook(f'{content}<mergeCell ref="A1:XFD1048576"/>'))

    assert found.text == "1\n"


def test_a_sheet_that_is_named_many_times_is_read_once() -> None:
    parts = {
        "_rels/.rels": RELATION,
        "xl/_rels/workbook.xml.rels": SHEETS,
        "xl/workbook.xml": b'<w xmlns:r="r"><sheets>'
        + b'<sheet name="A" r:id="1"/>' * 1_000
        + b"</sheets></w>",
        "xl/sheet.xml": b"<a><row><c><v>1</v></c></row></a>",
        "xl/sharedStrings.xml": b"<sst/>",
    }

    assert read(packed(parts)).text == "1\n"


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({}, "its main part is missing or broken"),
        ({"xl/workbook.xml": b"<w/>"}, "it has no sheet that is shown"),
        ({"xl/workbook.xml": b"<q:w/>"}, "q"),
    ],
)
def test_a_file_that_is_no_excel_file_inside_is_an_error(parts: dict[str, bytes], why: str) -> None:
    data = packed({"_rels/.rels": RELATION, "xl/other.xml": b"<a/>", **parts})

    with pytest.raises(InputError, match=f"no readable Excel file: .*{why}.*save it") as caught:
        read(data)
    assert "不是可以读取的 Excel 文件" in caught.value.message.zh


@pytest.mark.parametrize(
    "content", ["<q:row/>", "<row><c></row>", '<row><c t="s"><v>7</v></c></row>']
)
def test_a_sheet_that_is_broken_is_an_error_and_not_blank(content: str) -> None:
    with pytest.raises(InputError, match="no readable Excel file"):
        read(workbook(content))


def test_texts_that_cells_share_are_read() -> None:
    cells = '<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c></row>'
    runs = "<si><r><t>二</t></r><r><t>三</t></r><rPh><t>er</t></rPh></si>"
    texts = f"<sst><si><t> 一 </t></si>{runs}</sst>"

    assert read(workbook(cells, texts=texts)).text == "| 二三 | 一 |\n"


def test_a_damaged_part_for_texts_is_an_error_and_not_blanks() -> None:
    with pytest.raises(InputError, match=r"its part xl/sharedstrings\.xml is missing or broken"):
        read(workbook('<row><c t="s"><v>0</v></c></row>', texts="<sst><si>"))


def test_the_sheets_of_a_valid_report_give_no_findings() -> None:
    result = ENGINE.check_bytes(excel(standard_draft()), "a.xlsx")

    assert [finding for report in result.reports for finding in report.findings] == []
    assert result.problems == ()


@pytest.mark.parametrize(
    ("anchor", "merged", "text"),
    [
        ("B2", None, "| 标签 | [图片] | 3 |"),
        ("B2", "B2:C2", "| 标签 | [图片] |"),
        ("C2", "B2:C2", "| 标签 | [图片] |"),
        ("A2", None, "| 标签 |  | 3 |"),
        ("C2", None, "| 标签 |  | 3 |"),
    ],
)
def test_a_cell_under_a_picture_is_not_blank(anchor: str, merged: str | None, text: str) -> None:
    sheet = sheet_of(("名", "甲", "乙"), ("标签", None, None if merged else 3))
    if merged:
        sheet.merge_cells(merged)
    file = io.BytesIO()
    PixelImage.new("RGB", (8, 8), "red").save(file, "PNG")
    sheet.add_image(Image(file), anchor)

    assert lines(sheet)[1] == text


def test_a_picture_below_all_else_is_a_line() -> None:
    sheet = sheet_of(("四、政府信息公开行政复议、行政诉讼情况",))
    file = io.BytesIO()
    PixelImage.new("RGB", (8, 8), "red").save(file, "PNG")
    sheet.add_image(Image(file), "A3")

    assert lines(sheet)[1:] == ["[图片]"]


def test_a_cell_whose_text_is_struck_through_is_blank() -> None:
    sheet = sheet_of(("名", "甲"), ("标签", 241), ("他", 3))
    sheet["B2"].font = Font(strike=True)

    assert lines(sheet) == ["| 名 | 甲 |", "| 标签 |  |", "| 他 | 3 |"]


def test_a_cell_that_is_there_twice_is_an_error() -> None:
    content = b'<r><sheetData><row r="1"><c r="B1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    parts = {
        "_rels/.rels": RELATION,
        "xl/workbook.xml": b'<w xmlns:r="x"><sheets><s r:id="1"/></sheets></w>',
        "xl/_rels/workbook.xml.rels": SHEETS,
        "xl/sheet.xml": content + b"</sheetData></r>",
        "xl/sharedStrings.xml": b"<s/>",
    }

    with pytest.raises(InputError) as caught:
        read(packed(parts))

    assert "cell B1 is there twice" in caught.value.message.en
