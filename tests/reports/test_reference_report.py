"""The reference report, a real one: what its figures are, and what is to be said of it."""

import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportlint import Result, Severity, check_path, check_text

REPORTS = Path(__file__).parents[3] / "shared" / "reports"
PATH = REPORTS / "2024-jinghe-county.txt"

pytestmark = pytest.mark.skipif(not PATH.exists(), reason="the real reports are not here")


@pytest.fixture(scope="module")
def text() -> str:
    return PATH.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    path = REPORTS / "expected" / "2024-jinghe-county.json"
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


@pytest.fixture(scope="module")
def result() -> Result:
    return check_path(PATH)


def lines(result: Result, code: str) -> list[int]:
    (checked,) = result.reports
    return [
        checked.source.position(finding.span.start).line
        for finding in result.findings
        if finding.code == code
    ]


def grave(result: Result) -> set[str]:
    return {item.code for item in result.findings if item.severity is not Severity.INFO}


def test_every_cell_is_read_with_its_value(result: Result, expected: dict[str, Any]) -> None:
    cells = result.reports[0].report.cells

    read = {
        path: cell.value if isinstance(cell.value, int) else str(cell.value)
        for path, cell in cells.items()
    }

    assert read == expected["values"]


def test_every_section_is_found_at_its_line(result: Result, expected: dict[str, Any]) -> None:
    (checked,) = result.reports

    found = {
        section.id: checked.source.position(section.span.start).line
        for section in checked.report.sections
    }

    assert found == expected["sections"]


def test_the_year_is_known(result: Result) -> None:
    assert result.reports[0].report.year == 2024


def test_the_run_is_complete(result: Result) -> None:
    assert result.complete


def test_the_closing_adjustment_is_found_where_it_stands(result: Result) -> None:
    (finding,) = (item for item in result.findings if item.code == "PCT001")
    source = result.reports[0].source

    assert source.position(finding.span.start).line == 6
    assert source.slice(finding.span) == "79.16%"
    assert (finding.stated, finding.expected) == ("79.16", "79.17")
    assert finding.severity is Severity.WARNING
    assert finding.cause is not None
    assert "closing adjustment" in finding.cause.en


def test_exactly_what_must_fire_is_found(result: Result, expected: dict[str, Any]) -> None:
    wanted = [(item["code"], item["severity"]) for item in expected["must_fire"]]

    assert sorted((item.code, item.severity) for item in result.findings) == sorted(wanted)


def test_findings_point_at_the_lines_that_are_expected(
    result: Result, expected: dict[str, Any]
) -> None:
    wanted: dict[str, set[int]] = defaultdict(set)
    for item in expected["must_fire"]:
        wanted[item["code"]].update(item["lines"])

    for code, places in wanted.items():
        assert not places or set(lines(result, code)) <= places


@pytest.mark.parametrize(
    "code", ["STR015", "PUB001", "PUB002", "PUB003", "NVT002", "NVT007", "PLS002"]
)
def test_what_cannot_be_assessed_is_said(result: Result, code: str) -> None:
    assert code in {item.code for item in result.reports[0].not_assessed}


def test_no_rule_confuses_two_kinds_of_fees(result: Result) -> None:
    assert "XTB004" not in result.reports[0].tallies


def test_the_reconciliations_are_counted(result: Result) -> None:
    tallies = result.reports[0].tallies

    held = [tallies[code].satisfied for code in ("TOT001", "TOT002", "TOT003", "TOT004")]

    assert held == [25, 7, 7, 3]


def line(text: str, number: int) -> str:
    return text.split("\n")[number - 1]


def with_line(text: str, number: int, new: str) -> str:
    rows = text.split("\n")
    return "\n".join([*rows[: number - 1], new, *rows[number:]])


def with_cell(text: str, path: str, value: str) -> str:
    span = check_text(text).reports[0].report.cells[path].span
    return text[: span.start] + value + text[span.end :]


def replaced(old: str, new: str) -> Callable[[str], str]:
    def edit(text: str) -> str:
        assert text.count(old) == 1
        return text.replace(old, new)

    return edit


def cell(path: str, value: str) -> Callable[[str], str]:
    return lambda text: with_cell(text, path, value)


def without_problems(text: str) -> str:
    return with_line(text, 314, line(text, 314)[:9])


# A single edit, the code of the one finding that it causes, and the words that it points at.
EDITS = {
    "new": (cell("t3.new.natural", "44"), "TOT001", "44"),
    "total": (cell("t3.result_total.total", "46"), "TOT001", "46"),
    "review": (cell("t4.review.total", "6"), "TOT004", "6"),
    "handled": (replaced("已办结45件", "已办结44件"), "NVT003", "44件"),
    "share": (replaced("5.56%", "6.56%"), "PCT001", "6.56%"),
    "list": (replaced("政策性文件67份", "政策性文件66份"), "NAR003", "66份"),
    "rate": (replaced("办结率100%", "办结率98%"), "PCT004", "98%"),
    "period": (
        replaced("2024年1月1日至2024年12月31日", "2023年1月1日至2023年12月31日"),
        "YRS001",
        "2023年1月1日至2023年12月31日",
    ),
    "negative": (cell("t2.license.decisions", "−26493"), "CEL001", "−26493"),
    "nested": (replaced("规范性文件5份", "规范性文件6份"), "NAR003", "6份"),
    "problems": (without_problems, "STR011", None),
    "order": (replaced("国务院令第711号", "国务院令第492号"), "CIT001", "国务院令第492号"),
    "mobile": (replaced("及时回复网民", "及时（13812345678）回复网民"), "PRV002", "13812345678"),
    "id": (
        replaced("及时回复网民", "及时（11010519491231002X）回复网民"),
        "PRV001",
        "11010519491231002X",
    ),
    "heading": (replaced("五、存在的主要问题及改进情况\n", ""), "STR001", None),
    "parts": (replaced("六个部分", "七个部分"), "STR013", "七个部分"),
    "date": (replaced("2024年12月31日", "2024年11月31日"), "YRS005", "2024年11月31日"),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_single_edit_is_one_cause_at_its_place(text: str, result: Result, name: str) -> None:
    edit, code, words = EDITS[name]
    changed = edit(text)

    found = [item for item in check_text(changed).findings if item.severity is not Severity.INFO]

    before = {item.code for item in result.findings if item.severity is not Severity.INFO}
    new = [item for item in found if item.code not in before or item.code == code]
    new = [item for item in new if (item.code, item.stated) != ("PCT001", "79.16")]
    assert [item.code for item in new] == [code]
    place = changed[new[0].span.start : new[0].span.end]
    assert words is None or words in place or place in words


def test_a_wrong_detail_is_named(text: str) -> None:
    changed = with_cell(text, "t3.open.natural", "44")

    (finding,) = (item for item in check_text(changed).findings if item.code.startswith("TOT"))

    assert [item.code for item in finding.consequences] == ["TOT002"]
    assert (finding.stated, finding.expected) == ("44", "43")
    assert changed.count("\n", 0, finding.span.start) + 1 == 80


def test_a_wrong_count_of_a_rate_is_found(text: str) -> None:
    assert "PCT004" in grave(check_text(replaced("办结60件", "办结59件")(text)))


def test_a_deleted_row_moves_no_value(text: str, expected: dict[str, Any]) -> None:
    rows = text.split("\n")
    without = "\n".join(rows[:119] + rows[127:])

    result = check_text(without)

    cells = result.reports[0].report.cells
    gone = {path for path in expected["values"] if path.startswith("t3.denied.third.")}
    assert set(cells) == set(expected["values"]) - gone
    assert "STR007" in grave(result)
