"""What the cell rules say where examples cannot show it."""

import pytest

from reportlint import Engine, Example, Finding, Result, Severity, Source, valid
from reportlint.testing import Layout, lay_out, standard_draft, written
from reportlint.testing.layout import Style

ENGINE = Engine(select=["CEL", "TOT", "STR005"], third_party=False)
COLUMNS = ("natural", "enterprise", "research", "welfare", "legal", "other", "total")


def check_text(text: str) -> Result:
    return ENGINE.check(Source("report.txt", text))


def checked(example: Example, style: Style = "cells") -> Result:
    return check_text(written(example, Layout(style=style)))


def found(result: Result, code: str) -> list[Finding]:
    return [finding for finding in result.findings if finding.code == code]


def slices(result: Result, finding: Finding) -> list[str]:
    source = result.reports[0].source
    return [source.slice(span) for span in (finding.span, *(r.span for r in finding.related))]


@pytest.mark.parametrize("style", ["cells", "rows", "tabs", "blanks", "markdown"])
def test_a_negative_count_is_one_error_at_its_cell_and_no_sum_is_called_wrong(
    style: Style,
) -> None:
    result = checked(valid.with_cell("t3.new.natural", "-58"), style)

    (finding,) = result.findings
    assert (finding.code, finding.severity) == ("CEL001", Severity.ERROR)
    assert slices(result, finding) == ["-58"]
    assert finding.paths == ("t3.new.natural",)
    assert result.complete


def test_a_point_for_the_comma_of_a_thousand_is_named() -> None:
    (finding,) = checked(valid.with_cell("t2.license.decisions", "1.843")).findings

    assert finding.code == "CEL001"
    assert finding.cause is not None
    assert "1,843" in finding.cause.en


@pytest.mark.parametrize("raw", ["12.5", "0.5", "-1", "－3"])
def test_no_other_cell_rule_repeats_what_is_no_count(raw: str) -> None:
    result = checked(valid.with_cell("t2.license.decisions", raw))

    assert [finding.code for finding in result.findings] == ["CEL001"]


def test_blanks_of_a_table_are_one_warning_that_names_every_place() -> None:
    example = valid
    for column in COLUMNS:
        example = example.with_cell(f"t3.denied.secret.{column}", "")
    example = example.with_cell("t3.carry_in.other", "")

    result = checked(example, "rows")

    (finding,) = found(result, "CEL003")
    assert finding.severity is Severity.WARNING
    assert len(finding.related) == 7
    assert "8 blank cells of 175" in finding.message.en
    assert "“1.属于国家秘密”整行" in finding.message.zh
    assert not [item for item in result.findings if item.code.startswith("TOT")]


def test_a_blank_column_is_named_as_one() -> None:
    draft = standard_draft()
    zeros = {path: "" for path in draft.cells if path.startswith("t3.") and ".legal" in path}

    (finding,) = found(check_text(lay_out(draft.with_cells(zeros))), "CEL003")

    assert "“法律服务机构”整列" in finding.message.zh


def test_cells_that_were_not_read_are_no_blanks() -> None:
    text = written(valid, Layout(style="rows"))
    text = text.replace(
        "8.属于行政查询事项 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |", "8.属于行政查询事项 | 3 |"
    )

    result = check_text(text)

    assert found(result, "CEL003") == []
    assert "CEL003" in {item.code for item in result.reports[0].not_assessed}


def test_a_table_that_is_blank_throughout_is_left_to_its_own_rule() -> None:
    draft = standard_draft()
    blanks = {path: "" for path in draft.cells if path.startswith("t2.")}

    codes = {finding.code for finding in check_text(lay_out(draft.with_cells(blanks))).findings}

    assert "CEL003" not in codes
    assert "STR005" in codes


def test_marks_of_two_tables_are_two_findings() -> None:
    result = checked(
        valid.with_cell("t2.rules.issued", "/")
        .with_cell("t2.rules.valid", "无")
        .with_cell("t4.lit_after.pending", "—")
    )

    findings = found(result, "CEL004")
    assert [slices(result, finding) for finding in findings] == [["/", "无"], ["—"]]
    assert findings[0].stated == "/、无"


def test_the_same_unit_in_several_cells_is_one_finding() -> None:
    result = checked(
        valid.with_cell("t2.license.decisions", "1843件").with_cell("t2.penalty.decisions", "275件")
    )

    (finding,) = found(result, "CEL005")
    assert slices(result, finding) == ["1843件", "275件"]


@pytest.mark.parametrize(
    ("path", "raw", "expected"),
    [
        ("t2.license.decisions", "1,843件", "1,843"),
        ("t2.license.decisions", "1.2万件", None),
        ("t2.fees.amount", "612.5万元", "612.5"),
        ("t2.fees.amount", "6125000元", "612.5"),
    ],
)
def test_the_number_without_its_unit_is_given_where_it_is_certain(
    path: str, raw: str, expected: str | None
) -> None:
    (finding,) = found(checked(valid.with_cell(path, raw)), "CEL005")

    assert (finding.stated, finding.expected) == (raw, expected)
    assert finding.severity is Severity.WARNING


def test_a_note_in_brackets_is_an_info_and_its_number_counts() -> None:
    result = checked(valid.with_cell("t2.normative.valid", "46（其中修订16件）"))

    (finding,) = result.findings
    assert (finding.code, finding.severity) == ("CEL005", Severity.INFO)
    assert result.reports[0].report.cells["t2.normative.valid"].value == 46


def test_an_amount_with_too_many_decimals_is_an_info() -> None:
    (finding,) = checked(valid.with_cell("t2.fees.amount", "612.51234567")).findings

    assert (finding.code, finding.severity) == ("CEL002", Severity.INFO)


def test_each_odd_spelling_of_a_table_is_one_finding() -> None:
    result = checked(
        valid.with_cell("t2.license.decisions", "１８４３")
        .with_cell("t2.penalty.decisions", "２７５")
        .with_cell("t2.coercion.decisions", "038")
    )

    findings = found(result, "CEL006")
    assert [slices(result, finding) for finding in findings] == [["１８４３", "２７５"], ["038"]]
    assert {finding.severity for finding in findings} == {Severity.INFO}


def test_a_run_of_digits_that_is_no_figure_is_not_shown_in_full() -> None:
    (finding,) = found(checked(valid.with_cell("t2.license.decisions", "9" * 5000)), "CEL006")

    assert finding.stated is not None
    assert len(finding.stated) < 50


def test_zeros_in_totals_alone_are_no_mixture() -> None:
    draft = standard_draft()
    details = {
        path: ""
        for path, raw in draft.cells.items()
        if path.startswith("t3.")
        and raw == "0"
        and not path.endswith(".total")
        and ".result_total." not in path
    }

    result = check_text(lay_out(draft.with_cells(details)))

    assert found(result, "CEL007") == []
    assert len(found(result, "CEL003")) == 1


def test_the_rarer_of_blanks_and_zeros_is_pointed_at() -> None:
    result = checked(valid.with_cell("t3.denied.secret.natural", ""), "rows")

    (finding,) = found(result, "CEL007")
    assert finding.related == ()
    assert "1.属于国家秘密 · 自然人" in finding.message.en
