"""A plugin whose rule raises half-way."""

from collections.abc import Iterator

from reportlint import Message, Outcome, Report, Rule, Satisfied, Severity, hookimpl


class Fragile(Rule):
    """Raises after its first assertion."""

    code = "FRG001"
    name = "fragile"
    severity = Severity.ERROR
    title = Message(zh="易碎规则", en="A rule that breaks")
    basis = Message(zh="无", en="none")

    def check(self, report: Report) -> Iterator[Outcome]:
        """Make one assertion and break."""
        yield Satisfied()
        raise RuntimeError("out of ideas")


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rule."""
    return (Fragile,)
