"""Find the files to check: folders are searched, patterns expanded, and repeats dropped."""

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path, PurePath

from reportlint.errors import InputError, UsageError, reason
from reportlint.messages import Message
from reportlint.reading.filetypes import may_be_report, suffix_of

# What is no document: files that programs hide, and what says something about a report beside it.
_LOCK = "~$"
_HIDDEN = "."
_SIDECAR = "report.toml"

_NOTHING_FOUND = Message(
    zh="文件夹 {name} 及其子文件夹中没有可以检查的文件，可以读取：{suffixes}",
    en="the folder {name} holds no file to check, nor do the folders in it; read are: {suffixes}",
)
_NOTHING_LEFT = Message(
    zh="没有要检查的文件：全部被 --exclude 排除",
    en="there is no file to check: --exclude leaves out all of them",
)
_NO_MATCH = Message(zh="没有与 {name} 相符的文件", en="no file matches {name}")
_ANY_DEPTH = Message(
    zh="{name} 中的 ** 不支持：直接给出文件夹，其中各级子文件夹都会检查",
    en="{name}: ** is not supported; name the folder, and the folders in it are searched too",
)
_UNREADABLE = Message(
    zh="无法打开文件夹 {name}：{why}", en="the folder {name} could not be opened: {why}"
)
_NO_PATTERN = Message(
    zh="--exclude 的写法“{pattern}”不对，应如 草稿/ 或 *.txt",
    en="--exclude cannot take “{pattern}”; write it like drafts/ or *.txt",
)


@dataclass(frozen=True)
class Found:
    """What paths lead to.

    files are those to check, each once; skipped those in folders that are of no report's type;
    errors say what could not be searched, or held nothing.
    """

    files: tuple[Path, ...]
    skipped: tuple[Path, ...]
    errors: tuple[InputError, ...]


def find_files(
    paths: Iterable[str | Path], suffixes: Collection[str], exclude: Sequence[str] = ()
) -> Found:
    """Return the files that paths of files, of folders, and patterns lead to.

    suffixes are those that can be read. Files of other documents are among the files too: that
    they cannot be read has to be said. exclude are patterns as in .gitignore, held against paths
    in a folder that is searched, and against the paths of files as they were given.

    Raises UsageError where a pattern to exclude is none.
    """
    search = _Search(suffixes, _excluder(exclude))
    for path in paths:
        for expanded in search.expanded(path):
            search.add(expanded)
    if not search.files and not search.errors:
        search.errors.append(InputError(_NOTHING_LEFT))
    skipped = tuple(search.skipped.values())
    return Found(tuple(search.files.values()), skipped, tuple(search.errors))


class _Search:
    """Gathers files by their real path, so that none is taken twice."""

    def __init__(self, suffixes: Collection[str], is_excluded: Callable[[str], bool]) -> None:
        self.files: dict[str, Path] = {}
        self.skipped: dict[str, Path] = {}
        self.errors: list[InputError] = []
        self._suffixes = suffixes
        self._is_excluded = is_excluded

    def expanded(self, path: str | Path) -> list[Path]:
        """Return what a path stands for where it is a pattern that the shell has left to us."""
        name = str(path)
        if not has_magic(name) or os.path.lexists(name):
            return [Path(path)]
        if "**" in name:
            self._fail(_ANY_DEPTH, name)
            return []
        matching = [Path(found) for found in glob(name)]
        if not matching:
            self._fail(_NO_MATCH, name)
        return sorted((one for one in matching if not one.name.startswith(_LOCK)), key=_natural)

    def add(self, path: Path) -> None:
        """Add a file, or those in a folder."""
        if os.path.isdir(path):
            self._add_folder(path)
        # Of an absolute path, the folders above are not what a pattern is about.
        elif not self._is_excluded(path.name if path.is_absolute() else path.as_posix()):
            self.files.setdefault(_real(path), path)

    def _add_folder(self, root: Path) -> None:
        errors, is_empty = len(self.errors), True
        for path in sorted(self._walk(root), key=_natural):
            if may_be_report(suffix_of(path.name), self._suffixes):
                is_empty = False
                self.files.setdefault(_real(path), path)
            else:
                self.skipped.setdefault(_real(path), path)
        if is_empty and len(self.errors) == errors:
            self._fail(_NOTHING_FOUND, str(root), suffixes=" ".join(sorted(self._suffixes)))

    def _walk(self, root: Path) -> Iterator[Path]:
        """Yield the files in a folder; links are followed, each folder is entered once."""
        top = Path(_real(root))
        pending, entered = [root], set[str]()
        while pending:
            folder = pending.pop()
            real = _real(folder)
            # A link to a folder above leads out of what was asked for, and back in.
            if real in entered or (folder != root and top.is_relative_to(real)):
                continue
            entered.add(real)
            for path, is_folder in self._listed(folder):
                within = path.relative_to(root).as_posix()
                if self._is_excluded(f"{within}/" if is_folder else within):
                    continue
                if is_folder:
                    pending.append(path)
                else:
                    yield path

    def _listed(self, folder: Path) -> list[tuple[Path, bool]]:
        """Return what is in a folder but hidden files and sidecars, and which is a folder."""
        try:
            with os.scandir(folder) as entries:
                listed = {entry.name: _is_folder(entry) for entry in entries}
        except OSError as error:
            self._fail(_UNREADABLE, str(folder), why=reason(error))
            return []
        kept = (name for name in listed if not name.startswith((_HIDDEN, _LOCK)))
        own = {_SIDECAR, *(f"{name}.toml" for name in listed)}
        paths = sorted((folder / name for name in kept if name not in own), key=_natural)
        return [(path, listed[path.name]) for path in paths]

    def _fail(self, message: Message, name: str, **values: object) -> None:
        self.errors.append(InputError(message.format(name=name, **values), culprit=name))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a folder, be it one that cannot be opened."""
    try:
        return entry.is_dir()
    except OSError:  # a link that leads nowhere: reading it will say so
        return False


def _excluder(patterns: Sequence[str]) -> Callable[[str], bool]:
    """Return what tells whether a path, with a slash behind that of a folder, is left out."""
    if not patterns:
        return lambda _: False
    from pathspec import GitIgnoreSpec  # loaded only where something is left out

    for pattern in patterns:
        try:
            GitIgnoreSpec.from_lines([_with_slashes(pattern)])
        except ValueError as error:
            raise UsageError(_NO_PATTERN.format(pattern=pattern), culprit=pattern) from error
    return GitIgnoreSpec.from_lines(map(_with_slashes, patterns)).match_file


def _with_slashes(pattern: str) -> str:
    """Return a pattern as .gitignore has it: a backslash parts folders where the system says so."""
    return pattern.replace(os.sep, "/")


def _real(path: Path) -> str:
    """Return what is the same for all names of a file."""
    try:
        return os.path.normcase(os.path.realpath(path))
    except (OSError, ValueError):  # no file can have this name: reading it will say so
        return str(path)


def _natural(path: PurePath) -> list[tuple[list[str | int], str]]:
    """Return a key that puts 第2组 before 第10组, in the same order on every system."""
    return [(_numbered(part.casefold()), part) for part in path.parts]


def _numbered(text: str) -> list[str | int]:
    parts = re.split("([0-9]+)", text)
    return [int(part) if part.isdigit() and part.isascii() else part for part in parts]
