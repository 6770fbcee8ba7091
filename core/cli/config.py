"""List all settings, and where each comes from."""

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from reportlint.checking.profiles import DEFAULT_PROFILE
from reportlint.cli.defaults import FAIL_ON
from reportlint.cli.exit_codes import CLEAN
from reportlint.cli.listing import selectors
from reportlint.configuration.loading import Configuration
from reportlint.configuration.settings import Settings, schema
from reportlint.messages import Language, Message, system_language
from reportlint.reading.limits import Limits

_DEFAULT = Message(zh="默认", en="default")
_NO_FILE = Message(zh="没有设置文件", en="no configuration file")
_FILE = Message(zh="设置文件：{files}", en="configuration file: {files}")
_FROM = Message(zh=" ← ", en=" ← ")
# Settings of which every file and the command line may add some.
_ADDED = ("extend_select", "ignore", "exclude", "rules", "output", "waivers", "verdicts")
_TABLES = ("severity", "options", "limits")
_COMMAND_LINE, _IN_FILE, _BY_DEFAULT = "command line", "file", "default"


class _Setting(NamedTuple):
    """A setting as it is listed; place is a file with a line, or an option."""

    key: str
    value: Any
    source: str
    place: str | None


def config(arguments: Namespace) -> int:
    """List all settings, or print the schema of a file of them."""
    if arguments.schema:
        print(json.dumps(schema(), ensure_ascii=False, indent=2))
        return CLEAN
    listed = list(_settings(arguments.configuration, _given(arguments.given)))
    if arguments.format == "json":
        print(json.dumps([item._asdict() for item in listed], ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(arguments.configuration, listed, arguments.lang)))
    return CLEAN


def _given(given: Mapping[str, Any]) -> dict[str, tuple[Any, str]]:
    """Return what the command line says, by the names of settings, each with its option."""
    found: dict[str, tuple[Any, str]] = {}
    for name, value in given.items():
        option = f"--{name.replace('_', '-')}"
        if name in ("select", "ignore"):
            found[name] = (selectors(value), option)
        elif name == "limit":
            limits = Limits.parsed(value)
            names = [text.partition("=")[0] for text in value]
            found["limits"] = ({key: getattr(limits, key) for key in names}, option)
        elif name == "no_plugins":
            found["plugins"] = (False, option)
        elif name in Settings.model_fields and name != "format":
            found[name] = (value, option)
    return found


def _settings(
    configuration: Configuration, given: Mapping[str, tuple[Any, str]]
) -> Iterator[_Setting]:
    """Yield all settings; lists that add up come in parts, tables by their keys."""
    for name in Settings.model_fields:
        key = name.replace("_", "-")
        said = [
            _Setting(key, value, _IN_FILE, file.at(key).in_line)
            for file in configuration.files
            if name in file.settings.model_fields_set
            for value in [file.settings.model_dump(mode="json", by_alias=True)[key]]
        ]
        if name in given:
            value, option = given[name]
            said.append(_Setting(key, value, _COMMAND_LINE, option))
        if name == "overrides":
            yield from _overrides(configuration)
        elif name in _TABLES:
            yield from _table(name, configuration, given)
        elif name in _ADDED and said:
            yield from said
        elif name != "extend":
            yield said[-1] if said else _Setting(key, _default(name), _BY_DEFAULT, None)


def _table(
    name: str, configuration: Configuration, given: Mapping[str, tuple[Any, str]]
) -> Iterator[_Setting]:
    """Yield the keys of a table, each as the last file or the command line has it."""
    defaults = _default(name)
    found = {
        step: _Setting(f"{name}.{step}", value, _BY_DEFAULT, None)
        for step, value in defaults.items()
    }
    for file in configuration.files:
        for step, value in file.settings.model_dump(mode="json")[name].items():
            place = file.at(name, step).in_line
            inside = value if isinstance(value, dict) else {None: value}
            for option, part in inside.items():
                key = ".".join(filter(None, (name, step, option)))
                place = file.at(name, step, *([option] if option else [])).in_line
                found[key.removeprefix(f"{name}.")] = _Setting(key, part, _IN_FILE, place)
    for step, value in given.get(name, ({}, ""))[0].items():
        found[step] = _Setting(f"{name}.{step}", value, _COMMAND_LINE, given[name][1])
    yield from found.values()


def _overrides(configuration: Configuration) -> Iterator[_Setting]:
    number = 0
    for file in configuration.files:
        for index, override in enumerate(file.settings.overrides):
            value = override.model_dump(mode="json", by_alias=True, exclude_unset=True)
            place = file.at("overrides", index).in_line
            yield _Setting(f"overrides.{number}", value, _IN_FILE, place)
            number += 1


def _default(name: str) -> Any:
    """Return what holds where a setting is not given."""
    usual = {
        "profile": DEFAULT_PROFILE,
        "fail_on": FAIL_ON,
        "format": "text",
        "lang": system_language(),
        "limits": asdict(Limits()),
    }
    return usual.get(name, Settings.model_fields[name].get_default())


def _lines(
    configuration: Configuration, listed: Sequence[_Setting], language: Language
) -> Iterator[str]:
    names = [file.file for file in reversed(configuration.files)]
    yield (_FILE.format(files=_FROM.text(language).join(names)) if names else _NO_FILE).text(
        language
    )
    for key, value, _, place in listed:
        text = json.dumps(value, ensure_ascii=False)
        yield f"{key} = {text}  # {place or _DEFAULT.text(language)}"
