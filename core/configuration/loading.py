"""Read configuration files, and add them up."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from reportlint.configuration.layers import Layer, refused_at
from reportlint.configuration.places import Place, Steps, nearest, places_in
from reportlint.configuration.refusals import syntax_refusal, value_refusal
from reportlint.configuration.settings import Choices, Settings
from reportlint.errors import UsageError, reason
from reportlint.messages import Message
from reportlint.reading.toml import is_too_deep

PROJECT_FILE = "pyproject.toml"
TABLE = ("tool", "reportlint")
_MOST_BYTES = 1_000_000
_MOST_EXTENDED = 20
# What is added to, where one file builds on another; anything else takes the place of what was.
_ADDED = ("exclude", "rules", "waivers", "verdicts", "output")
_PATHS = ("rules", "waivers", "verdicts", "output", "baseline", "cache_dir")
_IN_PYTHON = "configuration"

_NOT_OPENED = Message(zh="无法打开设置文件 {path}：{why}", en="{path} could not be opened: {why}")
_TOO_LARGE = Message(
    zh="设置文件 {path} 太大，最多 {most} 字节",
    en="{path} is too large for a configuration file: {most} bytes at most",
)
_TOO_DEEP = Message(zh="{path} 嵌套层数太多", en="{path} is nested too deeply")
_NO_TABLE = Message(
    zh="{path} 中没有 [tool.reportlint] 表", en="{path} has no table [tool.reportlint]"
)
_NOT_EXTENDED = Message(zh="extend：{why}", en="extend: {why}")
_CYCLE = Message(zh="又回到 {path}", en="it leads back to {path}")
_TOO_MANY = Message(
    zh="相连的设置文件太多，最多 {most} 个", en="too many files in a row, {most} at most"
)


class SettingsFile(NamedTuple):
    """The settings in one file, with the places of its keys and values."""

    settings: Settings
    file: str
    places: Mapping[Steps, Place]
    folder: Path

    def at(self, *steps: str | int) -> Place:
        """Return where a key or value stands."""
        return nearest(self.places, steps, self.file)


@dataclass(frozen=True)
class Configuration:
    """Settings from files; each file builds on the one before it, and outweighs it."""

    files: tuple[SettingsFile, ...] = ()

    @cached_property
    def settings(self) -> Settings:
        """What the files come to, but for choices of rules: these are in the layers."""
        values: dict[str, Any] = {}
        for file in self.files:
            for name in file.settings.model_fields_set - Choices.model_fields.keys():
                value = getattr(file.settings, name)
                if name in _ADDED:
                    value = (*values.get(name, ()), *value)
                elif name == "limits":
                    value = values.get(name, {}) | value
                values[name] = value
        return Settings.model_construct(**values)

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """The choices of rules in the files, and in their overrides."""
        found = []
        for settings, file, places, folder in self.files:
            found.append(Layer(settings, file, places, (), folder))
            for number, override in enumerate(settings.overrides):
                found.append(Layer(override, file, places, ("overrides", number), folder))
        return tuple(found)


NOTHING = Configuration()


def load_configuration(path: str | PathLike[str]) -> Configuration:
    """Return the settings in a file, and in those that it builds on.

    Raises UsageError, with file, line and column, where one is wrong.
    """
    files = [_read(Path(path), text_of(Path(path)))]
    read = {Path(path).resolve()}
    while extended := files[-1].settings.extend:
        following = files[-1].folder / extended
        try:
            text = text_of(following)
        except UsageError as error:
            raise _not_extended(files[-1], error.message) from error
        if following.resolve() in read:
            raise _not_extended(files[-1], _CYCLE.format(path=following))
        if len(files) == _MOST_EXTENDED:
            raise _not_extended(files[-1], _TOO_MANY.format(most=_MOST_EXTENDED))
        read.add(following.resolve())
        files.append(_read(following, text))
    return Configuration(tuple(reversed(files)))


def as_configuration(
    settings: Configuration | Mapping[str, Any] | str | PathLike[str] | None,
) -> Configuration:
    """Return settings from a file, or as a file would give them, as a configuration."""
    if settings is None or isinstance(settings, Configuration):
        return settings or NOTHING
    if isinstance(settings, Mapping):
        return Configuration((_checked(settings, {}, _IN_PYTHON, Path()),))
    return load_configuration(settings)


def text_of(path: Path) -> str:
    """Return the text of a configuration file; raises UsageError where it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        text = data.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        message = _NOT_OPENED.format(path=path, why=reason(error))
        raise UsageError(message, culprit=str(path)) from error
    if len(data) > _MOST_BYTES:
        raise UsageError(_TOO_LARGE.format(path=path, most=_MOST_BYTES), culprit=str(path))
    return text.replace("\r\n", "\n")


def _read(path: Path, text: str) -> SettingsFile:
    name = _shown(path)
    if is_too_deep(text):
        raise UsageError(_TOO_DEEP.format(path=name), culprit=name)
    try:
        data: Any = tomllib.loads(text)
        places = places_in(text, name)
    except tomllib.TOMLDecodeError as error:
        raise syntax_refusal(error, text, name) from error
    except RecursionError as error:
        raise UsageError(_TOO_DEEP.format(path=name), culprit=name) from error
    if path.name == PROJECT_FILE:
        for step in TABLE:
            data = data.get(step) if isinstance(data, dict) else None
        if not isinstance(data, dict):
            raise UsageError(_NO_TABLE.format(path=name), culprit=name)
        inside = len(TABLE)
        places = {key[inside:]: at for key, at in places.items() if key[:inside] == TABLE}
    return _checked(data, places, name, path.parent)


def _checked(
    data: Mapping[str, Any], places: Mapping[Steps, Place], name: str, folder: Path
) -> SettingsFile:
    """Return settings with paths that hold from anywhere; raises UsageError where one is wrong."""
    try:
        settings = Settings.model_validate(data, by_alias=True, by_name=False)
    except ValidationError as error:
        raise value_refusal(error, places, name) from error
    resolved: dict[str, str | tuple[str, ...]] = {}
    for key in settings.model_fields_set & set(_PATHS):
        value = getattr(settings, key)
        if isinstance(value, tuple):
            resolved[key] = tuple(_from(folder, item, key) for item in value)
        elif value is not None:
            resolved[key] = _from(folder, value, key)
    return SettingsFile(settings.model_copy(update=resolved), name, places, folder)


def _from(folder: Path, path: str, key: str) -> str:
    """Return a path that starts in a folder; that of an output may have NAME: before it."""
    name, colon, rest = path.partition(":")
    # In C:report.json the C is no form, but a drive.
    if key == "output" and colon and rest and len(name) > 1:
        return f"{name}:{folder / rest}"
    return str(folder / path)


def _not_extended(file: SettingsFile, why: Message) -> UsageError:
    return refused_at(file.at("extend"), _NOT_EXTENDED.format(why=why), file.file)


def _shown(path: Path) -> str:
    """Return the name of a file as messages show it: from where the command runs, if it can be."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
