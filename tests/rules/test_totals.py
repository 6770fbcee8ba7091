"""What the rules about totals say where examples cannot show it."""

import pytest

from reportlint import Engine, Example, Finding, Result, Severity, Source, valid
from reportlint.testing import Layout, lay_out, standard_draft, written
from reportlint.testing.layout import Style

ENGINE = Engine(select=["TOT"], third_party=False)
NOT_DETAILS = ("t3.new.", "t3.carry_in.", "t3.result_total.", "t3.carry_out.")


def check_text(text: str) -> Result:
    return ENGINE.check(Source("report.txt", text))


def found(text: str, code: str) -> list[Finding]:
    return [finding for finding in check_text(text).findings if finding.code == code]


def with_subtotal(figures: str, style: Style) -> str:
    """Return the valid report with figures beside （三）不予公开, whose items are 4 2 0 0 0 0 6."""
    between = {"cells": " |\n", "rows": " | ", "tabs": "\t", "blanks": " "}[style]
    end = {"cells": " |\n", "rows": " |\n"}.get(style, "\n")
    row = between.join(["（三）不予公开", *figures.split()]) + end
    text = written(valid, Layout(style=style))
    head, _, tail = text.partition("（三）不予公开")
    if style == "cells":
        return head + row + tail.removeprefix(" |\n")
    return head + row + tail.lstrip(" |\t")


@pytest.mark.parametrize("style", ["cells", "rows", "tabs", "blanks"])
def test_a_wrong_subtotal_is_found_at_its_figure(style: Style) -> None:
    text = with_subtotal("4 3 0 0 0 0 6", style)

    (finding,) = found(text, "TOT005")

    assert text[finding.span.start : finding.span.end] == "3"
    assert (finding.stated, finding.expected) == ("3", "2")
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize("style", ["cells", "rows", "tabs", "blanks"])
def test_a_right_subtotal_is_silent(style: Style) -> None:
    text = with_subtotal("4 2 0 0 0 0 6", style)

    assert check_text(text).findings == ()


@pytest.mark.parametrize("figures", ["3", "1 2 3", "1 2 3 4 5 6 7 8"])
def test_figures_of_another_number_are_no_subtotal(figures: str) -> None:
    assert found(with_subtotal(figures, "rows"), "TOT005") == []


def test_a_subtotal_whose_items_are_not_all_read_is_not_assessed() -> None:
    text = with_subtotal("9 9 9 9 9 9 9", "rows")
    text = text.replace("1.属于国家秘密 | 0 | 0 | 0 |", "1.属于国家秘密 | 0 |", 1)

    assert found(text, "TOT005") == []


def test_figures_beside_a_row_that_has_items_are_a_subtotal() -> None:
    text = written(valid, Layout(style="rows"))
    row = "（六）其他处理 | 9 | 0 | 1 | 0 | 0 | 0 | 10 |\n"
    text = text.replace("（六）其他处理 | ", row, 1)

    (finding,) = found(text, "TOT005")  # both figures, which one cause explains
    assert [item.code for item in finding.consequences] == ["TOT005"]


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        (valid.with_cell("t2.normative.issued", 50), "≥ 47"),
        (valid.with_cell("t2.normative.valid", 3), "≥ 4"),
    ],
)
def test_too_few_documents_in_force_say_how_many_there_must_be(
    example: Example, expected: str
) -> None:
    (finding,) = found(written(example), "TOT006")

    assert finding.expected == expected
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize("raw", ["", "/", "46件"])
def test_documents_in_force_without_a_figure_are_not_assessed(raw: str) -> None:
    (report,) = check_text(written(valid.with_cell("t2.normative.valid", raw))).reports

    assert [item.code for item in report.not_assessed if item.code == "TOT006"] == ["TOT006"]
    assert not [item for item in report.findings if item.code == "TOT006"]


@pytest.mark.parametrize("raw", ["", "0", "/"])
def test_a_total_above_details_that_are_all_empty_is_an_error(raw: str) -> None:
    draft = standard_draft()
    empty = {
        path: raw
        for path in draft.cells
        if path.startswith("t3.") and not path.startswith(NOT_DETAILS)
    }

    (finding,) = found(lay_out(draft.with_cells(empty)), "TOT008")

    assert finding.severity is Severity.ERROR
    assert finding.stated == "69"


def test_details_that_were_not_read_are_not_called_empty() -> None:
    draft = standard_draft()
    empty = {
        path: "0"
        for path in draft.cells
        if path.startswith("t3.") and not path.startswith(NOT_DETAILS)
    }
    text = lay_out(draft.with_cells(empty), Layout(style="rows"))
    text = text.replace("8.属于行政查询事项 | 0 | 0 |", "8.属于行政查询事项 |", 1)

    assert found(text, "TOT008") == []


def test_a_table_with_no_requests_has_nothing_to_detail() -> None:
    draft = standard_draft()
    nothing = {path: "0" for path in draft.cells if path.startswith("t3.")}

    assert found(lay_out(draft.with_cells(nothing)), "TOT008") == []
