"""Files whose name does not tell what they are, and types that nothing reads."""

import io
import zipfile

import pytest

from reportlint.reading.filetypes import detected, refusal

READABLE = (".txt", ".md", ".html", ".htm", ".docx", ".xlsx", ".pdf")
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
PNG = b"\x89PNG\r\n\x1a\n"
HTML = "<!DOCTYPE html><html><body>报告</body></html>".encode()
TEXT = "一、总体情况\n".encode()
RTF = b"{\\rtf1\\ansi}"
MHT = b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n"


def packed(*parts: str) -> bytes:
    """Return a zip archive with such parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for part in parts:
            archive.writestr(part, "x")
    return file.getvalue()


DOCX = packed("[Content_Types].xml", "word/document.xml")
XLSX = packed("[Content_Types].xml", "xl/workbook.xml")
OFD = packed("OFD.xml", "Doc_0/Document.xml")


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (PDF, ".pdf"),
        (b"\n \n" + PDF, ".pdf"),
        (DOCX, ".docx"),
        (XLSX, ".xlsx"),
        (OFD, ".ofd"),
        (packed("a.jpg", "b.jpg"), ".zip"),
        (packed("2024年报告.docx", "word/document.xml"), ".zip"),
        (OLE, ".doc"),
        (PNG, ".png"),
        (RTF, ".rtf"),
        (MHT, ".mht"),
        (HTML, ".html"),
        (b"\xef\xbb\xbf\r\n" + HTML, ".html"),
        ("<html><p>报告".encode("utf-16"), ".html"),
        (b'<?xml version="1.0" encoding="gbk"?>\n<!DOCTYPE html>', ".html"),
        (b"<p style='x'>2019", ".html"),
        (b"<!-- saved --><meta charset=gbk>", ".html"),
        (TEXT, None),
        (b"<pending>", None),
        (b"", None),
        (b"PK\x03\x04", ".zip"),
    ],
)
def test_a_type_is_told_by_its_first_bytes(data: bytes, suffix: str | None) -> None:
    assert detected(data) == suffix


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        (".txt", TEXT),
        (".txt", "一、总体情况".encode("utf-16")),
        (".md", HTML),
        (".htm", HTML),
        (".html", TEXT),
        (".docx", DOCX),
        (".xlsx", XLSX),
        (".pdf", PDF),
    ],
)
def test_a_file_that_is_what_it_is_called_is_not_refused(suffix: str, data: bytes) -> None:
    assert refusal(suffix, data, READABLE) is None


@pytest.mark.parametrize(
    ("suffix", "data", "advice"),
    [
        (".txt", PDF, "a .pdf file"),
        (".txt", HTML, "a .html file"),
        (".pdf", DOCX, "a .docx file"),
        (".docx", PDF, "a .pdf file"),
        (".doc", HTML, "a .html file"),
        (".doc", DOCX, "a .docx file"),
        (".dat", XLSX, "a .xlsx file"),
        (".html", PNG, "a picture"),
        (".docx", RTF, "an old Office"),
        (".doc", OLE, "an old Office"),
        (".docx", OLE, "an old Office"),
        (".docx", LOCKED, "without one"),
        (".xlsx", LOCKED, "without one"),
        (".wps", OLE, "an old Office"),
        (".wps", b"?", "an old Office"),
        (".ofd", OFD, "an OFD file"),
        (".pdf", OFD, "an OFD file"),
        (".rtf", RTF, "an old Office"),
        (".zip", packed("a.txt"), "unpack it"),
        (".zip", packed("a.docx", "word/"), "unpack it"),
        (".rar", b"Rar!\x1a", "unpack it"),
        (".png", PNG, "use OCR"),
        (".docx", MHT, "a web archive"),
        (".mht", MHT, "a web archive"),
    ],
)
def test_what_cannot_be_read_comes_with_advice(suffix: str, data: bytes, advice: str) -> None:
    message = refusal(suffix, data, READABLE)

    assert message is not None
    assert advice in message.en


def test_the_type_of_a_file_is_named_even_where_nothing_reads_it() -> None:
    message = refusal(".txt", PDF, (".txt",))

    assert message is not None
    assert "a .pdf file" in message.en


@pytest.mark.parametrize("data", [OLE, HTML, b"anything"])
def test_what_a_plugin_reads_is_not_refused(data: bytes) -> None:
    assert refusal(".doc", data, (*READABLE, ".doc")) is None


def test_content_that_a_plugin_reads_is_told_by_its_suffix() -> None:
    message = refusal(".txt", OLE, (*READABLE, ".doc"))

    assert message is not None
    assert "a .doc file" in message.en


def test_an_unknown_suffix_is_left_to_the_list_of_known_ones() -> None:
    assert refusal(".abc", TEXT, READABLE) is None
