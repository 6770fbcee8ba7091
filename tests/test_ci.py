"""The settings for continuous integration that the project offers."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.running import run

ROOT = Path(__file__).parents[1]


def snippets() -> list[Any]:
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    return [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", text, re.S)]


def test_the_hook_runs_a_command_that_there_is() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

    program, *arguments = hook["entry"].split()

    assert program == "reportlint"
    assert run(*arguments, "--help").returncode == 0
    assert re.search(hook["files"], "reports/年报.docx")


def commands() -> list[str]:
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    return re.findall(r"reportlint check .*", text)


def test_the_snippets_are_yaml() -> None:
    assert len(snippets()) == 3


@pytest.mark.parametrize("command", commands())
def test_the_commands_of_the_snippets_run(command: str, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    sample = (ROOT / "docs/examples/sample-report.txt").read_text(encoding="utf-8")
    (tmp_path / "reports" / "a.txt").write_text(sample, encoding="utf-8")

    completed = run(*command.split()[1:], cwd=tmp_path)

    assert completed.returncode == 1
    assert completed.stderr == b""
