"""The scripts that let a shell complete the command."""

import builtins
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.within import Command

pytest.importorskip("shtab", reason="the extra reportlint[completion] is not installed")


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(tmp_path, capsys)


@pytest.mark.skipif(
    sys.platform == "win32" or not shutil.which("bash"), reason="there is no bash to ask"
)
@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("--for", ["--format", "--format-id"]),
        ("--annot", ["--annotate"]),
        ("--publ", ["--publish-date"]),
        ("repo", ["report.txt"]),
    ],
)
def test_bash_completes(command: Command, typed: str, completed: list[str]) -> None:
    (command.folder / "report.txt").touch()
    script = command("completion", "bash").shown
    asked = (
        f"COMP_WORDS=(reportlint check '{typed}'); COMP_CWORD=2\n"
        f"_shtab_reportlint reportlint '{typed}' check\n"
        'printf "%s\\n" "${COMPREPLY[@]}"\n'
    )

    done = subprocess.run(
        ["bash", "--norc", "-c", script + asked],
        capture_output=True,
        cwd=command.folder,
        timeout=60,
        check=False,
    )

    assert sorted(set(done.stdout.decode().split())) == completed
    assert done.stderr == b""


@pytest.mark.parametrize("shell", ["zsh", "fish", "powershell"])
def test_other_shells_have_scripts(command: Command, shell: str) -> None:
    done = command("completion", shell)

    assert done.code == 0
    assert "annotate" in done.shown


def test_a_missing_extra_is_named(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = builtins.__import__

    def without_shtab(name: str, *arguments: Any, **named: Any) -> Any:
        if name == "shtab":
            raise ImportError(name)
        return whole(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", without_shtab)

    done = command("completion", "bash", "--lang", "zh")

    assert done.code == 2
    assert 'pip install "reportlint[completion]"' in done.errors
