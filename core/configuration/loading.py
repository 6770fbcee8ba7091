"""Find configuration files, read them, and add them up."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from reportlint.configuration.places import Key, place_of
from reportlint.configuration.settings import Override, Settings
from reportlint.errors import UsageError
from reportlint.messages import Message

OWN_FILE, PROJECT_FILE = "reportlint.toml", "pyproject.toml"
_TABLE = ("tool", "reportlint")
_MOST_BYTES = 1_000_000
_MOST_EXTENDED = 20
# What is added to, where one file builds on another; anything else takes the place of what was.
_LISTS = {"ignore", "exclude", "rules", "waivers", "overrides"}
_TABLES = {"severity", "options", "limits"}
_PATHS = ("rules", "waivers", "baseline", "cache_dir")

_NOT_OPENED = Message(zh="无法打开设置文件 {path}：{why}", en="{path} could not be opened: {why}")
_NO_TOML = Message(zh="{path} 不是合格的 TOML 文件：{why}", en="{path} is no valid TOML: {why}")
_NO_TABLE = Message(
    zh="{path} 中没有 [tool.reportlint]", en="{path} has no table [tool.reportlint]"
)
_UNKNOWN = Message(
    zh="{place}：没有名为“{key}”的设置{hint}", en="{place}: there is no setting “{key}”{hint}"
)
_WRONG = Message(zh="{place}：{key} 的值不对：{why}", en="{place}: {key} is wrong: {why}")
_WRONG_CHOICE = Message(
    zh="{place}：{key} 写作 {value}，应为 {wanted} 之一{hint}",
    en="{place}: {key} is {value}, but must be one of {wanted}{hint}",
)
# What pydantic says in English alone, by the kind of fault.
_WHY = {
    "list_type": Message(zh='应为列表，如 ["TOT"]', en='a list is wanted, such as ["TOT"]'),
    "dict_type": Message(zh="应为一个表", en="a table is wanted"),
    "string_type": Message(zh="应为文字，加引号", en="a text in quotes is wanted"),
    "int_type": Message(zh="应为整数", en="a whole number is wanted"),
    "int_parsing": Message(zh="应为整数", en="a whole number is wanted"),
    "greater_than": Message(zh="应为 1 或以上", en="1 or more is wanted"),
    "bool_type": Message(zh="应为 true 或 false", en="true or false is wanted"),
    "no_reports": Message(
        zh="缺 paths、organ-kinds 或 years", en="paths, organ-kinds or years is missing"
    ),
}
_CYCLE = Message(
    zh="{path} 经 extend 又回到自己", en="{path} extends itself, by way of what it extends"
)
_DID_YOU_MEAN = Message(zh="，是否应为 {close}？", en="; did you mean {close}?")
_NO_HINT = Message(zh="", en="")


class Configuration(NamedTuple):
    """Settings, and which file and line each that is not the default comes from.

    sources are by the names of the fields of Settings, or by table and key, as severity.TOT001.
    folder is that of the file; patterns of overrides start there.
    """

    settings: Settings
    sources: Mapping[str, str] = {}
    path: Path | None = None

    @property
    def folder(self) -> Path:
        """The folder that patterns of paths start in."""
        return self.path.parent if self.path else Path()


NOTHING = Configuration(Settings())


def find_configuration(folder: Path) -> Path | None:
    """Return the configuration file that is nearest to a folder: in it, or in one above it."""
    for place in (folder, *folder.parents):
        own, project = place / OWN_FILE, place / PROJECT_FILE
        if own.is_file():
            return own
        if project.is_file() and _in_project(project) is not None:
            return project
    return None


def load_configuration(path: Path) -> Configuration:
    """Return the settings in a file, and in those that it builds on.

    Raises UsageError, with file, line and column, where one is wrong.
    """
    return _added_up(list(reversed(_chain(path))), path)


class _File(NamedTuple):
    path: Path
    text: str
    data: Mapping[str, Any]
    settings: Settings

    def at(self, steps: Sequence[Key]) -> str:
        """Return where a setting stands: file:line."""
        table = () if self.path.name != PROJECT_FILE else _TABLE
        return f"{self.path}:{place_of(self.text, (*table, *steps)).line}"


def _chain(path: Path) -> list[_File]:
    """Return a file, the one that it extends, and so on."""
    files: list[_File] = []
    while True:
        if any(file.path.resolve() == path.resolve() for file in files):
            raise UsageError(_CYCLE.format(path=files[0].path), culprit=str(path))
        file = _read(path)
        files.append(file)
        if file.settings.extend is None or len(files) > _MOST_EXTENDED:
            return files
        path = path.parent / file.settings.extend


def _read(path: Path) -> _File:
    text = _text(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(_NO_TOML.format(path=path, why=error), culprit=str(path)) from error
    steps: tuple[Key, ...] = ()
    if path.name == PROJECT_FILE:
        inside = data.get("tool", {}).get("reportlint")
        if inside is None:
            raise UsageError(_NO_TABLE.format(path=path), culprit=str(path))
        data, steps = inside, _TABLE
    try:
        return _File(path, text, data, Settings.model_validate(data, by_name=False, by_alias=True))
    except ValidationError as error:
        raise _refusal(error, path, text, steps) from error


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES).decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, ValueError) as error:
        raise UsageError(_NOT_OPENED.format(path=path, why=error), culprit=str(path)) from error


def _in_project(path: Path) -> Any:
    """Return our table in a pyproject.toml; one that cannot be read is somebody else's business."""
    try:
        return tomllib.loads(_text(path)).get("tool", {}).get("reportlint")
    except (UsageError, tomllib.TOMLDecodeError, AttributeError):
        return None


def _refusal(error: ValidationError, path: Path, text: str, table: Sequence[Key]) -> UsageError:
    """Return what to say of settings that are wrong: of the first that stands in the file."""
    faults = [(place_of(text, (*table, *fault["loc"])), fault) for fault in error.errors()]
    place, fault = min(faults, key=lambda item: item[0])
    at = f"{path}:{place.line}:{place.column}"
    key = ".".join(str(step) for step in fault["loc"] if step != "[key]")
    if fault["type"] == "extra_forbidden":
        name = str(fault["loc"][-1])
        known = _keys(Override if "overrides" in fault["loc"] else Settings)
        return UsageError(
            _UNKNOWN.format(place=at, key=name, hint=_hint(name, known)), culprit=str(path)
        )
    if fault["type"] in ("enum", "literal_error"):
        wanted = str(fault.get("ctx", {}).get("expected", ""))
        known = [word.strip("'") for word in wanted.replace(" or ", ", ").split(", ")]
        value = fault["input"]
        return UsageError(
            _WRONG_CHOICE.format(
                place=at,
                key=key,
                value=repr(value),
                wanted=", ".join(known),
                hint=_hint(str(value), known),
            ),
            culprit=str(path),
        )
    why = _WHY.get(fault["type"], Message(fault["msg"], fault["msg"]))
    return UsageError(_WRONG.format(place=at, key=key, why=why), culprit=str(path))


def _keys(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _hint(name: str, known: Sequence[str]) -> Message:
    close = get_close_matches(name.replace("_", "-"), known, n=1)
    return _DID_YOU_MEAN.format(close=close[0]) if close else _NO_HINT


def _added_up(files: Sequence[_File], path: Path) -> Configuration:
    """Return what files come to, the first of them being the one that the others build on."""
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for file in files:
        for name, value in _own_settings(file):
            step = name.replace("_", "-")
            if name in _TABLES:
                values[name] = values.get(name, {}) | value
                sources |= {f"{name}.{key}": file.at((step, key)) for key in value}
            elif name in _LISTS:
                values[name] = [*values.get(name, []), *value]
                before = sources.get(name)
                sources[name] = f"{before}, {file.at((step,))}" if before else file.at((step,))
            else:
                values[name] = value
                sources[name] = file.at((step,))
    return Configuration(Settings.model_validate(values), sources, path)


def _own_settings(file: _File) -> Iterator[tuple[str, Any]]:
    """Yield the settings that a file names, with paths that hold from anywhere."""
    for name in file.settings.model_fields_set - {"extend"}:
        value = getattr(file.settings, name)
        if name in _PATHS:
            folder = file.path.parent
            value = [str(folder / item) for item in value] if isinstance(value, list) else value
            value = str(folder / value) if isinstance(value, str) else value
        yield name, value
