"""A plugin whose formatter has no name."""

from reportlint import Formatter, Language, Result, hookimpl


class Nameless(Formatter):
    """Cannot be asked for."""

    def piece(self, result: Result, language: Language) -> str:
        """Return nothing."""
        return ""


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return the formatter."""
    return (Nameless(),)
