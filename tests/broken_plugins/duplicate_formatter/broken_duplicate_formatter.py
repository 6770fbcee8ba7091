"""A plugin whose formatter has the name of a built-in one."""

from reportlint import Formatter, Language, Result, hookimpl


class Mute(Formatter):
    """Writes nothing, under the name of a formatter that does."""

    name = "json"

    def piece(self, result: Result, language: Language) -> str:
        """Return nothing."""
        return ""


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return the formatter."""
    return (Mute(),)
