"""Errors of reportlint itself: of its set-up, its plugins and unreadable input."""

import errno
from typing import Any

from reportlint.messages import Message

_NOT_PERMITTED = Message(
    zh="没有权限，或文件正被其他程序打开", en="not permitted, or another program has it open"
)
# What the system says of files, as it says so only in English, and for programmers.
_REASONS = {
    errno.ENOENT: Message(zh="没有这个文件或文件夹", en="no such file or folder"),
    errno.EACCES: _NOT_PERMITTED,
    errno.EPERM: _NOT_PERMITTED,
    errno.EISDIR: Message(zh="这是文件夹，不是文件", en="it is a folder, not a file"),
    errno.ENOTDIR: Message(
        zh="路径中有一段是文件，不是文件夹", en="a part of its path is a file, not a folder"
    ),
    errno.EEXIST: Message(zh="已有同名的文件", en="there is a file of that name"),
    errno.ENOSPC: Message(zh="磁盘已满", en="the disk is full"),
    errno.EROFS: Message(zh="所在的磁盘只读", en="its disk can only be read"),
    errno.ENAMETOOLONG: Message(zh="文件名太长", en="its name is too long"),
    errno.ELOOP: Message(zh="链接绕成了圈", en="links lead around in a circle"),
}


def reason(error: Exception) -> Message | str:
    """Return why a file could not be read or written, for people where the system says it."""
    if not isinstance(error, OSError):
        return str(error)
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


class ReportlintError(Exception):
    """Base of every error that reportlint raises on purpose.

    The message says what was found, what was expected and how to mend it; culprit names what is
    at fault: a file, a plugin, a rule, an option. str() gives the English message.
    """

    kind = "error"

    def __init__(self, message: Message, *, culprit: str = "") -> None:
        super().__init__(message.en)
        self.message = message
        self.culprit = culprit

    def __reduce__(self) -> tuple[Any, ...]:
        # Exceptions are pickled with their arguments alone, and this one has more.
        return _remade, (type(self), self.message, self.culprit)


def _remade(kind: type[ReportlintError], message: Message, culprit: str) -> ReportlintError:
    return kind(message, culprit=culprit)


class InputError(ReportlintError):
    """A report could not be read: missing, not a file, not text, too large."""

    kind = "input"


class NotAReportError(ReportlintError):
    """A text was read but nothing in it looks like a report of a known format."""

    kind = "not-a-report"


class OutOfScopeError(NotAReportError):
    """A text is a report of a time before there were forms, so nothing can be held to one."""

    kind = "out-of-scope"


class PluginError(ReportlintError):
    """A plugin could not be loaded, or brought something that cannot be used."""

    kind = "plugin"


class UsageError(ReportlintError):
    """A command or a function was called in a way that cannot be carried out."""

    kind = "usage"
