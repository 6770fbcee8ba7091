"""What a user can say about reading: limits, encodings, the text itself, standard input."""

from pathlib import Path

import pytest

from reportlint import valid
from reportlint.testing import written
from tests.cli.running import document, report_file, run, text_of


@pytest.mark.parametrize("command", ["check", "extract"])
@pytest.mark.parametrize(
    ("setting", "lang", "words"),
    [
        ("sheets=3", "zh", "没有名为“sheets”的上限，可用：file_bytes, "),
        ("sheets=3", "en", "there is no limit “sheets”; known are: file_bytes, "),
        ("pages", "zh", "上限写作 名称=正整数"),
        ("pages=0", "zh", "收到“pages=0”"),
        ("pages=-1", "en", "not “pages=-1”"),
        ("pages=1.5", "en", "not “pages=1.5”"),
        ("pages=many", "en", "a limit is NAME=NUMBER"),
    ],
)
def test_a_limit_that_is_none_is_a_usage_error(
    tmp_path: Path, command: str, setting: str, lang: str, words: str
) -> None:
    completed = run(command, report_file(tmp_path), "--limit", setting, "--lang", lang)

    assert completed.returncode == 2
    assert words in completed.stderr.decode("utf-8")


@pytest.mark.parametrize(
    ("setting", "words"), [("file_bytes=1000", "bytes"), ("characters=1000", "characters of text")]
)
def test_what_is_beyond_a_limit_is_not_checked(tmp_path: Path, setting: str, words: str) -> None:
    path = report_file(tmp_path)

    completed = run("check", path, "--limit", "pages=5", "--limit", setting, "--lang", "en")

    assert completed.returncode == 2
    assert f"{path} is beyond the limit of 1000 {words}" in text_of(completed)


def test_a_raised_limit_lets_a_file_through(tmp_path: Path) -> None:
    path = report_file(tmp_path)
    with path.open("a", encoding="utf-8") as file:
        file.write("\n" * (1024 * 1024))

    assert run("check", path).returncode == 2
    assert run("check", path, "--limit", "characters=2000000").returncode == 0


@pytest.mark.parametrize("command", ["check", "extract"])
@pytest.mark.parametrize(
    ("encoding", "lang", "words"),
    [
        ("gb99", "zh", "没有名为“gb99”的编码"),
        ("gb99", "en", "there is no encoding “gb99”"),
        ("", "en", "there is no encoding “”"),
    ],
)
def test_an_encoding_that_is_none_is_a_usage_error(
    tmp_path: Path, command: str, encoding: str, lang: str, words: str
) -> None:
    completed = run(command, report_file(tmp_path), "--encoding", encoding, "--lang", lang)

    assert completed.returncode == 2
    assert words in completed.stderr.decode("utf-8")


def test_a_file_that_is_not_in_the_encoding_is_not_checked(tmp_path: Path) -> None:
    completed = run("check", report_file(tmp_path), "--encoding", "ascii", "--lang", "en")

    assert completed.returncode == 2
    assert "is not in ascii" in text_of(completed)


def test_the_encoding_that_the_user_names_is_used(tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    path.write_bytes(written(valid).encode("hz"))

    completed = run("check", path, "--encoding", "hz", "--lang", "zh")

    assert completed.returncode == 0
    assert f"{path}：按 hz 读取" in text_of(completed)


def test_an_encoding_other_than_the_usual_is_said(tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    path.write_bytes(written(valid).encode("gbk"))

    assert f"{path}：按 gb18030 读取\n" in text_of(run("check", path, "--lang", "zh"))
    assert f"{path}: read as gb18030\n" in text_of(run("check", path, "--lang", "en"))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_extract_prints_the_text_in_which_lines_are_counted(tmp_path: Path, line_end: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(written(valid).replace("\n", line_end).encode())

    completed = run("extract", path, "--format", "text")

    assert completed.returncode == 0
    assert text_of(completed).splitlines() == written(valid).splitlines()


def test_extract_prints_the_text_of_what_is_no_report(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("会议纪要", encoding="utf-8")

    completed = run("extract", path, "--format", "text")

    assert completed.returncode == 0
    assert text_of(completed) == "会议纪要\n"


def test_standard_input_needs_no_name() -> None:
    completed = run("check", "-", "--format", "json", stdin=written(valid).encode("gb18030"))

    assert completed.returncode == 0
    (report,) = document(completed)["reports"]
    assert (report["path"], report["encoding"]) == ("<stdin>", "gb18030")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .docx"),
        (b"{\\rtf1 x}", "save it as .docx"),
    ],
)
def test_standard_input_of_another_type_is_told_by_its_bytes(data: bytes, words: str) -> None:
    completed = run("check", "-", "--lang", "en", stdin=data)

    assert completed.returncode == 2
    assert words in text_of(completed)
