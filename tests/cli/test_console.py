"""What a console shows: colours where it takes them, and no traceback where it lacks characters."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportlint import valid
from tests.cli.running import report_file
from tests.cli.within import Command

_RED = "\x1b[1;31m"


@pytest.fixture
def command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Command:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    report_file(tmp_path, valid.with_cell("t3.new.total", 1))
    return Command(tmp_path, capsys)


def test_what_is_no_terminal_gets_no_colours(command: Command) -> None:
    assert "\x1b" not in command("check", "report.txt").shown


def test_severity_and_code_are_coloured(command: Command) -> None:
    shown = command("check", "report.txt", "--color", "always", "--lang", "zh").shown

    assert f"{_RED}错误 TOT001\x1b[0m row-total" in shown


def test_a_line_a_finding_is_coloured_too(command: Command) -> None:
    done = command(
        "check", "report.txt", "--format", "concise", "--color", "always", "--lang", "en"
    )

    assert f"{_RED}error TOT001\x1b[0m " in done.shown


def test_colours_are_all_that_sets_it_apart(command: Command) -> None:
    plain = command("check", "report.txt").shown
    colored = command("check", "report.txt", "--color", "always").shown

    for code in (_RED, "\x1b[1;33m", "\x1b[1;36m", "\x1b[0m"):
        colored = colored.replace(code, "")
    assert colored == plain


@pytest.mark.parametrize(
    ("variables", "arguments", "has_colors"),
    [
        ({"FORCE_COLOR": "1"}, (), True),
        ({"FORCE_COLOR": ""}, (), False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, (), False),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
    ],
)
def test_the_option_counts_before_no_color_and_that_before_force_color(
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    arguments: tuple[str, ...],
    has_colors: bool,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert ("\x1b" in command("check", "report.txt", *arguments).shown) is has_colors


def test_files_and_what_programs_read_are_never_coloured(command: Command) -> None:
    done = command(
        "check", "report.txt", "--color", "always", "--format", "json", "--output", "text:out.txt"
    )

    assert "\x1b" not in done.shown
    assert "\x1b" not in (command.folder / "out.txt").read_text(encoding="utf-8")


def test_the_cache_keeps_coloured_and_plain_apart(command: Command) -> None:
    cached = ("check", "report.txt", "--cache-dir", "cache")

    assert "\x1b" in command(*cached, "--color", "always").shown
    assert "\x1b" not in command(*cached).shown


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii"])
def test_a_code_page_without_chinese_shows_the_codes_of_characters(
    tmp_path: Path, encoding: str
) -> None:
    done = _started(tmp_path, {"PYTHONIOENCODING": encoding})

    assert done.returncode == 1
    assert b"\\u9519\\u8bef TOT001" in done.stdout  # 错误
    assert done.stderr == b""


def test_without_the_utf_8_mode_of_python_nothing_fails(tmp_path: Path) -> None:
    done = _started(tmp_path, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}, "-X", "utf8=0")

    assert done.returncode == 1
    assert b"TOT001" in done.stdout
    assert done.stderr == b""


def test_a_code_page_of_chinese_shows_chinese(tmp_path: Path) -> None:
    done = _started(tmp_path, {"PYTHONIOENCODING": "gbk"})

    assert "错误 TOT001".encode("gbk") in done.stdout


def _started(
    folder: Path, variables: dict[str, str], *of_python: str
) -> subprocess.CompletedProcess[bytes]:
    report_file(folder, valid.with_cell("t3.new.total", 1))
    usual = {name: value for name, value in os.environ.items() if not name.startswith("PYTHONIO")}
    return subprocess.run(
        [sys.executable, *of_python, "-m", "reportlint", "check", "report.txt", "--lang", "zh"],
        capture_output=True,
        cwd=folder,
        env=usual | variables,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="preexec_fn is of POSIX systems")
@pytest.mark.parametrize("command", [["check"], ["extract"]])
def test_without_a_standard_output_the_exit_code_tells(command: list[str], tmp_path: Path) -> None:
    path = report_file(tmp_path, valid)

    done = subprocess.run(
        [sys.executable, "-m", "reportlint", *command, str(path)],
        stderr=subprocess.PIPE,
        preexec_fn=lambda: os.close(1),
        timeout=60,
        check=False,
    )

    assert done.returncode == 0
    assert done.stderr == b""
