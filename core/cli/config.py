"""List all settings, and where each comes from."""

import json
from argparse import Namespace
from collections.abc import Iterator
from typing import Any, NamedTuple

from reportlint.cli.exit_codes import CLEAN
from reportlint.configuration.loading import Configuration
from reportlint.configuration.settings import Settings, schema
from reportlint.messages import Language, Message

_DEFAULT = Message(zh="默认", en="default")
_NO_FILE = Message(zh="没有设置文件", en="no settings file")
_FILE = Message(zh="设置文件：{path}", en="settings file: {path}")


class _Shown(NamedTuple):
    """A setting as it is shown; source is where it comes from, None for the default."""

    name: str
    value: Any
    source: str | None


def config(arguments: Namespace) -> int:
    """List all settings, or print the schema of a file of them."""
    if arguments.schema:
        print(json.dumps(schema(), ensure_ascii=False, indent=2))
    elif arguments.format == "json":
        settings = {
            item.name: {"value": item.value, "source": item.source}
            for item in _shown(arguments.configuration)
        }
        print(json.dumps(settings, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(arguments.configuration, arguments.lang)))
    return CLEAN


def _shown(configuration: Configuration) -> Iterator[_Shown]:
    values = configuration.settings.model_dump(mode="json", by_alias=True, exclude={"extend"})
    sources = configuration.sources
    for name in Settings.model_fields:
        key = name.replace("_", "-")
        if name == "extend":
            continue
        inside = {
            item.partition(".")[2]: at
            for item, at in sources.items()
            if item.startswith(f"{name}.")
        }
        if inside:
            yield from (
                _Shown(f"{key}.{part}", values[key][part], at) for part, at in inside.items()
            )
        else:
            yield _Shown(key, values[key], sources.get(name))


def _lines(configuration: Configuration, language: Language) -> Iterator[str]:
    path = configuration.path
    yield (_FILE.format(path=path) if path else _NO_FILE).text(language)
    for name, value, source in _shown(configuration):
        text = json.dumps(value, ensure_ascii=False)
        yield f"{name} = {text}  # {source or _DEFAULT.text(language)}"
