"""What is read from PDF: every cell and word with its box, and errors instead of hangs."""

import os
import signal
import sys
import threading
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from random import Random

import pdfplumber
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pdfplumber.pdf import PDF

from reportlint import Engine, InputError, Limits, Origin, ReadingOptions, Source, Span
from reportlint.plugins.readers.pdf_glyphs import PdfBox
from reportlint.testing import Draft, standard_draft
from reportlint.testing.strategies import drafts
from tests.writers.pdf import PdfLook, page_of, page_of_boxes, pdf

ENGINE = Engine(third_party=False)
RULED = st.builds(
    PdfLook,
    rules=st.sampled_from(("all", "open")),
    font_size=st.sampled_from((7, 8, 9)),
    value_width=st.sampled_from((0, 16)),
    vertical=st.booleans(),
    break_after=st.integers(9, 20),
)
ODD = st.sampled_from(("", "/", "1234567"))
# Each example starts a process, so there are few, and none is made smaller.
FEW = settings(max_examples=6, deadline=None, phases=(Phase.reuse, Phase.generate))

WHOLE = pdf(standard_draft())
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


@st.composite
def odd_drafts(draw: st.DrawFn) -> Draft:
    """Draw a report with some cells that are blank, marked, or wider than their column."""
    draft = draw(drafts())
    paths = sorted(path for path in draft.cells if path.startswith(("t3.", "t4.")))
    return draft.with_cells(draw(st.dictionaries(st.sampled_from(paths), ODD, max_size=8)))


def read(data: bytes, **limits: int) -> Source:
    reading = ReadingOptions(limits=Limits(**limits))
    return Engine(third_party=False, reading=reading).read_bytes(data, "report.pdf")


def raw_cells(data: bytes) -> dict[str, str]:
    report = ENGINE.parse(ENGINE.read_bytes(data, "report.pdf"))
    return {path: cell.raw for path, cell in report.cells.items()}


def seen(file: PDF, origin: Origin | None) -> str:
    """Return the characters that stand in a box, as pdfplumber reads them."""
    assert isinstance(origin, PdfBox)
    inside = [
        char
        for char in file.pages[origin.page - 1].chars
        if origin.x0 - 0.1 <= char["x0"] <= char["x1"] <= origin.x1 + 0.1
        and origin.top - 0.1 <= char["top"] <= char["bottom"] <= origin.bottom + 0.1
    ]
    return "".join(
        char["text"] for char in sorted(inside, key=lambda char: (round(char["top"]), char["x0"]))
    )


def written(*objects: bytes) -> bytes:
    """Return a PDF of some objects, numbered from 1; the first is its catalog."""
    output = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(output))
        output += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(output)
    output += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    output += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return output + trailer % (len(objects) + 1, start)


def with_content(packed: bytes) -> bytes:
    """Return a PDF of one page with a deflated content stream."""
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    tree = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return written(CATALOG, tree, page, stream % (len(packed), packed))


def many_operators() -> bytes:
    return with_content(zlib.compress(b"0 0 m 9 9 l S\n" * 2_000_000))


def refusal(data: bytes, **limits: int) -> InputError:
    with pytest.raises(InputError) as caught:
        read(data, **limits)
    assert caught.value.culprit == "report.pdf"
    return caught.value


@FEW
@given(odd_drafts(), RULED)
def test_every_cell_of_ruled_tables_is_read(draft: Draft, look: PdfLook) -> None:
    assert raw_cells(pdf(draft, look)) == draft.cells


@FEW
@given(odd_drafts(), RULED)
def test_the_box_of_a_cell_holds_its_text(draft: Draft, look: PdfLook) -> None:
    data = pdf(draft, look)

    source = ENGINE.read_bytes(data, "report.pdf")
    report = ENGINE.parse(source)

    with pdfplumber.open(BytesIO(data)) as file:
        boxed = {path: seen(file, source.origin(c.span)) for path, c in report.cells.items()}
    assert boxed == draft.cells


@FEW
@given(drafts(), st.data())
def test_the_box_of_words_in_a_paragraph_holds_them(draft: Draft, data: st.DataObject) -> None:
    file = pdf(draft)
    source = ENGINE.read_bytes(file, "report.pdf")
    line = data.draw(st.sampled_from(source.text.splitlines()[:3]))
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    at = source.text.index(line)

    origin = source.origin(Span(at + start, at + end))

    with pdfplumber.open(BytesIO(file)) as opened:
        assert seen(opened, origin) == line[start:end].replace(" ", "")


def test_each_cell_stands_once_and_merged_ones_in_their_first_row() -> None:
    lines = read(WHOLE).text.splitlines()

    assert "| 三、本年度办理结果 | （一）予以公开 | 21 | 5 | 0 | 0 | 1 | 0 | 27 |" in lines
    assert "| 2.其他法律行政法规禁止公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |" in lines


def test_a_row_that_a_page_break_cuts_is_whole() -> None:
    draft = standard_draft()

    cells = raw_cells(pdf(draft, PdfLook(break_after=7, cut=True, font_size=9)))

    assert cells == draft.cells


def test_open_tables_give_no_wrong_value() -> None:
    draft = standard_draft()

    cells = raw_cells(pdf(draft, PdfLook(rules="none")))

    assert cells
    assert cells.items() <= draft.cells.items()


def test_page_numbers_and_running_headers_are_left_out() -> None:
    text = read(pdf(standard_draft(), PdfLook(running_header="某县年度报告"))).text

    assert "某县年度报告" not in text
    assert "- 1 -" not in text


def test_figures_in_a_line_are_parted_by_blanks() -> None:
    text = read(pdf(standard_draft(), PdfLook(rules="none"))).text

    assert "规章 0 0 0\n" in text


def test_a_place_names_its_page_in_both_languages() -> None:
    message = PdfBox(3, 120, 300, 160.5, 312).message()

    assert message.zh == "第3页（120,300–160,312）"
    assert message.en == "page 3 (120,300–160,312)"


def test_two_boxes_of_a_page_make_one_and_those_of_two_pages_do_not() -> None:
    box = PdfBox(1, 10, 20, 30, 40)

    assert box.to(PdfBox(1, 5, 30, 50, 60)) == PdfBox(1, 5, 20, 50, 60)
    assert box.to(PdfBox(2, 5, 30, 50, 60)) == box


DAMAGED = {
    "noise": b"%PDF-1.4\n" + Random(0).randbytes(4096),
    "nested": b"%PDF-1.4\n" + b"<<" * 200_000,
    "half": WHOLE[: len(WHOLE) // 2],
    "no end": WHOLE[:-200],
    "tree in a circle": written(CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
    "lost page": written(
        CATALOG, b"<< /Type /Pages /Kids [3 0 R 9 0 R] /Count 2 >>", b"<< /Type /Page >>"
    ),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_an_error(data: bytes) -> None:
    error = refusal(data, seconds=10)

    assert "no sound PDF file" in error.message.en
    assert "不是完好的 PDF" in error.message.zh


def test_a_password_is_an_error_with_advice() -> None:
    error = refusal(pdf(standard_draft(), PdfLook(password="secret")))

    assert "save it without one" in error.message.en


def test_a_scan_is_an_error_with_advice() -> None:
    picture = b"q 500 0 0 700 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"

    error = refusal(with_content(zlib.compress(picture)))

    assert "run OCR first" in error.message.en
    assert "扫描件" in error.message.zh


def test_pages_without_any_text_are_an_error() -> None:
    error = refusal(with_content(zlib.compress(b"0 0 m 9 9 l S")))

    assert "holds no text" in error.message.en


def test_too_many_pages_are_an_error() -> None:
    error = refusal(WHOLE, pages=1)

    assert "pages=NUMBER" in error.message.en


@pytest.mark.parametrize(("limit", "most"), [("characters", 500), ("cells", 30)])
def test_too_much_text_is_an_error(limit: str, most: int) -> None:
    error = refusal(WHOLE, **{limit: most})

    assert f"{limit}=NUMBER" in error.message.en


def test_a_file_that_takes_too_long_is_an_error() -> None:
    error = refusal(many_operators(), seconds=1)

    assert "seconds=NUMBER" in error.message.en


def test_an_object_that_refers_to_itself_does_not_hang() -> None:
    data = written(CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"3 0 R")

    error = refusal(data, seconds=1)

    assert "seconds=NUMBER" in error.message.en


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds processes to the limit")
def test_a_file_that_takes_too_much_memory_is_an_error() -> None:
    packer = zlib.compressobj()
    bomb = b"".join(packer.compress(bytes(2**20)) for _ in range(400)) + packer.flush()

    error = refusal(with_content(bomb), memory_mib=64)

    assert "memory_mib=NUMBER" in error.message.en


@pytest.fixture
def interrupt() -> Iterator[None]:
    """Give Ctrl-C its usual meaning, which a shell takes from what it runs behind the scenes."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interrupt")
@pytest.mark.skipif(sys.platform != "linux", reason="children are looked up in /proc")
def test_no_process_stays_behind_when_the_user_breaks_off() -> None:
    data = many_operators()
    before = children()
    main = threading.main_thread().ident
    assert main is not None
    threading.Timer(1, lambda: signal.pthread_kill(main, signal.SIGINT)).start()

    with pytest.raises(KeyboardInterrupt):
        read(data)

    assert children() == before


def children() -> set[str]:
    """Return the processes that this one has started: other tests may have left some."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # a process may end while it is looked at
            parent = path.read_text(errors="replace").rpartition(")")[2].split()[1]
            found |= {path.parent.name} if parent == str(os.getpid()) else set()
    return found


def test_a_missing_pdfplumber_is_an_error_with_the_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)

    error = refusal(WHOLE)

    assert 'pip install "reportlint[pdf]"' in error.message.zh


def test_raised_figures_are_no_digits_of_those_beside_them_and_pictures_are_no_blanks() -> None:
    text = read(
        page_of(
            [["a", "447<super>1</super>", "<super>1</super>447", "12<sub>2</sub>"]],
            [["b", None, "3", ""]],
        )
    ).text

    assert text.splitlines() == ["| a | 447  1 | 447  1 | 12  2 |", "| b | [图片] | 3 |  |"]


def test_a_picture_of_the_size_of_a_table_is_a_line_and_a_smaller_one_is_none() -> None:
    lines = read(page_of([["a", "1"]], (300, 100), (40, 40))).text.splitlines()

    assert lines == ["| a | 1 |", "[图片]"]


def test_a_page_that_is_but_a_picture_is_said_to_be_unread() -> None:
    lines = read(page_of([["a", "1"]], (400, 680))).text.splitlines()

    assert lines == ["| a | 1 |", "[未读内容]"]


def test_too_many_things_on_a_page_are_refused_before_they_take_the_memory() -> None:
    lines = zlib.compress(b"0 0 m 9 9 l S " * 15_000)

    error = refusal(with_content(lines), memory_mib=50)

    assert "--limit memory_mib=" in error.message.en


def test_figures_of_two_lines_of_a_wide_cell_are_two_numbers() -> None:
    text = read(page_of([["a", "24<br/>1", "b"]])).text

    assert text == "| a | 24  1 | b |\n"


def test_cells_whose_boxes_stand_apart_are_those_of_a_table() -> None:
    text = read(page_of_boxes([["a", "24", "", "24"], ["b", "", "7", "7"]])).text

    assert text == "| a | 24 |  | 24 |\n| b |  | 7 | 7 |\n"


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ("<strike>77</strike>241", "241  77"),
        ("24<strike>7</strike>", "24  7"),
        ("<strike>241</strike>", "241 □"),
        ("<u>241</u>", "241"),
    ],
)
def test_figures_that_a_line_runs_through_are_no_digits_of_a_number(figure: str, text: str) -> None:
    assert read(page_of([["a", figure, "b"]])).text == f"| a | {text} | b |\n"
