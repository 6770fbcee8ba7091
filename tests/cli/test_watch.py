"""--watch: changes are seen, what is written is not, and Ctrl-C ends it."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reportlint import valid
from reportlint.testing import written
from tests.cli.running import run

pytest.importorskip("watchfiles", reason="the extra reportlint[watch] is not installed")

_WRONG = valid.with_cell("t4.review.total", 99)
_only_posix = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows sends no signal to one process"
)


class Watcher:
    """A command that runs with --watch in a folder of its own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.shown = ""

    def said(self) -> str:
        """Return the next line on standard error."""
        assert self.process.stderr is not None
        return self.process.stderr.readline()

    def end(self) -> None:
        """Press Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        self.shown, _ = self.process.communicate()


@contextmanager
def watching(folder: Path, *arguments: str) -> Iterator[Watcher]:
    command = [sys.executable, "-m", "reportlint", "check", *arguments, "--watch", "--lang", "en"]
    with subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        env={**os.environ, "PYTHONUTF8": "1"},
    ) as process:
        # A change that is not seen must not hold the tests up.
        limit = threading.Timer(60, process.kill)
        limit.start()
        watcher = Watcher(process)
        assert "waiting" in watcher.said()
        yield watcher
        if process.returncode is None:
            watcher.end()
        limit.cancel()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(written(valid), encoding="utf-8")
    return path


@_only_posix
def test_a_changed_report_is_checked_again(report: Path) -> None:
    with watching(report.parent, "report.txt") as watcher:
        report.write_text(written(_WRONG), encoding="utf-8")
        assert "waiting" in watcher.said()

    assert watcher.process.returncode == 0
    assert "TOT004" in watcher.shown


@_only_posix
def test_a_report_that_is_replaced_twice_is_checked_again_twice(report: Path) -> None:
    with watching(report.parent, "report.txt") as watcher:
        for draft in (valid, _WRONG):  # as Word and many editors save
            other = report.with_suffix(".new")
            other.write_text(written(draft), encoding="utf-8")
            other.replace(report)
            assert "waiting" in watcher.said()

    assert "TOT004" in watcher.shown


@_only_posix
def test_settings_are_read_anew(report: Path) -> None:
    report.write_text(written(_WRONG), encoding="utf-8")
    settings = report.with_name("reportlint.toml")
    settings.write_text('ignore = ["TOT004"]', encoding="utf-8")
    with watching(report.parent, "report.txt") as watcher:
        settings.write_text("", encoding="utf-8")
        assert "waiting" in watcher.said()

    assert "TOT004" in watcher.shown


@_only_posix
def test_wrong_settings_are_told_and_waited_for(report: Path) -> None:
    settings = report.with_name("reportlint.toml")
    settings.write_text("", encoding="utf-8")
    with watching(report.parent, "report.txt") as watcher:
        settings.write_text('ignroe = ["TOT004"]', encoding="utf-8")
        assert "ignroe" in watcher.said()
        assert "waiting" in watcher.said()


@_only_posix
def test_what_is_written_is_no_change(report: Path) -> None:
    (report.parent / "out").mkdir()
    with watching(report.parent, ".", "--output", "json:out/a.json") as watcher:
        time.sleep(1)  # enough for several checks, if the first one were the reason for them

    assert watcher.shown.count("reports checked: 1") == 1


def test_standard_input_cannot_be_watched() -> None:
    completed = run("check", "-", "--watch", "--lang", "en")

    assert completed.returncode == 2
    assert b"not for standard input" in completed.stderr


def test_a_missing_report_cannot_be_watched() -> None:
    completed = run("check", "missing.txt", "--watch", "--lang", "en")

    assert completed.returncode == 2
    assert b"there is no missing.txt to watch" in completed.stderr
