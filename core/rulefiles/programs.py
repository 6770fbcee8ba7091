"""What the condition of a rule comes to in each format that it fits."""

from collections.abc import Sequence
from typing import NamedTuple

from reportlint.format import Format
from reportlint.messages import Message
from reportlint.rulefiles.bind import bind
from reportlint.rulefiles.entry_values import EntryValues
from reportlint.rulefiles.expression import read_expression
from reportlint.rulefiles.instances import Bound, Instance
from reportlint.rulefiles.located import Scalar
from reportlint.rulefiles.nodes import Call, Statement

_WHEN_LOOPS = Message(
    zh="前提中不能写 for each 和 if；{column}、{row} 可以用 check 中的",
    en="for each and if stand in check only; its {column} and {row} are known here",
)


class Programs(NamedTuple):
    """The condition of a rule, None where it is none, and its instances by the id of a format."""

    statement: Statement | None
    by_form: dict[str, tuple[Instance, ...]]
    uses_last_year: bool


def read_programs(values: EntryValues, forms: Sequence[Format]) -> Programs:
    """Return what check and when of a rule come to in the formats that it may apply to.

    It fits a format that has its cells; one that fits none is told what the first one lacks.
    """
    before = len(values.errors)
    statement, when = _statement(values, "check"), _statement(values, "when")
    uses_last_year = any(map(_uses_last_year, filter(None, (statement, when))))
    if statement is None or len(values.errors) > before:
        return Programs(statement, {}, uses_last_year)
    by_form = {form.id: bind(statement, form, when, most=0).instances for form in forms}
    by_form = {form: instances for form, instances in by_form.items() if instances}
    unfit = _unfit(statement, when, forms) if not by_form else None
    if unfit is not None:
        value = values.values["when" if unfit.in_when else "check"]
        assert isinstance(value, Scalar)  # it has been read as one
        values.faults(unfit.faults, value)
    return Programs(statement, by_form, uses_last_year)


def _unfit(statement: Statement, when: Statement | None, forms: Sequence[Format]) -> Bound | None:
    """Return what the first format that a condition does not fit lacks."""
    bound = (bind(statement, form, when) for form in forms)
    return next((item for item in bound if item.faults), None)


def _statement(values: EntryValues, key: str) -> Statement | None:
    value = values.values.get(key)
    if not values.text(key) or not isinstance(value, Scalar):
        return None
    statement, faults = read_expression(value.text)
    values.faults(faults, value)
    if statement and key == "when" and (statement.loops or statement.condition):
        values.error(value.place, _WHEN_LOOPS)
        return None
    return statement


def _uses_last_year(statement: Statement) -> bool:
    return any(isinstance(node, Call) and node.function == "previous" for node in statement.nodes())
