"""Write the examples of rules out, and hold rules to them."""

from functools import cache

from reportlint.engine import Engine
from reportlint.errors import UsageError
from reportlint.finding import Failed
from reportlint.given import given_values
from reportlint.messages import Message
from reportlint.model import Report
from reportlint.pages import describe
from reportlint.rule import Edit, Example, Rule
from reportlint.source import Source
from reportlint.testing.draft import Draft, standard_draft
from reportlint.testing.layout import Layout, lay_out

_NOT_THERE = Message(
    zh="例子要改的“{target}”不在标准报告中",
    en="the example changes “{target}”, which the standard report does not hold",
)


def written(example: Example, layout: Layout | None = None) -> str:
    """Return the text of an example.

    Raises UsageError where it changes something that the standard report does not hold.
    """
    forms = [edit.target for edit in example.edits if edit.kind == "form"]
    draft = standard_draft(*forms[-1:])
    for edit in example.edits:
        if edit.kind not in ("words", "form", "known"):
            draft = _edited(draft, edit)
    text = lay_out(draft, layout)
    for edit in example.edits:
        if edit.kind == "words":
            if edit.target not in text:
                raise UsageError(_NOT_THERE.format(target=edit.target), culprit=edit.target)
            text = text.replace(edit.target, edit.value)
    return text


def read(example: Example) -> Report:
    """Return the report that an example is, with what is known of it besides."""
    known = {edit.target: edit.value for edit in example.edits if edit.kind == "known"}
    values = {key: (int(value) if key == "year" else value) for key, value in known.items()}
    given = given_values("example", values) if values else None
    return _engine().parse(Source("example.txt", written(example)), sidecar=given)


def assert_examples(rule: type[Rule]) -> None:
    """Assert that a rule finds something in its bad examples and nothing in its good ones."""
    for examples, wanted in ((rule.good, False), (rule.bad, True)):
        assert examples, f"{rule.code} has no {'bad' if wanted else 'good'} example"
        for example in examples:
            found = _fires(rule, example)
            assert found is wanted, (
                f"{rule.code} {'is silent on' if wanted else 'fires on'} {describe(example).en}"
            )


@cache
def _engine() -> Engine:
    return Engine(third_party=False)


def _fires(rule: type[Rule], example: Example) -> bool:
    outcomes = rule().check(read(example))
    return any(isinstance(outcome, Failed) for outcome in outcomes)


def _edited(draft: Draft, edit: Edit) -> Draft:
    if edit.kind == "cell":
        if edit.target not in draft.cells:
            raise UsageError(_NOT_THERE.format(target=edit.target), culprit=edit.target)
        return draft.with_cells({edit.target: edit.value})
    if edit.kind == "sentence":
        if edit.target not in ("title", "preamble", *draft.order):
            raise UsageError(_NOT_THERE.format(target=edit.target), culprit=edit.target)
        return draft.with_prose(edit.target, (*draft.prose.get(edit.target, ()), edit.value))
    if edit.kind == "order":
        return Draft(draft.format, draft.cells, draft.prose, tuple(edit.target.split()))
    if edit.kind == "no-column":
        return draft.without_column(edit.target)
    return draft.without(edit.target)
