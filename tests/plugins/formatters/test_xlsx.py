"""The workbook for auditors, read back by a library that had no part in writing it."""

import io
import json
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from reportlint import Engine, Language, Problem, Result, Source, valid
from reportlint.messages import Message
from reportlint.plugins.formatters.xlsx import XlsxFormatter
from reportlint.plugins.formatters.xlsx_texts import fitting, lines_of
from reportlint.rule import Example
from reportlint.testing import written

ENGINE = Engine(third_party=False, select=["TOT", "PCT", "PRV", "CEL"])
FAULTY = valid.with_cell("t4.review.total", 99)
PHONE = "13912345678"


def checked(example: Example, name: str = "年报.txt") -> Result:
    return ENGINE.check(Source(name, written(example), "utf-8"))


def book_of(result: Result, language: Language = "zh") -> Any:
    stream = io.BytesIO()
    XlsxFormatter().write(result, stream, language, ENGINE.rules)
    return openpyxl.load_workbook(io.BytesIO(stream.getvalue()))


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    """Return the rows of a sheet by the titles of its columns."""
    titles, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, titles), row, strict=True)) for row in others]


def test_a_finding_is_a_row_with_all_that_is_known_of_it() -> None:
    (row,) = rows(book_of(checked(FAULTY))["问题"])

    assert row["文件"] == "年报.txt"
    assert (row["级别"], row["代码"], row["规则"]) == ("错误", "TOT004", "case-total")
    assert row["问题"] == "“行政复议”：四种结果之和为 7，总计写 99"
    assert (row["现写"], row["应为"]) == ("99", "7")
    assert row["算式"] == "3 + 1 + 2 + 1 = 7 ≠ 99"
    assert row["部分"].startswith("四、")
    assert row["表"]
    assert row["文本位置"].startswith("第")
    assert row["判定"] is None


def test_sheets_and_columns_are_in_the_language_of_the_run() -> None:
    book = book_of(checked(FAULTY), "en")

    assert book.sheetnames == ["Findings", "Cells", "Reports", "Not assessed", "About"]
    (row,) = rows(book["Findings"])
    assert (row["severity"], row["code"], row["expected"]) == ("error", "TOT004", "7")


def test_every_cell_that_was_read_is_a_row() -> None:
    result = checked(FAULTY)

    found = {row["路径"]: row for row in rows(book_of(result)["单元格"])}

    cells = result.reports[0].report.cells
    assert {path: row["数值"] for path, row in found.items()} == {
        path: cell.value for path, cell in cells.items()
    }
    assert found["t4.review.total"]["行 · 列"] == "行政复议 · 总计"
    assert found["t4.review.total"]["状态"] == "数字"


def test_cells_with_findings_are_coloured_and_bear_their_codes() -> None:
    sheet = book_of(checked(FAULTY))["单元格"]

    coloured = {
        row[5].value: (row[9].value, row[6].fill.fgColor.rgb)
        for row in sheet.iter_rows(min_row=2)
        if row[6].fill.fill_type
    }

    assert coloured == {"t4.review.total": ("TOT004", "FFF8CBAD")}


def test_a_report_is_a_row_with_its_counts() -> None:
    result = Result.joined([checked(FAULTY), checked(valid, "二.txt")])

    first, second = rows(book_of(result)["报告"])

    assert (first["文件"], first["错误"], first["结论"]) == ("年报.txt", 1, "检查完毕")
    assert (second["文件"], second["错误"]) == ("二.txt", 0)
    tally = result.reports[0].tally
    assert (first["成立"], first["未能核对"]) == (tally.satisfied, tally.not_assessed)


def test_what_was_not_checked_is_never_silent() -> None:
    broken = ENGINE.check(Source("坏.txt", "这不是报告"))
    general = Problem(None, "plugin", Message("插件坏了", "a plugin is broken"))

    book = book_of(Result.joined([broken, Result((), (general,))]))

    (report,) = rows(book["报告"])
    assert (report["文件"], report["结论"]) == ("坏.txt", "未能检查")
    kinds = [(row["文件"], row["类别"]) for row in rows(book["未核对"])]
    assert kinds == [("坏.txt", "未能检查"), (None, "未能检查")]
    about = [row[0].value for row in book["说明"].iter_rows()]
    assert any("检查不完整" in str(line) for line in about)


def test_what_could_not_be_assessed_is_listed_with_its_reason() -> None:
    result = checked(valid.with_words("占清理总数的12.50%", "约占考核分值的4%"))

    listed = rows(book_of(result)["未核对"])

    assert [row["代码"] for row in listed] == [item.code for item in result.reports[0].not_assessed]
    assert all(row["原因"] for row in listed)


def test_texts_are_never_formulas_links_or_numbers() -> None:
    sheets = book_of(checked(FAULTY, "=cmd|' /C calc'!A0"))

    for name in ("问题", "单元格", "报告"):
        cell = sheets[name]["A2"]
        assert (cell.value, cell.data_type) == ("=cmd|' /C calc'!A0", "s")
        assert cell.hyperlink is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x0bc", "a␀b␋c"),
        ("一\r\n二\r三", "一\n二\n三"),
        ("\udc80坏", "\\udc80坏"),
        ("https://例.cn/?a=b&c=<d>", "https://例.cn/?a=b&c=<d>"),
    ],
)
def test_odd_characters_do_no_harm(text: str, shown: str) -> None:
    (row,) = rows(book_of(checked(FAULTY, text))["报告"])

    assert row["文件"] == shown


def test_a_text_that_no_cell_holds_is_cut_visibly() -> None:
    text = "长" * 40_000

    cut = fitting(text)

    assert len(cut) == 32_767
    assert "已截断，共 40000 字" in cut
    (row,) = rows(book_of(checked(FAULTY, text))["报告"])
    assert row["文件"] == cut


def test_characters_beyond_the_basic_plane_count_twice() -> None:
    cut = fitting("𠮷" * 20_000)

    assert len(cut.encode("utf-16-le")) // 2 <= 32_767
    assert "共 20000 字" in cut


def test_private_numbers_are_masked_on_all_sheets() -> None:
    result = checked(valid.with_sentence("s1", f"申请人电话{PHONE}，已经答复。"))

    book = book_of(result)

    values = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert any("PRV" in str(value) for value in values)
    assert not any(PHONE in str(value) for value in values)


def test_the_head_stays_in_view_and_filters_are_set() -> None:
    for sheet in book_of(checked(FAULTY)).worksheets[:4]:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")


def test_pieces_are_rows_alone() -> None:
    piece = json.loads(XlsxFormatter().piece(checked(FAULTY), "zh"))

    assert {key: len(listed) for key, listed in piece.items()} == {
        "findings": 1,
        "cells": len(checked(FAULTY).reports[0].report.cells),
        "reports": 1,
        "unassessed": len(checked(FAULTY).reports[0].not_assessed),
    }


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("一二三", 1), ("一二三四五六", 2), ("abcdefghij", 1), ("a\n\nb", 3)],
)
def test_rows_are_as_high_as_their_texts(text: str, lines: int) -> None:
    assert lines_of(text, 10) == lines


def test_a_workbook_is_no_text() -> None:
    result = Engine(third_party=False).check_bytes(b"", "a.txt")

    with pytest.raises(TypeError, match="stream of bytes"):
        XlsxFormatter().render(result, "zh")
