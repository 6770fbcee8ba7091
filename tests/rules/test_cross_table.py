"""What the rules between tables say where examples cannot show it."""

from reportlint import Engine, Example, Severity, Source, State, check_text, parse_text, valid
from reportlint.plugins.manager import Plugins
from reportlint.testing import written

CODES = ("XTB001", "XTB002", "XTB003")


def found(example: Example) -> list[tuple[str, Severity]]:
    engine = Engine(third_party=False, select=CODES)
    (report,) = engine.check(Source("report.txt", written(example))).reports
    return [(finding.code, finding.severity) for finding in report.findings]


def test_fees_of_table_two_have_nothing_to_do_with_processing_fees() -> None:
    """XTB004 must not exist: 行政事业性收费 is other money than 信息处理费."""
    text = written(valid)

    fees = parse_text(text).cells["t2.fees.amount"]

    assert fees.state is State.NUMBER
    assert "没有收取信息处理费" in text
    assert check_text(text).findings == ()


def test_no_rule_bears_the_code_that_was_left_out() -> None:
    assert "XTB004" not in {rule.code for rule, _ in Plugins(third_party=False).rules().values()}


def test_a_section_six_that_is_missing_is_not_assessed_for_fees() -> None:
    example = valid.with_cell("t3.other.unpaid.total", 2).without_section("s6")

    (report,) = Engine(select=["XTB001"]).check(Source("report.txt", written(example))).reports

    assert report.findings == ()
    assert [item.code for item in report.not_assessed] == ["XTB001"]


def test_unpaid_requests_point_at_their_number() -> None:
    example = valid.with_cell("t3.other.unpaid.total", 37).with_words(
        "本年度没有收取信息处理费。", "无。"
    )
    text = written(example)

    (finding,) = Engine(select=["XTB001"]).check(Source("report.txt", text)).findings

    assert text[finding.span.start : finding.span.end] == "37"


def test_cases_without_requests_are_an_info() -> None:
    example = valid.with_cell("t3.new.total", 0).with_cell("t3.carry_in.total", 0)

    assert found(example) == [("XTB002", Severity.INFO)]


def test_a_year_in_the_text_explains_cases_only_where_it_is_an_earlier_one() -> None:
    example = valid.with_cell("t3.new.total", 0).with_cell("t3.carry_in.total", 0)
    earlier = example.with_sentence(
        "s1", "行政复议案件均由2023年的申请引起，2023年的诉讼案件未结。"
    )
    same = example.with_sentence("s1", "2024年的诉讼案件尚未审结。")

    assert found(earlier) == []
    assert found(same) == [("XTB002", Severity.INFO)]


def test_totals_that_are_not_read_are_not_assessed() -> None:
    example = valid.with_cell("t3.new.total", "")

    (report,) = Engine(select=["XTB002"]).check(Source("report.txt", written(example))).reports

    assert report.findings == ()
    assert [item.code for item in report.not_assessed] == ["XTB002"]


def test_lawsuits_after_reviews_of_this_year_are_no_finding() -> None:
    assert found(valid) == []
    assert found(valid.with_cell("t4.review.total", 0)) == [("XTB003", Severity.INFO)]
