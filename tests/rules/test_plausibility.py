"""What the plausibility rules say where examples cannot show it."""

import pytest

from reportlint import CheckedReport, Engine, Example, Finding, Severity, Source, valid
from reportlint.testing import lay_out, standard_draft, written

YEAR = "2024年政府信息公开工作年度报告"


def checked(text: str, kind: str | None = None) -> CheckedReport:
    engine = Engine(select=["PLS"], third_party=False, organ_kind=kind)
    (report,) = engine.check(Source("report.txt", text)).reports
    return report


def found(example: Example, code: str, kind: str | None = None) -> list[Finding]:
    return [item for item in checked(written(example), kind).findings if item.code == code]


def unassessed(report: CheckedReport) -> set[str]:
    return {item.code for item in report.not_assessed}


def without_activity() -> str:
    draft = standard_draft()
    return lay_out(draft.with_cells(dict.fromkeys(draft.cells, "0")))


@pytest.mark.parametrize(
    ("kind", "severity"),
    [
        ("county", Severity.WARNING),
        ("county_dept", Severity.WARNING),
        ("town", Severity.WARNING),
        ("street", Severity.WARNING),
        ("prefecture", None),
        ("province", None),
        ("state_council_dept", None),
        ("office", None),
        ("vertical", None),
        ("other", None),
    ],
)
def test_only_organs_without_the_power_may_have_no_rules(
    kind: str, severity: Severity | None
) -> None:
    findings = found(valid.with_cell("t2.rules.valid", 3), "PLS001", kind)

    assert [item.severity for item in findings] == ([severity] if severity else [])


def test_rules_of_an_organ_of_unknown_kind_are_not_assessed() -> None:
    report = checked(written(valid.with_cell("t2.rules.valid", 3)))

    assert "PLS001" in unassessed(report)
    assert report.findings == ()


def test_a_figure_in_yuan_is_told_by_the_prose() -> None:
    example = valid.with_cell("t2.fees.amount", "11849200").with_sentence(
        "s1", "全年行政事业性收费1184.92万元。"
    )

    (finding,) = found(example, "PLS002")

    assert (finding.stated, finding.expected) == ("11849200", "1184.92")
    assert finding.severity is Severity.WARNING
    assert len(finding.related) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "上年行政事业性收费1184.92万元。",
        "全年行政事业性收费约1184.92万元。",
        "行政事业性收费比上年增加1184.92万元。",
        "全年收取信息处理费11849200元。",
    ],
)
def test_amounts_of_other_years_and_fees_say_nothing(sentence: str) -> None:
    example = valid.with_cell("t2.fees.amount", "11849200").with_sentence("s1", sentence)
    report = checked(written(example))

    assert [item for item in report.findings if item.code == "PLS002"] == []
    assert "PLS002" in unassessed(report)


def test_an_amount_without_anything_to_compare_is_not_assessed() -> None:
    assert "PLS002" in unassessed(checked(written(valid), "county"))


def test_no_fees_at_all_are_in_order() -> None:
    assert "PLS002" not in unassessed(checked(written(valid.with_cell("t2.fees.amount", 0))))


@pytest.mark.parametrize(
    ("title", "fires"),
    [
        (f"某某县市场监督管理局{YEAR}", True),
        (f"某某县公安局{YEAR}", True),
        (f"某某县人民政府{YEAR}", True),
        (f"公安县教育局{YEAR}", False),
        (f"某某县统计局{YEAR}", False),
        (f"某某县某某镇人民政府{YEAR}", False),
    ],
)
def test_nothing_at_all_is_odd_for_organs_that_enforce(title: str, fires: bool) -> None:
    report = checked(f"{title}\n{without_activity()}")

    assert [item.code for item in report.findings] == (["PLS004"] if fires else [])


def test_nothing_at_all_is_not_assessed_for_an_unknown_organ() -> None:
    assert "PLS004" in unassessed(checked(without_activity()))


def test_one_figure_is_something() -> None:
    text = without_activity().replace("行政许可 |\n0 |", "行政许可 |\n1 |")

    assert checked(text, "county").findings == ()


def test_the_share_of_corrected_reviews_is_shown() -> None:
    example = (
        valid.with_cell("t4.review.uphold", 1)
        .with_cell("t4.review.correct", 4)
        .with_cell("t4.review.other", 0)
    )

    (finding,) = found(example, "PLS006")

    assert finding.arithmetic is not None
    assert finding.arithmetic.zh == "4 ÷ (1 + 4 + 0) = 80.0%"
    assert finding.severity is Severity.INFO


def test_one_row_for_other_outcomes_says_nothing_of_the_rest() -> None:
    example = valid
    for item in ("nocorrect", "unpaid", "misc"):
        example = example.without_row(f"t3.other.{item}")
    row = "（六）其他处理 |\n30 |\n0 |\n0 |\n0 |\n0 |\n0 |\n30 |\n（七）总计 |"

    report = checked(written(example).replace("（七）总计 |", row))

    assert report.findings == ()
    assert "PLS005" not in unassessed(report)
