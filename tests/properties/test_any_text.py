"""Properties of any text: checking ends with an answer, and never changes what it reads."""

import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportlint import Engine, NotAReportError, Source, State, check_text, parse_text
from reportlint.formats import built_in_formats, vocabulary
from reportlint.grammar import fold, parse_document, parse_narrative
from reportlint.rule import valid
from reportlint.testing import Draft, Layout, lay_out, standard_draft, written
from reportlint.testing.layout import CELL_A_LINE, Style
from reportlint.testing.strategies import drafts, layouts

REPORTS = Path(__file__).parents[3] / "shared" / "reports"
ENGINE = Engine(third_party=False)
VOCABULARY = vocabulary(built_in_formats())

# Text made of what the grammars look for, in any order.
PIECES = (
    *"一二三四五六七、。，；：（）()|\t\n\r /-—%0123456789.占率约近余第年月日件份",
    *("\r\n", "||", "| |", "---", "|---|", "- 1 -", "〔2021〕30号", "占总数的", "办结率", "2024年"),
    *("规章", "行政许可", "（一）予以公开", "（七）总计", "总计", "自然人", "结果维持", "其他"),
    *(
        "一、总体情况",
        "二、主动公开政府信息情况",
        "第二十条第（一）项",
        "本年制发件数",
        "1,045",
        "\f",
    ),
)
scraps = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=120).map("".join)


@given(st.text())
def test_any_text_gives_a_result(text: str) -> None:
    result = check_text(text)

    assert result.reports or result.problems


@given(scraps)
@example("一、总体情况\n合格率均\n为 100%")
def test_any_scraps_of_reports_give_a_result(text: str) -> None:
    result = check_text(text)

    assert result.reports or result.problems
    assert not any(problem.kind == "internal" for problem in result.problems)


@given(scraps)
def test_the_document_grammar_takes_any_text(text: str) -> None:
    parse_document(fold(text), VOCABULARY)


@given(scraps)
@example("合格率均\n为 100%")
@example("占 5.5.5%")
def test_the_narrative_grammar_takes_any_text(text: str) -> None:
    parse_narrative(fold(text))


@given(scraps)
def test_every_digit_of_prose_is_in_a_fact_or_a_reference(text: str) -> None:
    """A number that no fact covers could never be checked by anyone."""
    prose = "本年度公开信息" + re.sub(r"[|\t\r\n\f]", "，", fold(text)) + "。"
    report = parse_text(f"{prose}\n{written(valid)}")

    covered = {offset for fact in report.facts for offset in range(fact.span.start, fact.span.end)}
    first = [span for span in report.preamble if span.start == 0]
    missed = {
        offset
        for span in first
        for offset in range(span.start, span.end)
        if fold(report.source.text)[offset] in "0123456789"
    } - covered
    assert missed == set()


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_clear_error(data: bytes) -> None:
    result = ENGINE.check_bytes(data, "report.txt")

    assert result.reports or result.problems
    assert not any(problem.kind == "internal" for problem in result.problems)


@given(st.data(), drafts(), layouts())
def test_a_truncated_report_gives_a_result(
    data: st.DataObject, draft: Draft, layout: Layout
) -> None:
    text = lay_out(draft, layout)

    result = check_text(text[: data.draw(st.integers(0, len(text)))])

    assert result.reports or result.problems
    assert not any(problem.kind == "internal" for problem in result.problems)


@given(st.data())
def test_a_truncated_real_report_gives_a_result(data: st.DataObject) -> None:
    if not REPORTS.is_dir():
        pytest.skip("the real reports are not here")
    paths = sorted(path for path in REPORTS.rglob("*.*") if path.suffix in (".txt", ".md"))
    text = data.draw(st.sampled_from(paths)).read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text)))

    result = check_text(text[start : data.draw(st.integers(start, len(text)))])

    assert not any(problem.kind == "internal" for problem in result.problems)


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters() | st.sampled_from("\r\n")), st.data())
def test_a_position_leads_back_to_its_character(text: str, data: st.DataObject) -> None:
    source = Source("text", text)
    offset = data.draw(st.integers(0, max(0, len(text) - 1)))

    line, column = source.position(offset)

    if offset < len(text) and text[offset] not in "\r\n":
        assert source.line(line)[column - 1] == text[offset]


def lines_of(draft: Draft, layout: Layout) -> list[str]:
    return lay_out(draft, layout).split("\n")


def assert_no_value_moved(text: str, draft: Draft) -> None:
    """Assert that each cell that is read holds what the author wrote there.

    Where no bars part the cells, a row that has lost its one value cannot be told from one that
    was left blank: one row may be read as blank.
    """
    try:
        report = parse_text(text)
    except NotAReportError:
        return
    changed = {path for path, cell in report.cells.items() if cell.raw != draft.cells[path]}
    assert {report.cells[path].state for path in changed} <= {State.BLANK}
    assert len({path.rpartition(".")[0] for path in changed}) <= 1


styles = st.sampled_from([Layout(style) for style in get_args(Style)])


@given(st.data(), styles)
def test_deleting_a_line_moves_no_value(data: st.DataObject, layout: Layout) -> None:
    draft = standard_draft()
    lines = lines_of(draft, layout)
    index = data.draw(st.integers(0, len(lines) - 1))

    assert_no_value_moved("\n".join(lines[:index] + lines[index + 1 :]), draft)


@given(st.data(), styles)
def test_doubling_a_line_moves_no_value(data: st.DataObject, layout: Layout) -> None:
    draft = standard_draft()
    lines = lines_of(draft, layout)
    index = data.draw(st.integers(0, len(lines) - 1))

    assert_no_value_moved("\n".join(lines[: index + 1] + lines[index:]), draft)


@given(st.data(), styles, st.sampled_from(("共收到申请12件。", "其中3件转送。", "另有 5 条")))
def test_a_line_of_prose_moves_no_value(data: st.DataObject, layout: Layout, sentence: str) -> None:
    draft = standard_draft()
    lines = lines_of(draft, layout)
    index = data.draw(st.integers(0, len(lines)))

    assert_no_value_moved("\n".join([*lines[:index], sentence, *lines[index:]]), draft)


@given(st.data(), styles)
def test_a_blank_cell_moves_no_value(data: st.DataObject, layout: Layout) -> None:
    """A blank in front of the figures of table four looks like the bar that opens a row."""
    draft = standard_draft()
    path = data.draw(st.sampled_from(sorted(draft.cells)))
    blanked = draft.with_cells({path: ""})

    report = parse_text(lay_out(blanked, layout))

    for cell_path, raw in blanked.cells.items():
        cell = report.cells.get(cell_path)
        assert report.is_unparsed(cell_path) if cell is None else cell.raw == raw


rows_in_lines = [style for style in get_args(Style) if style not in (*CELL_A_LINE, "pdf", "fused")]


@given(st.data(), st.sampled_from([Layout("cells"), *map(Layout, rows_in_lines)]))
def test_swapped_lines_move_no_value(data: st.DataObject, layout: Layout) -> None:
    """Rows of a table may be swapped; in the layout of a cell a line, that is a block of lines."""
    draft = standard_draft()
    lines = lines_of(draft, layout)
    rows = [i for i, line in enumerate(lines) if re.search(r"\d[ |]*$", line)]
    if layout.style == "cells":
        starts = [i for i, line in enumerate(lines) if re.match(r"\d\.\S", line)]
        one, two = data.draw(st.permutations(starts))[:2]
        for offset in range(8):
            lines[one + offset], lines[two + offset] = lines[two + offset], lines[one + offset]
    else:
        one, two = data.draw(st.permutations(rows))[:2]
        lines[one], lines[two] = lines[two], lines[one]

    assert_no_value_moved("\n".join(lines), draft)
