"""The command on folders and patterns."""

from pathlib import Path

import pytest

from reportlint import valid
from tests.cli.running import document, report_file, run, text_of

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
WRONG = valid.with_cell("t4.review.total", 99)


def test_the_files_in_a_folder_are_checked_in_order(tmp_path: Path) -> None:
    (tmp_path / "县区").mkdir()
    for name in ("县区/10.txt", "县区/9.txt", "市级.txt"):
        report_file(tmp_path, name=name)

    completed = run("check", ".", "--format", "json", cwd=tmp_path)

    assert completed.returncode == 0
    paths = [Path(report["path"]).as_posix() for report in document(completed)["reports"]]
    assert paths == ["县区/9.txt", "县区/10.txt", "市级.txt"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh", "没有可以检查的文件，可以读取："), ("en", "holds no file to check")],
)
def test_a_folder_without_a_report_gives_exit_code_2(tmp_path: Path, lang: str, words: str) -> None:
    completed = run("check", tmp_path, "--lang", lang)

    assert completed.returncode == 2
    assert words in text_of(completed)
    assert str(tmp_path) in text_of(completed)
    assert ".txt" in text_of(completed)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("旧.doc", OLD_WORD, "另存为 .docx"),
        ("旧.wps", OLD_WORD, "另存为 .docx"),
        ("版.ofd", b"PK\x03\x04 OFD.xml", "PDF"),
        ("包.rar", b"Rar!", "请解压"),
    ],
)
def test_a_document_in_a_folder_that_cannot_be_read_is_an_error(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    report_file(tmp_path)
    (tmp_path / name).write_bytes(data)

    completed = run("check", tmp_path, "--lang", "zh")

    assert completed.returncode == 2
    (line,) = (line for line in text_of(completed).splitlines() if name in line)
    assert words in line


def test_files_of_other_types_are_counted(tmp_path: Path) -> None:
    report_file(tmp_path)
    for name in ("a.png", "b.png", "c.css"):
        (tmp_path / name).write_bytes(b"x")

    completed = run("check", tmp_path, "--lang", "zh")

    assert completed.returncode == 0
    assert "另有 3 个文件不是报告的文件类型，没有读取（.png×2 .css×1）" in text_of(completed)


def test_files_of_other_types_are_named_in_json(tmp_path: Path) -> None:
    report_file(tmp_path)
    (tmp_path / "a.png").write_bytes(b"x")

    completed = run("check", tmp_path, "--format", "json")

    assert document(completed)["skipped"] == [str(tmp_path / "a.png")]


def test_several_patterns_leave_files_out(tmp_path: Path) -> None:
    (tmp_path / "草稿").mkdir()
    for name in ("a.txt", "b-旧.txt", "草稿/c.txt"):
        report_file(tmp_path, name=name)

    arguments = ("--exclude", "草稿/", "--exclude", "*-旧.*", "--format", "json")
    completed = run("check", tmp_path, *arguments)

    paths = [report["path"] for report in document(completed)["reports"]]
    assert paths == [str(tmp_path / "a.txt")]


@pytest.mark.parametrize(("lang", "words"), [("zh", "的写法“!”不对"), ("en", "cannot take “!”")])
def test_a_pattern_that_is_none_is_a_usage_error(tmp_path: Path, lang: str, words: str) -> None:
    completed = run("check", report_file(tmp_path), "--exclude", "!", "--lang", lang)

    assert completed.returncode == 2
    assert words in completed.stderr.decode("utf-8")


def test_a_pattern_that_the_shell_left_is_expanded(tmp_path: Path) -> None:
    report_file(tmp_path, name="b.txt")
    report_file(tmp_path, name="a.txt")

    completed = run("check", "*.txt", "--format", "json", cwd=tmp_path)

    assert [report["path"] for report in document(completed)["reports"]] == ["a.txt", "b.txt"]


def test_a_file_that_is_given_twice_is_checked_once(tmp_path: Path) -> None:
    path = report_file(tmp_path, WRONG)

    completed = run("check", path, tmp_path, path, "--format", "json")

    assert len(document(completed)["reports"]) == 1


def test_standard_input_is_checked_beside_a_folder(tmp_path: Path) -> None:
    path = report_file(tmp_path)

    completed = run("check", tmp_path, "-", "--format", "json", stdin=path.read_bytes())

    paths = [report["path"] for report in document(completed)["reports"]]
    assert paths == ["<stdin>", str(path)]


def test_the_output_never_goes_into_a_report_of_the_folder(tmp_path: Path) -> None:
    path = report_file(tmp_path)
    before = path.read_bytes()

    completed = run("check", tmp_path, "--output", path)

    assert completed.returncode == 2
    assert path.read_bytes() == before


def test_a_name_in_another_encoding_does_not_keep_a_file_from_being_checked(
    tmp_path: Path,
) -> None:
    try:
        path = report_file(tmp_path, WRONG, name="\udcc4\udcea\udcb1\udca8.txt")
    except (OSError, UnicodeError):
        pytest.skip("no such names here")
    out = tmp_path / "out.json"

    shown = run("check", tmp_path)
    written = run(
        "check", path.parent, "--exclude", "out.json", "--format", "json", "--output", out
    )

    assert (shown.returncode, written.returncode) == (1, 1)
    assert b"TOT004" in shown.stdout
    assert "TOT004" in out.read_text(encoding="utf-8")
