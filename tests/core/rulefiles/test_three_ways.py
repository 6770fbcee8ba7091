"""The same rules in YAML, in a sheet and in Python give the same findings."""

from pathlib import Path
from typing import Any

import pytest

from reportlint import Engine, Finding, Result, valid
from reportlint.rule import Example
from reportlint.testing import written
from tests.core.rulefiles.sheets import EXAMPLES, SHEET, YAML, csv_of, rows_of, write_xlsx

PYTHON = EXAMPLES / "provincial_rules.py"
HALVED = valid.with_cell("t2.license.decisions", 5000)
TITLE = ("title", "示例县人民政府{year}年政府信息公开工作年度报告")


def report(folder: Path, example: Example, year: int = 2024) -> Path:
    path = folder / f"{year}.txt"
    text = written(example.with_sentence(*TITLE)).replace("{year}", str(year))
    path.write_text(text.replace("2024年", f"{year}年"), encoding="utf-8")
    return path


def told(finding: Finding) -> tuple[Any, ...]:
    """Return all that a finding says, its operands in the order of the text."""
    return (
        finding.code,
        finding.name,
        finding.severity,
        finding.message,
        finding.span,
        finding.stated,
        finding.expected,
        finding.arithmetic,
        finding.cause,
        sorted((item.span, item.label) for item in finding.related),
        sorted(finding.paths),
        finding.consequences,
    )


def checked(rules: Path, *paths: Path) -> Result:
    engine = Engine(third_party=False, rule_files=[rules])
    assert [str(error) for error in engine.plugins.errors] == []
    return engine.joined([engine.check_found(engine.find(paths))])


@pytest.fixture
def ways(tmp_path: Path) -> list[Path]:
    table = tmp_path / "rules.csv"
    table.write_text(csv_of(rows_of(YAML)), encoding="gb18030")
    return [YAML, SHEET, table, PYTHON]


@pytest.mark.parametrize(
    ("example", "codes"),
    [
        (valid, []),
        (valid.with_cell("t3.result_total.natural", 60), ["XPR001"]),
        (valid.with_cell("t3.denied.law.natural", 2), ["XPR001"]),
        (valid.with_words("二是", "并且"), ["XPR002"]),
        (valid.with_words("，二是解读形式比较单一", ""), ["XPR002"]),
        (valid.with_words("，二是解读形式", "，12.5%的解读形式"), ["XPR002"]),
        (valid.with_words("，二是解读形式", "，第二季度解读形式"), ["XPR002"]),
        (
            valid.with_words("一是个别栏目", "（一）个别栏目").with_words(
                "二是解读形式", "（二）解读形式"
            ),
            [],
        ),
        (valid.with_words("更新不够及时", "更新不够及时，需在后续工作中改进"), []),
        (valid.with_words("改进情况：一是", "针对上述问题，我县一是"), []),
        (valid.without_section("s5"), []),
    ],
    ids=[
        *("valid", "total", "part", "problems", "improvements-alone", "decimals", "quarter"),
        *("brackets", "improve-in-problem", "against-these", "no-section"),
    ],
)
def test_findings_are_the_same(
    example: Example, codes: list[str], ways: list[Path], tmp_path: Path
) -> None:
    path = report(tmp_path, example)

    results = [checked(rules, path) for rules in ways]

    found = [[told(finding) for finding in result.findings] for result in results]
    assert all(item == found[0] for item in found)
    said = {code for finding in results[0].findings for code in (finding.code, *_others(finding))}
    assert sorted(code for code in said if code.startswith("XPR")) == codes


def _others(finding: Finding) -> list[str]:
    return [item.code for item in finding.consequences]


def test_a_series_of_two_years_is_compared(ways: list[Path], tmp_path: Path) -> None:
    paths = report(tmp_path, HALVED, 2023), report(tmp_path, valid, 2024)

    results = [checked(rules, *paths) for rules in ways]

    found = [
        [told(finding) for finding in result.findings if finding.code == "XPR003"]
        for result in results
    ]
    assert len(found[0]) == 1
    assert all(item == found[0] for item in found)
    assert results[0].findings[-1].message.zh == "行政许可 1843 件，不到上年的一半（2500），请核对"


def test_what_is_compared_in_the_series_is_no_longer_said_to_be_not_assessed(
    tmp_path: Path,
) -> None:
    paths = report(tmp_path, HALVED, 2023), report(tmp_path, valid, 2024)

    result = checked(YAML, *paths)

    last = result.reports[-1]
    assert [item for item in last.not_assessed if item.code == "XPR003"] == []
    assert [item.code for item in result.reports[0].not_assessed if item.code == "XPR003"]


def test_without_a_report_of_last_year_nothing_is_compared(
    ways: list[Path], tmp_path: Path
) -> None:
    path = report(tmp_path, valid)

    results = [checked(rules, path) for rules in ways]

    for result in results:
        (item,) = (item for item in result.reports[0].not_assessed if item.code == "XPR003")
        assert "checked with it" in item.reason.en


def test_a_report_of_another_organ_is_said_to_be_none_of_last_year(tmp_path: Path) -> None:
    paths = report(tmp_path, HALVED, 2023), report(tmp_path, valid, 2024)
    text = paths[0].read_text(encoding="utf-8").replace("示例县", "另一县")
    paths[0].write_text(text, encoding="utf-8")

    result = checked(YAML, *paths)

    (item,) = (item for item in result.reports[1].not_assessed if item.code == "XPR003")
    assert item.reason.zh == (
        "没有同时检查机关名称相同的 2023 年报告（本报告：示例县人民政府），无从比较"
    )


def test_a_report_whose_organ_is_unknown_has_none_of_last_year(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(written(valid), encoding="utf-8")

    result = checked(YAML, path)

    (item,) = (item for item in result.reports[0].not_assessed if item.code == "XPR003")
    assert "机关名称或年度未知" in item.reason.zh


def test_the_sheet_of_the_example_is_that_of_the_yaml_file(tmp_path: Path) -> None:
    made = tmp_path / "rules.xlsx"

    write_xlsx(rows_of(YAML), made)

    assert rows_of(SHEET) == rows_of(made)
    assert rows_of(SHEET) == [rows_of(YAML)[0], *rows_of(YAML)[1:]]


def test_one_wrong_total_is_one_finding_with_the_built_in_rules(tmp_path: Path) -> None:
    path = report(tmp_path, valid.with_cell("t3.result_total.natural", 60))

    result = checked(YAML, path)

    (finding,) = (item for item in result.findings if item.severity == "error")
    assert "XPR001" in {finding.code, *_others(finding)}
