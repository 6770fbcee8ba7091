"""What a user says of a report, with options and in a file beside it."""

from pathlib import Path

import pytest

from reportlint import valid
from tests.cli.running import document, report_file, run

OLD = valid.in_form("gid2019")


def test_a_year_that_is_given_is_the_year_of_the_report(tmp_path: Path) -> None:
    path = report_file(tmp_path, OLD)

    assert run("check", path).returncode == 0
    completed = run("check", path, "--year", "2023", "--lang", "en")

    assert completed.returncode == 1
    assert "error STR008 form-of-year" in completed.stdout.decode("utf-8")


def test_extract_says_from_where_each_thing_is_known(tmp_path: Path) -> None:
    path = report_file(tmp_path)
    (tmp_path / "report.toml").write_text('organ = "青河口县人民政府"', encoding="utf-8")

    found = document(run("extract", path, "--organ-kind", "county"))

    metadata = found["metadata"]
    assert (found["year"], found["organ"]) == (2024, "青河口县人民政府")
    assert metadata["organ"] == {"value": "青河口县人民政府", "source": "sidecar"}
    assert metadata["organ_kind"] == {"value": "county", "source": "option"}
    assert metadata["period"]["value"] == {"start": "2024-01-01", "end": "2024-12-31"}
    assert (metadata["year"]["source"], metadata["year"]["line"]) == ("period", 2)
    assert metadata["title"] is None


def test_a_format_that_is_named_is_used(tmp_path: Path) -> None:
    found = document(run("extract", report_file(tmp_path), "--format-id", "gid2019"))

    assert found["format"] == "gid2019"


@pytest.mark.parametrize("command", ["check", "extract"])
@pytest.mark.parametrize(
    ("option", "hint"),
    [
        (("--format-id", "gid2012"), "gid2021, gid2019"),
        (("--organ-kind", "conty"), "county"),
        (("--year", "24"), "2024"),
        (("--publish-date", "2025-02-30"), "2025-01-20"),
    ],
)
def test_an_option_with_a_wrong_value_names_the_right_ones(
    tmp_path: Path, command: str, option: tuple[str, str], hint: str
) -> None:
    completed = run(command, report_file(tmp_path), *option, "--lang", "en")

    assert completed.returncode == 2
    assert hint in completed.stderr.decode("utf-8")


@pytest.mark.parametrize("command", ["check", "extract"])
def test_a_wrong_file_beside_a_report_is_an_error(tmp_path: Path, command: str) -> None:
    path = report_file(tmp_path)
    (tmp_path / "report.toml").write_text("yaer = 2024", encoding="utf-8")

    completed = run(command, path, "--lang", "en")

    assert completed.returncode == 2
    assert "did you mean year?" in (completed.stdout + completed.stderr).decode("utf-8")


@pytest.mark.parametrize("command", ["check", "extract"])
def test_a_report_from_before_there_were_forms_is_named_as_such(
    tmp_path: Path, command: str
) -> None:
    path = tmp_path / "2018.txt"
    path.write_text("青河口县2018年政府信息公开工作年度报告\n2018年，我县……", encoding="utf-8")

    completed = run(command, path, "--lang", "zh")

    assert completed.returncode == 2
    assert "2018 年度" in (completed.stdout + completed.stderr).decode("utf-8")
