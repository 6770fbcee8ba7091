"""What the section rules say where examples cannot show it."""

import pytest

from reportlint import CheckedReport, Engine, Example, Finding, Severity, Source, check_text, valid
from reportlint.formats import built_in_formats
from reportlint.testing import Layout, written

TITLE = "云溪县民政局2024年政府信息公开工作年度报告"
PROBLEMS = "存在的主要问题：一是个别栏目更新不够及时，二是解读形式比较单一。"
REMEDIES = "改进情况：一是逐月核对栏目更新，二是增加图解和问答。"
PARTS = "存在的主要问题及改进情况、其他需要报告的事项六个部分"


def checked(example: Example, *codes: str, layout: Layout | None = None) -> CheckedReport:
    engine = Engine(third_party=False, select=codes or ["STR"])
    (report,) = engine.check(Source("report.txt", written(example, layout))).reports
    return report


def found(example: Example, *codes: str) -> list[Finding]:
    return list(checked(example, *codes).findings)


def codes_of(example: Example) -> list[str]:
    return [finding.code for finding in found(example)]


def words_at(example: Example, finding: Finding) -> str:
    return written(example)[finding.span.start : finding.span.end]


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
    report = checked(valid, "STR002", layout=Layout(headings="plain"))

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


@pytest.mark.parametrize("section", ["s1", "s2", "s3", "s4", "s5", "s6"])
def test_a_heading_that_is_missing_is_one_finding(section: str) -> None:
    spec = built_in_formats()[0].section(section)

    assert codes_of(valid.with_words(f"{spec.heading}\n", "")) == ["STR001"]


def test_a_heading_about_the_same_matter_is_badly_worded_rather_than_missing() -> None:
    example = valid.with_words("五、存在的主要问题及改进情况", "五、下一步工作打算")

    report = checked(example)

    assert [finding.code for finding in report.findings] == ["STR003"]
    assert {"STR001", "STR011"} <= {item.code for item in report.not_assessed}


def test_a_heading_about_other_matter_leaves_the_section_missing() -> None:
    example = valid.with_words("五、存在的主要问题及改进情况", "五、组织领导")

    assert codes_of(example) == ["STR001"]


@pytest.mark.parametrize(
    "wording", ["存在的主要问题和改进情况", "存在的主要问题及改进措施", "存在问题及改进情况"]
)
def test_common_wordings_of_a_heading_are_silent(wording: str) -> None:
    example = valid.with_words("五、存在的主要问题及改进情况", f"五、{wording}")

    assert found(example, "STR003") == []


def test_an_extra_section_is_found_at_its_characters() -> None:
    example = valid.with_sentence("s6", "七、2025年工作安排").with_sentence("s6", "继续努力。")

    (finding,) = found(example, "STR004")

    assert words_at(example, finding) == "七、2025年工作安排"
    assert finding.severity is Severity.WARNING


def test_an_extra_section_is_an_info_in_the_form_of_2019() -> None:
    example = valid.in_form("gid2019").with_sentence("s6", "七、2021年工作安排")

    (finding,) = found(example, "STR004")

    assert finding.severity is Severity.INFO


def test_a_list_that_starts_anew_in_a_section_is_no_section() -> None:
    example = valid
    for item in ("一、健全机制", "二、加强培训", "三、做好解读"):
        example = example.with_sentence("s6", item)

    assert found(example, "STR004") == []
    assert checked(example, "STR004").not_assessed == ()


def test_numbers_that_lead_nowhere_are_not_assessed() -> None:
    example = valid.with_sentence("s1", "二、工作机制").with_sentence("s1", "三、信息管理")

    report = checked(example, "STR004")

    assert report.findings == ()
    assert [item.code for item in report.not_assessed] == ["STR004"]


@pytest.mark.parametrize("style", ["bracketed", "enclosed", "digit", "plain"])
def test_sections_in_other_styles_have_no_unknown_headings(style: str) -> None:
    example = valid.with_sentence("s6", "七、2025年工作安排")

    report = checked(example, "STR004", layout=Layout(headings=style))  # type: ignore[arg-type]  # a literal

    assert report.findings == ()


def test_all_aspects_that_lack_are_one_finding() -> None:
    example = valid.with_words(
        "落实监督保障，公开工作列入年度工作考核，开展了社会评议，没有需要责任追究的情形。", ""
    ).with_words("做好公开平台建设。网上信箱", "信箱")

    (finding,) = found(example, "STR009")

    assert finding.expected == "政府信息公开平台建设、监督保障"
    assert words_at(example, finding) == "一、总体情况"


def test_hardly_any_aspect_is_not_assessed() -> None:
    report = checked(valid.without_section("s1"), "STR009")

    assert report.findings == ()
    assert len(report.not_assessed) == 1


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("云溪县人民政府2024年政府信息公开工作年度报告", 1),
        ("云溪县平山镇2024年政府信息公开工作年度报告", 1),
        ("云溪县民政局2024年政府信息公开工作年度报告", 0),
        ("云溪县人民政府办公室2024年政府信息公开工作年度报告", 0),
        ("云溪县东门街道办事处2024年政府信息公开工作年度报告", 0),
    ],
)
def test_only_governments_tell_of_public_review(title: str, count: int) -> None:
    example = valid.with_sentence("title", title).with_words("，开展了社会评议", "")

    assert len(found(example, "STR010")) == count


def test_results_of_an_unknown_organ_are_not_assessed() -> None:
    (item,) = checked(valid, "STR010").not_assessed

    assert item.code == "STR010"


@pytest.mark.parametrize(
    ("problems", "remedies", "lacking"),
    [
        ("", REMEDIES, "存在的问题"),
        ("（一）存在的主要问题。", REMEDIES, "存在的问题"),
        ("目前暂无突出问题。", REMEDIES, "存在的问题"),
        (PROBLEMS, "", "改进情况"),
        ("存在的主要问题：公开的时效有待进一步提高，解读仍需加强。", "", "改进情况"),
        ("无。", "", "存在的问题和改进情况"),
        ("", "", "存在的问题和改进情况"),
    ],
)
def test_section_five_without_substance(problems: str, remedies: str, lacking: str) -> None:
    example = valid.with_words(PROBLEMS, problems).with_words(REMEDIES, remedies)

    assert [(item.code, item.expected) for item in found(example)] == [("STR011", lacking)]


@pytest.mark.parametrize(
    "text",
    [
        "主要问题是更新不及时。下一步将逐月核对。",
        "我局针对更新不及时、解读形式单一等问题，完善了核对机制。",
        "对照要求还有差距：解读较少。2025年，我局将增加图解。",
        "（一）存在问题\n解读质量不齐\n（二）改进措施\n逐篇审读",
        "问题 | 改进措施 |\n栏目更新不及时 | 逐月核对栏目 |",
    ],
)
def test_section_five_with_substance(text: str) -> None:
    example = valid.with_words(PROBLEMS, text).with_words(REMEDIES, "")

    assert found(example, "STR011") == []


@pytest.mark.parametrize("text", ["无", "无。", "/", "没有需要报告的事项。", "收取信息处理费0元"])
def test_any_word_will_do_in_section_six(text: str) -> None:
    assert found(valid.with_words("本年度没有收取信息处理费。", text), "STR012") == []


@pytest.mark.parametrize("text", ["", "- 6 -", "云溪县民政局\n2025年1月20日"])
def test_a_signature_is_no_content_of_section_six(text: str) -> None:
    example = valid.with_sentence("title", TITLE).with_words("本年度没有收取信息处理费。", text)

    (finding,) = found(example, "STR012")

    assert words_at(example, finding) == "六、其他需要报告的事项"


@pytest.mark.parametrize(
    ("number", "count"), [("七个部分", 1), ("6个部分", 0), ("六大部分", 0), ("五部分", 1)]
)
def test_the_number_of_parts_is_that_of_the_list(number: str, count: int) -> None:
    example = valid.with_words("六个部分", number)

    assert len(found(example)) == count
    assert len(found(example, "STR013")) == count


def test_a_part_that_is_not_listed_is_named() -> None:
    example = valid.with_words("存在的主要问题及改进情况、其他", "其他")

    (finding,) = found(example)

    assert (finding.code, finding.stated, finding.expected) == ("STR013", "6", "5")
    assert "存在的主要问题及改进情况" in finding.message.zh


def test_a_list_with_an_unknown_name_is_not_assessed() -> None:
    example = valid.with_words(PARTS, PARTS.replace("事项六", "事项、工作展望等八"))

    report = checked(example, "STR013")

    assert report.findings == ()
    assert len(report.not_assessed) == 1


def test_an_unknown_name_that_makes_up_the_number_is_compared_with_the_form() -> None:
    example = valid.with_words(PARTS, PARTS.replace("事项六", "事项、下年度工作安排等七"))

    (finding,) = found(example, "STR013")

    assert (finding.stated, finding.expected) == ("7", "6")


@pytest.mark.parametrize(
    "name",
    ["因政府信息公开工作被申请行政复议、提起行政诉讼情况", "政府信息公开行政复议及行政诉讼情况"],
)
def test_a_name_with_a_mark_in_it_is_one_part(name: str) -> None:
    example = valid.with_words("、政府信息公开行政复议、行政诉讼情况、存", f"、{name}、存")

    (finding,) = found(example)

    assert (finding.code, finding.severity, finding.stated) == ("STR014", Severity.INFO, name)
    assert words_at(example, finding) == name


def test_a_misspelt_heading_is_not_reported_at_the_list_as_well() -> None:
    example = valid.with_words("四、政府信息公开行政复议、", "四、政府信息公开行政法复议、")

    assert codes_of(example) == ["STR003"]


@pytest.mark.parametrize(
    ("title", "severities"),
    [
        ("云溪县民政局2024年政府信息公开年度报告", []),
        ("云溪县民政局2024年度政府信息公开工作年度报告", []),
        ("2024年云溪县民政局政府信息公开年报", []),
        ("云溪县民政局\n2024年度政府信息公开工作报告", []),
        ("2024年政府信息公开工作年度报告", [Severity.INFO]),
        ("云溪县民政局2024年政务公开工作总结", [Severity.WARNING]),
        ("关于2024年度政府信息公开情况的报告", [Severity.WARNING]),
    ],
)
def test_titles(title: str, severities: list[Severity]) -> None:
    findings = found(valid.with_sentence("title", title), "STR015")

    assert [finding.severity for finding in findings] == severities


def test_a_text_without_a_title_is_not_assessed_for_it() -> None:
    (item,) = checked(valid, "STR015").not_assessed

    assert item.span is None


@pytest.mark.parametrize(
    "text",
    [
        "请查阅[部门](http://example.cn/bm)的公开指南。",
        "二〇〇九年以来的文件均已公开。",
        "开通“12345”热线，受理10XX开头的编号事项。",
        "公布《××局权责清单》和“XX件事”清单。",
        "王某某的申请已答复。",
        "申请人可到现场填写申请表。",
        "人口增加，申请减少。",
    ],
)
def test_what_only_looks_like_a_placeholder_is_silent(text: str) -> None:
    assert found(valid.with_sentence("s1", text), "STR016") == []


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("××局认真落实。", "××局"),
        ("由X X 县负责。", "X X 县"),
        ("收到申请XX件。", "XX件"),
        ("比上年增加（减少）2件。", "增加（减少）"),
        ("比上年上升/下降2%。", "上升/下降"),
        ("由【机关名称】编制。", "【机关名称】"),
        ("截至X月X日。", "X月X日"),
        ("收到申请____件。", "____件"),
        ("在此处填写。", "在此处填写"),
        ("无（待补充）。", "（待补充）"),
    ],
)
def test_placeholders_are_found_at_their_characters(text: str, stated: str) -> None:
    example = valid.with_sentence("s1", text)

    (finding,) = found(example, "STR016")

    assert words_at(example, finding) == stated
    assert finding.severity is Severity.ERROR


def test_the_same_placeholder_is_one_finding() -> None:
    example = valid.with_sentence("s1", "××局收到XX件。").with_sentence("s5", "××局将改进。")

    first, second = found(example, "STR016")

    assert (len(first.related), len(second.related)) == (1, 0)


@pytest.mark.parametrize(
    ("organ", "text"),
    [
        ("云溪县发展和改革局", "如有疑问，请与云溪县发改局联系。"),
        ("云溪县卫生健康委员会", "请与县卫健委联系。"),
        ("云溪县市场监督管理局", "现公布云溪县市监局2024年政府信息公开工作年度报告。"),
        ("云溪县民政局", "请与云溪县民政局办公室（地址：云溪县）联系。"),
        ("云溪县民政局", "我县、我市和本机关都公开了清单，本局域网已停用。"),
        ("云溪县人民政府", "请与云溪县政务服务局联系。我局由云溪县人民政府领导。"),
        ("云溪县平山镇人民政府", "我镇和我县的平台已整合。"),
    ],
)
def test_one_organ_by_several_names_is_silent(organ: str, text: str) -> None:
    example = valid.with_sentence("title", f"{organ}2024年政府信息公开工作年度报告")

    assert found(example.with_sentence("s1", text), "STR017") == []


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("我局（教育局）开展了培训。", "教育局"),
        ("请与云溪县教育局联系。", "云溪县教育局"),
        ("现公布云溪县教育局2024年政府信息公开工作年度报告。", "云溪县教育局"),
        ("云溪县教育局（以下简称“我局”）开展了培训。", "云溪县教育局"),
        ("我镇开展了培训。", "我镇"),
    ],
)
def test_another_organ_is_found_at_its_name(text: str, stated: str) -> None:
    example = valid.with_sentence("title", TITLE).with_sentence("s1", text)

    (finding,) = found(example, "STR017")

    assert words_at(example, finding) == stated
    assert finding.expected == "云溪县民政局"


def test_a_missing_heading_belongs_before_its_text_that_stands_behind_a_table() -> None:
    text = written(valid).replace("五、存在的主要问题及改进情况\n", "")

    (finding,) = [item for item in check_text(text).findings if item.code == "STR001"]

    assert text[finding.span.start :].startswith(PROBLEMS[:12])
