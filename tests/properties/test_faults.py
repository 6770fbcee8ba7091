"""Properties of reports with one fault: exactly the rules that it concerns find it."""

from collections.abc import Iterable

from hypothesis import assume, given
from hypothesis import strategies as st

from reportlint import Engine, Finding, Result, Source
from reportlint.testing import Draft, Layout, lay_out
from reportlint.testing.strategies import (
    Breakdown,
    Handling,
    any_drafts,
    breakdowns,
    handlings,
    layouts,
)

# What the form says of table three, told here a second time on purpose.
RESULT_ROWS = ("open", "partial", "denied", "unable", "decline", "other")
BALANCE_ROWS = ("new", "carry_in", "result_total", "carry_out")
# The rules of structure, sums and percentages: others may find such a fault as well.
RULES = ("PCT001", "PCT004", "STR001", "STR002", "STR005", "STR007")
ENGINE = Engine(select=(*RULES, "TOT001", "TOT002", "TOT003", "TOT004"), third_party=False)
SECTION_TABLES = {"s2": "t2", "s3": "t3", "s4": "t4"}


def check_text(text: str) -> Result:
    return ENGINE.check(Source("report", text))


def concerned(path: str) -> set[str]:
    """Return the codes of the rules whose relations hold a cell of table three or four."""
    table, row = path.split(".")[:2]
    if table == "t4":
        return {"TOT004"}
    codes = {"TOT001"}
    if row in RESULT_ROWS or row == "result_total":
        codes.add("TOT002")
    if row in BALANCE_ROWS:
        codes.add("TOT003")
    return codes


def codes(findings: Iterable[Finding]) -> set[str]:
    """Return the codes of findings, and of those that they explain."""
    found = [*findings]
    explained = [item for finding in found for item in finding.consequences]
    return {finding.code for finding in found} | {item.code for item in explained}


def cell_paths(draft: Draft) -> list[str]:
    return [path for path in draft.cells if path.startswith(("t3.", "t4."))]


@given(data=st.data(), draft=any_drafts(), layout=layouts(), change=st.integers(1, 10_000))
def test_a_wrong_cell_is_found_by_the_rules_that_concern_it(
    data: st.DataObject, draft: Draft, layout: Layout, change: int
) -> None:
    path = data.draw(st.sampled_from(cell_paths(draft)))
    wrong = draft.with_cells({path: str(int(draft.cells[path]) + change)})

    findings = check_text(lay_out(wrong, layout)).findings

    assert codes(findings) == concerned(path)


@given(data=st.data(), draft=any_drafts(), layout=layouts(), change=st.integers(1, 10_000))
def test_findings_on_a_wrong_cell_point_at_it(
    data: st.DataObject, draft: Draft, layout: Layout, change: int
) -> None:
    path = data.draw(st.sampled_from(cell_paths(draft)))
    text = lay_out(draft.with_cells({path: str(int(draft.cells[path]) + change)}), layout)

    result = check_text(text)

    span = result.reports[0].report.cells[path].span
    for finding in result.findings:
        assert path in finding.paths
        assert span in {finding.span, *(related.span for related in finding.related)}


@given(data=st.data(), draft=any_drafts(), layout=layouts(), change=st.integers(1, 10_000))
def test_a_wrong_detail_is_diagnosed_as_the_cause(
    data: st.DataObject, draft: Draft, layout: Layout, change: int
) -> None:
    details = [
        path
        for path in cell_paths(draft)
        if path.split(".")[1] in RESULT_ROWS and not path.endswith(".total")
    ]
    path = data.draw(st.sampled_from(details))
    text = lay_out(draft.with_cells({path: str(int(draft.cells[path]) + change)}), layout)

    result = check_text(text)

    span = result.reports[0].report.cells[path].span
    (finding,) = result.findings
    assert finding.span == span
    assert finding.cause
    assert f" {draft.cells[path]} instead of " in finding.cause.en
    assert len(finding.consequences) == 1


@given(data=st.data(), draft=any_drafts(), breakdown=breakdowns(), off=st.integers(-300, 300))
def test_a_wrong_share_is_found_at_its_characters(
    data: st.DataObject, draft: Draft, breakdown: Breakdown, off: int
) -> None:
    right = breakdown.shares()
    index = data.draw(st.integers(0, len(right) - 1))
    digits = int(right[index].replace(".", "")) + off
    assume(off and digits >= 0)
    scaled = f"{digits:0{breakdown.decimals + 1}d}"
    cut = len(scaled) - breakdown.decimals
    wrong = f"{scaled[:cut]}.{scaled[cut:]}" if breakdown.decimals else scaled
    shares = (*right[:index], wrong, *right[index + 1 :])
    # A share that does not say of what, and that fits another count, is left open.
    earlier = breakdown.parts[:index]
    assume(all(breakdown.rounded(index, of=part) != wrong for part in earlier))
    text = lay_out(draft.with_prose("s1", [breakdown.text(shares)]))

    result = check_text(text)

    (finding,) = result.findings
    assert (finding.code, finding.stated, finding.expected) == ("PCT001", wrong, right[index])
    assert text[finding.span.start : finding.span.end] == f"{wrong}%"


@given(draft=any_drafts(), handling=handlings(), fewer=st.integers(1, 50))
def test_a_wrong_count_of_a_rate_is_found(draft: Draft, handling: Handling, fewer: int) -> None:
    assume(handling.done >= fewer)
    assume(fewer * 10_000 > handling.due * 2)
    text = lay_out(draft.with_prose("s1", [handling.text(handling.done - fewer)]))

    findings = check_text(text).findings

    assert codes(findings) == {"PCT004"}


@given(data=st.data(), draft=any_drafts(), layout=layouts())
def test_a_missing_section_is_found(data: st.DataObject, draft: Draft, layout: Layout) -> None:
    section = data.draw(st.sampled_from(draft.order))

    findings = check_text(lay_out(draft.without(section), layout)).findings

    assert codes(findings) == {"STR001"} | ({"STR005"} if section in SECTION_TABLES else set())


@given(data=st.data(), draft=any_drafts(), layout=layouts())
def test_a_missing_table_is_found(data: st.DataObject, draft: Draft, layout: Layout) -> None:
    table = data.draw(st.sampled_from(("t2", "t3", "t4")))

    findings = check_text(lay_out(draft.without(table), layout)).findings

    assert codes(findings) == {"STR005"}


@given(data=st.data(), draft=any_drafts(), layout=layouts())
def test_a_missing_row_is_found_and_moves_no_value(
    data: st.DataObject, draft: Draft, layout: Layout
) -> None:
    table = draft.format.table("t3")
    rows = [row for row in table.rows() if not row.parts]
    row = data.draw(st.sampled_from(rows))
    # Next to displaced figures a row that lacks leaves open whose they are.
    assume(layout.style != "pdf")

    result = check_text(lay_out(draft.without(f"t3.{row.id}"), layout))

    assert codes(result.findings) == {"STR007"}
    read = {path: cell.raw for path, cell in result.reports[0].report.cells.items()}
    gone = set(table.paths_of(row))
    assert read == {path: raw for path, raw in draft.cells.items() if path not in gone}


@given(data=st.data(), draft=any_drafts(), layout=layouts())
def test_swapped_sections_are_found(data: st.DataObject, draft: Draft, layout: Layout) -> None:
    assume(layout.headings != "plain")
    first = data.draw(st.integers(0, len(draft.order) - 2))
    order = list(draft.order)
    order[first], order[first + 1] = order[first + 1], order[first]
    swapped = Draft(draft.format, draft.cells, draft.prose, tuple(order))

    findings = check_text(lay_out(swapped, layout)).findings

    assert codes(findings) == {"STR002"}
