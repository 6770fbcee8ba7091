"""Which configuration file is found, and what one that nobody named may not do."""

from pathlib import Path

import pytest

from reportlint import UsageError, find_configuration
from reportlint.configuration.searching import found_configuration


def configured(folder: Path, text: str, name: str = "reportlint.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_of_its_own_comes_before_the_project_in_one_folder(tmp_path: Path) -> None:
    configured(tmp_path, "[tool.reportlint]", "pyproject.toml")
    own = configured(tmp_path, "")

    assert find_configuration(tmp_path) == own


def test_a_project_that_cannot_be_read_is_not_passed_by_where_it_has_our_table(
    tmp_path: Path,
) -> None:
    project = configured(tmp_path, "[tool.reportlint]\njobs = ", "pyproject.toml")

    assert find_configuration(tmp_path) == project


@pytest.mark.parametrize("text", ["[tool.other", "tool = 3 # reportlint", "[project]"])
def test_a_project_of_others_is_passed_by(tmp_path: Path, text: str) -> None:
    above = configured(tmp_path, "")
    (tmp_path / "inner").mkdir()
    configured(tmp_path / "inner", text, "pyproject.toml")

    assert find_configuration(tmp_path / "inner") == above


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('rules = ["checks.yaml", "checks.PY"]', "reportlint.toml:1:25: "),
        ('output = ["html:../out.html"]', "lies outside the folder"),
        ('cache-dir = "/somewhere"', "lies outside the folder"),
    ],
)
def test_a_file_that_was_merely_found_runs_no_code_and_writes_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    configured(tmp_path, text)
    monkeypatch.chdir(tmp_path)

    with pytest.raises(UsageError, match="--config") as caught:
        found_configuration()

    assert said in caught.value.message.en


def test_what_stays_in_its_folder_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configured(tmp_path, 'rules = ["a.yaml"]\noutput = ["html:out.html"]\ncache-dir = ".cache"')
    monkeypatch.chdir(tmp_path)

    assert found_configuration() is not None
