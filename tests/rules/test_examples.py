"""Every built-in rule keeps what its examples promise, and has a complete page."""

import pytest

from reportlint import Example, Rule
from reportlint.checking.assess import assess
from reportlint.checking.selection import ActiveRule
from reportlint.plugins.manager import Plugins
from reportlint.testing import assert_examples, read

RULES = [rule for rule, _ in Plugins(third_party=False).rules().values()]
ACTIVE = {rule.code: ActiveRule(rule, "reportlint", rule.severity) for rule in RULES}
BAD = [(rule.code, example) for rule in RULES for example in rule.bad]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_keeps_its_examples(rule: Rule) -> None:
    assert_examples(type(rule))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_a_page_in_both_languages(rule: Rule) -> None:
    assert rule.manual is not None
    manual = rule.manual
    for message in (rule.title, rule.basis, manual.checks, manual.decides, manual.severity):
        assert message is not None
        assert message.zh
        assert message.en
        assert message.zh != message.en


@pytest.mark.parametrize(("code", "example"), BAD, ids=[code for code, _ in BAD])
def test_a_bad_example_points_at_characters(code: str, example: Example) -> None:
    report = read(example)
    text = report.source.text

    checked, problems = assess(report, ACTIVE)

    assert not problems
    spans = [item.span for item in checked.findings if item.code == code]
    spans += [
        one.span for item in checked.findings for one in item.consequences if one.code == code
    ]
    assert spans
    assert all(text[span.start : span.end].strip() for span in spans)
