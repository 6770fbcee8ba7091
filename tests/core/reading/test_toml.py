"""TOML that others may have sent."""

import pytest

from reportlint.reading.toml import read_toml


def test_a_document_is_read() -> None:
    assert read_toml('year = 2024\n["a.b"]\nc.d = 1') == {"year": 2024, "a.b": {"c": {"d": 1}}}


@pytest.mark.parametrize(
    "text",
    [
        "a." * 30_000 + "a = 1",
        "'[' . " * 30_000 + "a = 1",
        '"=" . ' * 30_000 + "a = 1",
        "a = " + "[" * 60_000,
        "a =",
    ],
)
def test_what_would_take_all_memory_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"deep|Invalid"):
        read_toml(text)
