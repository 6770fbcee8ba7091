"""Run the command as a user does."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from reportlint import valid
from reportlint.rule import Example
from reportlint.testing import written


def run(
    *arguments: str | Path, stdin: bytes = b"", locale: str = "C", cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("LC_")},
        "LANG": locale,
        "PYTHONIOENCODING": "utf-8",
    }
    return subprocess.run(
        [sys.executable, "-m", "reportlint", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env=environment,
        cwd=cwd,
        timeout=60,
        check=False,
    )


def text_of(completed: subprocess.CompletedProcess[bytes]) -> str:
    assert b"Traceback" not in completed.stderr
    return completed.stdout.decode("utf-8")


def report_file(folder: Path, example: Example = valid, name: str = "report.txt") -> Path:
    path = folder / name
    path.write_text(written(example), encoding="utf-8")
    return path


def document(completed: subprocess.CompletedProcess[bytes]) -> Any:
    return json.loads(text_of(completed))
