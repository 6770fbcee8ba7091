"""The plugin for pytest makes a test of each example of a rule."""

import pytest

from reportlint.rules.totals import reportlint_rules
from reportlint.testing import examples_of

pytest_plugins = ["pytester"]

RULE = '''
from reportlint import Failed, Message, Rule, Satisfied, Severity, hookimpl, valid

class Sample(Rule):
    """Row one is not 9."""

    code = "ACM001"
    name = "sample"
    severity = Severity.ERROR
    title = basis = Message("字", "words")
    good = ({good})
    bad = ({bad})

    def check(self, report):
        cell = report.cells["t3.new.natural"]
        yield Failed(self.title, cell.span) if cell.value == 9 else Satisfied()

@hookimpl
def reportlint_rules():
    return (Sample,)
'''
TEST = """
import pytest
import acme_rules

@pytest.mark.reportlint_rules({plugins})
def test_examples(rule_example):
    rule_example.verify()
"""


def result_of(
    pytester: pytest.Pytester,
    *,
    good: str = "valid,",
    bad: str = 'valid.with_cell("t3.new.natural", 9),',
    plugins: str = "acme_rules",
    test: str = TEST,
) -> pytest.RunResult:
    pytester.makeconftest('pytest_plugins = ["reportlint.testing.pytest_plugin"]')
    pytester.makepyfile(acme_rules=RULE.format(good=good, bad=bad))
    pytester.makepyfile(test.format(plugins=plugins))
    return pytester.runpytest_subprocess("-v", "-p", "no:cacheprovider", "--strict-markers")


def test_every_example_is_a_test(pytester: pytest.Pytester) -> None:
    result = result_of(pytester)

    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["*[[]ACM001-good-1]*", "*[[]ACM001-bad-1]*"])


def test_an_example_that_the_rule_belies_fails(pytester: pytest.Pytester) -> None:
    result = result_of(pytester, bad='valid.with_cell("t3.new.natural", 9), valid')

    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*AssertionError: ACM001 is silent on a valid report"])


def test_a_rule_without_a_bad_example_fails(pytester: pytest.Pytester) -> None:
    result = result_of(pytester, bad="")

    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*AssertionError: ACM001 has no bad example"])


def test_a_rule_that_raises_fails_with_its_traceback(pytester: pytest.Pytester) -> None:
    result = result_of(pytester, good='valid.without_row("t3.new"),')

    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*ACM001 breaks down on a valid report, but*", "*KeyError*"])


def test_what_is_no_plugin_is_refused(pytester: pytest.Pytester) -> None:
    result = result_of(pytester, plugins="pytest")

    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*has no hook reportlint_rules"])


def test_the_fixture_needs_the_marker(pytester: pytest.Pytester) -> None:
    result = result_of(pytester, test="def test_examples(rule_example): ...")

    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*rule_example needs the marker reportlint_rules(*"])


def test_examples_are_those_of_the_rule_in_order() -> None:
    rule, *_ = reportlint_rules()

    found = examples_of(rule)

    assert [item.example for item in found] == [*rule.good, *rule.bad]
    assert found[0].id == f"{rule.code}-good-1"
