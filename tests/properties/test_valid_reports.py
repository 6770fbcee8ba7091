"""Properties of valid reports: nothing is wrong with them, in whatever layout they come."""

from hypothesis import given, settings

from reportlint import Report, Severity, check_text, parse_text
from reportlint.testing import Draft, Layout, lay_out
from reportlint.testing.strategies import any_drafts, layouts


def model(report: Report) -> object:
    """Return what a report says, without its places and the width of its punctuation."""
    cells = {path: (cell.raw, cell.state, cell.value) for path, cell in report.cells.items()}
    facts = [
        (fact.measure, fact.value, fact.unit, fact.approximate, len(fact.denominators))
        for fact in report.facts
    ]
    return cells, facts, [section.id for section in report.sections], report.unparsed


@given(draft=any_drafts(), layout=layouts())
def test_a_valid_report_has_no_error_or_warning(draft: Draft, layout: Layout) -> None:
    result = check_text(lay_out(draft, layout))

    assert result.complete
    assert [item for item in result.findings if item.severity is not Severity.INFO] == []


@given(draft=any_drafts(), layout=layouts())
def test_every_assertion_on_the_tables_of_a_valid_report_is_assessed(
    draft: Draft, layout: Layout
) -> None:
    (report,) = check_text(lay_out(draft, layout)).reports

    left_open = [item.code for item in report.not_assessed]

    assert [code for code in left_open if code.startswith(("TOT", "CEL"))] == []
    assert left_open.count("STR002") == (6 if layout.headings == "plain" else 0)


@given(draft=any_drafts(), layout=layouts())
def test_layout_does_not_change_the_model(draft: Draft, layout: Layout) -> None:
    plain, noisy = (parse_text(lay_out(draft, item)) for item in (Layout(), layout))

    assert model(noisy) == model(plain)


@given(draft=any_drafts(), layout=layouts())
def test_every_cell_holds_what_the_author_wrote(draft: Draft, layout: Layout) -> None:
    report = parse_text(lay_out(draft, layout))

    assert {path: cell.raw for path, cell in report.cells.items()} == draft.cells


@given(draft=any_drafts(), layout=layouts())
def test_every_span_covers_the_characters_of_its_cell(draft: Draft, layout: Layout) -> None:
    report = parse_text(lay_out(draft, layout))

    for cell in report.cells.values():
        assert report.source.slice(cell.span) == cell.raw


@given(draft=any_drafts(), layout=layouts())
@settings(max_examples=50)
def test_checking_twice_gives_the_same_result(draft: Draft, layout: Layout) -> None:
    text = lay_out(draft, layout)

    assert check_text(text).findings == check_text(text).findings
