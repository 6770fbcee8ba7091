"""One cause for all the findings that it explains."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import Finding, Severity, check_text, valid
from reportlint.rule import Example
from reportlint.testing import written


def grave(example: Example) -> list[Finding]:
    (report,) = check_text(written(example)).reports
    return [item for item in report.findings if item.severity is not Severity.INFO]


def place(finding: Finding, example: Example) -> str:
    return written(example)[finding.span.start : finding.span.end]


def test_a_wrong_detail_is_one_finding_at_its_cell() -> None:
    example = valid.with_cell("t3.open.natural", 99)

    (finding,) = grave(example)

    assert (place(finding, example), finding.stated, finding.expected) == ("99", "99", "21")


def test_what_else_a_cause_explains_is_named() -> None:
    (finding,) = grave(valid.with_cell("t3.result_total.total", 70))

    assert {finding.code, *(item.code for item in finding.consequences)} == {
        "TOT001",
        "TOT002",
        "TOT003",
        "NVT003",
    }


def test_a_figure_of_the_prose_that_the_table_refutes_is_the_cause() -> None:
    example = valid.with_words("办结69件", "办结68件")

    (finding,) = grave(example)

    codes = {finding.code, *(item.code for item in finding.consequences)}
    assert codes == {"NVT003", "NAR001", "NAR003"}
    assert (place(finding, example), finding.expected) == ("68件", "69")


def test_two_neighbours_that_are_swapped_are_one_finding() -> None:
    example = valid.with_cell("t3.open.natural", 5).with_cell("t3.open.enterprise", 21)

    (finding,) = grave(example)

    assert finding.cause is not None
    assert "swapped" in finding.cause.en
    assert (finding.stated, finding.expected) == ("5 21", "21 5")


def test_digits_in_the_wrong_one_of_two_cells_are_one_finding() -> None:
    example = valid.with_cell("t3.open.natural", 2).with_cell("t3.open.enterprise", 15)

    (finding,) = grave(example)

    assert finding.cause is not None
    assert "digits" in finding.cause.en
    assert finding.expected == "21 5"


def test_a_row_that_is_shifted_by_a_column_is_one_finding() -> None:
    row = {"natural": 0, "enterprise": 21, "research": 5, "welfare": 0, "legal": 0, "other": 1}
    example = valid
    for column, value in row.items():
        example = example.with_cell(f"t3.open.{column}", value)

    (finding,) = grave(example)

    assert finding.cause is not None
    assert "shifted" in finding.cause.en


def test_two_faults_apart_are_two_findings() -> None:
    found = grave(valid.with_cell("t3.open.natural", 99).with_cell("t4.review.total", 9))

    assert [item.code for item in found] == ["TOT001", "TOT004"]


def test_a_fault_that_nothing_else_confirms_stays_where_its_rule_put_it() -> None:
    example = valid.with_cell("t4.lit_direct.total", 9)

    (finding,) = (item for item in grave(example) if item.code == "TOT004")

    assert place(finding, example) == "9"


@pytest.mark.parametrize(
    "row", ["open", "partial", "denied.law", "carry_in", "new", "result_total"]
)
@given(
    column=st.sampled_from(["natural", "enterprise", "research", "welfare", "legal", "other"]),
    value=st.integers(100, 9999),
)
def test_any_one_wrong_cell_of_table_three_is_the_one_cause(
    row: str, column: str, value: int
) -> None:
    example = valid.with_cell(f"t3.{row}.{column}", value)

    (finding,) = grave(example)

    assert finding.cause is not None
    assert finding.stated == str(value)
    assert place(finding, example) == str(value)


TOGETHER = valid.with_cell("t3.unable.nothold.natural", 13).with_cell("t3.unable.nothold.total", 14)


def test_a_figure_and_its_total_that_are_wrong_together_are_one_finding() -> None:
    example = TOGETHER.with_words("无法提供14件，", "")

    (finding,) = (item for item in grave(example) if item.code.startswith("TOT"))

    assert finding.cause is not None
    assert "无法断定是哪一处" in finding.cause.zh
    assert [item.code for item in finding.consequences] == ["TOT002"]


def test_the_prose_narrows_down_which_row_is_wrong() -> None:
    (finding,) = grave(TOGETHER)  # it says 无法提供14件, which are two rows with figures

    assert finding.cause is not None
    assert "1.本机关不掌握" in finding.cause.zh
    assert "共" not in finding.cause.zh
    assert "予以公开" not in finding.cause.zh


def test_the_cause_says_what_its_figure_should_be() -> None:
    (finding,) = grave(valid.with_cell("t3.result_total.total", 70))

    assert finding.cause is not None
    assert "70 改为 69，可使 4 处关系成立" in finding.cause.zh
