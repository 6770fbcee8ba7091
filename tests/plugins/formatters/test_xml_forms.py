"""JUnit and checkstyle: what build servers make of them."""

import re
from collections.abc import Iterable
from typing import Any

from hypothesis import given
from junitparser import Error, Failure, Skipped

from reportlint import Result, valid
from reportlint.testing import written
from tests.plugins.formatters.forms import HOSTILE, read, result, unread


def cases_with(suite: Iterable[Any], kind: type) -> dict[str, Any]:
    return {case.name: item for case in suite for item in case.result if isinstance(item, kind)}


def test_junit_fails_the_rule_and_passes_the_others() -> None:
    (suite,) = read("junit", result())

    failed = cases_with(suite, Failure)
    assert "TOT004" in failed
    assert "TOT001" in {case.name for case in suite} - set(failed)
    assert failed["TOT004"].type == "error"
    assert "the total says 99" in failed["TOT004"].message
    assert suite.name == "folder/报告.txt"


def test_junit_counts_what_it_holds() -> None:
    (suite,) = read("junit", result())

    assert suite.tests == len(list(suite))
    assert suite.failures == len(cases_with(suite, Failure))
    assert suite.skipped == len(cases_with(suite, Skipped))
    assert suite.errors == 0


def test_junit_tells_all_findings_of_a_rule_in_its_test() -> None:
    text = written(valid.with_cell("t4.review.total", 99).with_cell("t4.lit_direct.total", 99))

    (suite,) = read("junit", result(text))

    lines = cases_with(suite, Failure)["TOT004"].text.splitlines()
    assert len(lines) == 2
    assert all(re.match("[0-9]+:[0-9]+: ", line) for line in lines)


def test_junit_skips_what_had_nothing_to_assess() -> None:
    (suite,) = read("junit", result())

    assert cases_with(suite, Skipped)["PRV001"].message == "nothing to assess"


def test_junit_has_what_was_not_checked_as_an_error() -> None:
    (suite,) = read("junit", unread("broken", "a.docx"))

    assert suite.errors == 1
    assert cases_with(suite, Error)["not-checked"].message == "broken"


def test_junit_has_what_the_run_could_not_check_as_a_suite() -> None:
    found = Result.joined([unread("broken", None, "plugin"), result()])

    suites = {suite.name: suite for suite in read("junit", found)}

    assert suites["reportlint"].errors == 1


def test_checkstyle_has_an_element_for_each_finding() -> None:
    (element,) = read("checkstyle", result())

    assert element.get("name") == "folder/报告.txt"
    sources = [error.get("source") for error in element]
    (checked,) = result().reports
    assert sources == [f"reportlint.{finding.code}" for finding in checked.findings]
    (error,) = (error for error in element if error.get("source") == "reportlint.TOT004")
    assert error.get("severity") == "error"


def seen(text: str) -> str:
    """Return the characters of a text that XML keeps as they are wherever they stand."""
    return "".join(re.findall("[!-~\u3400-\u9fff]", text))


@given(HOSTILE)
def test_checkstyle_keeps_a_message_but_for_what_xml_cannot_hold(said: str) -> None:
    ((error,),) = read("checkstyle", unread(said, "a.txt"))

    assert seen(error.get("message")) == seen(said.encode("utf-8", "backslashreplace").decode())
