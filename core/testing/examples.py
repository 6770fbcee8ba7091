"""Write the examples of rules out, and hold rules to them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from reportlint.checking.assess import Gathering
from reportlint.checking.selection import ActiveRule
from reportlint.checking.watch import Watch
from reportlint.engine import Engine
from reportlint.errors import UsageError
from reportlint.finding import Outcome
from reportlint.messages import Message
from reportlint.metadata.given import given_values
from reportlint.model import Report
from reportlint.pages import describe
from reportlint.reading.limits import Limits
from reportlint.rule import Edit, Example, GroupRule, Rule
from reportlint.source import Source
from reportlint.testing.draft import Draft, standard_draft
from reportlint.testing.layout import Layout, lay_out

_YEAR = re.compile("(20[0-9]{2})年")
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


def read_series(example: Example) -> list[Report]:
    """Return the report of an example, behind that of the year before it where there is one."""
    if example.last_year is None:
        return [read(example)]
    text = written(example.last_year)
    # A draft speaks of its year in its prose alone.
    year = max(map(int, _YEAR.findall(text)))
    text = text.replace(f"{year}年", f"{year - 1}年")
    return [_engine().parse(Source("last-year.txt", text)), read(example)]


def outcomes_of(rule: Rule, reports: list[Report]) -> Iterable[Outcome]:
    """Return what a rule says of the last of some reports, seen with those before it."""
    if len(reports) == 1 or not isinstance(rule, GroupRule):
        return rule.check(reports[-1])
    return [outcome for item, outcome in rule.check_group(reports) if item is reports[-1]]


@dataclass(frozen=True)
class RuleExample:
    """One of the examples that a rule is held to: in a bad one it must find something.

    example is None where a rule has none of that kind, which is a fault of the rule.
    """

    rule: type[Rule]
    bad: bool
    number: int
    example: Example | None

    @property
    def id(self) -> str:
        """What to call the example: ACM001-bad-1."""
        return f"{self.rule.code}-{self._kind}-{self.number}"

    @property
    def _kind(self) -> str:
        return "bad" if self.bad else "good"

    def verify(self) -> None:
        """Assert that the rule does in the example what it must, and breaks down nowhere."""
        code = self.rule.code
        assert self.example is not None, f"{code} has no {self._kind} example"
        active = ActiveRule(self.rule(), "tests", self.rule.severity)
        reports = read_series(self.example)
        gathering = Gathering(reports[-1])
        with Watch(Limits.rule_seconds) as watch:
            gathering.add(active, lambda rule: outcomes_of(rule, reports), watch)
        checked, problems = gathering.checked(), gathering.problems
        said = "\n".join(problem.traceback or problem.message.en for problem in problems)
        where = describe(self.example).en
        assert not problems, f"{code} breaks down on {where}\n{said}"
        found = "\n".join(finding.message.en for finding in checked.findings)
        does = f"fires on {where}\n{found}" if found else f"is silent on {where}"
        assert bool(checked.findings) is self.bad, f"{code} {does}"


def examples_of(rule: type[Rule]) -> tuple[RuleExample, ...]:
    """Return what a rule is held to: its good examples, then its bad ones."""
    kinds = ((False, rule.good), (True, rule.bad))
    return tuple(
        RuleExample(rule, bad, number, example)
        for bad, examples in kinds
        for number, example in enumerate(examples or (None,), 1)
    )


def assert_examples(rule: type[Rule]) -> None:
    """Assert that a rule finds something in its bad examples and nothing in its good ones."""
    for example in examples_of(rule):
        example.verify()


@cache
def _engine() -> Engine:
    return Engine(third_party=False)


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
