"""What the citation rules find and leave alone, where examples cannot show it."""

import pytest

from reportlint import Engine, Finding, Severity, Source, check_text, valid
from reportlint.testing import Layout, written

ENGINE = Engine(select=["CIT"], third_party=False)


def found(sentence: str) -> list[str]:
    """Return the codes of what is found in a valid report with a sentence more."""
    return [item.code for item in findings(written(valid.with_sentence("s1", sentence)))]


def findings(text: str) -> tuple[Finding, ...]:
    return ENGINE.check(Source("report.txt", text)).findings


SILENT = (
    "《中华人民共和国政府信息公开条例》（2007年4月5日国务院令第492号公布，2019年4月3日国务院令第711号修订）",
    "2019年修订前的《政府信息公开条例》（国务院令第492号）已不再适用",
    "按照国务院第711号令《中华人民共和国政府信息公开条例》的要求",
    "按照《政府网站条例》和《档案法实施条例》（国务院令第772号）的要求",
    "按照《条例》第二十条第（一）项、第四十九条、第五十条的规定编制",
    "按照《条例》和《保守国家秘密法》第六十八条的规定审查",
    "按照《条例》规定，参照政府采购法第七十条公开采购信息",
    "按照《条例》第三十一条、第三十二条的规定计算期限并征求意见",
    "设立第100条建议专栏，公布第六十条措施",
    "办理某发改函〔2024〕12号、某政办〔2023〕3号来文",
    "办公地点搬至行政中心办（12）5号楼",
    "印发（2024）3号简报",
    "国办公开办函〔2019〕60号同时停止执行",
    "转发《信息处理费管理办法》（某政办函〔2021〕8号）",
    "转发《关于印发〈信息处理费管理办法〉的通知》（国办函〔2020〕109号）",
    "及时更新《条例》释义，创新《条例》宣传方式",
    "2019年新修订的《条例》实施以来",
    "印发《关于落实〈公开条例〉的通知》",
    "成立领导小组（以下简称领导小组），由某局（以下简称“某局”）牵头",
    "落实《某县公开管理办法》（试行，以下简称《办法》），按《办法》考核",
)


@pytest.mark.parametrize("sentence", SILENT)
def test_right_citations_are_no_finding(sentence: str) -> None:
    assert found(f"{sentence}。") == []


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("按照《条例》（国务院令第492号）的要求公开", None),
        ("按照《条例》第五十七条的规定公开", "CIT002"),
        ("按照《条例》的规定和第六十一条公开", "CIT002"),
        ("依据《政府信息公开条例》第三十一条规定，现公布年度报告", "CIT002"),
        ("办理某政办发【2024】12号来文", "CIT003"),
        ("办理某政办发〔2024〕012号来文", "CIT003"),
        ("执行《信息处理费管理办法》（国办函〔2021〕109号）", "CIT005"),
        ("学习新颁布的《政府信息公开条例》", "CIT006"),
        ("印发《关于落实＜公开条例＞的通知》", "CIT007"),
        ("按照《某县公开办法》（以下简称《办法》要求（含附件），公开信息", "CIT008"),
    ],
)
def test_wrong_citations_are_found(sentence: str, code: str | None) -> None:
    assert found(f"{sentence}。") == ([code] if code else [])


def test_the_former_number_alone_is_an_error_with_its_exact_place() -> None:
    text = written(valid.with_words("国务院令第711号", "国务院令第492号"))

    (finding,) = findings(text)

    assert (finding.code, finding.severity) == ("CIT001", Severity.ERROR)
    assert text[finding.span.start : finding.span.end] == "国务院令第492号"
    assert (finding.stated, finding.expected) == ("492", "711")


def test_a_number_that_is_broken_over_lines_is_read() -> None:
    text = written(valid.with_words("国务院令第711号", "国务院令\n第49\n2号"))

    (finding,) = findings(text)

    assert text[finding.span.start : finding.span.end] == "国务院令\n第49\n2号"


def test_ascii_brackets_are_not_blamed_where_all_brackets_are() -> None:
    text = written(
        valid.with_words("〔2021〕", "[2021]").with_sentence("s1", "印发《关于<条例>的通知》。"),
        Layout(narrow=True),
    )

    (report,) = ENGINE.check(Source("report.txt", text)).reports

    assert report.findings == ()
    assert {item.code for item in report.not_assessed} == {"CIT003", "CIT007"}


def test_the_same_wrong_number_is_reported_once() -> None:
    example = valid.with_sentence("s1", "落实某政发[2024]1号。").with_sentence(
        "s5", "落实某政发[2024]1号。"
    )

    (finding,) = findings(written(example))

    assert finding.expected == "某政发〔2024〕1号"
    assert len(finding.related) == 1


def test_both_notices_together_are_not_assessed() -> None:
    text = written(valid.with_sentence("s1", "此前使用国办公开办函〔2019〕60号的表格。"))

    (report,) = ENGINE.check(Source("report.txt", text)).reports

    assert report.findings == ()
    assert [item.code for item in report.not_assessed] == ["CIT004"]


def test_without_a_year_the_notice_is_not_assessed() -> None:
    text = written(valid).replace("2024年", "本年")

    (report,) = ENGINE.check(Source("report.txt", text)).reports

    assert report.findings == ()
    assert "CIT004" in {item.code for item in report.not_assessed}


def test_a_short_name_that_comes_late_points_at_where_it_is_introduced() -> None:
    text = written(
        valid.with_words(
            "《中华人民共和国政府信息公开条例》（国务院令第711号）", "《条例》"
        ).with_sentence("s5", "学习《政府信息公开条例》（以下简称《条例》）。")
    )

    (finding,) = findings(text)

    assert (finding.code, finding.severity) == ("CIT008", Severity.WARNING)
    assert text[finding.span.start : finding.span.end] == "《条例》"
    assert "以下简称《条例》" in text[finding.related[0].span.start : finding.related[0].span.end]


def test_a_short_name_without_a_preamble_is_not_assessed() -> None:
    text = written(valid.with_sentence("s1", "落实《条例》。"))
    text = text[text.index("一、总体情况") :]

    (report,) = ENGINE.check(Source("report.txt", text)).reports

    assert report.findings == ()
    assert [item.code for item in report.not_assessed] == ["CIT008"]


def test_a_valid_report_has_no_finding_in_any_profile() -> None:
    assert check_text(written(valid)).findings == ()
    assert Engine(profile="strict").check(Source("report.txt", written(valid))).findings == ()


def test_an_open_bracket_behind_its_own_short_name_is_one_finding() -> None:
    whole = "《中华人民共和国政府信息公开条例》（国务院令第711号）"

    (finding,) = findings(written(valid.with_words(whole, "《条例》（以下简称《条例》要求")))

    assert finding.stated == "（以下简称《条例》"
