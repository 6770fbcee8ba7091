"""Whose report it is, about which year and time, and from where that is known."""

from datetime import date

import pytest

from reportlint import Engine, Known, Metadata, Report, Source, parse_text, valid
from reportlint.testing import written

ENGINE = Engine(third_party=False)
# Sections that name neither organ nor year.
BODY = written(valid)
BODY = BODY[BODY.index("一、总体情况") :].replace("2024年，我县", "我县")


def parsed(preamble: str, body: str = BODY, name: str = "report.txt") -> Report:
    return ENGINE.parse(Source(name, f"{preamble}\n{body}"))


def said(known: Known[object] | None) -> tuple[object, str] | None:
    return (known.value, known.source) if known else None


@pytest.mark.parametrize(
    ("preamble", "year", "organ"),
    [
        ("青河口县人民政府2023年政府信息公开工作年度报告", 2023, "青河口县人民政府"),
        ("青河口县人民政府\n2023 年政府信息公开工作年度报告", 2023, "青河口县人民政府"),
        ("- 1 -\n青河口县人民政府\n2023 年政府信息公开工作年度报告", 2023, "青河口县人民政府"),
        ("2023年青河口县教育局政府信息公开工作\n年度报告", 2023, "青河口县教育局"),
        ("正文\n2023年青河口县教育局政府信息公开工作\n年度报告", 2023, "青河口县教育局"),
        ("# 青河口县教育局2023年度政府信息公开年报", 2023, "青河口县教育局"),
        ("标题：青河口县2023年度政府信息公开工作年度报告", 2023, "青河口县"),
        ("青河口县教育局关于2023年度政府信息公开工作情况的报告", 2023, "青河口县教育局"),
        ("青河口县教育局二〇二三年政府信息公开工作年度报告", 2023, "青河口县教育局"),
        ("关于青河口县教育局2023年政府信息公开工作年度报告", 2023, "青河口县教育局"),
        ("青河口县教育局政府信息公开工作2023年度报告", 2023, "青河口县教育局"),
        ("青河口县教育局政府信息公开工作年度报告（2023年）", 2023, "青河口县教育局"),
        ("青河口县教育局\n政府信息公开工作年度报告\n（2023年度）", 2023, "青河口县教育局"),
        ("青河口县教育局（青河口县语委办）2023年政务公开年报", 2023, "青河口县教育局"),
        ("【年报】青河口县教育局2023年政府信息公开工作年度报告", 2023, "青河口县教育局"),
        ("2023年政府信息公开工作年度报告（青河口县教育局）", 2023, "青河口县教育局"),
        ("2023年政府信息公开工作年度报告（公开稿）", 2023, None),
        ("政府信息公开工作年度报告（2023年）", 2023, None),
        ("2023年度政府信息公开工作年度报告", 2023, None),
        ("关于2023年度政府信息公开情况的报告", 2023, None),
        ("首页 > 政务公开 青河口县教育局2023年政务公开工作总结", 2023, "青河口县教育局"),
        ("政府信息公开\n2023年政府信息公开工作年度报告", 2023, None),
        ("来源：青山市人民政府\n2023年政府信息公开工作年度报告", 2023, None),
        ("发布机构\n青山市人民政府\n2023年政府信息公开工作年度报告", 2023, "青山市人民政府"),
        ("统计期限为2023年1月1日至2023年12月31日。", 2023, None),
        ("数据自 2023 年 1 月 1 日起至 2023 年 12 月 31 日止。", 2023, None),
        ("现公布区统计局2023年政府信息公开工作年度报告。", 2023, "区统计局"),
        ("现将我办2023年度政府信息公开情况报告如下。", 2023, None),
        ("本报告依照规定编制。", None, None),
        ("学习贯彻2023年9月1日至2023年9月3日会议精神。", None, None),
    ],
)
def test_year_and_organ_are_read_or_unknown(
    preamble: str, year: int | None, organ: str | None
) -> None:
    report = parsed(preamble)

    assert (report.year, report.organ) == (year, organ)


def test_each_statement_has_its_source_and_place() -> None:
    report = parsed("青河口县教育局2023年政府信息公开工作年度报告\n统计期限为1月1日至12月31日。")

    organ = report.metadata.organ
    assert said(organ) == ("青河口县教育局", "title")
    assert organ is not None
    assert organ.span is not None
    assert report.source.slice(organ.span).startswith("青河口县教育局2023年")
    assert said(report.metadata.title) == (report.source.line(1), "title")
    assert said(report.metadata.organ_kind) == ("county_dept", "title")


def test_a_period_without_a_year_takes_that_of_the_title() -> None:
    report = parsed("2023年政府信息公开工作年度报告\n统计期限为1月1日—12月31日。")

    assert said(report.metadata.period) == ((date(2023, 1, 1), date(2023, 12, 31)), "period")


def test_a_period_of_months_ends_with_the_last_of_them() -> None:
    report = parsed("本报告数据的统计期限为2024年1月至2月。")

    assert said(report.metadata.period) == ((date(2024, 1, 1), date(2024, 2, 29)), "period")


def test_a_date_that_does_not_exist_makes_no_period() -> None:
    assert parsed("统计期限为2023年1月1日至2023年12月32日。").metadata.period is None


def test_a_period_that_disagrees_with_the_title_stays_known() -> None:
    metadata = parsed(
        "青河口县2024年政府信息公开工作年度报告\n统计期限为2023年1月1日至2023年12月31日。"
    ).metadata

    assert said(metadata.year) == (2024, "title")
    assert [said(year) for year in metadata.years] == [(2024, "title"), (2023, "period")]


LAST_YEAR = "统计期限为2023年1月1日至2023年12月31日。"
THIS_YEAR = LAST_YEAR.replace("2023", "2024")
TITLE = "青河口县2024年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("preamble", "first_words", "name", "found"),
    [
        # A period left from last year's report does not make it a report of last year.
        (f"{TITLE}\n{LAST_YEAR}", "2024年，我县", "report.txt", [2024, 2024, 2023]),
        (LAST_YEAR, "2024年，我县", "report.txt", [2024, 2023]),
        (LAST_YEAR, "我县", "2024年报.txt", [2024, 2023]),
        (LAST_YEAR, "2024年，我县", "2024年报.txt", [2024, 2024, 2023]),
        # Nor does a title that is wrong, or first words that are.
        (f"{TITLE}\n{LAST_YEAR}", "2023年，我县", "report.txt", [2023, 2023, 2024]),
        (THIS_YEAR, "2023年，我县获评先进。2024年，我县", "report.txt", [2024, 2023]),
        # As many of each: the day of publication tells.
        (f"发布时间：2025-01-20\n{LAST_YEAR}", "2024年，我县", "report.txt", [2024, 2023]),
        (f"发布时间：2024-01-20\n{LAST_YEAR}", "2024年，我县", "report.txt", [2023, 2024]),
        # The period alone, and a period over two years.
        (LAST_YEAR, "我县", "report.txt", [2023]),
        ("统计期限为2023年1月1日至2024年12月31日。", "2024年，我县", "report.txt", [2024]),
    ],
)
def test_the_year_that_most_statements_agree_on_is_that_of_the_report(
    preamble: str, first_words: str, name: str, found: list[int]
) -> None:
    body = BODY.replace("我县按时", f"{first_words}按时", 1)

    years = parsed(preamble, body, name).metadata.years

    assert [year.value for year in years] == found


def test_what_people_say_outweighs_all_statements_of_a_report() -> None:
    engine = Engine(third_party=False, year=2022)

    metadata = engine.parse(Source("2024年报.txt", f"{TITLE}\n{THIS_YEAR}\n{BODY}")).metadata

    assert said(metadata.year) == (2022, "option")


def test_the_reports_of_other_years_in_a_menu_are_not_the_title() -> None:
    menu = "青河口县2021年政府信息公开工作年度报告\n青河口县2022年政府信息公开工作年度报告\n"

    report = parsed(f"{menu}青河口县2023年政府信息公开工作年度报告")

    assert report.year == 2023


def test_the_frame_of_a_page_does_not_overrule_the_title() -> None:
    metadata = parsed(
        "青河口试验区2023年政府信息公开工作年度报告\n"
        "来源：青河口县人民政府\n发布机构：青河口县统计局\n发布时间：2024-01-18 16:34"
    ).metadata

    assert said(metadata.organ) == ("青河口试验区", "title")
    assert said(metadata.publish_date) == (date(2024, 1, 18), "page")


@pytest.mark.parametrize(
    ("contact", "body", "organ"),
    [
        ("青河口县教育局", "我局按时公开信息。", ("青河口县教育局", "contact")),
        ("青河口县政务服务局", "我县按时公开信息。", None),
        ("青河口县人民政府办公室", "我县按时公开信息。", None),
    ],
)
def test_whom_to_ask_is_the_organ_only_where_the_text_speaks_as_it(
    contact: str, body: str, organ: tuple[str, str] | None
) -> None:
    text = BODY.replace("我县", "我局").replace("我局按时", body)

    report = parsed(
        f"如有疑问，请与{contact}联系（电话：0101-5550100）。", text.replace("我局", body[:2])
    )

    assert said(report.metadata.organ) == organ


@pytest.mark.parametrize(
    ("sentence", "organ"),
    [
        ("2023年，青河口县坚持公开为常态。我县按时公开信息。", "青河口县"),
        ("2023年，青河口县坚持公开为常态。我局按时公开信息。", None),
        ("2023年，青河口县教育局认真贯彻条例。我局按时公开信息。", "青河口县教育局"),
        ("2023年，区教育局认真贯彻条例。我局按时公开信息。", None),
    ],
)
def test_the_subject_of_the_first_sentence_is_the_organ_where_the_text_speaks_as_it(
    sentence: str, organ: str | None
) -> None:
    report = parsed(
        "", f"一、总体情况\n{sentence}\n" + BODY[BODY.index("二、") :].replace("我县", "")
    )

    assert (report.year, report.organ) == (2023, organ)


@pytest.mark.parametrize(
    ("name", "year", "organ"),
    [
        ("青河口县教育局2023年政府信息公开工作年度报告.txt", 2023, "青河口县教育局"),
        ("reports/2023-county.txt", 2023, None),
        ("青河口县2023年报.txt", 2023, None),
        ("report-2023.txt", 2023, None),
        ("2022-2023.txt", None, None),
        ("template-2021-format.txt", None, None),
        ("青河口县2023年1月发布.txt", None, None),
        ("2024-01-15.txt", None, None),
        ("t20240115_80608.txt", None, None),
    ],
)
def test_the_name_of_the_file_tells_what_nothing_else_does(
    name: str, year: int | None, organ: str | None
) -> None:
    report = parsed("本报告依照规定编制。", name=name)

    assert (report.year, report.organ) == (year, organ)


def test_the_title_goes_before_the_name_of_the_file() -> None:
    report = parsed("青河口县2023年政府信息公开工作年度报告", name="2024-report.txt")

    assert report.year == 2023


def test_nothing_is_known_of_a_text_that_says_nothing() -> None:
    assert parse_text(f"本报告依照规定编制。\n{BODY}").metadata == Metadata()
