"""Values are put under a column only where the header names it as the form does."""

import pytest

from reportlint import Report, parse_text, valid
from reportlint.grammar import fold
from reportlint.testing import Layout, lay_out, standard_draft, written

ROWS = Layout(style="rows")


def read(old: str, new: str, layout: Layout = ROWS) -> Report:
    text = written(valid, layout)
    assert old in text
    return parse_text(text.replace(old, new))


@pytest.mark.parametrize("name", ["本年度废止数", "备注", "序号", "上年废止件数", "累计数"])
def test_a_column_of_another_name_leaves_its_rows_unread(name: str) -> None:
    report = read("本年废止件数", name)

    assert "t2.normative.repealed" not in report.cells
    assert report.is_unparsed("t2.normative.repealed")


@pytest.mark.parametrize(
    ("form", "old", "new"),
    [
        ("gid2021", "其他结果", "其它结果"),
        ("gid2021", "自然人", "自然人（件）"),
        ("gid2021", "本年处理决定数量", "本年处理决定数量（单位：件）"),
        ("gid2021", "规章", "规章（件）"),
        ("gid2021", "（单位：万元）", "（单位：万）"),
        ("gid2019", "采购总金额", "采购总金额（万元）"),
        ("gid2019", "采购总金额", "采购总金额（单位：元）"),
    ],
)
def test_a_unit_behind_a_name_or_another_spelling_is_the_same_name(
    form: str, old: str, new: str
) -> None:
    text = written(valid.in_form(form), ROWS)
    assert old in text

    values = {path: cell.value for path, cell in parse_text(text.replace(old, new)).cells.items()}

    assert values == {path: cell.value for path, cell in parse_text(text).cells.items()}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("商业企业 | 科研机构", "科研院所 | 商业企业"),
        ("商业企业 | 科研机构", "科研单位 | 企业"),
        ("自然人", "企业"),
    ],
)
def test_columns_that_changed_places_under_other_names_are_unread(old: str, new: str) -> None:
    assert not any(path.startswith("t3.") for path in read(old, new).cells)


@pytest.mark.parametrize(
    ("old", "new"),
    [("结果纠正", "结果维持"), ("其他结果", "备注"), ("未经复议直接起诉", "复议后起诉")],
)
def test_a_head_that_stands_once_too_often_leaves_table_four_unread(old: str, new: str) -> None:
    assert not any(path.startswith("t4.") for path in read(old, new).cells)


def test_each_block_needs_its_own_header() -> None:
    report = read("本年处理决定数量 |\n行政许可", "上年处理决定数量 |\n行政许可")

    assert report.is_unparsed("t2.license.decisions")
    assert "t2.penalty.decisions" in report.cells


@pytest.mark.parametrize(
    ("label", "other"),
    [
        ("（一）予以公开", "（一）不予公开"),
        ("1.属于国家秘密", "1.不属于国家秘密"),
        ("一、本年新收", "一、上年新收"),
        ("6.属于四类", "6.属于三类"),
        ("2.重复申请", "2.重复申请（网络）"),
    ],
)
def test_a_label_that_means_something_else_is_no_misspelt_one(label: str, other: str) -> None:
    assert len(read(label, other).unparsed) == 1


@pytest.mark.parametrize("words", ["38宗", "约38"])
def test_words_below_a_label_without_bars_are_no_blank_cell(words: str) -> None:
    report = read("\n38\n", f"\n{words}\n", Layout(style="bare"))

    assert report.is_unparsed("t2.coercion.decisions")


def test_a_blank_at_the_end_of_a_line_of_tabs_shifts_no_value() -> None:
    label = "二、上年结转政府信息公开申请数量"
    old = f"{label}\t4\t1\t0\t0\t0\t0\t5"

    report = read(old, f"{label}\t\t\t4\t1\t0\t0\t0\t0\t", Layout(style="tabs"))

    assert report.is_unparsed("t3.carry_in.natural")


def said_of(old: str, new: str, layout: Layout = ROWS) -> list[str]:
    """Return what is unread where a text stands over a table; the report is about 2024."""
    text = "某县2024年政府信息公开工作年度报告\n" + written(valid, layout)
    assert text.count(old) == 1
    return [item.reason.en for item in parse_text(text.replace(old, new)).unparsed]


HEADING = "三、收到和处理政府信息公开申请情况\n"


@pytest.mark.parametrize("layout", [ROWS, Layout(), Layout("bare"), Layout("tabs")])
@pytest.mark.parametrize(
    "caption",
    [
        "2023年收到和处理政府信息公开申请情况统计表",
        "（2023年度）",
        "附：上年度数据",
        "上一年情况",
        "去年同期数",
    ],
)
def test_a_table_under_the_name_of_another_year_is_unread(caption: str, layout: Layout) -> None:
    reasons = said_of(HEADING, f"{HEADING}{caption}\n", layout)

    assert reasons
    assert all(fold(caption) in reason for reason in reasons)


def test_each_part_of_a_table_of_another_year_is_unread() -> None:
    heading = "二、主动公开政府信息情况\n"
    text = "某县2024年政府信息公开工作年度报告\n" + written(valid, ROWS)

    report = parse_text(text.replace(heading, f"{heading}2022年\n"))

    assert not any(path.startswith("t2.") for path in report.cells)
    assert any(path.startswith("t3.") for path in report.cells)


def test_a_column_under_the_name_of_another_year_is_unread() -> None:
    assert said_of("信息内容 | 本年制发件数", "信息内容 | 2023年 | 本年制发件数")


@pytest.mark.parametrize(
    "caption",
    [
        "2024年收到和处理政府信息公开申请情况",
        "2023年、2024年申请情况",
        "（依据2019年修订的条例填写）",
        "国办公开办函〔2021〕30号",
        "与2023年相比，2024年有所减少。",
        "2023年，我局收到申请5件。",
        "单位：件",
    ],
)
def test_other_words_over_a_table_leave_it_as_it_is(caption: str) -> None:
    assert said_of(HEADING, f"{HEADING}{caption}\n") == []


def test_the_columns_of_the_form_that_name_last_year_name_no_other() -> None:
    draft = standard_draft("gid2019")
    text = "某县2019年政府信息公开工作年度报告\n" + lay_out(draft, Layout())

    assert parse_text(text).unparsed == ()


def test_a_text_that_begins_with_the_header_of_a_table_is_read() -> None:
    text = "本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 0 | 0 | 0 |\n行政规范性文件"

    assert parse_text(text).cells["t2.rules.valid"].value == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("（单位：万元）", "（单位：元）"),
        ("（单位：万元）", "（元）"),
        ("（单位：万元）", "（单位：百万元）"),
        ("（单位：万元）", "\n单位 千元"),
        ("第二十条第（八）项", "单位：元\n第二十条第（八）项"),
        ("行政事业性收费 |", "行政事业性收费（元） |"),
    ],
)
def test_fees_in_another_unit_than_that_of_the_form_are_unread(old: str, new: str) -> None:
    report = read(old, new)

    assert "t2.fees.amount" not in report.cells
    assert report.unparsed
    assert report.cells["t2.license.decisions"].value == 1843


@pytest.mark.parametrize("unit", ["单位：万元", "单位：件、万元", "单位：人民币万元"])
def test_fees_in_the_unit_of_the_form_are_read(unit: str) -> None:
    report = read("第二十条第（八）项", f"{unit}\n第二十条第（八）项")

    assert str(report.cells["t2.fees.amount"].value) == "612.5"


def test_counts_in_thousands_are_unread() -> None:
    report = read("第二十条第（五）项", "单位：千件\n第二十条第（五）项")

    assert "t2.license.decisions" not in report.cells
    assert "单位:千件" in report.unparsed[0].reason.zh
    assert "t2.fees.amount" in report.cells
