"""Runs over many files, as a user starts them: jobs, cache, Ctrl-C, quiet."""

import json
import os
import signal
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pytest

from reportlint import valid
from reportlint.testing import written
from tests.cli.running import run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with reports of which one has a fault, and a file that is no report."""
    found = tmp_path / "reports"
    found.mkdir()
    for number in range(4):
        example = valid.with_cell("t4.review.total", 90 + number) if number == 2 else valid
        (found / f"{number}.txt").write_text(written(example), encoding="utf-8")
    (found / "9.txt").write_text("会议通知", encoding="utf-8")
    return found


def outputs(folder: Path, *options: str) -> list[bytes]:
    """Return what two outputs of a run hold."""
    files = [folder.parent / "out.txt", folder.parent / "out.json"]
    completed = run("check", folder, *options, "--output", files[0], "--output", files[1])
    assert completed.returncode == 2, completed.stderr
    return [path.read_bytes() for path in files]


def test_several_processes_write_the_same_bytes(folder: Path) -> None:
    assert outputs(folder, "--jobs", "3") == outputs(folder, "--jobs", "1")


def test_the_cache_writes_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    options = ("--jobs", "1", "--cache-dir", str(tmp_path / "kept"))
    first = outputs(folder, *options)

    assert outputs(folder, *options) == first


def test_a_changed_report_is_checked_again(folder: Path, tmp_path: Path) -> None:
    options = ("--jobs", "1", "--cache-dir", str(tmp_path / "kept"))
    outputs(folder, *options)
    (folder / "0.txt").write_text(written(valid.with_cell("t4.review.total", 77)), encoding="utf-8")

    _, document = outputs(folder, *options)

    (first, *_) = json.loads(document)["reports"]
    assert [finding["code"] for finding in first["findings"]] == ["TOT004"]


def test_no_jobs_at_all_is_an_error(folder: Path) -> None:
    completed = run("check", folder, "--jobs", "0", "--lang", "en")

    assert completed.returncode == 2
    assert b"--jobs is a whole number from 1 on" in completed.stderr


def test_quiet_leaves_the_sums_and_what_was_not_checked(folder: Path) -> None:
    shown = run("check", folder, "--quiet", "--lang", "en").stdout.decode("utf-8")

    assert "TOT004 " not in shown
    assert "9.txt: not checked" in shown
    assert "reports checked: 4" in shown


def test_statistics_count_the_findings_of_each_rule(folder: Path) -> None:
    shown = run("check", folder, "--format", "statistics", "--lang", "en").stdout.decode("utf-8")

    assert "     1  TOT004" in shown


def test_the_cache_is_cleared(folder: Path, tmp_path: Path) -> None:
    place = str(tmp_path / "kept")
    outputs(folder, "--cache-dir", place)

    cleared = run("cache", "clear", "--cache-dir", place, "--lang", "en")

    assert cleared.stdout.decode("utf-8").startswith("cleared")
    assert list((tmp_path / "kept").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signal to one process")
def test_ctrl_c_leaves_what_was_done_so_far(tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(300):
        (many / f"{number}.txt").write_text(written(valid), encoding="utf-8")
    out = tmp_path / "out.json"
    command = f"check {many} --jobs 1 --output {out} --quiet --lang en"
    started = subprocess.Popen(
        [sys.executable, "-m", "reportlint", *command.split()],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell may have had it ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    while not (out.is_file() and out.stat().st_size):
        time.sleep(0.05)
    started.send_signal(signal.SIGINT)
    shown, errors = started.communicate(timeout=60)

    assert (started.returncode, errors) == (130, b"")
    assert b"broken off by Ctrl-C" in shown
    document = json.loads(out.read_bytes())
    assert not document["complete"]
    assert len(document["reports"]) < 300


def test_the_time_of_each_rule_is_listed(folder: Path) -> None:
    errors = run("check", folder, "--profile-rules", "--lang", "en").stderr.decode("utf-8")

    title, *lines = errors.splitlines()
    assert title.startswith("milliseconds of each rule, in 4 reports")
    times = [Decimal(line.split()[0]) for line in lines]
    assert times == sorted(times, reverse=True)
    assert "  TOT004  case-total" in errors
