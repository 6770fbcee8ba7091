"""Every built-in rule keeps what its examples promise, and has a complete page."""

import pytest

from reportlint import Example, Rule, check_text
from reportlint.plugins.manager import Plugins
from reportlint.testing import assert_examples, written

RULES = [rule for rule, _ in Plugins(third_party=False).rules().values()]
BAD = [(rule.code, example) for rule in RULES for example in rule.bad]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_keeps_its_examples(rule: Rule) -> None:
    assert_examples(type(rule))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_a_page_in_both_languages(rule: Rule) -> None:
    assert rule.manual is not None
    for message in (rule.title, rule.basis, rule.manual.checks, rule.manual.decides):
        assert message.zh
        assert message.en
        assert message.zh != message.en


@pytest.mark.parametrize(("code", "example"), BAD, ids=[code for code, _ in BAD])
def test_a_bad_example_points_at_characters(code: str, example: Example) -> None:
    text = written(example)

    findings = [item for item in check_text(text).findings if item.code == code]

    assert findings
    for finding in findings:
        assert text[finding.span.start : finding.span.end].strip()
        assert finding.message.zh
        assert finding.message.en
