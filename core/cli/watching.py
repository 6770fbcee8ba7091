"""Check again whenever a file, the settings or a rule file change."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

from reportlint.cli.arguments import parse_arguments
from reportlint.cli.exit_codes import CLEAN
from reportlint.cli.outputs import form_and_file
from reportlint.cli.streams import STANDARD_INPUT
from reportlint.errors import ReportlintError, UsageError
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
    """Check, and check again whenever a file that matters changes, until Ctrl-C.

    Settings and rule files are read anew each time; what is wrong with them by then is told, and
    the next change waited for. Raises ReportlintError where it is so from the start, and where
    there is nothing that could be watched.
    """
    try:
        _refuse_unwatched(arguments)
        changes = _changes(arguments)
        check(arguments)
        while True:
            print(_WAITING.text(arguments.lang), file=sys.stderr, flush=True)
            next(filter(None, changes))
            # Anew: a program that saves a file may put another one in its place.
            changes = _changes(arguments)
            try:
                arguments = parse_arguments(arguments.argv)
                check(arguments)
            except ReportlintError as error:
                print(f"reportlint: {error.message.text(arguments.lang)}", file=sys.stderr)
    except KeyboardInterrupt:
        return CLEAN


def _refuse_unwatched(arguments: Namespace) -> None:
    if STANDARD_INPUT in arguments.paths:
        raise UsageError(_NO_INPUT, culprit="--watch")
    for path in map(Path, arguments.paths):
        if not path.exists():
            raise UsageError(_MISSING.format(path=path), culprit=str(path))


def _changes(arguments: Namespace) -> Iterator[object]:
    """Watch from now on; return what yields changes, or none, again and again."""
    try:
        from watchfiles import watch
    except ImportError as error:
        raise UsageError(_NO_WATCHFILES, culprit="watchfiles") from error
    written = [path.resolve() for path in _written(arguments)]

    def is_input(_: object, path: str) -> bool:
        return not any(Path(path).resolve().is_relative_to(output) for output in written)

    changes = watch(
        *{path if path.exists() else path.absolute().parent for path in _read(arguments)},
        watch_filter=is_input,
        raise_interrupt=True,
        rust_timeout=_MILLISECONDS,
        yield_on_timeout=True,
    )
    next(changes)  # only now does the watch begin
    return changes


def _read(arguments: Namespace) -> Iterator[Path]:
    """Yield the files and folders that what is found depends on."""
    settings = arguments.configuration.settings
    named = (*arguments.paths, *arguments.rules, *arguments.waivers, *arguments.verdicts)
    yield from map(Path, (*named, *settings.rules))
    yield from (Path(file.file) for file in arguments.configuration.files)
    if arguments.baseline is not None:
        yield Path(arguments.baseline)


def _written(arguments: Namespace) -> Iterator[Path]:
    """Yield what a check writes: that is no reason to check again."""
    yield from (form_and_file(text)[1] for text in arguments.output)
    yield from map(Path, filter(None, (arguments.write_baseline, arguments.annotate)))
