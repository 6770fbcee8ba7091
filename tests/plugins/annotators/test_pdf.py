"""Highlights in PDF files: over just the words that they are about, whatever the page is like."""

import io
import re
from typing import Any

import pdfplumber
import pytest
from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.generic import RectangleObject

from reportlint import Annotated, Engine, InputError, Limits, Note, Result, Severity, Span, notes_of
from reportlint.plugins.annotators.pdf import PdfAnnotator
from reportlint.testing import standard_draft
from tests.writers.pdf import PdfLook, pdf

ENGINE = Engine(third_party=False)
PHONE = "13912345678"
LONG = "更新公开目录和指南，" * 12
STANDARD = standard_draft()
DRAFT = STANDARD.with_cells({"t4.review.total": "99"}).with_prose(
    "s1",
    (
        *STANDARD.prose["s1"],
        f"申请人电话{PHONE}，已经答复。" + "更新公开目录和指南，" * 12 + "完成",
    ),
)
DATA = pdf(DRAFT)
RESULT = ENGINE.check_bytes(DATA, "a.pdf")


def annotated(data: bytes, *notes: Note) -> Annotated:
    return PdfAnnotator().annotate(data, "a.pdf", notes, "zh", Limits())


def note_on(words: str, title: str = "题") -> Note:
    """Return a note on some words of the report, which may go over several lines."""
    source = RESULT.reports[0].source
    match = re.search(r"\n?".join(words), source.text)
    assert match is not None
    start, end = match.span()
    stretches = [item for item in source.origins if item.start < end and start < item.end]
    places = tuple(item.origin.fields() for item in stretches)
    return Note(title, ("话",), Severity.ERROR, Span(start, end), places)


def highlighted(data: bytes) -> list[tuple[str, str]]:
    """Return the text of each highlight, with the words under it as pdfplumber finds them."""
    found = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            for item in page.annots:
                if item["data"]["Subtype"].name == "Highlight":
                    found.append((item["contents"], under(page, item["data"]["QuadPoints"])))
    return found


def under(page: Any, corners: list[float]) -> str:
    """Return the words whose middle lies in one of the boxes that corners are those of."""
    boxes = [corners[start : start + 8] for start in range(0, len(corners), 8)]
    chars = [
        char
        for box in boxes
        for char in page.chars
        if min(box[::2]) <= (char["x0"] + char["x1"]) / 2 <= max(box[::2])
        and min(box[1::2]) <= page.height - (char["top"] + char["bottom"]) / 2 <= max(box[1::2])
    ]
    return "".join(char["text"] for char in chars)


def first_annotations(data: bytes) -> list[Any]:
    """Return what is written on the first page."""
    annotations: Any = PdfReader(io.BytesIO(data)).pages[0]["/Annots"]
    return [item.get_object() for item in annotations]


def findings(result: Result) -> list[tuple[str, str]]:
    """Return the codes of findings with the words that they point at."""
    (report,) = result.reports
    return [(item.code, report.source.slice(item.span)) for item in report.findings]


def test_the_words_under_a_highlight_are_those_of_the_finding() -> None:
    copy = annotated(DATA, *notes_of(RESULT, "zh"))

    found = [(contents.split()[1], words) for contents, words in highlighted(copy.data)]
    assert ("TOT004", "99") in found
    assert found == findings(RESULT)
    assert copy.displaced == 0


@pytest.mark.parametrize("words", ["年", "全年新收", LONG])
def test_words_over_several_lines_are_highlighted_line_by_line(words: str) -> None:
    copy = annotated(DATA, note_on(words))

    assert highlighted(copy.data) == [("题\n话", words)]


def test_a_highlight_bears_the_note_and_opens_a_window() -> None:
    copy = annotated(DATA, note_on("全年新收"))

    highlight, popup = first_annotations(copy.data)
    assert highlight["/Contents"] == "题\n话"
    assert highlight["/T"] == "reportlint"
    assert highlight["/Popup"].get_object() == popup
    assert popup["/Parent"].get_object() == highlight


def test_notes_of_one_place_are_one_highlight() -> None:
    copy = annotated(DATA, note_on("全年新收", "甲"), note_on("全年新收", "乙"))

    assert highlighted(copy.data) == [("甲\n话\n\n乙\n话", "全年新收")]


def test_the_file_stays_byte_for_byte_and_reads_as_before() -> None:
    copy = annotated(DATA, *notes_of(RESULT, "zh"))

    assert copy.data.startswith(DATA)
    source = ENGINE.read_bytes(copy.data, "a.pdf")
    assert source.text == RESULT.reports[0].source.text


def turned(data: bytes, degrees: int, *, moved: bool = False) -> bytes:
    """Return a file whose pages look the same, but are turned, or begin elsewhere."""
    writer = PdfWriter(io.BytesIO(data))
    for page in writer.pages:
        page.rotate(-degrees)
        page.transfer_rotation_to_content()
        page.rotate(degrees)
        if moved:
            page.add_transformation(Transformation().translate(100, -50))
            left, bottom, right, top = page.mediabox
            page.mediabox = RectangleObject((left + 100, bottom - 50, right + 100, top - 50))
            page.cropbox = page.mediabox
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


@pytest.mark.parametrize(
    ("degrees", "moved"), [(0, True), (90, False), (180, True), (270, True), (90, True)]
)
def test_turned_and_moved_pages_are_highlighted_at_the_same_words(
    degrees: int, moved: bool
) -> None:
    data = turned(DATA, degrees, moved=moved)
    notes = [*notes_of(ENGINE.check_bytes(data, "a.pdf"), "zh")]

    copy = annotated(data, *notes)

    # Put upright again, content and highlights alike, it is as a file that never was turned.
    for page, plain in zip(
        PdfReader(io.BytesIO(copy.data)).pages,
        PdfReader(io.BytesIO(annotated(DATA, *notes).data)).pages,
        strict=True,
    ):
        assert _upright(page) == pytest.approx(_upright(plain), abs=0.2)


def _upright(page: Any) -> list[float]:
    """Return the corners of all highlights as they are on the page that is shown, sorted."""
    items = (item.get_object() for item in page.get("/Annots", ()))
    corners = [float(edge) for item in items for edge in item.get("/QuadPoints", ())]
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    shown: list[float] = []
    for x, y in zip(corners[::2], corners[1::2], strict=True):
        match page.rotation % 360:
            case 90:
                shown += [y - bottom, right - x]
            case 180:
                shown += [right - x, top - y]
            case 270:
                shown += [top - y, x - left]
            case _:
                shown += [x - left, y - bottom]
    return sorted(shown)


def test_notes_without_a_place_are_pinned_to_the_first_page_which_says_so() -> None:
    lost = Note("失", ("话",), Severity.ERROR, Span(0, 1), ({"kind": "other"},))

    copy = annotated(DATA, Note("整份", ("话",), None), lost)

    (pin,) = first_annotations(copy.data)
    assert pin["/Subtype"] == "/Text"
    assert pin["/Contents"].startswith("整份\n话\n\n以下 1 条没能标到原处")
    assert copy.displaced == 1


def test_private_numbers_are_masked_in_notes() -> None:
    copy = annotated(DATA, *notes_of(RESULT, "zh"))

    said = [contents for contents, _ in highlighted(copy.data)]
    assert any("PRV" in text for text in said)
    assert not any(PHONE in text for text in said)


@pytest.mark.parametrize(
    ("data", "why"),
    [(pdf(STANDARD, PdfLook(password="x")), "设有密码或权限限制"), (b"%PDF-1.4 no file", "损坏")],
)
def test_a_file_that_takes_no_notes_is_named(data: bytes, why: str) -> None:
    with pytest.raises(InputError) as raised:
        annotated(data, note_on("全年新收"))

    assert f"a.pdf {why}" in raised.value.message.zh.replace("内部有", "")
