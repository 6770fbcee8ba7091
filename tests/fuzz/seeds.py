"""The sound files that fuzzing starts from: drafts in every layout, and real reports."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from reportlab import rl_config  # type: ignore[import-untyped]  # it has no types

from reportlint.testing import Layout, lay_out, standard_draft
from reportlint.testing.layout import Style
from tests.writers.excel import excel
from tests.writers.html import PageStyle, html
from tests.writers.pdf import PdfLook, pdf
from tests.writers.word import word

REPORTS = Path(__file__).parents[3] / "shared" / "reports"
# Larger files take so long that few of their kin would be tried.
_LARGEST = 128 * 1024


def seeds() -> dict[str, list[bytes]]:
    """Return sound files by their suffix."""
    texts = [*_texts()]
    found = {
        ".txt": texts,
        ".md": texts,
        ".html": [page.encode() for page in _pages()],
        ".docx": [*_documents()],
        ".xlsx": [*_workbooks()],
        ".pdf": [*_prints()],
    }
    for path in sorted(REPORTS.rglob("*.*")):
        if path.suffix in found and path.stat().st_size <= _LARGEST:
            found[path.suffix].append(path.read_bytes())
    return found


def _texts() -> Iterator[bytes]:
    for format_id in ("gid2021", "gid2019"):
        for style in get_args(Style):
            yield lay_out(standard_draft(format_id), Layout(style)).encode()
    odd = Layout("bars", headings="digit", line_end="\r\n", repeat=2, torn=True, pages=20)
    yield lay_out(standard_draft(), odd).encode()


def _pages() -> Iterator[str]:
    draft = standard_draft()
    yield html(draft)
    yield html(draft, PageStyle(nested=True, split=True, furniture=True, sections=True))
    yield html(draft, PageStyle(ends=False, framed=True, torn=True, headers=True, upper=True))


def _documents() -> Iterator[bytes]:
    draft = standard_draft()
    yield word(draft)
    yield word(draft, automatic=True, torn=True, title="年度报告")


def _workbooks() -> Iterator[bytes]:
    draft = standard_draft()
    yield excel(draft)
    yield excel(draft, as_text=True, offset=2, gaps=0, borders=False, spacer=True)


def _prints() -> Iterator[bytes]:
    draft = standard_draft()
    yield pdf(draft)
    # Readable as text, so that mutations reach the operators of the pages.
    rl_config.pageCompression = rl_config.useA85 = 0
    yield pdf(draft)
    yield pdf(draft, PdfLook(rules="open", vertical=True, cut=True))
