"""By when which organ publishes, and where that cannot be told."""

import pytest

from reportlint import CheckedReport, Engine, Finding, Severity, Source, valid
from reportlint.testing import written

TEXT = written(valid)


def checked(
    title: str, day: str | None, organ_kind: str | None = None, year: int | None = None
) -> CheckedReport:
    engine = Engine(
        third_party=False,
        select=["PUB001", "PUB002", "PUB003"],
        publish_date=day,
        organ_kind=organ_kind,
        year=year,
    )
    (report,) = engine.check(Source("report.txt", f"{title}\n{TEXT}")).reports
    return report


def found(title: str, day: str, organ_kind: str | None = None) -> tuple[Finding, ...]:
    return checked(title, day, organ_kind).findings


def title(organ: str) -> str:
    return f"{organ}2024年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("organ", "last_day", "late", "code"),
    [
        ("青河口县教育局", "2025-01-31", "2025-02-01", "PUB001"),
        ("青河市教育局", "2025-01-31", "2025-02-01", "PUB001"),
        ("青河口县人民政府", "2025-03-31", "2025-04-01", "PUB002"),
        ("青河市人民政府", "2025-03-31", "2025-04-01", "PUB002"),
        ("青河省人民政府", "2025-03-31", "2025-04-01", "PUB002"),
    ],
)
def test_the_last_day_is_in_time_and_the_next_is_an_error(
    organ: str, last_day: str, late: str, code: str
) -> None:
    (finding,) = found(title(organ), late)

    assert found(title(organ), last_day) == ()
    assert (finding.code, finding.severity) == (code, Severity.ERROR)
    assert finding.arithmetic is not None
    assert "= 1 days" in finding.arithmetic.en


@pytest.mark.parametrize(
    "organ",
    [
        "青河口县河口镇人民政府",
        "河口街道办事处",
        "青河口县税务局",
        "青河口县气象局",
        "青河口开发区",
    ],
)
def test_organs_without_a_day_of_their_own_are_not_assessed(organ: str) -> None:
    report = checked(title(organ), "2025-06-02")

    assert report.findings == ()
    assert [item.code for item in report.not_assessed] == ["PUB001", "PUB002"]


def test_the_kind_that_is_given_goes_before_the_name() -> None:
    (finding,) = found(title("青河口县气象局"), "2025-02-02", "county_dept")

    assert finding.code == "PUB001"


@pytest.mark.parametrize(
    ("day", "severity"), [("2025-02-20", Severity.WARNING), ("2025-04-20", Severity.ERROR)]
)
def test_an_office_may_have_filed_the_report_of_its_government(
    day: str, severity: Severity
) -> None:
    (finding,) = found(title("青河口县人民政府办公室"), day)

    assert (finding.code, finding.severity) == ("PUB001", severity)


def test_without_a_day_nothing_is_assessed() -> None:
    report = checked(title("青河口县教育局"), None)

    assert report.findings == ()
    assert [item.code for item in report.not_assessed] == ["PUB001", "PUB002", "PUB003"]


def test_a_report_that_states_two_years_has_no_deadline_unless_its_year_is_given() -> None:
    other = title("青河口县教育局").replace("2024", "2023")

    assert checked(other, "2025-02-20").findings == ()
    assert [item.code for item in checked(other, "2025-02-20", year=2024).findings] == ["PUB001"]


def test_a_page_that_was_moved_years_later_is_no_late_report() -> None:
    moved = f"{title('青河口县教育局')}\n发布时间：2028-05-06"

    assert checked(moved, None).findings == ()


def test_the_day_on_the_page_is_where_a_delay_is_shown() -> None:
    text = f"{title('青河口县教育局')}\n发布时间：2025-02-06"

    (finding,) = checked(text, None).findings

    assert f"{text}\n"[finding.span.start : finding.span.end] == "2025-02-06"


def test_a_report_of_before_the_end_of_its_year_is_a_warning() -> None:
    (finding,) = found(title("青河口县教育局"), "2024-12-25")

    assert (finding.code, finding.severity) == ("PUB003", Severity.WARNING)


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("电话：0909-5328009，邮编：833300，www.xjjh.gov.cn。", None),
        ("电话（传真）：010-55501000-8，邮政编码100000。", None),
        ("电话：0909-532800，邮编：833300。", "0909-532800"),
        ("邮编：8333000。", "8333000"),
        ("见http:/www.example.gov.cn。", "http:/www.example.gov.cn"),
        ("见https//www.example.gov.cn。", "https//www.example.gov.cn"),
        ("全年接听热线1280件，12345热线办件3820件。", None),
    ],
)
def test_numbers_and_addresses_are_well_formed_or_told_of(sentence: str, wrong: str | None) -> None:
    engine = Engine(third_party=False, select=["PUB006"])

    findings = engine.check(
        Source("report.txt", written(valid.with_sentence("preamble", sentence)))
    ).findings

    assert [finding.stated for finding in findings] == ([wrong] if wrong else [])
