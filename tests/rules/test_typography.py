"""What the typography rules find and leave alone, where examples cannot show it."""

import pytest

from reportlint import CheckedReport, Engine, Severity, Source, valid
from reportlint.testing import Layout, written

ENGINE = Engine(select=["TYP"], third_party=False)


def checked(text: str) -> CheckedReport:
    (report,) = ENGINE.check(Source("report.txt", text)).reports
    return report


def found(*sentences: str) -> list[str]:
    """Return the codes of what is found in a valid report with some paragraphs more."""
    example = valid
    for sentence in sentences:
        example = example.with_sentence("s1", sentence)
    return [item.code for item in checked(written(example)).findings]


SILENT = (
    "公开电话0900-1234567，网址http://www.abc.gov.cn/a?b=1,2，时间9:30—11:30，发布1,502条。",
    "主要做法：1)更新目录；2)完善指南；a)逐月核对。",
    "推进“‘一网通办’改革”，印发《关于落实〈公开办法〉（试行）的通知》〔某函〕。",
    "1、2月组织了培训，第二十条第（一）、（二）项所列信息均已公开。",
    "公开《工作要点》（修订）、《公开指南》、《公开目录》。",
    "2021—2024年公开率为63%～68%，每期印发13万～17万份，另有5～10件。",
    "常常检查，天天更新，人人参与，件件有回音，一步一步推进，一个一个核对……",
    "某县人民政府政府信息公开工作，目的的确明确；为了了解情况，参与与会讨论。",
    "涉及及时公开、以及及早公开的事项，存在在建项目，还是是否公开？逐项说明。",
    "二〇二〇年以来，按照主体性、性质和女性性别分类；民生和和谐发展并重。",
    "近10年度、第12年度、20年来的报告均已公开，1—12月逐月检查。",
    "栏目\u00a0更新及时\u200b，内容完整——不断改进！！",
    "　　公开方面 一是更新栏目32条；　　二是使用 WPS 软件。",
    "公开公开再公开，落实落实再落实。",
)


@pytest.mark.parametrize("sentence", SILENT)
def test_right_wording_is_no_finding(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("栏目更新及时,内容完整。", "TYP001"),
        ("依据条例（及其解释有关要求，开展公开工作。", "TYP002"),
        ("印发《公开要点，开展公开工作。", "TYP002"),
        ("设立”公开专栏”，方便查阅。", "TYP002"),
        ("⑴完善制度。", "TYP003"),
        ("（1）、完善制度。", "TYP003"),
        ("更新“政策库”、“问答库”。", "TYP005"),
        ("同比增长5—10%。", "TYP006"),
        ("作出处罚1,502件，许可26493件。", "TYP007"),
        ("打造统一的的页面。", "TYP008"),
        ("规范审核审核发布机制。", "TYP008"),
        ("更新及时，，内容完整。", "TYP008"),
        ("24年度逐月更新。", "TYP009"),
        ("1-12月逐月更新。", "TYP009"),
        ("更新\ufffd时。", "TYP010"),
        ("更新???及时。", "TYP010"),
        ("发布信息10300 条，解读32条。", "TYP011"),
    ],
)
def test_faults_are_found(sentence: str, code: str) -> None:
    assert found(sentence) == [code]


def test_many_places_are_one_finding_that_lists_the_first_fifty() -> None:
    text = written(valid.with_sentence("s1", "栏目更新及时,内容完整(含目录)。" * 40))

    (finding,) = checked(text).findings

    assert "“,” 40 处" in finding.message.zh
    assert "共 120 处" in finding.message.zh
    assert len(finding.related) == 50
    assert finding.related[0].span == finding.span


def test_a_report_in_half_width_marks_is_one_finding_of_low_confidence() -> None:
    report = checked(
        written(valid.with_sentence("s1", '设立"专栏",公开信息.'), Layout(narrow=True))
    )

    (finding,) = report.findings

    assert (finding.code, finding.severity) == ("TYP001", Severity.INFO)
    assert finding.cause is not None
    assert "low confidence" in finding.cause.en


def test_a_bracket_may_close_in_another_paragraph() -> None:
    assert found("落实“先审查、", "后公开”制度。") == []
    assert found("落实审查制度（详见", "公开指南）。") == []


def test_a_side_that_is_nowhere_was_lost_when_copied() -> None:
    text = written(valid).replace("》", "")

    report = checked(text.replace("《", "《甲《乙《丙"))

    assert "TYP002" not in {finding.code for finding in report.findings}
    assert "TYP002" in {item.code for item in report.not_assessed}


def test_the_trail_of_a_page_is_no_title() -> None:
    text = "当前位置：首页》政务公开》年报》" + written(valid)

    assert checked(text).findings == ()


def test_headings_of_sections_with_single_signs_are_found() -> None:
    text = written(valid, Layout(headings="enclosed"))

    (finding,) = checked(text).findings

    assert finding.code == "TYP003"
    assert [text[item.span.start : item.span.end] for item in finding.related] == list(
        "㈠㈡㈢㈣㈤㈥"
    )


def test_doubled_words_of_two_characters_alone_are_an_info() -> None:
    (certain,) = checked(written(valid.with_sentence("s1", "统一的的页面资金资金。"))).findings
    (likely,) = checked(written(valid.with_sentence("s1", "公布资金资金分配。"))).findings

    assert certain.severity is Severity.WARNING
    assert likely.severity is Severity.INFO


def test_a_doubling_over_a_line_break_is_none() -> None:
    assert found("加强监督保障\n保障机制更加健全，完善的\n的做法值得推广。") == []


def test_prose_that_is_broken_into_lines_is_not_assessed_for_blanks() -> None:
    lines = "\n".join(["全年主动公开各类政府信息 32 条并且及时更"] * 8)

    report = checked(written(valid.with_sentence("s1", f"{lines}新。")))

    assert "TYP011" not in {finding.code for finding in report.findings}
    assert "TYP011" in {item.code for item in report.not_assessed}


def test_tables_are_left_alone() -> None:
    text = written(valid).replace("行政许可 |", "行政许可许可(的的,。。 |")

    assert checked(text).findings == ()


def test_numerals_are_compared_only_where_asked() -> None:
    text = written(valid.with_sentence("s6", "本报告共6个部分。"))
    asked = Engine(select=["TYP012"], third_party=False).check(Source("report.txt", text))

    assert checked(text).findings == ()
    assert [finding.code for finding in asked.findings] == ["TYP012"]
