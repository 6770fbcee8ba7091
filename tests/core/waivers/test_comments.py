"""Comments in a text that set findings aside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import CheckedReport, Engine, Result, parse_text, valid
from reportlint.testing import lay_out, standard_draft, written

ENGINE = Engine(select=["TOT", "PCT"], third_party=False)
FAULTY = written(valid.with_cell("t4.review.total", 99))
(LINE,) = {
    FAULTY[: finding.span.start].count("\n")
    for report in ENGINE.check_bytes(FAULTY.encode(), "r.txt").reports
    for finding in report.findings
}


def with_line(text: str, number: int, line: str) -> str:
    lines = text.split("\n")
    return "\n".join([*lines[:number], line, *lines[number:]])


def check(text: str) -> tuple[Result, CheckedReport]:
    result = ENGINE.check_bytes(text.encode(), "r.txt")
    (report,) = result.reports
    return result, report


@pytest.mark.parametrize(
    "comment",
    [
        "reportlint: ignore TOT004 -- 上级要求照此填写",
        "<!-- reportlint: ignore TOT004 -- 上级要求照此填写 -->",
        "# reportlint: ignore PCT, TOT — 上级要求照此填写",
        "reportlint: ignore case-total -- 上级要求照此填写",
    ],
)
def test_a_comment_sets_the_findings_of_the_next_line_aside(comment: str) -> None:
    _, report = check(with_line(FAULTY, LINE, comment))

    assert report.findings == ()
    ((finding, why),) = report.suppressed
    assert (finding.code, why.by, why.reason) == ("TOT004", "comment", "上级要求照此填写")


def test_without_a_code_it_is_for_all_rules() -> None:
    _, report = check(with_line(FAULTY, LINE, "reportlint: ignore"))

    assert report.findings == ()


def test_a_comment_elsewhere_does_nothing_and_is_told() -> None:
    result, report = check(with_line(FAULTY, 3, "reportlint: ignore TOT004"))

    assert len(report.findings) == 1
    assert [notice.place for notice in result.notices] == ["r.txt:4"]


def test_a_comment_for_the_file_may_stand_anywhere() -> None:
    _, report = check(FAULTY + "\nreportlint: ignore-file TOT004\n")

    assert report.findings == ()


def test_a_comment_is_for_all_lines_up_to_its_end() -> None:
    text = with_line(FAULTY, LINE + 1, "reportlint: ignore-end")
    text = with_line(text, LINE - 3, "reportlint: ignore-start TOT")

    assert check(text)[1].findings == ()


def test_a_code_that_is_none_is_told() -> None:
    result, report = check(with_line(FAULTY, LINE, "reportlint: ignore TOT999"))

    assert len(report.findings) == 1
    assert "TOT999" in result.notices[0].message.en


@given(st.integers(0, 400))
def test_a_comment_on_any_line_moves_no_value(number: int) -> None:
    text = lay_out(standard_draft())
    cells = {path: cell.raw for path, cell in parse_text(text).cells.items()}

    commented = with_line(text, number % text.count("\n"), "<!-- reportlint: ignore TOT001 -->")

    assert {path: cell.raw for path, cell in parse_text(commented).cells.items()} == cells
