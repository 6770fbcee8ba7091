"""Where the command reads from and writes to besides the files it checks."""

import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from reportlint.errors import UsageError
from reportlint.messages import Message

STANDARD_INPUT = "-"

_OVERWRITES = Message(
    zh="--output {name} 会覆盖要读取的文件，请换一个文件名",
    en="--output {name} would overwrite a file that is read; give another name",
)
_NO_STDIN = Message(zh="没有标准输入", en="there is no standard input")
_NOT_WRITTEN = Message(zh="无法写入 {name}：{why}", en="{name} could not be written: {why}")


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
        raise UsageError(_NOT_WRITTEN.format(name=name, why=error), culprit=name) from error
