"""What is wrong with a rule file, and where in it."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from reportlint.errors import PluginError
from reportlint.messages import Message

_AT = Message(zh="规则文件 {place}：{message}", en="rule file {place}: {message}")
_DID_YOU_MEAN = Message(zh="，是否应为 {close}？", en="; did you mean {close}?")
_NO_HINT = Message(zh="", en="")
_LONGEST_SHOWN = 60


class Place(NamedTuple):
    """A place in a rule file: line and column, or sheet and cell; columns count from 1."""

    file: str
    line: int
    column: int
    cell: str = ""

    @property
    def message(self) -> Message:
        """The place as a person would name it."""
        if not self.cell:
            text = f"{self.file}:{self.line}:{self.column}"
            return Message(text, text)
        at = Message("", "")
        if self.column > 1:
            at = Message(f" 第 {self.column} 个字", f", character {self.column}")
        return Message(f"{self.file} {self.cell}{at.zh}", f"{self.file} {self.cell}{at.en}")


class Fault(NamedTuple):
    """Something that is wrong at an offset of a text."""

    at: int
    message: Message


class RuleFileError(PluginError):
    """A rule file, or a rule in it, cannot be used; place says where it is wrong."""

    kind = "rule-file"

    def __init__(self, message: Message, place: Place) -> None:
        super().__init__(_AT.format(place=place.message, message=message), culprit=place.file)
        self.place = place
        self.fault = message


def cut(text: str) -> str:
    """Return a text as it is, or its beginning where it is too long to be shown."""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def hint(word: str, known: Iterable[str]) -> Message:
    """Return a suggestion for a misspelt word, nothing where no known one is like it."""
    close = get_close_matches(cut(word), list(known), n=1)
    return _DID_YOU_MEAN.format(close=close[0]) if close else _NO_HINT
