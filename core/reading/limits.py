"""How large an input may be: what lies beyond is an error, never a hang."""

from dataclasses import dataclass, fields, replace
from typing import Self

from reportlint.errors import InputError, UsageError
from reportlint.messages import Message

_NO_LIMIT = Message(
    zh="没有名为“{name}”的上限，可用：{known}",
    en="there is no limit “{name}”; known are: {known}",
)
_NOT_A_NUMBER = Message(
    zh="上限写作 名称=正整数，如 pages=300；收到“{text}”",
    en="a limit is NAME=NUMBER with a positive whole number, such as pages=300, not “{text}”",
)
_EXCEEDED = Message(
    zh="{name} 的{what}超过上限 {limit}；是否选错了文件？确需读取可用 --limit {key}=数值 放宽",
    en=(
        "{name} is beyond the limit of {limit} {what}: is it the right file? "
        "If it is, raise it with --limit {key}=NUMBER"
    ),
)
# What each limit counts, for messages and the manual.
COUNTED = {
    "file_bytes": Message(zh="字节数", en="bytes"),
    "unpacked_bytes": Message(zh="解压后字节数", en="bytes when unpacked"),
    "characters": Message(zh="文字数", en="characters of text"),
    "cells": Message(zh="表格单元格数", en="table cells"),
    "pages": Message(zh="页数", en="pages"),
    "depth": Message(zh="嵌套层数", en="levels of nesting"),
    "seconds": Message(zh="读取秒数", en="seconds of reading"),
    "memory_mib": Message(zh="读取内存（MiB）", en="MiB of memory for reading"),
    "rule_seconds": Message(zh="每条规则运行秒数", en="seconds that a rule runs"),
}


@dataclass(frozen=True)
class Limits:
    """The largest input that is read. The defaults are ten and more times what reports need.

    file_bytes: of the file. unpacked_bytes: of what a Word or Excel file, which is a zip archive,
    unpacks to. characters: of the text. cells: of all tables together. pages: of a PDF. depth: of
    elements in each other. seconds, memory_mib: for reading a PDF, which runs in a process of
    its own. rule_seconds: for which one rule may look at a report.
    """

    file_bytes: int = 64 * 1024 * 1024
    unpacked_bytes: int = 64 * 1024 * 1024
    characters: int = 1024 * 1024
    cells: int = 50_000
    pages: int = 300
    depth: int = 200
    seconds: int = 60
    memory_mib: int = 768
    rule_seconds: int = 10

    @classmethod
    def parsed(cls, settings: list[str]) -> Self:
        """Return the limits that settings such as pages=300 change; raises UsageError."""
        known = [field.name for field in fields(cls)]
        changed = {}
        for text in settings:
            name, _, number = text.partition("=")
            if name not in known:
                message = _NO_LIMIT.format(name=name, known=", ".join(known))
                raise UsageError(message, culprit=name)
            if not (number.isascii() and number.isdigit() and int(number[:12]) > 0):
                raise UsageError(_NOT_A_NUMBER.format(text=text), culprit=name)
            changed[name] = int(number[:12])
        return replace(cls(), **changed)

    def check(self, key: str, found: float, name: str) -> None:
        """Raise InputError where a file of that name has more of something than the limit."""
        if found > getattr(self, key):
            raise self.exceeded(key, name)

    def exceeded(self, key: str, name: str) -> InputError:
        """Return the error which says that a file of that name goes beyond a limit."""
        limit = getattr(self, key)
        message = _EXCEEDED.format(name=name, what=COUNTED[key], limit=limit, key=key)
        return InputError(message, culprit=name)
