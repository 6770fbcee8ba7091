"""When cells are bound to their columns, and what is said when they are not."""

import pytest

from reportlint import Report, State, check_text, parse_text, valid
from reportlint.formats import built_in_formats
from reportlint.testing import Layout, lay_out, standard_draft, written

ROWS = Layout(style="rows")


def read(old: str, new: str, layout: Layout = ROWS) -> Report:
    text = written(valid, layout)
    assert text.count(old) == 1
    return parse_text(text.replace(old, new))


def unread(report: Report) -> list[str]:
    return [item.reason.en for item in report.unparsed]


def test_a_value_too_few_leaves_the_row_unread() -> None:
    report = read("规范性文件 | 7 | 3 | 46 |", "规范性文件 | 7 | 46 |")

    assert unread(report) == [
        "“行政规范性文件”: 2 values were read for 3 columns, so none is put under one"
    ]
    assert "t2.normative.issued" not in report.cells
    assert report.is_unparsed("t2.normative.issued")


def test_a_value_too_many_leaves_the_row_unread() -> None:
    report = read("规范性文件 | 7 | 3 | 46 |", "规范性文件 | 7 | 3 | 4 | 6 |")

    assert len(unread(report)) == 1


def test_blanks_behind_all_rows_are_no_values() -> None:
    text = written(valid, ROWS)
    for row in ("规章 | 0 | 0 | 0 |", "规范性文件 | 7 | 3 | 46 |"):
        text = text.replace(row, f"{row}  |  |")

    assert parse_text(text).cells["t2.normative.valid"].value == 46


def test_blanks_behind_one_row_alone_leave_it_unread() -> None:
    report = read("规范性文件 | 7 | 3 | 46 |", "规范性文件 | 3 | 46 |  |  |")

    assert "t2.normative.issued" not in report.cells
    assert len(unread(report)) == 1


def ended(text: str) -> str:
    """Return a text of one cell a line with a lone bar behind each row of table three."""
    lines = text.split("\n")
    labels = {row.label for row in built_in_formats()[0].table("t3").rows()}
    ends = [i for i, line in enumerate(lines) if line.removesuffix(" |") in labels]
    for i in reversed(ends):
        if lines[i + 1].removesuffix(" |").isdigit():
            lines.insert(i + 8, "|")
    return "\n".join(lines)


def test_a_lone_bar_behind_each_row_is_no_value() -> None:
    report = parse_text(ended(written(valid)))

    assert len(report.cells) == 200
    assert unread(report) == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_lost_value_is_not_made_up_by_the_bar_behind_the_row(line_end: str) -> None:
    text = ended(written(valid)).replace("（一）予以公开 |\n21 |\n", "（一）予以公开 |\n")

    report = parse_text(text.replace("\n", line_end))

    assert "t3.open.natural" not in report.cells
    assert len(unread(report)) == 1


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_blank_that_may_be_a_value_or_not_leaves_the_row_unread(line_end: str) -> None:
    text = written(valid.with_cell("t3.open.total", ""))
    text = text.replace("（一）予以公开 |\n21 |", "（一）予以公开 |\n|\n21 |")

    report = parse_text(text.replace("\n", line_end))

    assert "t3.open.natural" not in report.cells
    assert len(unread(report)) == 1


def test_a_blank_between_values_is_a_blank_cell() -> None:
    report = read("规范性文件 | 7 | 3 | 46 |", "规范性文件 | 7 |  | 46 |")

    cell = report.cells["t2.normative.repealed"]
    assert (cell.state, cell.value, cell.raw) == (State.BLANK, None, "")


def test_a_row_without_values_is_unread() -> None:
    report = read("行政许可 | 1843 |", "行政许可 |")

    assert unread(report) == ["“行政许可”: no values were read, 1 were expected"]


def test_a_row_that_stands_twice_with_the_same_values_is_read() -> None:
    report = read("行政许可 | 1843 |", "行政许可 | 1843 |\n行政许可 | 1843 |")

    assert report.cells["t2.license.decisions"].value == 1843
    assert unread(report) == []


def test_a_row_that_stands_twice_with_other_values_is_unread() -> None:
    report = read("行政许可 | 1843 |", "行政许可 | 1843 |\n行政许可 | 1844 |")

    assert "t2.license.decisions" not in report.cells
    assert "twice" in unread(report)[0]


def test_figures_of_an_unknown_row_are_unread() -> None:
    report = read("行政许可 | 1843 |", "行政许司 | 1843 |")

    assert unread(report) == ["no known label stands before these values, so they were not read"]


def test_figures_beside_a_group_of_rows_are_unread() -> None:
    report = read("（六）其他处理 | 1.申请人无正当理由", "（六）其他处理 | 5 |\n1.申请人无正当理由")

    assert "its items are listed too" in unread(report)[0]
    assert "t3.other.natural" not in report.cells


def test_table_four_needs_all_its_figures() -> None:
    report = read("3 | 1 | 2 | 1 | 7 | 1 |", "3 | 1 | 2 | 7 | 1 |")

    assert not any(path.startswith("t4.") for path in report.cells)
    assert "14 values were read for 15 columns" in unread(report)[0]


@pytest.mark.parametrize(
    ("raw", "state", "value"),
    [
        ("0", State.ZERO, 0),
        ("45", State.NUMBER, 45),
        ("1,045", State.NUMBER, 1045),
        ("-45", State.TEXT, None),
        ("/", State.NA_MARK, None),
        ("—", State.NA_MARK, None),
        ("不适用", State.NA_MARK, None),
        ("45件", State.TEXT, None),
        ("1,0,45", State.TEXT, None),
        ("9" * 5000, State.TEXT, None),
    ],
)
def test_states_of_a_cell_stay_apart(raw: str, state: State, value: int | None) -> None:
    report = read("行政许可 | 1843 |", f"行政许可 | {raw} |")

    cell = report.cells["t2.license.decisions"]
    assert (cell.raw, cell.state, cell.value) == (raw, state, value)


def test_amounts_keep_their_decimals() -> None:
    report = read("行政事业性收费 | 612.5 |", "行政事业性收费 | 612.50 |")

    assert str(report.cells["t2.fees.amount"].value) == "612.50"


def test_loose_figures_in_prose_are_no_part_of_a_table() -> None:
    report = read("一、总体情况\n", "一、总体情况\n2024\n")

    assert unread(report) == []


@pytest.mark.parametrize(
    "label", ["2.其他法律行政止公开", "2.其它法律行政法规禁止公开", "2.其他法律行政法规禁止公"]
)
def test_a_misspelt_label_that_resembles_one_row_is_that_row(label: str) -> None:
    report = read("2.其他法律行政法规禁止公开", label)

    assert report.cells["t3.denied.law.natural"].value == 1
    assert unread(report) == []


def test_a_misspelt_label_is_reported() -> None:
    text = written(valid, ROWS).replace("6.属于四类过程性信息", "6.属于四类过程性性信息")

    (finding,) = check_text(text).findings

    assert (finding.code, finding.stated) == ("STR007", "6.属于四类过程性性信息")


def test_a_label_that_resembles_no_row_enough_is_none() -> None:
    report = read("2.其他法律行政法规禁止公开", "2.其他情形")

    assert "t3.denied.law.natural" not in report.cells


def test_a_misspelt_label_is_no_row_that_is_there_already() -> None:
    report = read(
        "2.重复申请 | 1 |", "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 1 | 2 |\n2.重复的申请 | 9 |"
    )

    assert report.cells["t3.decline.repeat.natural"].value == 1


def test_a_row_is_not_called_missing_beside_figures_of_an_unknown_row() -> None:
    text = written(valid, ROWS).replace("2.其他法律行政法规禁止公开", "2.其他情形")

    result = check_text(text)

    assert result.findings == ()
    assert not result.complete


def test_table_four_of_figures_parted_by_blanks_is_read() -> None:
    report = read(
        "3 | 1 | 2 | 1 | 7 | 1 | 0 | 0 | 2 | 3 | 2 | 0 | 1 | 0 | 3 |",
        "3 1 2 1 7 1 0 0 2 3 2 0 1 0 3",
    )

    assert report.cells["t4.lit_after.total"].value == 3


SWAPS = (
    ("自然人 |", "商业企业 |"),
    ("自然人 |", "总计 |"),
    ("科研机构 |", "社会公益组织 |"),
    ("本年废止件数 |", "现行有效件数 |"),
    ("行政复议 |", "行政诉讼 |"),
    ("未经复议直接起诉 |", "复议后起诉 |"),
    ("结果维持 |", "结果纠正 |"),
)


@pytest.mark.parametrize(("one", "two"), SWAPS)
def test_columns_in_another_order_are_not_read(one: str, two: str) -> None:
    text = written(valid)
    swapped = text.replace(one, "*", 1).replace(two, one, 1).replace("*", two, 1)

    report = parse_text(swapped)

    assert any("another order" in reason for reason in unread(report))
    assert len(report.cells) < 200


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u2009", "\u202f"])
def test_a_number_grouped_by_blanks_in_a_cell_between_bars_is_one(blank: str) -> None:
    report = read("行政许可 | 1843 |", f"行政许可 | 1{blank}843 |")

    assert report.cells["t2.license.decisions"].value == 1843
    assert unread(report) == []


def test_a_number_grouped_by_blanks_ends_a_row_without_a_bar_behind_it() -> None:
    report = read("规范性文件 | 7 | 3 | 46 |", "规范性文件 | 7 | 3 | 1 046")

    assert report.cells["t2.normative.valid"].value == 1046


@pytest.mark.parametrize("raw", ["18 43", "0 843", "1  843", "1843 5", "1843  843"])
def test_two_figures_in_a_cell_are_neither_one_number_nor_two_cells(raw: str) -> None:
    report = read("行政许可 | 1843 |", f"行政许可 | {raw} |")

    cell = report.cells["t2.license.decisions"]
    assert (cell.state, cell.value) == (State.TEXT, None)
    assert report.is_unparsed("t2.license.decisions") or unread(report)


def test_two_figures_in_a_cell_do_not_make_up_for_a_cell_that_is_lost() -> None:
    report = read("规范性文件 | 7 | 3 | 46 |", "规范性文件 | 7  1 | 46 |")

    assert not any(path.startswith("t2.normative") for path in report.cells)


def test_digits_grouped_by_blanks_without_bars_are_not_joined() -> None:
    report = read("行政许可 | 1843 |", "行政许可 1 843")

    assert "t2.license.decisions" not in report.cells
    assert report.is_unparsed("t2.license.decisions")


def test_a_picture_in_a_cell_is_no_blank() -> None:
    report = read("规范性文件 | 7 | 3 | 46 |", "规范性文件 | 7 | [图片] | 46 |")

    cell = report.cells["t2.normative.repealed"]
    assert (cell.state, cell.value) == (State.TEXT, None)
    assert report.cells["t2.normative.valid"].value == 46
    assert len(unread(report)) == 1
    assert "is a picture or a control" in unread(report)[0]


@pytest.mark.parametrize("mark", ["[图片]", "［图片］"])
def test_a_row_of_pictures_is_unread(mark: str) -> None:
    report = read("行政许可 | 1843 |", f"行政许可 | {mark} |")

    assert report.cells["t2.license.decisions"].state is State.TEXT
    assert len(unread(report)) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("规章 |", "[图片] | 规章 |"),
        ("三、收到", "[图片]\n三、收到"),
        ("| 本年制发件数 |", "| [图片] | 本年制发件数 |"),
    ],
)
def test_a_picture_beside_a_table_changes_nothing(old: str, new: str) -> None:
    text = written(valid, ROWS)
    at = text.index("三、收到") if old.startswith("三") else text.index(old)

    report = parse_text(text[:at] + text[at:].replace(old, new, 1))

    assert report.cells.keys() == parse_text(text).cells.keys()
    assert unread(report) == []


@pytest.mark.parametrize("table", ["t2", "t3", "t4"])
def test_a_picture_in_the_place_of_a_table_is_said_to_be_unread(table: str) -> None:
    draft = standard_draft()
    heading = draft.format.section(draft.format.table(table).section).heading
    text = lay_out(draft.without(table), ROWS).replace(f"{heading}\n", f"{heading}\n[图片]\n")

    result = check_text(text)

    (report,) = result.reports
    assert [item.paths for item in report.report.unparsed] == [
        tuple(draft.format.table(table).paths())
    ]
    assert "STR005" not in {finding.code for finding in result.findings}
    assert "STR005" in {item.code for item in report.not_assessed}


def test_a_picture_is_no_prose() -> None:
    text = written(valid, ROWS)
    pictured = text.replace("一、总体情况\n", "一、总体情况\n[图片]\n")

    assert len(parse_text(pictured).paragraphs) == len(parse_text(text).paragraphs)
    assert len(unread(parse_text(pictured))) == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1.属于国家秘密", "（1）属于国家秘密"),
        ("1.属于国家秘密", "1）属于国家秘密"),
        ("1.属于国家秘密", "⑴属于国家秘密"),
        ("1.属于国家秘密", "①属于国家秘密"),
        ("1.属于国家秘密", "⒈属于国家秘密"),
        ("3.其他 |", "3.其它 |"),
        ("（七）总计 |", "七、总计 |"),
        ("（七）总计 |", "总计 |"),
    ],
)
def test_other_ways_to_number_a_row_are_understood(old: str, new: str) -> None:
    report = read(old, new)

    assert report.cells.keys() == parse_text(written(valid, ROWS)).cells.keys()
    assert unread(report) == []


def test_a_number_of_another_item_is_no_label_of_a_row() -> None:
    report = read("2.其他法律行政法规禁止公开", "⑵信访举报投诉类申请")

    assert "t3.denied.law.natural" not in report.cells
    assert "t3.decline.petition.total" in report.cells


def test_a_bare_total_anywhere_else_is_no_row() -> None:
    text = written(valid, ROWS)
    total = next(line for line in text.split("\n") if line.startswith("（七）总计"))
    bare = total.replace("（七）总计", "总计")
    without = text.replace(f"{total}\n", "")

    for label in ("（一）予以公开", "3.其他 |", "四、结转"):
        line = next(line for line in without.split("\n") if label in line)
        before = without.replace(line, f"{bare}\n{line}")
        report = parse_text(before)
        is_in_place = label == "四、结转"
        assert ("t3.result_total.total" in report.cells) == is_in_place
        assert {path: cell.value for path, cell in report.cells.items()}.items() <= {
            path: cell.value for path, cell in parse_text(text).cells.items()
        }.items()


def test_a_bare_total_that_lacks_a_figure_is_no_row() -> None:
    text = written(valid, ROWS)
    total = next(line for line in text.split("\n") if line.startswith("（七）总计"))
    short = total.replace("（七）总计", "总计").rsplit("|", 2)[0] + "|"

    report = parse_text(text.replace(total, short))

    assert "t3.result_total.natural" not in report.cells
    assert "t3.result_total.total" not in report.cells


def other_report(title: str) -> str:
    """Return a report with another one behind it that has its own title."""
    text = written(valid, ROWS)
    return f"某某县水务局2024年政府信息公开工作年度报告\n{text}\n{title}\n{text}"


def test_two_reports_in_one_text_are_an_unread_problem_that_names_both() -> None:
    report = parse_text(other_report("某某县水利站2024年政府信息公开工作年度报告"))

    assert len(report.unparsed) == 1
    assert "“某某县水务局2024年政府信息公开工作年度报告”" in report.unparsed[0].reason.zh
    assert "“某某县水利站2024年政府信息公开工作年度报告”" in report.unparsed[0].reason.zh


def test_no_value_of_a_second_report_stands_in_for_one_of_the_first() -> None:
    text = other_report("某某县水利站2024年政府信息公开工作年度报告")

    report = parse_text(text.replace("行政许可 | 1843 |\n", "", 1))

    assert "t2.license.decisions" not in report.cells
    assert report.is_unparsed("t2.license.decisions")


def test_a_report_that_stands_twice_under_one_title_is_one() -> None:
    assert parse_text(other_report("某某县水务局2024年政府信息公开工作年度报告")).unparsed == ()


def test_a_part_of_a_file_that_was_not_read_is_an_unread_problem() -> None:
    report = parse_text(written(valid, ROWS) + "\n[未读内容]\n")

    assert ["was not read" in reason for reason in unread(report)] == [True]


def test_a_part_that_was_not_read_may_be_the_table_that_is_missing() -> None:
    text = written(valid, ROWS)
    start, end = text.index("四、政府信息公开行政复议"), text.index("五、存在")
    heading = text[start : text.index("\n", start)]

    report = parse_text(f"{text[:start]}{heading}\n[未读内容]\n{text[end:]}")

    assert report.is_unparsed("t4.review.total")


@pytest.mark.parametrize("row", ["规范性文件 | 7 | 3 |\n46\n", "规范性文件 7 3\n46\n"])
def test_a_figure_alone_behind_a_row_that_is_short_is_no_value(row: str) -> None:
    report = read("规范性文件 | 7 | 3 | 46 |", row)

    assert "t2.normative.valid" not in report.cells
    assert report.is_unparsed("t2.normative.valid")


def bare(text: str) -> str:
    """Return a text of one cell a line without its bars, and without blank cells."""
    return "\n".join(line.removesuffix("|").rstrip() for line in text.split("\n") if line != "|")


TITLED = "某某县水务局2024年政府信息公开工作年度报告\n"


def test_a_bare_year_in_a_line_of_its_own_is_no_value() -> None:
    text = TITLED + bare(written(valid))
    assert parse_text(text).cells["t2.license.decisions"].value == 1843

    report = parse_text(text.replace("行政许可\n1843\n", "行政许可\n2024\n"))

    assert report.is_unparsed("t2.license.decisions")


def test_a_bare_number_that_continues_those_of_pages_is_no_value() -> None:
    text = bare(written(valid)).replace("行政许可\n1843\n", "行政许可\n2\n")
    heading = "二、主动公开政府信息情况"
    assert parse_text(text).cells["t2.license.decisions"].value == 2

    report = parse_text(text.replace(heading, f"1\n{heading}") + "\n3\n")

    assert report.is_unparsed("t2.license.decisions")
    assert report.cells["t2.normative.valid"].value == 46


def test_empty_lines_between_some_figures_of_a_row_may_be_blanks() -> None:
    text = bare(written(valid)).replace("规范性文件\n7\n3\n46", "规范性文件\n7\n\n3\n46")

    assert parse_text(text).is_unparsed("t2.normative.valid")


@pytest.mark.parametrize("row", ["行政许可：1843", "行政许可1843 件", "行政许可共1843件"])
def test_a_figure_among_words_is_unread_and_its_row_is_not_missing(row: str) -> None:
    report = read("行政许可 | 1843 |", row)

    assert report.is_unparsed("t2.license.decisions")
    assert "stands among words" in unread(report)[0]
    found = check_text(report.source.text).findings
    assert not [item for item in found if item.code == "STR007" and item.severity == "error"]


@pytest.mark.parametrize("line_end", ["\u2028", "\u2029", "\x85"])
def test_rare_ends_of_lines_end_lines(line_end: str) -> None:
    report = parse_text(written(valid, ROWS).replace("\n", line_end))

    assert len(report.cells) == 200
    assert unread(report) == []
