"""For pytest: every example of a rule is a test of its own.

A conftest.py names this module; a marker says whose examples a test is run with:

    pytest_plugins = ["reportlint.testing.pytest_plugin"]

    @pytest.mark.reportlint_rules(acme_rules)
    def test_examples(rule_example):
        rule_example.verify()

The marker takes plugins, which are modules with the hook reportlint_rules; for a single rule there
is assert_examples.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import cast

import pytest

from reportlint.rule import Rule
from reportlint.testing.examples import RuleExample, examples_of

_MARKER = "reportlint_rules"
_FIXTURE = "rule_example"


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    about = f"{_MARKER}(*plugins): run the test with each example of the rules of plugins"
    config.addinivalue_line("markers", about)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a test of each example for what asks for one."""
    if _FIXTURE not in metafunc.fixturenames:
        return
    marker = metafunc.definition.get_closest_marker(_MARKER)
    if marker is None or not marker.args:
        pytest.fail(f"{_FIXTURE} needs the marker {_MARKER}(PLUGIN, …)", pytrace=False)
    examples = [example for rule in _rules(marker.args) for example in examples_of(rule)]
    metafunc.parametrize(_FIXTURE, examples, ids=_id)


def _id(example: RuleExample) -> str:
    return example.id


def _rules(plugins: tuple[object, ...]) -> Iterator[type[Rule]]:
    for plugin in plugins:
        hook = getattr(plugin, _MARKER, None)
        if not callable(hook):
            pytest.fail(f"{plugin!r} has no hook {_MARKER}", pytrace=False)
        rules: Iterable[type[Rule]] = cast("Callable[[], Iterable[type[Rule]]]", hook)()
        yield from rules
