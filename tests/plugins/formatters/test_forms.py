"""Every form of output, read back by an outside judge, whatever stands in a report."""

import pytest
from hypothesis import given

from reportlint import Message, Problem, Result, Source, valid
from reportlint.testing import written
from tests.plugins.formatters.forms import (
    BAD_NAME,
    ENGINE,
    FAULTY,
    FORMS,
    HOSTILE,
    JUDGES,
    UNREAD_ROW,
    line_of,
    of_page,
    of_word,
    read,
    render,
    result,
    unread,
)

# Forms that name lines, each with how it does.
LINES = {
    "sarif": '"startLine": {line}',
    "gitlab": '"begin": {line}}}',
    "github": ",line={line},",
    "checkstyle": ' line="{line}"',
    "concise": "报告.txt:{line}:",
    "csv": "报告.txt,{line},",
    "markdown": "| {line}:",
    "junit": ">{line}:",
    "json": '"line": {line},',
    "json-lines": '"line": {line},',
}
# In the page, its own tests see to that; what else is left out shows no texts, or is binary.
SHOWS_NO_TEXT = {"html", "xlsx", "summary", "statistics"}


@pytest.mark.parametrize("form", JUDGES)
@pytest.mark.parametrize("text", [FAULTY, UNREAD_ROW, written(valid), "会议通知"])
def test_a_judge_reads_it(form: str, text: str) -> None:
    read(form, result(text), "zh")


@pytest.mark.parametrize("form", JUDGES)
def test_a_judge_reads_a_run_without_a_file(form: str) -> None:
    read(form, Result((), ()))


@pytest.mark.parametrize("form", sorted(JUDGES.keys() - {"baseline"}))
@given(HOSTILE, HOSTILE.filter(bool))
def test_a_judge_reads_what_is_hostile(form: str, said: str, path: str) -> None:
    general = Problem(None, "plugin", Message(said, said), None, said)
    both = Result.joined([result(FAULTY, BAD_NAME), unread(said, path)], [general])

    read(form, both)


@pytest.mark.parametrize("form", LINES)
def test_a_finding_has_its_line(form: str) -> None:
    shown = render(form, result())

    assert LINES[form].format(line=line_of(FAULTY, "99 ")) in shown


@pytest.mark.parametrize("form", LINES)
def test_a_row_that_was_not_read_has_its_line(form: str) -> None:
    (problem, *_) = result(UNREAD_ROW).problems
    assert problem.span is not None
    line = Source("", UNREAD_ROW).position(problem.span.start).line

    assert LINES[form].format(line=line) in render(form, result(UNREAD_ROW))


@pytest.mark.parametrize("form", LINES)
def test_a_finding_in_a_word_file_has_its_place_in_words(form: str) -> None:
    shown = render(form, of_word())

    assert "table 6, row 4, column 5" in shown or '"kind": "word-cell"' in shown


@pytest.mark.parametrize("form", sorted(LINES.keys() - {"json", "json-lines"}))
def test_a_finding_in_a_page_has_its_line_in_the_page(form: str) -> None:
    (checked,) = of_page().reports
    origin = checked.source.origin(checked.findings[0].span)
    assert origin is not None
    position = origin.position()
    assert position is not None

    shown = render(form, of_page())

    assert LINES[form].replace("报告.txt", "年报.html").format(line=position.line) in shown


@pytest.mark.parametrize("form", sorted(JUDGES.keys() - {"baseline"}))
@pytest.mark.parametrize("path", ["a.docx", None])
def test_what_was_not_checked_is_said(form: str, path: str | None) -> None:
    assert "no such luck" in render(form, unread("no such luck", path, "plugin"))


@pytest.mark.parametrize("form", sorted(FORMS.keys() - SHOWS_NO_TEXT))
def test_nothing_private_is_written(form: str) -> None:
    number = "110101199003077475"
    text = written(valid.with_sentence("s1", f"联系人张某，身份证号{number}。"))

    assert number not in render(form, ENGINE.check(Source("a.txt", text)))


@pytest.mark.parametrize("form", sorted(FORMS.keys() - {"xlsx"}))
def test_the_same_report_gives_the_same_bytes(form: str) -> None:
    assert render(form, result()) == render(form, ENGINE.check(Source("folder/报告.txt", FAULTY)))
