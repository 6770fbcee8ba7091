"""Properties of reports with one fault: its rule finds it, where it stands, and nothing else is.

`make quality` measures the same on more reports; docs/quality.md has its figures.
"""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportlint import GroupRule, check_text
from reportlint.testing import Draft, Layout, lay_out
from reportlint.testing.faults import Fault, Injected, kinds
from reportlint.testing.strategies import any_drafts, layouts
from tests.quality.injected import drawn
from tests.quality.judging import ENGINE, Case, Verdict, cases, judge

# Of each kind; the first one that hypothesis draws is as simple as can be.
CASES = 2


def verdicts(fault: Fault) -> list[tuple[Verdict, Injected]]:
    """Return the verdicts on the first cases of a kind."""
    judged: list[tuple[Verdict, Injected]] = []

    def use(case: Case | None) -> bool:
        if case is not None:
            judged.append((judge(case), case.injected))
        return case is not None

    drawn(cases(fault), CASES, 7, use)
    return judged


@pytest.mark.parametrize("fault", kinds(), ids=lambda fault: fault.id)
def test_a_fault_is_found_where_it_stands(fault: Fault) -> None:
    judged = verdicts(fault)

    assert len(judged) == CASES
    for verdict, injected in judged:
        assert verdict.false == (), injected.place
        assert fault.ambiguous or verdict.placed, injected.place


def test_every_rule_of_a_single_report_has_a_kind_of_fault() -> None:
    rules = {
        code for code, active in ENGINE.rules.items() if not isinstance(active.rule, GroupRule)
    }

    assert rules - {fault.code for fault in kinds()} == set()


@given(data=st.data(), draft=any_drafts(), layout=layouts())
def test_a_missing_row_moves_no_value(data: st.DataObject, draft: Draft, layout: Layout) -> None:
    table = draft.format.table("t3")
    row = data.draw(st.sampled_from([row for row in table.rows() if not row.parts]))
    # Next to displaced figures a row that lacks leaves open whose they are.
    assume(layout.style != "pdf")

    result = check_text(lay_out(draft.without(f"t3.{row.id}"), layout))

    read = {path: cell.raw for path, cell in result.reports[0].report.cells.items()}
    gone = set(table.paths_of(row))
    assert read == {path: raw for path, raw in draft.cells.items() if path not in gone}
