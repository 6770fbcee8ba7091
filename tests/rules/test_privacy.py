"""Personal data is found wherever it stands, once, and never repeated in full."""

import pytest

from reportlint import Engine, Finding, Severity, Source, valid
from reportlint.testing import Layout, written

ENGINE = Engine(third_party=False, select=["PRV"])
ID_NUMBER = "110101199003077758"
MOBILE = "13800138000"
CARD = "6222020000000000000"
CODES = {ID_NUMBER: "PRV001", MOBILE: "PRV002", CARD: "PRV003"}


def found(text: str) -> tuple[Finding, ...]:
    return ENGINE.check(Source("report.txt", text)).findings


@pytest.mark.parametrize("number", CODES)
@pytest.mark.parametrize(
    "old", ["公开目录", "本报告按照", "政策文件410条、", "没有收取信息处理费", "一是逐月核对"]
)
def test_a_number_in_prose_is_one_finding_at_its_place(number: str, old: str) -> None:
    text = written(valid).replace(old, f"{old}（{number}）", 1)

    (finding,) = found(text)

    assert finding.code == CODES[number]
    assert text[finding.span.start : finding.span.end] == number


@pytest.mark.parametrize("number", CODES)
@pytest.mark.parametrize("style", ["cells", "rows", "tabs", "markdown"])
@pytest.mark.parametrize("path", ["t2.penalty.decisions", "t3.new.natural", "t4.review.total"])
def test_a_number_in_a_cell_is_one_finding_at_its_place(number: str, style: str, path: str) -> None:
    layout = Layout(style=style)  # type: ignore[arg-type]  # one of the styles
    text = written(valid.with_cell(path, number), layout)

    (finding,) = found(text)

    assert finding.code == CODES[number]
    assert text[finding.span.start : finding.span.end] == number


@pytest.mark.parametrize("number", [*CODES, "exampleoffice@163.com"])
def test_nothing_that_a_finding_says_repeats_the_whole(number: str) -> None:
    text = written(valid.with_sentence("preamble", f"来信人登记为{number}。"))

    (finding,) = found(text)

    said = f"{finding.message.zh}{finding.message.en}{finding.stated}{finding.expected}"
    assert number not in said
    assert "***" in said
    assert finding.related == ()


def test_a_number_alone_in_its_line_is_found() -> None:
    (finding,) = found(written(valid.with_sentence("s6", MOBILE)))

    assert finding.code == "PRV002"


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        (f"请与县政府办公室联系（电话：{MOBILE}）。", Severity.INFO),
        (f"联系电话：{MOBILE}。", Severity.INFO),
        (f"申请人联系电话：{MOBILE}。", Severity.WARNING),
        (f"其中一件由{MOBILE}提交。", Severity.WARNING),
    ],
)
def test_the_contact_of_the_office_is_an_info(sentence: str, severity: Severity) -> None:
    (finding,) = found(written(valid.with_sentence("preamble", sentence)))

    assert finding.severity is severity


@pytest.mark.parametrize(
    "sentence",
    [
        "电话：0909-5550100，12345热线转2，400-8001234。",
        "索引号：11010119900307775800123，文号13800138000。",
        "网址https://www.example.gov.cn/202401/13800138000.html，页面2ecf13800138000b4d。",
        "统一社会信用代码：110101199003077758。",
        "流水号4111111111111112，全年浏览13800138000次。",
        "黄山市申请公开材料2件；方便申请公开；张家港市向我局申请公开。",
        "密码为6位以上，口令是8-16位，IP版本V10.1.2.3升级，第10.1.2.3节。",
    ],
)
def test_other_numbers_and_words_are_silent(sentence: str) -> None:
    assert found(written(valid.with_sentence("s1", sentence))) == ()


@pytest.mark.parametrize("style", ["bare", "blanks", "pdf", "fused"])
def test_figures_without_bars_are_no_numbers_of_persons(style: str) -> None:
    example = valid.with_cell("t3.new.natural", "1580").with_cell("t3.new.enterprise", "1500")

    text = written(example, Layout(style=style))  # type: ignore[arg-type]  # one of the styles

    assert found(text) == ()
