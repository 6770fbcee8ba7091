"""Texts in both languages of reportlint: Chinese and English."""

import locale
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Message:
    """A text in Chinese and in English, with {placeholders} as in str.format."""

    zh: str
    en: str

    def format(self, **values: object) -> "Message":
        """Return the message with its placeholders filled.

        A value that is itself a Message goes in in its own language.
        """
        return Message(
            zh=self.zh.format_map(_in_language(values, "zh")),
            en=self.en.format_map(_in_language(values, "en")),
        )

    def text(self, language: Language) -> str:
        """Return the message in one language."""
        return self.zh if language == "zh" else self.en


def _in_language(values: Mapping[str, object], language: Language) -> dict[str, object]:
    return {
        name: value.text(language) if isinstance(value, Message) else value
        for name, value in values.items()
    }


def system_language() -> Language:
    """Return English where the locale says so, Chinese elsewhere."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next(filter(None, names), None)
    if name is None and sys.platform == "win32":
        name = locale.getlocale()[0]
    name = name or ""
    return "en" if name.lower().startswith("en") else "zh"
