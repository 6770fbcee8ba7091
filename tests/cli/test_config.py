"""Settings from a file, as the command takes them; `reportlint config`."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from reportlint import valid
from reportlint.cli import main
from reportlint.configuration.settings import schema
from reportlint.testing import written
from tests.cli import running


class Ran(NamedTuple):
    """What became of a run of the command."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in this process, in some folder: a new process takes a second."""
    for name in [name for name in os.environ if name.startswith("LC_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "C")

    def ran(*arguments: str | Path, cwd: Path) -> Ran:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "stdout", sys.stdout)  # main may take it away
        try:
            code = main([*map(str, arguments)])
        except SystemExit as end:
            code = int(end.code or 0)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return ran


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(
        written(valid.with_cell("t4.review.total", 99)), encoding="utf-8"
    )
    text = 'lang = "en"\nformat = "statistics"\nignore = ["TOT", "NVT"]\n'
    (tmp_path / "reportlint.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_settings_of_the_folder_hold(folder: Path, run: Run) -> None:
    completed = run("check", "report.txt", cwd=folder)

    assert completed.returncode == 0
    assert "reports checked: 1; errors: 0" in completed.stdout


def test_the_command_line_outweighs_them(folder: Path, run: Run) -> None:
    shown = run("check", "report.txt", "--format", "json", "--lang", "zh", cwd=folder).stdout

    assert json.loads(shown)["reports"][0]["findings"] == []


def test_no_settings_are_taken_where_none_are_wanted(folder: Path, run: Run) -> None:
    assert run("check", "report.txt", "--no-config", cwd=folder).returncode == 1


def test_no_settings_are_taken_from_the_folder_of_the_report(folder: Path, run: Run) -> None:
    (folder / "elsewhere").mkdir()

    completed = run("check", folder / "report.txt", cwd=folder.parent)

    assert completed.returncode == 1


def test_a_mistake_is_an_error_with_its_place(folder: Path, run: Run) -> None:
    (folder / "reportlint.toml").write_text('\nprofil = "strict"', encoding="utf-8")

    completed = run("check", "report.txt", "--lang", "en", cwd=folder)

    assert completed.returncode == 2
    assert "reportlint.toml:2:1: there is no setting" in completed.stderr


def test_every_setting_is_listed_with_where_it_comes_from(folder: Path, run: Run) -> None:
    (folder / "base.toml").write_text("[limits]\npages = 500", encoding="utf-8")
    with (folder / "reportlint.toml").open("a", encoding="utf-8") as file:
        file.write('extend = "base.toml"\n')

    shown = run("config", "--format", "json", "--fail-on", "error", "--ignore", "PCT", cwd=folder)

    found = {(item["key"], item["place"]): item for item in json.loads(shown.stdout)}
    assert found["format", "reportlint.toml:2"]["value"] == "statistics"
    assert found["limits.pages", "base.toml:2"]["value"] == 500
    assert found["limits.cells", None]["source"] == "default"
    assert found["fail-on", "--fail-on"]["source"] == "command line"
    assert found["ignore", "reportlint.toml:3"]["value"] == ["TOT", "NVT"]
    assert found["ignore", "--ignore"]["value"] == ["PCT"]


def test_every_setting_is_listed_as_text(folder: Path, run: Run) -> None:
    lines = run("config", cwd=folder).stdout.splitlines()

    assert lines[0] == "configuration file: reportlint.toml"
    assert 'ignore = ["TOT", "NVT"]  # reportlint.toml:3' in lines
    assert 'fail-on = "warning"  # default' in lines


def test_the_schema_is_printed(folder: Path, run: Run) -> None:
    assert json.loads(run("config", "--schema", cwd=folder).stdout) == schema()


def test_a_rule_that_is_off_says_by_which_line(folder: Path, run: Run) -> None:
    shown = run("rules", cwd=folder).stdout

    (line,) = [line for line in shown.splitlines() if line.startswith("TOT001")]
    assert line.endswith("(reportlint.toml:3: ignore TOT)")


def test_forms_of_output_are_for_checks_alone(folder: Path, run: Run) -> None:
    with (folder / "reportlint.toml").open("a", encoding="utf-8") as file:
        file.write('output = ["html:out.html"]\n')

    listed = run("rules", "--format", "json", cwd=folder)

    assert listed.returncode == 0
    assert not (folder / "out.html").exists()


def test_the_options_of_the_run_are_listed(folder: Path, run: Run) -> None:
    with (folder / "reportlint.toml").open("a", encoding="utf-8") as file:
        file.write("[options.PLS007]\nfewest = 3\n")

    rules = json.loads(run("rules", "--format", "json", cwd=folder).stdout)

    options = {rule["code"]: rule["options"] for rule in rules}
    assert options["PLS007"] == {"most_percent": 40, "fewest": 3}
    assert options["TOT001"] == {}


def test_a_broken_file_is_no_hindrance_to_help(folder: Path, run: Run) -> None:
    (folder / "reportlint.toml").write_text("jobs = ", encoding="utf-8")

    assert run("check", "--help", cwd=folder).returncode == 0
    assert run("config", "--schema", cwd=folder).returncode == 0


def test_a_short_name_of_the_option_names_the_file_too(folder: Path, run: Run) -> None:
    (folder / "other.toml").write_text('select = ["CIT"]', encoding="utf-8")

    assert run("check", "report.txt", "--conf", "other.toml", cwd=folder).returncode == 0


def test_code_in_a_file_that_was_merely_found_is_not_run(folder: Path, run: Run) -> None:
    (folder / "checks.py").write_text("raise SystemExit(9)", encoding="utf-8")
    (folder / "reportlint.toml").write_text('rules = ["checks.py"]', encoding="utf-8")

    completed = run("check", "report.txt", "--lang", "en", cwd=folder)

    assert completed.returncode == 2
    assert "reportlint.toml:1:10: " in completed.stderr
    assert "--config" in completed.stderr


def test_settings_hold_in_every_process(folder: Path) -> None:
    for number in range(4):
        text = (folder / "report.txt").read_text(encoding="utf-8")
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    override = '[[overrides]]\npaths = ["[12].txt"]\nextend-select = ["TOT004"]\n'
    with (folder / "reportlint.toml").open("a", encoding="utf-8") as file:
        file.write(override)

    shown = running.run("check", ".", "--jobs", "2", "--format", "json", cwd=folder).stdout

    found = {
        Path(report["path"]).name: [item["code"] for item in report["findings"]]
        for report in json.loads(shown)["reports"]
    }
    assert {name for name, codes in found.items() if "TOT004" in codes} == {"1.txt", "2.txt"}


def test_kept_results_are_not_those_of_other_overrides(folder: Path, run: Run) -> None:
    (folder / "towns").mkdir()
    text = (folder / "report.txt").read_text(encoding="utf-8")
    (folder / "towns" / "report.txt").write_text(text, encoding="utf-8")
    (folder / "reportlint.toml").write_text(
        'cache = true\ncache-dir = ".kept"\n[[overrides]]\npaths = ["towns/"]\n'
        'ignore = ["TOT", "NVT"]\n',
        encoding="utf-8",
    )

    codes = [
        run("check", "report.txt", cwd=place).returncode for place in (folder, folder / "towns")
    ]

    assert codes == [1, 0]


def test_the_cache_of_the_settings_can_be_left_out(folder: Path, run: Run) -> None:
    with (folder / "reportlint.toml").open("a", encoding="utf-8") as file:
        file.write('cache-dir = ".kept"\n')

    run("check", "report.txt", "--no-cache", cwd=folder)

    assert not (folder / ".kept").exists()
