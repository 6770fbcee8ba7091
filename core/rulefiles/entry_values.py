"""The values of a rule in a file, by their keys, and what is wrong with them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from reportlint.messages import Message
from reportlint.rulefiles.errors import Fault, Place, RuleFileError, cut, hint
from reportlint.rulefiles.keys import KEYS, REQUIRED
from reportlint.rulefiles.located import Items, Located, Mapping, Scalar

_LONGEST_TEXT = 1000
_MOST_FAULTS = 20
# In these, lines are read by themselves.
_OF_LINES = ("check", "when", "bad", "good")
# Control characters, and those that turn the direction of writing, could forge what is shown.
_FORGING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_SEPARATORS = re.compile(r"[,，、;；\s]+")

_UNKNOWN_KEY = Message(
    zh="没有名为“{key}”的项{hint}；可用：{known}",
    en="there is no key “{key}”{hint}; known: {known}",
)
_TWICE = Message(zh="“{key}”写了两次", en="the key “{key}” stands here twice")
_MISSING = Message(zh="缺少 {key}（{heading}）", en="{key} is missing")
_EMPTY = Message(zh="{key} 是空的", en="{key} is empty")
_NOT_TEXT = Message(zh="{key} 应为文字", en="{key} must be a text")
_TOO_LONG = Message(zh="{key} 超过 {most} 个字", en="{key} is longer than {most} characters")
_FORGED = Message(
    zh="不能有控制字符（U+{code:04X}），它会改变显示的内容",
    en="control characters such as U+{code:04X} change what is shown: take it out",
)
_LINES = Message(zh="{key} 只能写一行；这里换了行", en="{key} is one line; here another begins")
_ONE_OF = Message(
    zh="{key} 不能是“{value}”{hint}；可用：{known}",
    en="{key} cannot be “{value}”{hint}; known: {known}",
)
_MORE = Message(
    zh="这条规则的问题不止 {most} 处，其余不再列出",
    en="this rule has more than {most} faults; the others are not listed",
)


class TooManyFaultsError(Exception):
    """Ends the reading of a rule with more faults than anyone would read."""


@dataclass
class EntryValues:
    """Reads the values of one rule; what is wrong is noted, and reading goes on."""

    entry: Mapping
    errors: list[RuleFileError] = field(default_factory=list)
    values: dict[str, Located] = field(default_factory=dict)

    def error(self, place: Place, message: Message) -> None:
        """Note what is wrong, once."""
        if any(item.place == place and item.fault == message for item in self.errors):
            return
        if len(self.errors) >= _MOST_FAULTS:
            self.errors.append(RuleFileError(_MORE.format(most=_MOST_FAULTS), self.entry.place))
            raise TooManyFaultsError
        self.errors.append(RuleFileError(message, place))

    def faults(self, faults: Iterable[Fault], value: Scalar) -> None:
        """Note what is wrong at offsets of a value."""
        for fault in faults:
            self.error(value.place_of(fault.at), fault.message)

    def note_values(self) -> None:
        """Note the value of every key."""
        meant: list[str] = []
        headings = {heading: key for key, heading in KEYS.items()}
        for scalar, value in self.entry.entries:
            self._refuse_forged(scalar, "")
            word = scalar.text.strip()
            key = headings.get(word, word)
            if key not in KEYS:
                message = _UNKNOWN_KEY.format(
                    key=cut(word), hint=hint(word, (*KEYS, *headings)), known=" ".join(KEYS)
                )
                self.error(scalar.place, message)
                meant += get_close_matches(cut(word), REQUIRED, n=1)
            elif key in self.values:
                self.error(scalar.place, _TWICE.format(key=cut(word)))
            else:
                for part in _scalars(value):
                    self._refuse_forged(part, "" if key in _OF_LINES else key)
                self.values[key] = value
        for key in REQUIRED:
            if key not in (*self.values, *meant):
                self.error(self.entry.place, _MISSING.format(key=key, heading=KEYS[key]))

    def _refuse_forged(self, scalar: Scalar, key: str) -> None:
        """Refuse what could make a message look like another; key is that of a single line."""
        if match := _FORGING.search(scalar.text):
            message = _FORGED.format(code=ord(match[0]))
            self.error(scalar.place_of(match.start()), message)
        elif key and (at := scalar.text.rstrip().find("\n", _indent(scalar.text))) >= 0:
            self.error(scalar.place_of(at + 1), _LINES.format(key=key))

    def text(self, key: str) -> str:
        """Return the text of a key, "" where there is none; required ones must not be empty."""
        value = self.values.get(key)
        if value is None:
            return ""
        if not isinstance(value, Scalar):
            self.error(value.place, _NOT_TEXT.format(key=key))
            return ""
        if not value.text.strip() and key in REQUIRED:
            self.error(value.place, _EMPTY.format(key=key))
        elif len(value.text) > _LONGEST_TEXT and key != "check":
            self.error(value.place, _TOO_LONG.format(key=key, most=_LONGEST_TEXT))
            return ""
        return value.text.strip()

    def message(self, key: str) -> Message:
        """Return the text of a key in both languages."""
        chinese, english = self.text(key), self.text(f"{key}_en")
        return Message(chinese, english or chinese)

    def choices(self, key: str, known: Iterable[str]) -> tuple[str, ...]:
        """Return the words of a list, or with commas between them."""
        value = self.values.get(key)
        found = []
        for item in value.items if isinstance(value, Items) else [value] if value else []:
            if not isinstance(item, Scalar):
                self.error(item.place, _NOT_TEXT.format(key=key))
                continue
            for word in filter(None, _SEPARATORS.split(item.text.strip())):
                found.append(word)
                self.one_of(key, word, known, item.place)
        return tuple(found)

    def one_of(self, key: str, word: str, known: Iterable[str], place: Place) -> None:
        """Note where a word is none of those that are known."""
        known = tuple(known)
        if word not in known:
            listed = " ".join(known)
            message = _ONE_OF.format(key=key, value=cut(word), hint=hint(word, known), known=listed)
            self.error(place, message)


def _scalars(value: Located) -> Iterator[Scalar]:
    if isinstance(value, Scalar):
        yield value
    elif isinstance(value, Items):
        for item in value.items:
            yield from _scalars(item)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
