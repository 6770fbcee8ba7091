"""A plugin that works: its rule has nothing to assess in most reports."""

from collections.abc import Iterator

from reportlint import Message, Outcome, Report, Rule, Satisfied, Severity, hookimpl

reportlint_api = 1


class NoSevenths(Rule):
    """A seventh section would be looked at, if there were one."""

    code = "IDL001"
    name = "no-sevenths"
    severity = Severity.WARNING
    title = Message(zh="第七部分", en="Section seven")
    basis = Message(zh="无", en="none")

    def check(self, report: Report) -> Iterator[Outcome]:
        """Look at section seven."""
        if report.section("s7"):
            yield Satisfied()


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rule."""
    return (NoSevenths,)
