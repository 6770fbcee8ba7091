"""Baseline and waivers, as the command takes them."""

import json
from pathlib import Path

import pytest

from reportlint import valid
from reportlint.testing import written
from tests.cli.running import run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = written(valid.with_cell("t4.review.total", 99))
    (tmp_path / "r.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_baseline_sets_old_findings_aside_and_new_ones_not(folder: Path) -> None:
    assert run("check", "r.txt", "--write-baseline", "base.json", cwd=folder).returncode == 1

    old = run("check", "r.txt", "--baseline", "base.json", "--lang", "en", cwd=folder)
    example = valid.with_cell("t4.review.total", 99).with_cell("t3.open.total", 90)
    (folder / "r.txt").write_text(written(example), encoding="utf-8")
    new = run("check", "r.txt", "--baseline", "base.json", "--lang", "en", cwd=folder)

    assert old.returncode == 0
    assert b"set aside: 1 (baseline 1)" in old.stdout
    assert new.returncode == 1
    assert b"TOT001" in new.stdout


def test_what_is_gone_from_a_baseline_is_told(folder: Path) -> None:
    run("check", "r.txt", "--write-baseline", "base.json", cwd=folder)
    (folder / "r.txt").write_text(written(valid), encoding="utf-8")

    shown = run("check", "r.txt", "--baseline", "base.json", "--lang", "en", cwd=folder).stdout

    assert b"base.json: notice: 1 findings of the baseline are gone" in shown


def test_a_rule_that_did_not_run_misses_nothing_of_a_baseline(folder: Path) -> None:
    run("check", "r.txt", "--write-baseline", "base.json", cwd=folder)

    options = ("--baseline", "base.json", "--select", "STR", "--lang", "en")

    assert b"gone" not in run("check", "r.txt", *options, cwd=folder).stdout


def test_a_baseline_is_the_same_bytes_each_time(folder: Path) -> None:
    for name in ("one.json", "two.json"):
        run("check", "r.txt", "--write-baseline", name, cwd=folder)

    assert (folder / "one.json").read_bytes() == (folder / "two.json").read_bytes()


def test_a_file_that_is_no_baseline_is_an_error(folder: Path) -> None:
    completed = run("check", "r.txt", "--baseline", "r.txt", "--lang", "en", cwd=folder)

    assert completed.returncode == 2
    assert b"is no baseline" in completed.stderr


def test_what_is_waived_is_in_the_json_with_its_reason(folder: Path) -> None:
    waiver = '[[waiver]]\ncode = "TOT004"\nreason = "已核实"\nauthor = "王某"\nuntil = 2999-01-01\n'
    (folder / "w.toml").write_text(waiver, encoding="utf-8")

    completed = run("check", "r.txt", "--waivers", "w.toml", "--format", "json", cwd=folder)

    assert completed.returncode == 0
    (report,) = json.loads(completed.stdout)["reports"]
    assert report["findings"] == []
    (aside,) = report["suppressed"]
    assert aside["suppression"] == {
        "by": "waiver",
        "reason": "已核实",
        "author": "王某",
        "until": "2999-01-01",
        "place": "w.toml:1",
    }
