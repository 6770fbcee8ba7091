"""Annotated copies, as a user asks for them."""

import io
from pathlib import Path

import docx
import pytest

from reportlint.testing import standard_draft
from tests.cli.running import report_file, run
from tests.cli.within import Command
from tests.writers.pdf import pdf
from tests.writers.word import word

STANDARD = standard_draft()
FAULTY = STANDARD.with_cells({"t4.review.total": "99"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with reports of several types, one of them without fault."""
    reports = tmp_path / "reports"
    (reports / "town").mkdir(parents=True)
    (reports / "faulty.docx").write_bytes(word(FAULTY))
    (reports / "sound.docx").write_bytes(word(STANDARD))
    (reports / "town" / "faulty.pdf").write_bytes(pdf(FAULTY))
    report_file(reports)
    return reports


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))


def comments(path: Path) -> list[str]:
    return [item.text for item in docx.Document(io.BytesIO(path.read_bytes())).comments]


def test_copies_of_a_folder_are_laid_out_as_the_folder_is(folder: Path, tmp_path: Path) -> None:
    done = run(
        *("check", folder, "--annotate", "copies", "--select", "TOT", "--jobs", "2"),
        *("--lang", "en", "--quiet"),
        cwd=tmp_path,
    )

    assert done.returncode == 1
    assert names(tmp_path / "copies") == ["faulty-annotated.docx", "town/faulty-annotated.pdf"]
    assert done.stderr.decode("utf-8").splitlines() == [
        "annotated copies: 2, in copies",
        "without findings, so without a copy: 1",
        "files that take no notes: 1 (.txt); see --output html:FILE.html for their places",
    ]


def test_an_office_gets_its_report_back_with_comments(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "faulty.docx").read_bytes()

    done = Command(folder, capsys)("check", "faulty.docx", "--annotate", ".", "--select", "TOT")

    assert done.errors == "批注副本：1 份，在 .\n"
    (comment,) = comments(folder / "faulty-批注.docx")
    assert comment.startswith("错误 TOT004 case-total\n“行政复议”：四种结果之和为 7，总计写 99")
    assert (folder / "faulty.docx").read_bytes() == before


def test_a_copy_of_an_earlier_run_is_said_to_be_out_of_date(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = Command(folder, capsys)
    command("check", "faulty.docx", "--annotate", ".", "--select", "TOT")
    (folder / "faulty.docx").write_bytes(word(STANDARD))

    done = command("check", "faulty.docx", "--annotate", ".", "--select", "TOT")

    assert "其中 1 份在该文件夹中还有以前的批注副本，已经过时，请删除" in done.errors


def test_copies_do_not_depend_on_the_cache(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = Command(tmp_path, capsys)
    written = []
    for _ in range(2):
        command("check", folder, "--annotate", "copies", "--cache-dir", "kept")
        copies = tmp_path / "copies"
        written.append({name: (copies / name).read_bytes() for name in names(copies)})

    assert written[0] == written[1]
    assert len(written[0]) == 2


def test_a_copy_that_cannot_be_written_makes_the_run_incomplete(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "copies" / "faulty-annotated.docx").mkdir(parents=True)
    report = folder / "faulty.docx"

    done = Command(tmp_path, capsys)("check", report, "--annotate", "copies", "--lang", "en")

    assert done.code == 2
    assert "faulty-annotated.docx could not be written" in done.shown
    assert "annotated copies: 0" in done.errors


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ("reports --annotate reports/town", "lies in the folder reports that is checked"),
        ("reports --annotate reports/faulty.docx", "is a file: name a folder"),
        ("- --annotate copies", "not for standard input"),
        (
            "reports/faulty.docx reports/faulty-annotated.docx --annotate reports",
            "would overwrite reports/faulty-annotated.docx",
        ),
    ],
)
def test_a_folder_that_is_none_for_copies_is_refused(
    arguments: str, why: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "faulty-annotated.docx").write_bytes(b"")

    done = Command(tmp_path, capsys)("check", *arguments.split(), "--lang", "en")

    assert done.code == 2
    assert why in done.errors.replace("\\", "/")
    assert (folder / "faulty-annotated.docx").read_bytes() == b""
