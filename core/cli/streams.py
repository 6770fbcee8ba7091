"""Where the command reads from and writes to besides the files it checks."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Mapping
from pathlib import Path

from reportlint.errors import UsageError, reason
from reportlint.messages import Message
from reportlint.waivers.verdicts import Verdict

STANDARD_INPUT = "-"

_OVERWRITES = Message(
    zh="--output {name} 会覆盖要读取的文件，请换一个文件名",
    en="--output {name} would overwrite a file that is read; give another name",
)
_LOSES_VERDICTS = Message(
    zh="{name} 中有填好的判定，覆盖后就没有了：请加上 --verdicts {name}，并另换一个输出文件名",
    en="verdicts in {name} would be lost: give --verdicts {name}, and another file for the output",
)
_NO_STDIN = Message(zh="没有标准输入", en="there is no standard input")
_NOT_WRITTEN = Message(zh="无法写入 {name}：{why}", en="{name} could not be written: {why}")


def open_missing_streams() -> None:
    """Let what has nowhere to go, in a program started without a screen, go nowhere."""
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def standard_input() -> bytes:
    """Return all of standard input; raises UsageError where there is none."""
    if sys.stdin is None:
        raise UsageError(_NO_STDIN)
    return sys.stdin.buffer.read()


def refuse_to_overwrite(outputs: Iterable[str | Path | None], paths: Iterable[str | Path]) -> None:
    """Raise UsageError where an output would go into one of some files; None is the screen."""
    written = {Path(output).resolve(): output for output in outputs if output is not None}
    for path in map(Path, paths) if written else ():
        if path.resolve() in written:
            name = written[path.resolve()]
            raise UsageError(_OVERWRITES.format(name=name), culprit=str(name))


def refuse_to_lose_verdicts(workbooks: Iterable[Path], known: Mapping[str, Verdict]) -> None:
    """Raise UsageError where a workbook to be written anew has verdicts that are not known."""
    for path in workbooks:
        if not path.is_file():
            continue
        # Start-up counts: few runs write over a workbook.
        from reportlint.waivers.verdict_sheet import has_others

        if has_others(path, known):
            raise UsageError(_LOSES_VERDICTS.format(name=path), culprit=str(path))


def write(text: str, arguments: Namespace) -> None:
    """Write to the file that --output names, or else to standard output."""
    try:
        if arguments.output is None:
            sys.stdout.write(text)
            sys.stdout.flush()
        else:
            # A name of a file that is no good Unicode is shown by its codes.
            Path(arguments.output).write_text(
                text, encoding="utf-8", errors="backslashreplace", newline="\n"
            )
    except BrokenPipeError:
        raise
    except OSError as error:
        name = arguments.output or "<stdout>"
        message = _NOT_WRITTEN.format(name=name, why=reason(error))
        raise UsageError(message, culprit=name) from error
