"""The JSON of a run: held to its published schema, and read back."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from reportlint import (
    Engine,
    InputError,
    Message,
    Notice,
    Outcome,
    Problem,
    Report,
    Result,
    Rule,
    Severity,
    Source,
    Suppression,
    read_document,
    valid,
)
from reportlint.checking.assess import assess
from reportlint.checking.selection import ActiveRule
from reportlint.testing import standard_draft, written
from tests.writers.word import word

ENGINE = Engine(third_party=False)
FORMS = ENGINE.plugins.formatters()
FAULTY = written(valid.with_cell("t3.new.natural", 999).with_cell("t4.review.total", 99))
IGNORED = FAULTY + "\nreportlint: ignore-file TOT004 -- known\n"
TEXTS = st.text(st.characters(exclude_categories=())) | st.text('\ud800\udcff\0\n\u2028"\\')


class Broken(Rule):
    code, name, severity = "ACM001", "broken", Severity.ERROR
    title = basis = Message("坏", "broken")

    def check(self, report: Report) -> Iterable[Outcome]:
        raise RuntimeError("broken")


@cache
def schema() -> Draft202012Validator:
    path = Path(__file__).parents[2] / "docs" / "result.schema.json"
    return Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))


@cache
def checked(text: str = FAULTY) -> Result:
    return ENGINE.joined([ENGINE.check(Source("报告.txt", text, "utf-8"))])


def with_broken_rule() -> Result:
    report = ENGINE.parse(Source("a.txt", FAULTY))
    found, problems = assess(report, {"ACM001": ActiveRule(Broken(), "acme", Severity.ERROR)})
    return Result((found,), problems)


def set_aside(*, said: str = "known") -> Result:
    (report,) = checked().reports
    why = Suppression("waiver", said, said, date(2025, 1, 20), said)
    aside = replace(report, findings=(), suppressed=((report.findings[0], why),))
    return Result((aside,), (), (said,), ("TOT001",), (Notice(Message(said, said), said),))


RUNS: dict[str, Callable[[], Result]] = {
    "valid": lambda: checked(written(valid)),
    "faulty": checked,
    "word": lambda: ENGINE.check_bytes(
        word(standard_draft().with_cells({"t4.review.total": "99"})), "年报.docx"
    ),
    "not a report": lambda: checked("会议通知"),
    "no file": lambda: ENGINE.check_file("no-such-file.txt"),
    "row not read": lambda: checked(written(valid.with_cell("t4.review.total", "6人"))),
    "broken rule": with_broken_rule,
    "comment": lambda: checked(IGNORED),
    "waiver": set_aside,
    "nothing": lambda: Result((), ()),
}


def rendered(result: Result, form: str = "json") -> str:
    return FORMS[form].render(result, "zh", ENGINE.rules)


@pytest.mark.parametrize("run", RUNS)
def test_every_run_is_as_the_published_schema_says(run: str) -> None:
    schema().validate(json.loads(rendered(RUNS[run]())))


@pytest.mark.parametrize("run", RUNS)
def test_what_is_read_is_written_again(run: str) -> None:
    text = rendered(RUNS[run]())

    assert json.loads(read_document(text).to_json()) == json.loads(text)


@pytest.mark.parametrize("run", RUNS)
def test_every_line_of_json_lines_is_a_document(run: str) -> None:
    lines = rendered(RUNS[run](), "json-lines").split("\n")[:-1]

    documents = [read_document(line) for line in lines]

    for line, document in zip(lines, documents, strict=True):
        schema().validate(json.loads(line))
        assert json.loads(document.to_json()) == json.loads(line)
    *files, last = documents
    assert last.summary is not None
    assert all(document.summary is None for document in files)


@given(TEXTS, TEXTS)
def test_any_text_comes_back(said: str, path: str) -> None:
    message = Message(said, said)
    problem = Problem(path, "input", message, None, said, said)
    found = Result.joined([set_aside(said=said), Result((), (problem,))])

    text = rendered(found)

    text.encode()
    schema().validate(json.loads(text))
    document = read_document(text)
    assert json.loads(document.to_json()) == json.loads(text)
    if not any("\ud800" <= char <= "\udfff" for char in said):
        assert document.errors[0].message == said


def test_what_was_read_has_names() -> None:
    document = read_document(rendered(checked()))

    assert document.reports[0].findings[0].severity == "error"
    assert document.complete
    assert document.summary is not None
    assert document.summary.findings["error"] == len(
        [item for item in document.reports[0].findings if item.severity == "error"]
    )


def test_the_schema_refuses_a_key_that_is_not_published() -> None:
    fields = json.loads(rendered(checked()))
    fields["reports"][0]["findings"][0]["new"] = 1

    with pytest.raises(ValidationError):
        schema().validate(fields)


def test_a_key_of_a_later_version_is_left_out() -> None:
    text = rendered(checked())
    fields = json.loads(text)
    fields["reports"][0]["findings"][0]["new"] = fields["new"] = 1

    assert json.loads(read_document(json.dumps(fields)).to_json()) == json.loads(text)


def lacking(key: str) -> str:
    fields: dict[str, Any] = json.loads(rendered(checked(written(valid))))
    del fields[key]
    return json.dumps(fields)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("{", "the whole"),
        ("[]", "the whole"),
        (lacking("reports"), "reports"),
        ('{"schema": "reportlint-baseline-1"}', "schema"),
        (b"\xff", "the whole"),
    ],
)
def test_what_is_no_result_is_refused_by_its_place(text: str | bytes, where: str) -> None:
    with pytest.raises(InputError, match=where):
        read_document(text)
