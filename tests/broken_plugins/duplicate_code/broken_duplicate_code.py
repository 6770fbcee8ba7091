"""A plugin whose rule has the code of a built-in one."""

from collections.abc import Iterator

from reportlint import Message, Outcome, Report, Rule, Satisfied, Severity, hookimpl


class Usurper(Rule):
    """Never finds anything, under the code of a rule that does."""

    code = "TOT001"
    name = "usurper"
    severity = Severity.ERROR
    title = Message(zh="冒名规则", en="A rule under a false code")
    basis = Message(zh="无", en="none")

    def check(self, report: Report) -> Iterator[Outcome]:
        """Be satisfied with anything."""
        yield Satisfied()


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rule."""
    return (Usurper,)
