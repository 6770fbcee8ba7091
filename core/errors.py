"""Errors of reportlint itself: of its set-up, its plugins and unreadable input."""

from typing import Any

from reportlint.messages import Message


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
