"""Markup in a text is blanked, place for place, but for what parts the cells of a table."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import parse_text, valid
from reportlint.grammar import without_markup
from reportlint.testing import Layout, written

TAGS = (
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<table border=1>",
    "</table>",
    "<br>",
    "<p>",
    "\\|",
    "\\",
)


@given(st.lists(st.sampled_from((*TAGS, "12", "规章", "\n", " ", "|", "<", "&nbsp;"))))
def test_places_stay_the_same(pieces: list[str]) -> None:
    text = "".join(pieces)

    assert len(without_markup(text)) == len(text)


@pytest.mark.parametrize(
    "text", ["", "规章 | 3 |", "a < b", "<未公开>", "3 \\\n4\n5", "| \\ |", "\\\\\n4\n5"]
)
def test_a_text_without_markup_stays_as_it_is(text: str) -> None:
    assert without_markup(text) == text


def test_the_cells_of_a_row_stand_in_one_line_between_bars() -> None:
    text = '<table><tr><td>规章</td>\n<td style="x">3</td></tr></table>'

    lines = [line.split() for line in without_markup(text).split("\n") if line.strip()]

    assert "".join(*lines) == "|规章|3|"


def test_rows_whose_end_tags_are_left_out_are_rows() -> None:
    text = "<table><tr><td>规章<td>3<tr><td>许可<td>4</table>"

    lines = ["".join(line.split()) for line in without_markup(text).split("\n") if line.strip()]

    assert lines == ["|规章|3|", "|许可|4|"]


def test_escaped_signs_are_read_without_their_backslashes() -> None:
    text = written(valid, Layout("rows"))

    report = parse_text(text.replace("1.属于", "1\\.属于").replace("-", "\\-"))

    assert {path: cell.value for path, cell in report.cells.items()} == {
        path: cell.value for path, cell in parse_text(text).cells.items()
    }


@pytest.mark.parametrize(("old", "new"), [("|", "\\|"), ("\n", " \\\n")])
def test_a_text_all_of_whose_bars_or_lines_are_escaped_is_read(old: str, new: str) -> None:
    text = written(valid, Layout("rows"))

    report = parse_text(text.replace(old, new))

    assert report.cells.keys() == parse_text(text).cells.keys()


def test_long_tags_between_cells_part_no_row() -> None:
    text = written(valid, Layout("rows"))
    row = "行政许可 | 1843 |"
    tag = f'<td style="{"x" * 300}">'
    assert row in text

    report = parse_text(text.replace(row, f"<tr>{tag}行政许可</td>\n{tag}1843</td></tr>"))

    assert report.cells["t2.license.decisions"].value == 1843


def test_a_line_break_in_a_cell_between_bars_parts_no_row() -> None:
    assert without_markup("|第三方<br>权益|0|") == "|第三方    权益|0|"


def test_a_line_break_in_prose_ends_its_line() -> None:
    assert without_markup("一、总体情况<br>全年") == "一、总体情况\n   全年"


STRESSED = re.compile(r"(?<=\| )([^|\n-][^|\n]*?)(?= \|)")


@pytest.mark.parametrize("mark", ["**", "***", "*", "_", "__"])
@given(st.data())
def test_cells_that_are_stressed_are_read_as_if_they_were_not(
    mark: str, data: st.DataObject
) -> None:
    text = written(valid, Layout("markdown"))
    chosen = data.draw(st.sets(st.integers(0, 300)))
    places = {match.start(): index for index, match in enumerate(STRESSED.finditer(text))}

    marked = STRESSED.sub(
        lambda match: f"{mark}{match[1]}{mark}" if places[match.start()] in chosen else match[1],
        text,
    )

    values = {path: cell.value for path, cell in parse_text(marked).cells.items()}
    assert values == {path: cell.value for path, cell in parse_text(text).cells.items()}


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**一、****总体情况**", "  一、    总体情况  "),
        ("## **二、情况**", "##   二、情况  "),
        ("**（一）公开。**全年", "  （一）公开。  全年"),
        ("办结**181件**，", "办结  181件  ，"),
        ("| 1.**属于秘密** |", "| 1.  属于秘密   |"),
    ],
)
def test_marks_of_emphasis_are_blank(marked: str, plain: str) -> None:
    assert without_markup(marked) == plain


@pytest.mark.parametrize(
    "text",
    [
        "张**、李**等",
        "张**和李**",
        "138****0733，139****0734",
        "3201**1990**0011",
        "| 张** | 李** |",
        "| ** | * |",
        "| ____ | 3_4 |",
        "机密**",
    ],
)
def test_stars_that_stand_for_something_left_out_stay(text: str) -> None:
    assert without_markup(text) == text
