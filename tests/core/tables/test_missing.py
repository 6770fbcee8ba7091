"""A row that was not found is unread where something stands that may be it, else it is missing."""

import pytest

from reportlint import Report, parse_text, valid
from reportlint.testing import Layout, written

TEXT = written(valid, Layout("rows"))
LABEL = "4.保护第三方合法权益"
(ROW,) = (line for line in TEXT.split("\n") if line.startswith(LABEL))


def read(row: str) -> Report:
    return parse_text(TEXT.replace(f"{ROW}\n", row))


@pytest.mark.parametrize(
    "row",
    [
        "4.保护第三 | 0 | 0 | 0 |\n方合法权益 | 0 |\n",
        "4.保护00\n第三方合法\n",
        "| 0 | 0 | 0 | 0 |\n",
    ],
)
def test_a_row_whose_label_is_torn_is_unread(row: str) -> None:
    report = read(row)

    assert report.is_unparsed("t3.denied.third.natural")
    assert "t3.denied.third.natural" not in report.cells


def test_a_row_that_is_missing_is_not_unread() -> None:
    assert not read("").is_unparsed("t3.denied.third.natural")
    assert read("").unparsed == ()


def test_a_misspelt_label_without_figures_behind_it_is_unread() -> None:
    assert read("4.保护第三方权益\n").is_unparsed("t3.denied.third.natural")


def test_a_row_that_stands_for_several_and_has_no_figures_is_unread() -> None:
    start, end = TEXT.index("（六）其他处理"), TEXT.index("（七）总计")

    report = parse_text(f"{TEXT[:start]}（六）其他处理\n{TEXT[end:]}")

    assert report.is_unparsed("t3.other.misc.natural")
