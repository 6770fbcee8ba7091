"""Properties of hostile files: time grows no faster than they do, and limits end what is too large.

Each piece is what some pattern of the grammars or of core looks for, or half of it, repeated
without an end; `make bench` prints the figures for some of them.
"""

import time
from collections.abc import Callable

import pytest

from reportlint import Engine, Source
from reportlint.grammar import fold
from reportlint.plugins.readers.excel_values import show_number
from reportlint.source import Origin, Span, Stretch
from reportlint.testing import Layout, lay_out, standard_draft

ENGINE = Engine(third_party=False)
REPORT = lay_out(standard_draft(), Layout("rows"))
FIRST_ROW = "（一）予以公开"
# Linear is four, quadratic sixteen.
MOST_GROWTH = 8
# Only the worst of what was linear but slow ever came near to this.
SECONDS = 20

PIECES = (
    # Single characters, and what ends lines and cells.
    *(" ", "\n", "\r\n", "\t", "|", "| ", "|\n", "1", "0", "-", "—", ":", "/ ", "（", "《", "占"),
    # Parts of numbers, dates, references and shares.
    *(
        "1,",
        "1.",
        "1-",
        "1 ",
        "1\n",
        "约 ",
        "率均",
        "第 ",
        "第1",
        "〔2021〕",
        "2024年1月1日至",
        "1%",
    ),
    *(
        "共9件，1件，占总数的5%，",
        "受理9件，办结8件，办结率5%，",
        "a-/",
        "增3/减2 ",
        "22(修订6件) ",
    ),
    # Headings and titles, whole, numbered otherwise, misspelt, and without their ends.
    *(
        "一、",
        "一、\n",
        "一、总体情况",
        "一、总体情況\n",
        "（一）",
        "㈠",
        "第一部分总体情况\n",
        "**",
    ),
    *("2024年政府信息公开工作年度报告\n", "2024年政府信息", "县政府"),
    # Labels, whole and half, on lines of their own and with nothing between them and figures.
    *(
        "政 ",
        "本\n",
        "三\n、\n本\n年\n",
        "12\n\t\n\n",
        "\n \t",
        "规章",
        "规章 1 2 3 ",
        "规章 | 1 | 2 | 3 | ",
        "（一）予以",
    ),
    *(
        "（一）予以公开\n",
        "（一）予以公开 ",
        "奇怪的行名 | 1 | 2 |\n",
        "1.属于国家秘秘 | 1 | 2 |\n",
    ),
    *("本年制发件数\n", "本年制发件数 | ", "第二十条第（一）项\n", "规章 | | 1 | 2 | | 3 | |\n"),
    *("| --- |", "---|\n", "- 1 -\n", "1 | 2 | 3 | 4 | 5 | 6 | 7 |\n", "结果维持结果纠正"),
    "（七）总计 | 1 | 2 | 3 | 4 | 5 | 6 | 7 |\n1 | 2 | 3 | 4 | 5 | 6 | 7 |\n规章 | 1 | 2 | 3 |\n",
)


def seconds(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def growth(short: Callable[[], object], long: Callable[[], object]) -> float:
    """Return how much longer one action takes; more than one try only where noise may be at work.

    The least of several times is the one that other processes disturbed least.
    """
    one = other = float("inf")
    for _ in range(5):
        one, other = min(one, seconds(short)), min(other, seconds(long))
        if other < MOST_GROWTH * one:
            break
    return other / one


def checked(piece: str, length: int) -> Callable[[], object]:
    before, label, behind = REPORT.partition(FIRST_ROW)
    source = Source("hostile", before + piece * (length // len(piece)) + label + behind)
    return lambda: ENGINE.check(source)


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_as_the_text_does(piece: str) -> None:
    assert growth(checked(piece, 4_000), checked(piece, 16_000)) < MOST_GROWTH


def test_a_place_in_the_file_is_found_among_many() -> None:
    class Page(Origin):
        kind = "page"

        def message(self) -> None:  # type: ignore[override]  # no one asks
            raise AssertionError

    def lookups(count: int) -> Callable[[], object]:
        origins = tuple(Stretch(start, start + 1, Page()) for start in range(count))
        source = Source("many", " " * count, origins=origins)
        return lambda: [source.origin(Span(start, start + 1)) for start in range(count)]

    assert growth(lookups(10_000), lookups(40_000)) < MOST_GROWTH


@pytest.mark.parametrize("code", ["0{}!", "{}0!", '0{}"'])
def test_a_number_format_is_read_once(code: str) -> None:
    def shown(length: int) -> Callable[[], object]:
        written = code.format("x" * length)
        return lambda: [show_number("12.5", written, since_1904=False) for _ in range(500)]

    assert growth(shown(60), shown(240)) < MOST_GROWTH


@pytest.mark.parametrize(
    ("name", "content", "kinds"),
    [
        ("bars.txt", "|" * (10 * 1024 * 1024), {"input"}),
        ("line.txt", REPORT + "政" * (1000 * 1024), {"complete"}),
        ("dashes.txt", "-" * 500_000 + REPORT, {"complete"}),
        ("columns.txt", f"{REPORT}规章 |{' 1 |' * 100_000}\n", {"input"}),
        ("columns-few.txt", f"{REPORT}规章 |{' 1 |' * 40_000}\n", {"unread"}),
        ("columns.html", f"<table><tr>{'<td>1' * 100_000}</table>", {"input"}),
        ("cells.html", f"<table>{('<tr>' + '<td>1' * 100) * 10_000}</table>", {"input"}),
        ("spans.html", "<table><tr><td colspan=65535 rowspan=65535>1</table>" * 1000, None),
        ("digits.txt", f"{REPORT}共9件，其中1件，占总数的5.{'1' * 500_000}%。", {"complete"}),
        ("whole.txt", f"{REPORT}共{'9' * 500_000}件，其中1件，占总数的5%。", {"complete"}),
        ("fused.txt", REPORT + "（一）予以公开12345678901234567\n" * 2000, {"unread"}),
        ("headings.txt", REPORT + "二、主动公开政府情信息\n" * 10_000, None),
        ("unknown.txt", REPORT + "".join(f"奇怪的行名{n} | 1 |\n" for n in range(10_000)), None),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "",
)
def test_what_is_huge_has_an_answer_soon(name: str, content: str, kinds: set[str] | None) -> None:
    start = time.process_time()
    result = ENGINE.check_bytes(content.encode(), name)
    spent = time.process_time() - start

    found = {problem.kind for problem in result.problems} or {"complete"}
    assert found == kinds if kinds else "internal" not in found
    assert spent < SECONDS


def test_long_keys_of_labels_are_not_kept() -> None:
    """A service that checks one text after another would keep them all."""
    from reportlint.grammar.fold import _kept_key, label_key

    before = _kept_key.cache_info().currsize
    for number in range(20):
        label_key(fold(f"{number}" + "甲" * 10_000))

    assert _kept_key.cache_info().currsize == before
