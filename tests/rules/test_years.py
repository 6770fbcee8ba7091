"""Which of two years is wrong, and what the rules of years say of it."""

import pytest

from reportlint import Engine, Finding, Report, Severity, Source, check_text, valid
from reportlint.testing import written

TEXT = written(valid)
PERIOD = "2024年1月1日至2024年12月31日"
ENGINE = Engine(third_party=False, select=["YRS"])


def found(text: str, name: str = "report.txt") -> tuple[Report, tuple[Finding, ...]]:
    (checked,) = ENGINE.check(Source(name, text)).reports
    return checked.report, checked.findings


@pytest.mark.parametrize(
    "period",
    [
        "2023年1月1日至2023年12月31日",
        "2023年1月1日至2024年12月31日",
        "2024年1月1日至2023年12月31日",
    ],
)
def test_a_wrong_period_is_one_error_and_leaves_the_year_alone(period: str) -> None:
    text = TEXT.replace(PERIOD, period)

    report, (finding,) = found(text)

    assert report.year == 2024
    assert (finding.code, finding.severity) == ("YRS001", Severity.ERROR)
    assert text[finding.span.start : finding.span.end] == period
    assert finding.expected == PERIOD


def test_where_only_the_period_tells_the_year_it_is_held_against_none() -> None:
    text = TEXT.replace("2024年，我县", "我县").replace("2024年", "2023年")

    (checked,) = ENGINE.check(Source("report.txt", text)).reports

    assert checked.report.year == 2023
    assert checked.findings == ()
    assert "nothing but the period" in checked.not_assessed[0].reason.en


@pytest.mark.parametrize("given", [None, 2024])
def test_a_period_that_runs_backwards_is_one_error(given: int | None) -> None:
    text = TEXT.replace(PERIOD, "2024年12月31日至2024年1月1日").replace("2024年，我县", "我县")
    engine = Engine(third_party=False, select=["YRS"], year=given)

    (finding,) = engine.check(Source("report.txt", text)).findings

    assert finding.code == "YRS001"


@pytest.mark.parametrize("stated", ["2024年11月31日", "2月30日", "2024年13月", "2024-02-30"])
def test_a_date_that_does_not_exist_is_one_error_at_its_characters(stated: str) -> None:
    text = TEXT.replace("一是逐月核对", f"一是自{stated}起逐月核对")

    (finding,) = check_text(text).findings

    assert (finding.code, finding.severity) == ("YRS005", Severity.ERROR)
    assert text[finding.span.start : finding.span.end] == stated


def test_a_period_with_a_date_that_does_not_exist_is_one_error() -> None:
    (finding,) = found(TEXT.replace(PERIOD, "2024年1月1日至2024年11月31日"))[1]

    assert (finding.code, finding.stated) == ("YRS005", "2024年11月31日")


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年，我县在年度评估中名列前茅。",
        "2023年，我县收到35件，2024年收到72件。",
        "2023年以来，我县连续公开目录。",
    ],
)
def test_a_sentence_that_looks_back_is_not_assessed(sentence: str) -> None:
    text = TEXT.replace("2024年，我县", f"{sentence}2024年，我县")

    (checked,) = ENGINE.check(Source("report.txt", text)).reports

    assert checked.findings == ()


def test_a_title_of_last_year_is_told_from_a_menu() -> None:
    stale = "青河口县2023年政府信息公开工作年度报告"

    (finding,) = found(f"{stale}\n{TEXT}", "2024-report.txt")[1]
    beside_another = found(f"{stale.replace('2023', '2024')}\n{stale}\n{TEXT}", "2024-report.txt")

    assert (finding.code, finding.stated, finding.expected) == ("YRS002", "2023", "2024")
    assert beside_another[1] == ()


def test_a_plenum_after_the_report_is_later_than_the_day_it_came_out() -> None:
    text = TEXT.replace("2024年，我县", "2024年，我县贯彻二十届四中全会精神，")

    codes = [finding.code for finding in found(text)[1]]
    late = found(f"发布时间：2025-11-20\n{text}")[1]

    assert codes == ["YRS003"]
    assert late == ()
