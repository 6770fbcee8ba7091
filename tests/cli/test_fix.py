"""--diff shows what --fix writes, and --fix writes nothing else."""

import codecs
from pathlib import Path

import pytest

from reportlint import valid
from reportlint.testing import written
from tests.cli.running import report_file
from tests.cli.within import Command

_FAULTY = "打造统一的的网站页面，发布信息32 条。"
_MENDED = "打造统一的网站页面，发布信息32条。"
_TEXT = written(valid.with_sentence("s1", _FAULTY))


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(tmp_path, capsys)


def test_a_diff_shows_what_would_change_and_leaves_the_file(command: Command) -> None:
    path = report_file(command.folder, valid.with_sentence("s1", _FAULTY))

    done = command("check", path.name, "--diff", "--lang", "zh")

    assert done.code == 1
    assert done.shown.startswith("--- report.txt\n+++ report.txt\n@@")
    assert f"-{_FAULTY}\n" in done.shown
    assert f"+{_MENDED}\n" in done.shown
    assert "2 处可用 --fix 改正" in done.errors
    assert path.read_text(encoding="utf-8") == _TEXT


def test_a_fix_writes_what_the_diff_shows_and_the_check_is_of_the_fixed_file(
    command: Command,
) -> None:
    path = report_file(command.folder, valid.with_sentence("s1", _FAULTY))

    done = command("check", path.name, "--fix", "--lang", "zh")

    assert done.code == 0
    assert "已改正 2 处，改写文件 1 个" in done.errors
    assert "TYP" not in done.shown.split("检查了")[0]
    assert path.read_text(encoding="utf-8") == _TEXT.replace(_FAULTY, _MENDED)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "gb18030"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_encoding_mark_and_line_ends_are_kept(command: Command, mark: bytes, encoding: str) -> None:
    path = command.folder / "report.txt"
    text = _TEXT.replace("\n", "\r\n")
    path.write_bytes(mark + text.encode(encoding))

    command("check", path.name, "--fix")

    assert path.read_bytes() == mark + text.replace(_FAULTY, _MENDED).encode(encoding)


def test_a_fixed_file_is_left_alone(command: Command) -> None:
    path = report_file(command.folder, valid.with_sentence("s1", _FAULTY))
    command("check", path.name, "--fix")

    assert command("check", path.name, "--diff").shown == ""
    assert "files written: 0" in command("check", path.name, "--fix", "--lang", "en").errors


def test_what_is_half_width_and_doubled_is_mended_in_one_go(command: Command) -> None:
    path = report_file(command.folder, valid.with_sentence("s1", "更新,，内容（含图解）完整。"))

    command("check", path.name, "--fix")

    assert "更新，内容（含图解）完整。" in path.read_text(encoding="utf-8")


def test_findings_that_are_ignored_are_not_mended(command: Command) -> None:
    path = report_file(command.folder, valid.with_sentence("s1", _FAULTY))

    command("check", path.name, "--fix", "--ignore", "TYP")

    assert path.read_text(encoding="utf-8") == _TEXT


def test_other_types_are_refused_with_what_to_do(command: Command) -> None:
    (command.folder / "report.html").write_text(f"<p>{_TEXT}</p>", encoding="utf-8")

    done = command("check", "report.html", "--fix", "--lang", "zh")

    assert done.code == 2
    assert "不能改 report.html：请用 --annotate" in done.errors


def test_other_files_of_a_folder_are_counted(command: Command) -> None:
    folder = command.folder / "reports"
    folder.mkdir()
    report_file(folder, valid.with_sentence("s1", _FAULTY))
    (folder / "report.html").write_text(f"<pre>{_TEXT}</pre>", encoding="utf-8")

    done = command("check", "reports", "--fix", "--lang", "zh")

    assert "其他 1 个文件没有改" in done.errors
    assert "改写文件 1 个" in done.errors


@pytest.mark.parametrize("arguments", [("report.txt", "--fix", "--diff"), ("-", "--fix")])
def test_what_cannot_be_meant_is_refused(command: Command, arguments: tuple[str, ...]) -> None:
    path = report_file(command.folder, valid.with_sentence("s1", _FAULTY))

    assert command("check", *arguments).code == 2
    assert path.read_text(encoding="utf-8") == _TEXT


def test_a_file_that_cannot_be_written_is_a_problem(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, data: bytes) -> int:
        raise PermissionError("read-only")

    report_file(command.folder, valid.with_sentence("s1", _FAULTY))
    monkeypatch.setattr(Path, "write_bytes", refuse)

    done = command("check", "report.txt", "--fix", "--lang", "en")

    assert done.code == 2
    assert "report.txt could not be written: read-only" in done.shown


def test_statistics_follow_what_people_read(command: Command) -> None:
    report_file(command.folder, valid.with_sentence("s1", _FAULTY))

    done = command("check", "report.txt", "--statistics", "--lang", "en")

    assert "     1  TYP008  No doubled words or marks\n" in done.shown


def test_statistics_do_not_break_what_programs_read(command: Command) -> None:
    report_file(command.folder, valid.with_sentence("s1", _FAULTY))

    done = command("check", "report.txt", "--statistics", "--format", "csv", "--lang", "en")

    assert "     1  TYP008" in done.errors
    assert "     1  TYP008" not in done.shown
