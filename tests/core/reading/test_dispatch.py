"""Files that cannot be read, and readers that misbehave."""

import os
from pathlib import Path
from typing import Any

import pytest

from reportlint.errors import InputError, PluginError
from reportlint.reading.dispatch import load_file, read_bytes
from reportlint.reading.limits import Limits
from reportlint.reading.reader import Reader, ReadingOptions
from reportlint.source import Source


class Sample(Reader):
    """Gives what a test sets, or raises it."""

    name = "sample"
    suffixes = (".rep",)

    def __init__(self, outcome: object) -> None:
        self.outcome: Any = outcome

    def read(self, data: bytes, name: str, options: ReadingOptions) -> Source:
        if isinstance(self.outcome, Exception):
            raise self.outcome
        source: Source = self.outcome
        return source


def test_a_reader_is_chosen_by_suffix_in_any_case() -> None:
    source = Source("a", "text")

    assert read_bytes(b"x", "A.REP", [Sample(source)], ReadingOptions()) is source


def test_an_unknown_suffix_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"\.rep"):
        read_bytes(b"x", "a.abc", [Sample(None)], ReadingOptions())


@pytest.mark.parametrize("outcome", [KeyError("x"), None, "text"])
def test_a_reader_that_misbehaves_is_named(outcome: object) -> None:
    with pytest.raises(PluginError, match=r"reader sample failed on a\.rep"):
        read_bytes(b"x", "a.rep", [Sample(outcome)], ReadingOptions())


def test_too_large_a_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.rep"
    path.write_bytes(b"x" * 2000)
    limits = Limits(file_bytes=1000)

    data = load_file(path, limits)

    assert len(data) == 1001
    with pytest.raises(InputError, match="beyond the limit of 1000 bytes"):
        read_bytes(data, "a.rep", [Sample(None)], ReadingOptions(limits=limits))


def test_a_name_that_no_file_can_have_is_an_error() -> None:
    with pytest.raises(InputError):
        load_file(Path("a\0.rep"), Limits())


def test_an_empty_file_is_said_to_be_empty() -> None:
    with pytest.raises(InputError, match="is empty"):
        read_bytes(b"", "a.rep", [Sample(None)], ReadingOptions())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.rep"
    os.mkfifo(path)

    with pytest.raises(InputError, match="no regular file"):
        load_file(path, Limits())
