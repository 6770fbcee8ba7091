"""What `reportlint new` writes must not get in the way of anything else."""

import ast

import pytest

from reportlint import UsageError
from reportlint.scaffold import NAMES_IN_RULES, Identity, refuse_class, refuse_module, rule_files


@pytest.mark.parametrize(
    "name",
    [
        *("true", "false", "none", "failed", "message", "satisfied", "not-assessed", "report"),
        *("rule", "severity", "iterator"),
    ],
)
def test_a_class_is_not_called_what_means_something_else_in_a_rule(name: str) -> None:
    with pytest.raises(UsageError, match="which means something else in a rule"):
        refuse_class(name)


@pytest.mark.parametrize(
    "name", ["json", "class", "import", "reportlint", "pluggy", "pydantic", "yaml", "lxml"]
)
def test_a_module_hides_no_other(name: str) -> None:
    with pytest.raises(UsageError, match="of a package that is installed"):
        refuse_module(name)


@pytest.mark.parametrize("name", ["pytest", "conftest", "test", "tests", "test-x", "build"])
def test_a_module_is_not_taken_for_a_file_of_a_tool(name: str) -> None:
    with pytest.raises(UsageError, match="for a file of their own"):
        refuse_module(name)


@pytest.mark.parametrize("name", ["fees-stated", "acme-rules", "message-stated", "a1"])
def test_other_names_are_free(name: str) -> None:
    refuse_module(name)
    refuse_class(name)


def test_all_that_the_template_imports_is_refused_as_a_name() -> None:
    text = rule_files(Identity("fees-stated", "FEE001"))["fees_stated.py"]

    imports = [item for item in ast.parse(text).body if isinstance(item, ast.ImportFrom)]
    names = {alias.name for item in imports for alias in item.names}
    assert {name for name in names if name[0].isupper()} == set(NAMES_IN_RULES)
