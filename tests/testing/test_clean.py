"""assert_clean: what passes, what fails, and what it says."""

from pathlib import Path

import pytest

from reportlint import Engine, check_text, valid
from reportlint.testing import assert_clean, written

FAULTY = written(valid.with_cell("t4.review.total", 99))


def test_a_valid_report_is_clean() -> None:
    assert_clean(written(valid))


def test_a_faulty_report_is_not(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(FAULTY, encoding="utf-8")

    with pytest.raises(AssertionError, match=r"report\.txt:\d+:\d+: error TOT004"):
        assert_clean(path)


def test_what_cannot_be_checked_is_not_clean() -> None:
    with pytest.raises(AssertionError, match="not checked"):
        assert_clean("会议通知")


def test_a_result_is_taken_as_it_is() -> None:
    with pytest.raises(AssertionError, match="TOT004"):
        assert_clean(check_text(FAULTY))


def test_an_engine_chooses_the_rules() -> None:
    assert_clean(FAULTY, engine=Engine(select=["PCT"]))


def test_what_is_less_grave_may_pass() -> None:
    text = written(valid.with_words("存在的主要问题及改进情况", "存在问题和改进措施"))

    assert_clean(text, fail_on="error")
