"""Every form of output, read back by an outside judge, whatever stands in a report."""

import csv
import json
from collections.abc import Callable
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from junitparser import JUnitXml
from lxml import etree

from reportlint import Engine, Message, Problem, Result, Source, valid
from reportlint.testing import written

ENGINE = Engine(third_party=False)
FORMS = ENGINE.plugins.formatters()
FAULTY = written(valid.with_cell("t4.review.total", 99))
BAD_NAME = 'a,b:%c"<&>\n\x01.txt'
HOSTILE = st.text(st.characters(codec="utf-8"), max_size=30)


@cache
def result(text: str = FAULTY, name: str = "folder/报告.txt") -> Result:
    return ENGINE.check(Source(name, text))


def unread(said: str, path: str) -> Result:
    return Result((), (Problem(path, "input", Message(said, said)),))


def render(form: str, found: Result) -> str:
    return FORMS[form].render(found, "en", ENGINE.rules)


@cache
def sarif_schema() -> Draft4Validator:
    path = Path(__file__).with_name("sarif-2.1.0.schema.json")
    return Draft4Validator(json.loads(path.read_text(encoding="utf-8")))


def read_sarif(text: str) -> Any:
    document = json.loads(text)
    sarif_schema().validate(document)
    return document["runs"][0]


def read_gitlab(text: str) -> list[Any]:
    found: list[Any] = json.loads(text)
    assert len({item["fingerprint"] for item in found}) == len(found)
    return found


def read_checkstyle(text: str) -> Any:
    return etree.fromstring(text.encode())


def read_json_lines(text: str) -> list[Any]:
    return [json.loads(line) for line in text.split("\n")[:-1]]


JUDGES: dict[str, Callable[[str], Any]] = {
    "sarif": read_sarif,
    "gitlab": read_gitlab,
    "checkstyle": read_checkstyle,
    "junit": lambda text: JUnitXml.fromstring(text.encode()),
    "json": json.loads,
    "json-lines": read_json_lines,
    "csv": lambda text: list(csv.reader(StringIO(text, newline=""))),
    "baseline": json.loads,
}


@pytest.mark.parametrize("form", JUDGES)
@pytest.mark.parametrize("text", [FAULTY, written(valid), "会议通知"])
def test_a_judge_reads_it(form: str, text: str) -> None:
    JUDGES[form](render(form, ENGINE.check(Source("report.txt", text))))


@pytest.mark.parametrize("form", JUDGES)
@given(HOSTILE, HOSTILE.filter(bool))
def test_a_judge_reads_what_is_hostile(form: str, said: str, path: str) -> None:
    both = Result.joined([result(FAULTY, BAD_NAME), unread(said, path)])

    JUDGES[form](render(form, both))


def test_sarif_names_rule_place_and_fingerprint() -> None:
    run = read_sarif(render("sarif", result()))

    found = next(item for item in run["results"] if item["ruleId"] == "TOT004")
    assert found["level"] == "error"
    place = found["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "folder/%E6%8A%A5%E5%91%8A.txt"
    line = FAULTY.split("\n")[place["region"]["startLine"] - 1]
    assert line[place["region"]["startColumn"] - 1 : place["region"]["endColumn"] - 1] == "99"
    assert len(found["partialFingerprints"]["reportlint/v1"]) == 16
    assert "TOT004" in {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert run["invocations"][0]["executionSuccessful"]


def test_sarif_of_what_could_not_be_checked_is_no_success() -> None:
    run = read_sarif(render("sarif", unread("broken", "a.docx")))

    assert not run["invocations"][0]["executionSuccessful"]
    assert run["results"][0]["message"]["text"] == "broken"


def test_sarif_has_what_is_set_aside_as_suppressed() -> None:
    text = FAULTY + "\nreportlint: ignore-file TOT004 -- known\n"

    run = read_sarif(render("sarif", ENGINE.check(Source("a.txt", text))))

    (found,) = [item for item in run["results"] if item["ruleId"] == "TOT004"]
    assert found["suppressions"][0]["justification"] == "known"


def test_junit_fails_the_rule_and_passes_the_others() -> None:
    (suite,) = JUnitXml.fromstring(render("junit", result()).encode())

    failed = {case.name for case in suite if any("Failure" in str(type(r)) for r in case.result)}
    assert "TOT004" in failed
    assert "TOT001" not in failed
    assert suite.failures == len(failed)


def test_junit_has_what_was_not_checked_as_an_error() -> None:
    (suite,) = JUnitXml.fromstring(render("junit", unread("broken", "a.docx")).encode())

    assert suite.errors == 1


@given(HOSTILE)
def test_a_github_command_is_one_line(said: str) -> None:
    shown = render("github", unread(said, BAD_NAME))

    assert shown.count("\n") == 1
    assert "\r" not in shown
    assert shown.startswith("::error file=a%2Cb%3A%25c")


@given(st.sampled_from("=+-@\t\r"), HOSTILE)
def test_no_cell_of_a_table_is_a_formula(first: str, said: str) -> None:
    rows = JUDGES["csv"](render("csv", unread(first + said, "a.txt")))

    assert all(not cell.startswith(tuple("=+-@\t\r")) for row in rows for cell in row)


def test_a_table_has_a_row_for_each_finding() -> None:
    head, *rows = JUDGES["csv"](render("csv", result()))

    assert head[0] == "\ufefffile"
    assert len(rows) == len(result().findings)


@given(HOSTILE)
def test_markdown_keeps_a_finding_on_its_row(said: str) -> None:
    shown = render("markdown", unread(said, "a.txt"))

    (row,) = [line for line in shown.split("\n") if line.startswith("|  | not checked")]
    assert row.replace("\\|", "").count("|") == 5


def test_a_concise_line_is_what_editors_jump_to() -> None:
    lines = render("concise", result()).splitlines()

    assert any(line.startswith("folder/报告.txt:") and ": error TOT004 " in line for line in lines)


@pytest.mark.parametrize("form", sorted(FORMS.keys() - {"xlsx", "summary", "statistics"}))
def test_nothing_private_is_written(form: str) -> None:
    number = "110101199003077475"
    text = written(valid.with_sentence("s1", f"联系人张某，身份证号{number}。"))
    if form == "html":
        pytest.skip("the page shows the whole report; its own tests hold it to masking")

    assert number not in render(form, ENGINE.check(Source("a.txt", text)))
