"""A plugin that works: it brings one rule."""

from collections.abc import Iterator

from reportlint import (
    Failed,
    Message,
    NotAssessed,
    Outcome,
    Report,
    Rule,
    Satisfied,
    Severity,
    State,
    hookimpl,
    valid,
)


class FeesStated(Rule):
    """A report whose fees are zero is worth a question."""

    code = "ACM001"
    name = "fees-stated"
    severity = Severity.WARNING
    title = Message(zh="行政事业性收费金额", en="Amount of administrative fees")
    basis = Message(zh="本单位审核要求", en="the auditors' own list of questions")
    bad = (valid.with_cell("t2.fees.amount", 0),)

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the amount of fees."""
        cell = report.cells.get("t2.fees.amount")
        if cell is None:
            yield NotAssessed(Message(zh="没有收费金额", en="there is no amount of fees"))
        elif cell.state is State.ZERO:
            message = Message(zh="收费金额为零", en="the amount of fees is zero")
            yield Failed(message, cell.span, stated=cell.raw)
        else:
            yield Satisfied()


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rule."""
    return (FeesStated,)
