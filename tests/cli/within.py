"""Run the command in this process: for tests of what it writes, not of how it is started."""

import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from reportlint.cli import main


class Done(NamedTuple):
    """What a run gave."""

    code: int
    shown: str
    errors: str


class Command:
    """Runs the command in a folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Done:
        """Return what a run with some arguments gave."""
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder)
            patch.setenv("LC_ALL", "C")
            # The command lets go of a stream that it could not write to.
            patch.setattr(sys, "stdout", sys.stdout)
            code = main(list(map(str, arguments)))
        shown, errors = self._capsys.readouterr()
        return Done(code, str(shown), str(errors))
