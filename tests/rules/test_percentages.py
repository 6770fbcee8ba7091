"""Causes that the percentage rules name, and when they abstain."""

import pytest

from reportlint import CheckedReport, Severity, check_text, valid
from reportlint.testing import lay_out, standard_draft, written


def checked(sentence: str) -> CheckedReport:
    (report,) = check_text(lay_out(standard_draft().with_prose("s1", [sentence]))).reports
    return report


def cause(sentence: str) -> str:
    (finding,) = checked(sentence).findings
    return finding.cause.en if finding.cause else ""


def reason(sentence: str) -> str:
    report = checked(sentence)
    (item,) = report.not_assessed
    assert report.findings == ()
    return item.reason.en


def test_a_truncated_share_is_named() -> None:
    assert "truncated" in cause("共清理文件72份，其中废止57份，占总数的79.16%。")


def test_a_closing_adjustment_is_named() -> None:
    sentence = (
        "共清理文件3份，其中废止1份，占总数的33.33%；修改1份，占总数的33.33%；"
        "继续有效1份，占总数的33.34%。"
    )

    assert "closing adjustment" in cause(sentence)


def test_a_wrong_denominator_is_named() -> None:
    sentence = "共清理文件72份，其中政策性文件67份，废止9份，占清理总数的13.43%。"

    assert "÷" in cause(sentence)
    assert "wrong denominator" in cause(sentence)


def test_a_wrong_numerator_is_named() -> None:
    sentence = "共清理文件72份，其中修改5份，废止9份，占清理总数的6.94%。"

    assert "wrong numerator" in cause(sentence)


def test_an_unexplained_share_names_no_cause() -> None:
    assert cause("共清理文件72份，其中废止9份，占清理总数的99.99%。") == ""


def test_off_by_one_in_the_last_place_is_a_warning() -> None:
    (finding,) = checked("共清理文件72份，其中废止57份，占总数的79.16%。").findings

    assert finding.severity is Severity.WARNING


def test_off_by_more_is_an_error() -> None:
    (finding,) = checked("共清理文件72份，其中废止57份，占总数的97.17%。").findings

    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize("word", ["约", "近", "超过", "不足"])
def test_an_approximate_share_is_not_assessed(word: str) -> None:
    sentence = f"共清理文件72份，其中废止57份，占总数的{word}80%。"

    assert "approximate" in reason(sentence)


def test_a_share_without_a_whole_is_not_assessed() -> None:
    assert "whole" in reason("废止57份，占总数的80%。")


def test_a_share_without_a_part_is_not_assessed() -> None:
    assert "no count" in reason("公开工作占考核分值的4%。")


def test_competing_wholes_that_all_miss_are_not_assessed() -> None:
    sentence = "办理建议30件，办理提案50件，其中采纳7件，占办理数的99%。"

    assert "several counts" in reason(sentence)


def test_a_share_of_nothing_is_not_assessed() -> None:
    assert "is 0" in reason("共清理文件0份，其中废止0份，占总数的0%。")


def test_a_rate_of_cases_that_fell_due_is_not_assessed() -> None:
    assert "no count" in reason("受理来信60件，办结58件，按期办结率100%。")


def test_a_rate_without_its_counts_is_not_assessed() -> None:
    assert "no count" in reason("来信答复率100%。")


def test_a_half_is_rounded_up() -> None:
    assert checked("共清理文件8份，其中废止1份，占总数的12.5%。").findings == ()
    assert checked("共清理文件200份，其中废止1份，占总数的1%。").findings == ()


def test_full_and_half_width_signs_read_alike() -> None:
    assert checked("共清理文件72份,其中废止9份,占总数的12.5％。").findings == ()


def test_the_arithmetic_is_shown() -> None:
    text = written(valid.with_words("占清理总数的12.50%", "占清理总数的12.40%"))

    (finding,) = check_text(text).findings

    assert finding.arithmetic is not None
    assert finding.arithmetic.zh == "7 ÷ 56 = 12.5000% → 12.50% ≠ 12.40%"
