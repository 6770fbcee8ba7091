"""What the section rules say where examples cannot show it."""

from reportlint import Severity, check_text, valid
from reportlint.formats import built_in_formats
from reportlint.testing import Layout, written


def test_a_missing_section_is_reported_at_the_heading_behind_it() -> None:
    text = written(valid.without_section("s5"))

    (finding,) = check_text(text).findings

    assert text[finding.span.start : finding.span.end] == "六、其他需要报告的事项"


def test_numbers_that_are_off_by_the_same_step_are_one_finding() -> None:
    text = written(valid)
    for section in built_in_formats()[0].sections[1:]:
        wrong = "一二三四五六七"["一二三四五六".index(section.ordinal) + 1]
        text = text.replace(section.heading, f"{wrong}、{section.title}")

    (finding,) = check_text(text).findings

    assert finding.code == "STR002"
    assert "4 more headings" in finding.message.en


def test_unnumbered_headings_are_not_assessed_for_their_numbers() -> None:
    (report,) = check_text(written(valid, Layout(headings="plain"))).reports

    assert report.findings == ()
    assert [item.code for item in report.not_assessed] == ["STR002"] * 6


def test_a_subheading_with_the_title_of_a_section_is_not_that_section() -> None:
    text = written(valid.without_section("s5")).replace(
        "全年新收", "（五）存在的主要问题及改进情况\n全年新收"
    )

    codes = [finding.code for finding in check_text(text).findings]

    assert codes == ["STR001"]


def test_one_row_for_the_items_under_it_is_an_info() -> None:
    example = valid
    for item in ("nocorrect", "unpaid", "misc"):
        example = example.without_row(f"t3.other.{item}")
    row = "（六）其他处理 | 5 | 0 | 1 | 0 | 0 | 0 | 6 |\n（七）总计 |"
    text = written(example, Layout(style="rows")).replace("（七）总计 |", row)

    result = check_text(text)

    assert [(f.code, f.severity) for f in result.findings] == [("STR007", Severity.INFO)]
    assert result.complete


def test_a_table_that_was_seen_but_not_read_is_not_called_missing() -> None:
    text = written(valid, Layout(style="rows")).replace(" | 3 | 1 | 2 | 1 | 7 |", " | 3 | 1 |")
    text = text.replace("3 | 1 | 2 | 1 | 7 | ", "3 | ")

    result = check_text(text)

    assert "STR005" not in {finding.code for finding in result.findings}
    assert not result.complete


def test_figures_under_the_columns_of_another_form_are_not_read() -> None:
    text = written(valid)
    for label in ("本年制发件数", "本年废止件数", "现行有效件数"):
        text = text.replace(label, f"另一种{label}")

    (checked,) = check_text(text).reports

    assert not any(path.startswith("t2.rules.") for path in checked.report.cells)
    assert checked.report.is_unparsed("t2.rules.issued")
