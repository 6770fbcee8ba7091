"""The command on files that are no text: what leads a finding, and standard input."""

from pathlib import Path

import pytest

from reportlint.testing import standard_draft
from tests.cli.running import document, run, text_of
from tests.writers.excel import excel
from tests.writers.html import html
from tests.writers.pdf import pdf
from tests.writers.word import word

WRONG = standard_draft().with_cells({"t4.review.total": "99"})
WORD = word(WRONG)
EXCEL = excel(WRONG)
HTML = html(WRONG).encode()
PDF = pdf(WRONG)


@pytest.mark.parametrize(
    ("name", "data", "lang", "place"),
    [
        ("年报.docx", WORD, "zh", "年报.docx: 第6张表第4行第5列: 错误 TOT004"),
        ("年报.docx", WORD, "en", "年报.docx: table 6, row 4, column 5: error TOT004"),
        ("年报.xlsx", EXCEL, "zh", "年报.xlsx: 工作表“Sheet”单元格 E"),
        ("年报.xlsx", EXCEL, "en", "年报.xlsx: sheet “Sheet”, cell E"),
        ("年报.html", HTML, "zh", "年报.html: 网页源码第"),
        ("年报.html", HTML, "en", "年报.html: line "),
        ("年报.pdf", PDF, "zh", "年报.pdf: 第3页"),
        ("年报.pdf", PDF, "en", "年报.pdf: page 3"),
    ],
)
def test_a_finding_leads_with_the_place_in_the_file(
    tmp_path: Path, name: str, data: bytes, lang: str, place: str
) -> None:
    (tmp_path / name).write_bytes(data)

    completed = run("check", name, "--lang", lang, cwd=tmp_path)

    assert completed.returncode == 1
    assert text_of(completed).startswith(place)


@pytest.mark.parametrize(
    ("data", "kind"),
    [(WORD, "word-cell"), (EXCEL, "excel-cell"), (HTML, "html-element"), (PDF, "pdf-box")],
)
def test_standard_input_is_told_by_its_bytes(data: bytes, kind: str) -> None:
    completed = run("check", "-", "--format", "json", stdin=data)

    (report,) = document(completed)["reports"]
    (finding,) = report["findings"]
    assert (report["path"], finding["origin"]["kind"]) == ("<stdin>", kind)


def test_the_extracted_text_has_the_lines_that_findings_name(tmp_path: Path) -> None:
    path = tmp_path / "年报.docx"
    path.write_bytes(WORD)

    (report,) = document(run("check", path, "--format", "json"))["reports"]
    lines = text_of(run("extract", path, "--format", "text")).split("\n")

    (finding,) = report["findings"]
    line, start, end = lines[finding["line"] - 1], finding["column"], finding["end_column"]
    assert line[start - 1 : end - 1] == "99"


def test_extract_gives_the_place_in_the_file_of_each_cell(tmp_path: Path) -> None:
    path = tmp_path / "年报.xlsx"
    path.write_bytes(EXCEL)

    cells = document(run("extract", path))["cells"]

    assert cells["t4.review.total"]["origin"]["kind"] == "excel-cell"
    assert all("origin" in cell for cell in cells.values())


def test_files_of_all_types_in_a_folder_are_checked(tmp_path: Path) -> None:
    files = {"a.docx": WORD, "b.xlsx": EXCEL, "c.htm": HTML, "d.PDF": PDF, "~$a.docx": b"lock"}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)

    completed = run("check", ".", "--format", "json", cwd=tmp_path)

    found = document(completed)
    assert [report["path"] for report in found["reports"]] == ["a.docx", "b.xlsx", "c.htm", "d.PDF"]
    assert found["complete"]
