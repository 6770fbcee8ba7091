"""The outputs of a run: which form goes to the screen, and which to which file."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path, PureWindowsPath
from typing import IO, Any, NamedTuple

from reportlint.errors import PluginError, ReportlintError, UsageError, reason
from reportlint.formatter import Formatter, Writer
from reportlint.messages import Language, Message
from reportlint.summary import Summary

_NO_FORMAT = Message(
    zh="没有名为“{name}”的输出形式，可用：{known}",
    en="there is no output format “{name}”; known are: {known}",
)
_BINARY = Message(
    zh="{name} 不能输出到屏幕，请写 --output {name}:文件",
    en="{name} cannot go to the screen: give --output {name}:FILE",
)
_SAME_FILE = Message(
    zh="两个 --output 写入同一个文件 {name}", en="two of --output go to the same file {name}"
)
_NOT_RENDERED = Message(zh="输出形式“{name}”出错：{why}", en="the formatter “{name}” failed: {why}")
_NOT_WRITTEN = Message(zh="无法写入 {name}：{why}", en="{name} could not be written: {why}")
_STDOUT = "<stdout>"
# A name of a file that is no good Unicode is shown by its codes.
_TEXT: Any = {"encoding": "utf-8", "errors": "backslashreplace", "newline": "\n"}


class Output(NamedTuple):
    """A form, and the file that it is written to; None is the screen."""

    formatter: Formatter
    path: Path | None


def outputs_of(
    form: str | None,
    files: Iterable[str],
    formatters: Mapping[str, Formatter],
    usual: str = "text",
    *,
    has_colors: bool = False,
) -> list[Output]:
    """Return the outputs that --format and --output ask for; usual is the form of the screen.

    NAME:FILE writes that form to the file, as FILE alone does where its ending is that of a form
    and no form was asked for; both come in addition to what goes to the screen. Any other FILE
    takes what would go there. Raises UsageError where a form is not known or has no place.
    """
    screen = _known(form or usual, formatters)
    redirected = []
    added = []
    for text in files:
        name, path = form_and_file(text)
        if name is not None:
            added.append(Output(_known(name, formatters), path))
        elif form is None and (guessed := _by_suffix(text, formatters)) is not screen and guessed:
            added.append(Output(guessed, path))
        else:
            redirected.append(Output(screen, path))
    shown = screen.colored() if has_colors else screen
    listed = [*(redirected or [Output(shown, None)]), *added]
    _refuse_twice(listed)
    if screen.binary and not redirected:
        raise UsageError(_BINARY.format(name=screen.name), culprit=screen.name)
    return listed


def form_and_file(text: str) -> tuple[str | None, Path]:
    """Return the name of the form in NAME:FILE, if there is one, and the file."""
    name, colon, rest = text.partition(":")
    # In C:report.json the C is no form, but a drive.
    if colon and rest and not PureWindowsPath(text).drive:
        return name, Path(rest)
    return None, Path(text)


def _known(name: str, formatters: Mapping[str, Formatter]) -> Formatter:
    if name not in formatters:
        known = ", ".join(sorted(formatters))
        raise UsageError(_NO_FORMAT.format(name=name, known=known), culprit=name)
    return formatters[name]


def _by_suffix(path: str, formatters: Mapping[str, Formatter]) -> Formatter | None:
    suffix = Path(path).suffix.lower()
    return next((item for item in formatters.values() if suffix in item.suffixes), None)


def _refuse_twice(outputs: Sequence[Output]) -> None:
    seen = set()
    for output in outputs:
        path = output.path and output.path.resolve()
        if path in seen:
            raise UsageError(_SAME_FILE.format(name=output.path), culprit=str(output.path))
        seen.add(path)


class Outputs:
    """All outputs of a run, open for writing."""

    def __init__(self, outputs: Sequence[Output], language: Language) -> None:
        self._outputs = outputs
        self._language: Language = language
        self._writers: list[Writer] = []
        self._finished = False

    @contextmanager
    def opened(self) -> Iterator["Outputs"]:
        """Open the outputs; a file that is not finished is taken away again."""
        with ExitStack() as stack:
            for formatter, path in self._outputs:
                stream = stack.enter_context(self._stream(formatter, path))
                with _named(formatter, path):
                    self._writers.append(formatter.writer(stream, self._language))
            yield self

    def add(self, pieces: Iterable[str]) -> None:
        """Write the pieces of a file, one for each output."""
        for writer, piece, (formatter, path) in zip(
            self._writers, pieces, self._outputs, strict=True
        ):
            with _named(formatter, path):
                writer.add(piece)
                if path is None:
                    sys.stdout.flush()

    def finish(self, summary: Summary) -> None:
        """Write the ends of all outputs."""
        for writer, (formatter, path) in zip(self._writers, self._outputs, strict=True):
            with _named(formatter, path):
                writer.finish(summary)
        self._finished = True

    @contextmanager
    def _stream(self, formatter: Formatter, path: Path | None) -> Iterator[IO[Any]]:
        if path is None:
            yield sys.stdout
            with _named(formatter, path):
                sys.stdout.flush()
            return
        with _named(formatter, path):
            stream = path.open("wb") if formatter.binary else path.open("w", **_TEXT)
        try:
            yield stream
        finally:
            with _named(formatter, path):
                stream.close()
            if not self._finished and path.is_file():
                path.unlink()  # half of an output could be taken for the whole


@contextmanager
def _named(formatter: Formatter, path: Path | None) -> Iterator[None]:
    """Say whose fault it is where an output fails."""
    try:
        yield
    except (BrokenPipeError, ReportlintError):
        raise
    except OSError as error:
        name = str(path or _STDOUT)
        message = _NOT_WRITTEN.format(name=name, why=reason(error))
        raise UsageError(message, culprit=name) from error
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        message = _NOT_RENDERED.format(name=formatter.name, why=why)
        raise PluginError(message, culprit=formatter.name) from error
