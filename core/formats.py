"""The report formats that come with reportlint, and the words of formats for the grammar."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from reportlint.errors import PluginError
from reportlint.format import Format
from reportlint.grammar import Role, Vocabulary
from reportlint.messages import Message

# The first is what a report counts as where neither its tables nor its year tell.
BUILT_IN_FORMATS = ("gid2021", "gid2019")

_NOT_A_FORMAT = Message(
    zh="{name} 不是合格的报告格式文件：{why}",
    en="{name} is not a report format: {why}",
)


def vocabulary(formats: Iterable[Format]) -> Vocabulary:
    """Return the words of several formats as the grammar needs them."""
    labels: dict[str, Role] = {}
    titles: dict[str, str] = {}
    for known in formats:
        labels |= known.labels
        for section in known.sections:
            titles |= dict.fromkeys(section.keys, section.id)
    return Vocabulary(labels, titles)


def read_format(text: str, culprit: str) -> Format:
    """Return the format that a TOML text describes.

    Raises PluginError, with the culprit, where it does not describe one.
    """
    try:
        return Format.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValueError) as error:
        raise PluginError(_NOT_A_FORMAT.format(name=culprit, why=error), culprit=culprit) from error


@cache
def built_in_formats() -> tuple[Format, ...]:
    """Return the formats that come with reportlint."""
    folder = files("reportlint.grammar.formats")
    return tuple(
        read_format(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml")
        for name in BUILT_IN_FORMATS
    )
