"""Which year a report is about, and whose it is."""

import pytest

from reportlint import parse_text, valid
from reportlint.testing import written


def report(preamble: str) -> tuple[int | None, str | None]:
    text = written(valid)
    body = text[text.index("一、总体情况") :].replace("2024年，我县", "我县")
    parsed = parse_text(f"{preamble}\n{body}")
    return parsed.year, parsed.organ


@pytest.mark.parametrize(
    ("preamble", "year", "organ"),
    [
        ("青河口县人民政府2023年政府信息公开工作年度报告", 2023, "青河口县人民政府"),
        ("青河口县人民政府\n2023 年政府信息公开工作年度报告", 2023, "青河口县人民政府"),
        ("2023年度政府信息公开工作年度报告", 2023, None),
        ("统计期限为2023年1月1日至2023年12月31日。", 2023, None),
        ("数据自 2023 年 1 月 1 日起至 2023 年 12 月 31 日止。", 2023, None),
        ("本报告依照规定编制。", None, None),
    ],
)
def test_year_and_organ_are_read_or_unknown(
    preamble: str, year: int | None, organ: str | None
) -> None:
    assert report(preamble) == (year, organ)
