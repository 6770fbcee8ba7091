"""A plugin whose rule yields what is no outcome."""

from collections.abc import Iterator
from typing import Any

from reportlint import Message, Outcome, Report, Rule, Severity, hookimpl


class Talker(Rule):
    """Yields words instead of outcomes."""

    code = "TLK001"
    name = "talker"
    severity = Severity.ERROR
    title = Message(zh="多话规则", en="A rule that talks")
    basis = Message(zh="无", en="none")

    def check(self, report: Report) -> Iterator[Outcome]:
        """Say something instead of asserting it."""
        words: Any = "looks fine to me"
        yield words


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rule."""
    return (Talker,)
