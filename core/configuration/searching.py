"""Find the configuration file that is meant where none is named."""

import tomllib
from pathlib import Path

from reportlint.configuration.layers import refused_at
from reportlint.configuration.loading import (
    PROJECT_FILE,
    TABLE,
    Configuration,
    SettingsFile,
    load_configuration,
    text_of,
)
from reportlint.errors import UsageError
from reportlint.messages import Message

OWN_FILE = "reportlint.toml"

_CODE = Message(
    zh="{path} 是 Python 代码，而这个设置文件只是就近找到的；信得过就用 --config {file} 指名使用",
    en="{path} is Python code, and this file was merely found; "
    "if you trust it, say --config {file}",
)
_OUTSIDE = Message(
    zh="{path} 在设置文件所在的文件夹之外，而这个设置文件只是就近找到的；"
    "信得过就用 --config {file} 指名使用",
    en="{path} lies outside the folder of this file, which was merely found; "
    "if you trust it, say --config {file}",
)


def find_configuration(folder: str | Path = ".") -> Path | None:
    """Return the configuration file that is nearest to a folder: in it, or in one above it."""
    start = Path(folder).absolute()
    for place in (start, *start.parents):
        own, project = place / OWN_FILE, place / PROJECT_FILE
        if own.is_file():
            return own
        if project.is_file() and _is_ours(project):
            return project
    return None


def found_configuration() -> Configuration | None:
    """Return the settings of the folder that the command runs in, None where there are none.

    Whoever sends a folder of reports could put a file among them. So a file that nobody has named
    runs no code, and has nothing written elsewhere: that raises UsageError, as mistakes do.
    """
    path = find_configuration()
    if path is None:
        return None
    configuration = load_configuration(path)
    for file in configuration.files:
        for number, rules in enumerate(file.settings.rules):
            if Path(rules).suffix.lower() == ".py":
                raise _refused(_CODE, rules, file, path, "rules", number)
        for number, output in enumerate(file.settings.output):
            written = output.partition(":")[2] if ":" in output[2:] else output
            if not _is_inside(written, path.parent):
                raise _refused(_OUTSIDE, written, file, path, "output", number)
        kept = file.settings.cache_dir
        if kept is not None and not _is_inside(kept, path.parent):
            raise _refused(_OUTSIDE, kept, file, path, "cache-dir")
    return configuration


def _is_ours(project: Path) -> bool:
    """Tell whether a pyproject.toml has a table of ours, be it one that cannot be read."""
    try:
        text = text_of(project)
    except UsageError:  # somebody else's business
        return False
    if TABLE[1] not in text:
        return False
    try:
        tools = tomllib.loads(text).get("tool")
    except (tomllib.TOMLDecodeError, RecursionError):
        return f"[{'.'.join(TABLE)}" in text  # reading it will say what is wrong
    return isinstance(tools, dict) and TABLE[1] in tools


def _is_inside(path: str, folder: Path) -> bool:
    return Path(path).resolve().is_relative_to(folder.resolve())


def _refused(
    message: Message, path: str, file: SettingsFile, found: Path, *steps: str | int
) -> UsageError:
    said = message.format(path=path, file=found)
    return refused_at(file.at(*steps), said, path)
