"""The reference report, a real one: what its figures are, and what is to be said of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from reportlint import Finding, Result, Severity, check_path, check_text

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


def edited(text: str, old: str, new: str) -> Result:
    assert text.count(old) == 1
    return check_text(text.replace(old, new))


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


def test_deviating_row_labels_are_infos(result: Result) -> None:
    assert lines(result, "STR007") == [19, 104]
    assert {item.severity for item in result.findings if item.code == "STR007"} == {Severity.INFO}


def test_nothing_else_is_found(result: Result) -> None:
    assert sorted(item.code for item in result.findings) == ["PCT001", "STR007", "STR007"]


def test_the_reconciliations_are_counted(result: Result) -> None:
    tallies = result.reports[0].tallies

    held = [tallies[code].satisfied for code in ("TOT001", "TOT002", "TOT003", "TOT004")]

    assert held == [25, 7, 7, 3]


def at_cell(text: str, finding: Finding) -> bool:
    """Tell whether a finding points at the figure in line 80, row 予以公开, column 自然人."""
    return text.count("\n", 0, finding.span.start) + 1 == 80


def test_a_wrong_detail_is_named(text: str) -> None:
    changed = text.replace("(一)予以公开 |\n43 |", "(一)予以公开 |\n44 |")

    result = check_text(changed)

    found = [item for item in result.findings if item.code.startswith("TOT")]
    assert {item.code for item in found} == {"TOT001", "TOT002"}
    assert all(at_cell(changed, item) for item in found)
    assert all(
        "自然人" in item.cause.en and "43 instead of 44" in item.cause.en
        for item in found
        if item.cause
    )
    assert all(item.cause for item in found)


def test_a_missing_heading_is_found(text: str) -> None:
    assert grave(edited(text, "\n一、总体情况\n", "\n")) == {"STR001", "PCT001"}


def test_a_wrong_share_is_found(text: str) -> None:
    result = edited(text, "5.56%", "6.56%")

    assert ("6.56", "5.56") in {(item.stated, item.expected) for item in result.findings}


def test_a_wrong_count_of_a_rate_is_found(text: str) -> None:
    assert grave(edited(text, "办结60件", "办结59件")) == {"PCT004", "PCT001"}


def test_a_deleted_row_moves_no_value(text: str, expected: dict[str, Any]) -> None:
    rows = text.split("\n")
    without = "\n".join(rows[:119] + rows[127:])

    result = check_text(without)

    cells = result.reports[0].report.cells
    gone = {path for path in expected["values"] if path.startswith("t3.denied.third.")}
    assert set(cells) == set(expected["values"]) - gone
    assert "STR007" in grave(result)
