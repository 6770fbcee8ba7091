"""A baseline: the findings of an earlier run, which are set aside in this one."""

import json
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from reportlint.errors import UsageError, reason
from reportlint.messages import Message

SCHEMA = "reportlint-baseline-1"

_NOT_OPENED = Message(zh="无法打开基线 {path}：{why}", en="{path} could not be opened: {why}")
_NO_BASELINE = Message(
    zh="{path} 不是基线文件（用 --write-baseline 生成）：{why}",
    en="{path} is no baseline, as --write-baseline writes it: {why}",
)


class Entry(BaseModel):
    """A finding of an earlier run."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fingerprint: str
    code: str
    path: str
    message: str


class Baseline(BaseModel):
    """The findings of an earlier run; schema names the form of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    form: str
    findings: tuple[Entry, ...]


class ReadBaseline(NamedTuple):
    """A baseline with the file that it was read from."""

    path: Path
    entries: dict[str, Entry]


def read_baseline(path: Path) -> ReadBaseline:
    """Return the baseline in a file, by fingerprint; raises UsageError where it is none."""
    try:
        with path.open("rb") as file:
            data = json.load(file)
        if not isinstance(data, dict) or data.get("schema") != SCHEMA:
            raise UsageError(_NO_BASELINE.format(path=path, why=SCHEMA), culprit=str(path))
        baseline = Baseline(form=SCHEMA, findings=data.get("findings", ()))
    except OSError as error:
        message = _NOT_OPENED.format(path=path, why=reason(error))
        raise UsageError(message, culprit=str(path)) from error
    except (ValidationError, ValueError) as error:
        why = str(error).splitlines()[0]
        raise UsageError(_NO_BASELINE.format(path=path, why=why), culprit=str(path)) from error
    return ReadBaseline(path, {entry.fingerprint: entry for entry in baseline.findings})
