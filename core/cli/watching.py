"""Check again whenever a file changes."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

from reportlint.cli.exit_codes import CLEAN
from reportlint.cli.streams import STANDARD_INPUT
from reportlint.errors import UsageError
from reportlint.messages import Message

# How long to wait for a change before looking whether Ctrl-C was pressed.
_MILLISECONDS = 100
_NO_WATCHFILES = Message(
    zh='--watch 需要 watchfiles，请运行：pip install "reportlint[watch]"',
    en='--watch needs watchfiles: pip install "reportlint[watch]"',
)
_NO_INPUT = Message(
    zh="--watch 只能用于文件和文件夹，不能用于标准输入",
    en="--watch is for files and folders, not for standard input",
)
_MISSING = Message(zh="找不到 {path}，无法等待它变化", en="there is no {path} to watch")
_WAITING = Message(
    zh="等待文件变化，按 Ctrl-C 结束", en="waiting for files to change; Ctrl-C ends this"
)


def check_again(check: Callable[[Namespace], int], arguments: Namespace) -> int:
    """Check, and check again whenever one of the files changes, until Ctrl-C.

    Raises UsageError where there is nothing that could be watched.
    """
    changes = _changes(arguments)
    try:
        next(changes)  # the watch begins: what changes during the check is seen as well
        while True:
            check(arguments)
            print(_WAITING.text(arguments.lang), file=sys.stderr, flush=True)
            next(filter(None, changes))
    except KeyboardInterrupt:
        return CLEAN


def _changes(arguments: Namespace) -> Iterator[object]:
    """Return what yields the changes of what a check depends on, again and again, or none."""
    if STANDARD_INPUT in arguments.paths:
        raise UsageError(_NO_INPUT, culprit="--watch")
    try:
        from watchfiles import watch
    except ImportError as error:
        raise UsageError(_NO_WATCHFILES, culprit="watchfiles") from error
    paths = [Path(path) for path in (*arguments.paths, *arguments.rules)]
    for path in paths:
        if not path.exists():
            raise UsageError(_MISSING.format(path=path), culprit=str(path))
    # What the check itself writes is no reason to check again.
    written = {Path(text.rpartition(":")[2]).resolve() for text in arguments.output}
    return watch(
        *paths,
        watch_filter=lambda change, path: Path(path).resolve() not in written,
        raise_interrupt=True,
        rust_timeout=_MILLISECONDS,
        yield_on_timeout=True,
    )
