"""Settings from a file, as the command takes them; `reportlint config`."""

import json
from pathlib import Path

import pytest

from reportlint import valid
from reportlint.configuration.settings import schema
from reportlint.testing import written
from tests.cli.running import run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(
        written(valid.with_cell("t4.review.total", 99)), encoding="utf-8"
    )
    text = 'lang = "en"\nformat = "statistics"\nignore = ["TOT", "NVT"]\n'
    (tmp_path / "reportlint.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_settings_of_the_folder_hold(folder: Path) -> None:
    completed = run("check", "report.txt", cwd=folder)

    assert completed.returncode == 0
    assert "reports checked: 1; errors: 0" in completed.stdout.decode("utf-8")


def test_the_command_line_outweighs_them(folder: Path) -> None:
    shown = run("check", "report.txt", "--format", "json", "--lang", "zh", cwd=folder).stdout

    assert json.loads(shown)["reports"][0]["findings"] == []


def test_no_settings_are_taken_where_none_are_wanted(folder: Path) -> None:
    assert run("check", "report.txt", "--no-config", cwd=folder).returncode == 1


def test_no_settings_are_taken_from_the_folder_of_the_report(folder: Path) -> None:
    (folder / "elsewhere").mkdir()

    completed = run("check", folder / "report.txt", cwd=folder.parent)

    assert completed.returncode == 1


def test_a_mistake_is_an_error_with_its_place(folder: Path) -> None:
    (folder / "reportlint.toml").write_text('\nprofil = "strict"', encoding="utf-8")

    completed = run("check", "report.txt", "--lang", "en", cwd=folder)

    assert completed.returncode == 2
    assert b"reportlint.toml:2:1: there is no setting" in completed.stderr


def test_every_setting_is_listed_with_its_source(folder: Path) -> None:
    shown = json.loads(run("config", "--format", "json", cwd=folder).stdout)

    assert shown["format"]["value"] == "statistics"
    assert shown["format"]["source"].endswith("reportlint.toml:2")
    assert shown["jobs"] == {"value": None, "source": None}


def test_the_schema_is_printed(folder: Path) -> None:
    assert json.loads(run("config", "--schema", cwd=folder).stdout) == schema()


def test_a_switched_off_rule_says_by_what(folder: Path) -> None:
    shown = run("rules", "--lang", "en", cwd=folder).stdout.decode("utf-8")

    (line,) = [line for line in shown.splitlines() if line.startswith("TOT001")]
    assert "TOT" in line.rpartition("(")[2]
