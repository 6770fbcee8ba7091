"""--watch: a change of a file is seen, and Ctrl-C ends it."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reportlint import valid
from reportlint.testing import written
from tests.cli.running import run

pytest.importorskip("watchfiles", reason="the extra reportlint[watch] is not installed")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signal to one process")
def test_a_changed_report_is_checked_again(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(written(valid), encoding="utf-8")
    command = ["check", str(path), "--watch", "--lang", "en"]
    with subprocess.Popen(
        [sys.executable, "-m", "reportlint", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        env={**os.environ, "PYTHONUTF8": "1"},
    ) as started:
        assert started.stderr is not None
        # A change that is not seen must not hold the tests up.
        end = threading.Timer(60, started.kill)
        end.start()
        first = started.stderr.readline()
        path.write_text(written(valid.with_cell("t4.review.total", 99)), encoding="utf-8")
        second = started.stderr.readline()
        started.send_signal(signal.SIGINT)
        shown, _ = started.communicate()
        end.cancel()

    assert "waiting" in first
    assert "waiting" in second
    assert started.returncode == 0
    assert "TOT004" in shown


def test_standard_input_cannot_be_watched() -> None:
    completed = run("check", "-", "--watch", "--lang", "en")

    assert completed.returncode == 2
    assert b"not for standard input" in completed.stderr
