"""A rule that misbehaves is named, and costs no other rule its findings."""

import re
import signal
import sys
import time
from asyncio import CancelledError
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from reportlint import (
    Failed,
    Message,
    NotAssessed,
    Outcome,
    Replacement,
    Report,
    Rule,
    Satisfied,
    Severity,
    Span,
    parse_text,
    valid,
)
from reportlint.checking.assess import assess
from reportlint.checking.selection import ActiveRule
from reportlint.testing import written

WORDS = Message("字", "words")
_BEYOND = Replacement(Span(0, 10**9), "字")
_NO_TEXT: Any = Replacement(Span(0, 1), None)  # type: ignore[arg-type]


class Sample(Rule):
    """Yields what a test gives it."""

    code = "ACM001"
    name = "sample"
    severity = Severity.WARNING
    title = WORDS
    basis = WORDS

    def __init__(self, *outcomes: object) -> None:
        self.outcomes: Any = outcomes

    def check(self, report: Report) -> Iterable[Outcome]:
        for outcome in self.outcomes:
            if isinstance(outcome, BaseException):
                raise outcome
            yield outcome


def active(rule: Rule) -> dict[str, ActiveRule]:
    return {rule.code: ActiveRule(rule, "acme", rule.severity)}


def problems(*outcomes: object) -> list[str]:
    report = parse_text(written(valid))
    _, found = assess(report, active(Sample(*outcomes)))
    return [problem.message.en for problem in found]


def test_outcomes_are_counted() -> None:
    report = parse_text(written(valid))
    rule = Sample(Satisfied(), NotAssessed(WORDS), Failed(WORDS, Span(0, 1)), Satisfied())

    checked, found = assess(report, active(rule))

    tally = checked.tallies["ACM001"]
    assert (tally.satisfied, tally.failed, tally.not_assessed) == (2, 1, 1)
    assert found == ()


def test_a_finding_has_the_severity_of_its_rule_unless_it_says_otherwise() -> None:
    report = parse_text(written(valid))
    rule = Sample(Failed(WORDS, Span(0, 1)), Failed(WORDS, Span(1, 2), severity=Severity.ERROR))

    checked, _ = assess(report, active(rule))

    assert [item.severity for item in checked.findings] == [Severity.WARNING, Severity.ERROR]


@pytest.mark.parametrize(
    ("outcome", "fault"),
    [
        (ZeroDivisionError("by a blank"), "ZeroDivisionError: by a blank"),
        (SystemExit(0), "SystemExit: 0"),
        (CancelledError("gone"), "CancelledError: gone"),
        ("fine", "Satisfied, Failed or NotAssessed expected"),
        (Failed("words", Span(0, 1)), "a text is no Message"),  # type: ignore[arg-type]
        (NotAssessed("why"), "a text is no Message"),  # type: ignore[arg-type]
        (Failed(WORDS, None), "None is no Span"),  # type: ignore[arg-type]
        (Failed(WORDS, Span(0, 10**9)), "is no Span in the text"),
        (Failed(WORDS, Span(0, 1), severity="error"), "no Severity"),  # type: ignore[arg-type]
        (Failed(WORDS, Span(0, 1), paths=("t9.x",)), "has no cell t9.x"),
        (Failed(WORDS, Span(0, 1), fixes=(_BEYOND,)), "is no Span in the text"),
        (Failed(WORDS, Span(0, 1), fixes=(_NO_TEXT,)), "the text of a replacement is no str"),
    ],
)
def test_what_a_rule_does_wrong_is_said(outcome: object, fault: str) -> None:
    (message,) = problems(Satisfied(), outcome)

    assert message.startswith("rule ACM001 of acme ")
    assert fault in message


def test_a_replacement_that_would_change_a_number_is_not_offered() -> None:
    report = parse_text(written(valid))
    safe = Replacement(Span(0, 0), "字")

    checked, _ = assess(
        report,
        active(Sample(Failed(WORDS, Span(0, 1), fixes=(safe, Replacement(Span(0, 0), "5"))))),
    )

    assert checked.findings[0].fixes == (safe,)


def test_a_private_finding_offers_no_replacement_that_would_show_its_text() -> None:
    class Private(Sample):
        private = True

    report = parse_text(written(valid))
    fixes = (Replacement(Span(0, 0), "字"),)

    checked, _ = assess(report, active(Private(Failed(WORDS, Span(0, 1), fixes=fixes))))

    assert checked.findings[0].fixes == ()


def test_findings_before_a_failure_are_kept() -> None:
    report = parse_text(written(valid))
    rule = Sample(Failed(WORDS, Span(0, 1)), ValueError("late"))

    checked, found = assess(report, active(rule))

    assert len(checked.findings) == 1
    assert len(found) == 1


def test_a_rule_cannot_change_the_cells_of_a_report() -> None:
    report: Any = parse_text(written(valid))

    with pytest.raises(AttributeError):
        report.cells.clear()


def test_an_interrupt_is_not_swallowed() -> None:
    with pytest.raises(KeyboardInterrupt):
        problems(KeyboardInterrupt())


def test_a_rule_that_recurses_without_end_is_said() -> None:
    class Endless(Sample):
        def check(self, report: Report) -> Iterable[Outcome]:
            return self.check(report)

    report = parse_text(written(valid))
    limit = sys.getrecursionlimit()

    _, found = assess(report, active(Endless()))

    assert "RecursionError" in found[0].message.en
    assert sys.getrecursionlimit() == limit


def loops(report: Report) -> Iterable[Outcome]:
    yield Satisfied()
    while True:
        pass


def holds_on(report: Report) -> Iterable[Outcome]:
    ends = time.monotonic() + 30
    while time.monotonic() < ends:
        try:
            while time.monotonic() < ends:
                pass
        except Exception:
            continue
    yield Satisfied()


def matches_without_end(report: Report) -> Iterable[Outcome]:
    re.fullmatch(r"(a|a)*b", "a" * 40)
    yield Satisfied()


def ended(check: Callable[[Report], Iterable[Outcome]]) -> str:
    """Return what is said of a rule whose check does not end."""
    _, (problem,) = assess(parse_text(written(valid)), with_check(check), seconds=1)
    return problem.message.en


def with_check(check: Callable[[Report], Iterable[Outcome]]) -> dict[str, ActiveRule]:
    rule = Sample()
    rule.check = check  # type: ignore[method-assign, assignment]
    return active(rule)


@pytest.mark.parametrize("check", [loops, holds_on, matches_without_end])
def test_a_rule_that_does_not_end_is_ended(check: Callable[[Report], Iterable[Outcome]]) -> None:
    message = ended(check)

    assert message.startswith("rule ACM001 of acme was ended after 1 seconds, at test_assess.py:")


@pytest.mark.parametrize("check", [loops, holds_on])
def test_a_rule_that_does_not_end_is_ended_in_a_thread(
    check: Callable[[Report], Iterable[Outcome]],
) -> None:
    with ThreadPoolExecutor() as pool:
        message = pool.submit(ended, check).result(timeout=20)

    assert message.startswith("rule ACM001 of acme was ended after 1 seconds, at test_assess.py:")


@pytest.fixture
def alarm() -> Iterator[None]:
    """Give the alarm signal as a program has it that was started by nobody in particular."""
    before = signal.signal(signal.SIGALRM, signal.SIG_DFL)
    mask = signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
    yield
    signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("alarm")
def test_an_alarm_that_the_caller_has_set_is_left_alone() -> None:
    rang = []
    signal.signal(signal.SIGALRM, lambda number, frame: rang.append(number))

    message = ended(loops)
    signal.raise_signal(signal.SIGALRM)

    assert "was ended after 1 seconds" in message
    assert rang == [signal.SIGALRM]


@pytest.mark.usefixtures("alarm")
@pytest.mark.parametrize("handler", [signal.SIG_DFL, signal.SIG_IGN])
@pytest.mark.parametrize("mask", [set(), {signal.SIGALRM}])
def test_the_alarm_is_taken_as_it_is_found_and_given_back(
    handler: signal.Handlers, mask: set[signal.Signals]
) -> None:
    signal.signal(signal.SIGALRM, handler)
    signal.pthread_sigmask(signal.SIG_BLOCK, mask)

    message = ended(matches_without_end)

    assert "was ended after 1 seconds" in message
    assert signal.getsignal(signal.SIGALRM) is handler
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) & {signal.SIGALRM} == mask
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_what_comes_before_and_after_a_rule_without_end_is_kept() -> None:
    class Well(Sample):
        code = "ACM002"

    rules = {**with_check(loops), **active(Well(Satisfied()))}
    checked, _ = assess(parse_text(written(valid)), rules, seconds=1)

    assert {code: tally.satisfied for code, tally in checked.tallies.items()} == {
        "ACM001": 1,
        "ACM002": 1,
    }


def test_a_failure_has_its_traceback() -> None:
    report = parse_text(written(valid))

    _, (problem,) = assess(report, active(Sample(ValueError("late"))))

    assert problem.traceback.startswith("Traceback")
    assert problem.traceback.endswith("ValueError: late\n")
