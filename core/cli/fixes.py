"""Change the files that were given: --fix writes what rules offer to mend, --diff only shows it."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from reportlint.checking.groups import has_group_rules
from reportlint.cli.streams import STANDARD_INPUT
from reportlint.engine import Engine, Loaded
from reportlint.errors import ReportlintError, UsageError, reason
from reportlint.finding import CheckedReport, Problem
from reportlint.fixing import FIXABLE, fixed, offered
from reportlint.messages import Message
from reportlint.reading.filetypes import suffix_of
from reportlint.reading.folders import Found
from reportlint.source import Source

# Mending one place may show another: two marks that were doubled and half-width.
_MOST_ROUNDS = 10

_BOTH = Message(
    zh="--diff 只查看，--fix 才改写文件，请只用一个",
    en="--diff only shows what --fix writes: give one of them",
)
_NO_STDIN = Message(
    zh="--fix、--diff 只能用于文件和文件夹，不能用于标准输入",
    en="--fix and --diff are for files and folders, not for standard input",
)
_OTHER_TYPE = Message(
    zh="--fix、--diff 只用于 .txt、.md，不能改 {name}：请用 --annotate 写出批注副本，照着修改",
    en="--fix and --diff are for .txt and .md, not for {name}: --annotate DIR writes a copy of it "
    "with notes, to mend it by hand",
)
_LEFT = Message(
    zh="--fix、--diff 只用于 .txt、.md，其他 {count} 个文件没有改",
    en="--fix and --diff are for .txt and .md; other files, left as they are: {count}",
)
_NOT_KEPT = Message(
    zh="{name} 不能按原编码 {encoding} 原样写回，没有改；请另存为 UTF-8",
    en="{name} cannot be written back in {encoding} byte for byte and is left: save it as UTF-8",
)
_NOT_WRITTEN = Message(zh="无法写入 {name}：{why}", en="{name} could not be written: {why}")
_FIXED = Message(
    zh="已改正 {places} 处，改写文件 {files} 个",
    en="places fixed: {places}; files written: {files}",
)


class Mended(NamedTuple):
    """A file before and after, and how many places were mended."""

    name: str
    old: str
    new: str
    data: bytes
    places: int


def fix(engine: Engine, found: Found, arguments: Namespace) -> tuple[Problem, ...]:
    """Show what can be mended with --diff, write it with --fix; return what kept files from it.

    Raises UsageError where it was asked for what cannot be changed.
    """
    if not (arguments.fix or arguments.diff):
        return ()
    _refuse(arguments)
    paths = [path for path in found.files if suffix_of(path.name) in FIXABLE]
    problems: list[Problem] = []
    places = files = 0
    for path in paths:
        try:
            mended = _mended(engine, path)
            if mended is None:
                continue
            if arguments.diff:
                sys.stdout.writelines(_diff(mended))
                continue
            path.write_bytes(mended.data)
        except ReportlintError as error:
            problems.append(Problem(str(path), error.kind, error.message, None, error.culprit))
        except BrokenPipeError:
            raise
        except OSError as error:
            message = _NOT_WRITTEN.format(name=path, why=reason(error))
            problems.append(Problem(str(path), UsageError.kind, message, None, str(path)))
        else:
            places += mended.places
            files += 1
    if arguments.fix:
        _say(_FIXED.format(places=places, files=files), arguments)
    if left := len(found.files) - len(paths):
        _say(_LEFT.format(count=left), arguments)
    return tuple(problems)


def _refuse(arguments: Namespace) -> None:
    if arguments.fix and arguments.diff:
        raise UsageError(_BOTH, culprit="--diff")
    if STANDARD_INPUT in arguments.paths:
        raise UsageError(_NO_STDIN, culprit=STANDARD_INPUT)
    for path in map(Path, arguments.paths):
        if path.is_file() and suffix_of(path.name) not in FIXABLE:
            raise UsageError(_OTHER_TYPE.format(name=path), culprit=str(path))


def _mended(engine: Engine, path: Path) -> Mended | None:
    """Return a file with all mended that can be, None where nothing can."""
    try:
        loaded = engine.load(path)
    except ReportlintError:
        return None  # the check that follows says so
    first = report = _checked(engine, loaded)
    places = 0
    for _ in range(_MOST_ROUNDS):
        replacements = offered(report) if report else ()
        if not report or not replacements:
            break
        places += len(replacements)
        text = fixed(report.source.text, replacements)
        loaded = loaded._replace(data=_encoded(text, report.source, loaded.data))
        report = _checked(engine, loaded)
    if not first or not report or not places:
        return None
    return Mended(str(path), first.source.text, report.source.text, loaded.data, places)


def _checked(engine: Engine, loaded: Loaded) -> CheckedReport | None:
    result = engine.check_loaded(loaded)
    if has_group_rules(engine.rules):  # which leaves it to the end of a run
        result = engine.set_aside(result)
    return result.reports[0] if result.reports else None


def _encoded(text: str, source: Source, data: bytes) -> bytes:
    """Return a text as bytes in the way in which data holds that of a source."""
    named = source.encoding
    for encoding in (named, f"{named}-le", f"{named}-be"):
        for mark in ("", "\ufeff"):
            with suppress(LookupError, UnicodeEncodeError):
                if (mark + source.text).encode(encoding) == data:
                    return (mark + text).encode(encoding)
    raise UsageError(_NOT_KEPT.format(name=source.name, encoding=named), culprit=source.name)


def _diff(mended: Mended) -> Iterator[str]:
    from difflib import unified_diff  # start-up counts: few runs show one

    old, new = (list(StringIO(text, newline="\n")) for text in (mended.old, mended.new))
    for line in unified_diff(old, new, mended.name, mended.name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _say(message: Message, arguments: Namespace) -> None:
    print(message.text(arguments.lang), file=sys.stderr)
