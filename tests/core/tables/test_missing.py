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
