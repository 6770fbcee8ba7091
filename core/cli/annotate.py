"""Write copies of the files that were checked, with what was found as notes in them."""

import json
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path

from reportlint.annotator import Annotated, Note, notes_of
from reportlint.cli.settings import reading_of
from reportlint.cli.streams import STANDARD_INPUT
from reportlint.engine import Engine
from reportlint.errors import PluginError, ReportlintError, UsageError, reason
from reportlint.finding import Problem, Result
from reportlint.formatter import Formatter
from reportlint.messages import Language, Message
from reportlint.reading.dispatch import load_file
from reportlint.reading.filetypes import suffix_of
from reportlint.reading.folders import Found

_MARK = Message(zh="-批注", en="-annotated")
_NO_FOLDER = Message(
    zh="--annotate {name} 是文件，应给出存放批注副本的文件夹",
    en="--annotate {name} is a file: name a folder for the copies",
)
_INSIDE = Message(
    zh="--annotate {name} 在要检查的文件夹 {folder} 之内，副本会被当作报告再查；请换到它的外面",
    en="--annotate {name} lies in the folder {folder} that is checked: the copies would be taken "
    "for reports; name a folder outside of it",
)
_NO_STDIN = Message(
    zh="--annotate 只能用于文件和文件夹，不能用于标准输入",
    en="--annotate is for files and folders, not for standard input",
)
_OVERWRITES = Message(
    zh="--annotate 会覆盖要检查的文件 {name}，请换一个文件夹",
    en="--annotate would overwrite {name}, which is to be checked: name another folder",
)
_NOT_WRITTEN = Message(zh="无法写入 {name}：{why}", en="{name} could not be written: {why}")
_FAILED = Message(
    zh="批注器 {annotator} 未能给 {name} 加批注：{why}",
    en="annotator {annotator} failed on {name}: {why}",
)
_WRITTEN = Message(
    zh="批注副本：{count} 份，在 {folder}", en="annotated copies: {count}, in {folder}"
)
_DISPLACED = Message(
    zh="其中 {count} 条没能标到原处，列在副本开头",
    en="notes at the beginning, since their place was not found in the file: {count}",
)
_CLEAN = Message(
    zh="没有问题的 {count} 份，没有写副本",
    en="without findings, so without a copy: {count}",
)
_STALE = Message(
    zh="其中 {count} 份在该文件夹中还有以前的批注副本，已经过时，请删除",
    en="of these, with a copy of an earlier run in that folder, which is out of date: {count}",
)
_NO_TYPE = Message(
    zh="不能加批注的文件 {count} 份（{types}）：请用 --output html:文件.html 查看问题位置",
    en="files that take no notes: {count} ({types}); see --output html:FILE.html for their places",
)


class _Notes(Formatter):
    """Puts the notes on a file into text, for the process that writes the copy."""

    name = "annotate"

    def piece(self, result: Result, language: Language) -> str:
        """Return the name of a file and the notes on it, "" where no report was read in it."""
        notes = [note.fields() for note in notes_of(result, language)]
        names = [report.source.name for report in result.reports]
        return json.dumps([names[0], notes]) if names else ""


def note_forms(arguments: Namespace) -> list[Formatter]:
    """Return the forms that copies are made from: those of a run that is to write some."""
    return [_Notes()] if arguments.annotate else []


class Copies:
    """The copies of a run. problems are what kept some from being written.

    Raises UsageError where the folder cannot be one for copies.
    """

    def __init__(self, engine: Engine, found: Found, arguments: Namespace) -> None:
        self.problems: list[Problem] = []
        self._language: Language = arguments.lang
        self._limits = reading_of(arguments).limits
        self._annotators = engine.plugins.annotators() if arguments.annotate else {}
        self._folder = Path(arguments.annotate or "")
        self._targets = self._placed(found) if arguments.annotate else {}
        self._counts: Counter[Message] = Counter()
        self._refused: Counter[str] = Counter()
        if arguments.annotate:
            _refuse(self._folder, arguments.paths, self._targets)

    def add(self, pieces: Sequence[str]) -> None:
        """Write the copy of a file, where there is something to note in it."""
        for piece in filter(None, pieces):
            name, fields = json.loads(piece)
            target = self._targets.get(name)
            if target is None:
                self._refused[suffix_of(name) or name] += 1
            elif not fields:
                self._counts[_CLEAN] += 1
                self._counts[_STALE] += target.exists()
            else:
                self._write(Path(name), target, [Note.from_fields(item) for item in fields])

    def said(self) -> Iterator[str]:
        """Yield what is to be said of the copies at the end."""
        if self._targets or self._refused:
            written = _WRITTEN.format(count=self._counts[_WRITTEN], folder=self._folder)
            yield written.text(self._language)
        for message in (_DISPLACED, _CLEAN, _STALE):
            if count := self._counts[message]:
                yield message.format(count=count).text(self._language)
        if self._refused:
            types = " ".join(sorted(self._refused))
            refused = _NO_TYPE.format(count=self._refused.total(), types=types)
            yield refused.text(self._language)

    def _placed(self, found: Found) -> dict[str, Path]:
        """Return where the copies of files go: in the folders that the files are in."""
        taken = [path for path in found.files if suffix_of(path.name) in self._annotators]
        parents = [path.resolve().parent.parts for path in taken]
        levels = map(set, zip(*parents, strict=False))
        common = len(list(takewhile(lambda names: len(names) == 1, levels)))
        mark = _MARK.text(self._language)
        return {
            str(path): self._folder.joinpath(
                # Of several drives, the letter alone can be the name of a folder.
                *(part.strip(":\\/") for part in parts[common:]),
                f"{path.stem}{mark}{path.suffix}",
            )
            for path, parts in zip(taken, parents, strict=True)
        }

    def _write(self, path: Path, target: Path, notes: Sequence[Note]) -> None:
        try:
            copy = self._annotated(path, notes)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(copy.data)
        except ReportlintError as error:
            self._fail(path, error.message, error)
        except OSError as error:
            self._fail(path, _NOT_WRITTEN.format(name=target, why=reason(error)))
        else:
            self._counts[_WRITTEN] += 1
            self._counts[_DISPLACED] += copy.displaced

    def _annotated(self, path: Path, notes: Sequence[Note]) -> Annotated:
        annotator = self._annotators[suffix_of(path.name)]
        data = load_file(path, self._limits)
        try:
            return annotator.annotate(data, str(path), notes, self._language, self._limits)
        except ReportlintError:
            raise
        except Exception as error:
            why = f"{type(error).__name__}: {error}"
            message = _FAILED.format(annotator=annotator.name, name=path, why=why)
            raise PluginError(message, culprit=annotator.name) from error

    def _fail(self, path: Path, message: Message, error: ReportlintError | None = None) -> None:
        kind = error.kind if error else UsageError.kind
        culprit = error.culprit if error else str(path)
        self.problems.append(Problem(str(path), kind, message, culprit=culprit))


def _refuse(folder: Path, paths: Sequence[str], targets: Mapping[str, Path]) -> None:
    """Raise UsageError where copies would be taken for reports, or overwrite one."""
    name = str(folder)
    if STANDARD_INPUT in paths:
        raise UsageError(_NO_STDIN, culprit=name)
    if folder.exists() and not folder.is_dir():
        raise UsageError(_NO_FOLDER.format(name=name), culprit=name)
    for path in map(Path, paths):
        if path.is_dir() and folder.resolve().is_relative_to(path.resolve()):
            raise UsageError(_INSIDE.format(name=name, folder=path), culprit=name)
    checked = {Path(path).resolve() for path in targets}
    for target in targets.values():
        if target.resolve() in checked:
            raise UsageError(_OVERWRITES.format(name=target), culprit=name)
