"""Tables for people: CSV, read back as a spreadsheet does, and Markdown, as a forge shows it."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reportlint import Result, Source, valid
from reportlint.testing import written
from tests.plugins.formatters.forms import (
    ENGINE,
    FAULTY,
    HOSTILE,
    line_of,
    read,
    read_table,
    render,
    result,
    unread,
)

SIGNS = "=+-@＝＋－＠"


def test_a_row_has_all_that_is_known_of_a_finding() -> None:
    head, *rows = read("csv", result())

    assert head[0] == "\ufefffile"
    named = [dict(zip(["file", *head[1:]], row, strict=True)) for row in rows]
    (row,) = (row for row in named if row["code"] == "TOT004")
    assert row["file"] == "folder/报告.txt"
    assert row["line"] == str(line_of(FAULTY, "99 "))
    assert (row["severity"], row["rule"]) == ("error", "case-total")
    assert (row["stated"], row["expected"]) == ("99", "7")
    assert row["fingerprint"]
    assert len(rows) == len(result().findings)


def test_the_head_is_in_the_language_of_the_run() -> None:
    head, *_ = read_table(render("csv", result(), "zh"))

    assert head[:5] == ["\ufeff文件", "行", "列", "原文位置", "级别"]


@given(st.sampled_from([*SIGNS, *"\t\r\n "]), st.sampled_from(["", *SIGNS]), HOSTILE)
def test_no_cell_is_a_formula(first: str, second: str, said: str) -> None:
    text = first + second + said

    _, row = read("csv", unread(text, text))

    assert not any(cell.startswith(tuple(SIGNS)) for cell in row)
    assert all(cell.isprintable() for cell in row)


def cells(shown: str) -> list[list[str]]:
    """Return the rows of all tables as a reader sees them."""
    rows: list[list[str]] = []
    tokens = MarkdownIt("commonmark").enable("table").parse(shown)
    for before, token in pairwise(tokens):
        if before.type == "tr_open":
            rows.append([])
        if before.type in ("td_open", "th_open"):
            rows[-1].append(text_of(token))
    return rows


def text_of(token: Token) -> str:
    assert all(child.type in ("text", "text_special") for child in token.children or ())
    return "".join(child.content for child in token.children or ())


def test_markdown_shows_a_row_for_each_finding() -> None:
    _, *rows = cells(render("markdown", result()))

    assert [row[2].split()[0] for row in rows] == [item.code for item in result().findings]
    assert next(row for row in rows if "TOT004 case-total" in row)[1] == "❌ error"


def seen(text: str) -> str:
    """Return a text as it is seen on one line."""
    readable = text.encode("utf-8", "backslashreplace").decode()
    plain = "".join(char if char.isprintable() else " " for char in readable)
    return " ".join(plain.split())


@given(HOSTILE)
def test_markdown_shows_what_was_said_as_it_is(said: str) -> None:
    _, row = cells(render("markdown", unread(said, "a.txt")))

    assert row[3].replace("\u200b", "") == seen(said)


@given(HOSTILE)
def test_markdown_calls_nobody(said: str) -> None:
    assert not re.search("@[A-Za-z0-9]", render("markdown", unread(f"@a{said}", "@b.txt")))


def test_markdown_of_a_clean_run_is_its_sum() -> None:
    shown = render("markdown", ENGINE.check(Source("a.txt", written(valid))))

    assert cells(shown) == []
    assert "- reports checked: 1; errors: 0" in shown


def test_markdown_ends_with_what_was_not_checked() -> None:
    shown = render("markdown", Result.joined([result(), unread("broken", None, "plugin")]))

    assert cells(shown)[-1] == ["", "❓ not checked", "not-checked plugin", "broken"]
    assert "- incomplete: 1 not checked" in shown
