"""Encodings: the right one is found, or it is an error; no text is ever read in a wrong one."""

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportlint.errors import InputError, UsageError
from reportlint.reading.decoding import decode, known_encoding
from reportlint.testing import Draft, lay_out, standard_draft
from reportlint.testing.strategies import drafts

REPORT = lay_out(standard_draft())
TRADITIONAL = "二、主動公開政府信息情況，本年度共發佈規章及規範性文件，處理決定數量如下。"
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
PARAGRAPHS = tuple(line for line in REPORT.splitlines() if len(line) > 20)


def decoded(data: bytes, **given: str) -> str | None:
    """Return the text in bytes, None where it is an error."""
    try:
        return decode(data, "a.txt", **given)[0]
    except InputError:
        return None


@given(draft=drafts(), encoding=st.sampled_from(ENCODINGS))
def test_the_encoding_of_a_report_is_found(draft: Draft, encoding: str) -> None:
    text = lay_out(draft)

    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", [*ENCODINGS, "big5"])
def test_the_encoding_of_traditional_text_is_found(encoding: str) -> None:
    assert decoded(TRADITIONAL.encode(encoding)) == TRADITIONAL


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8-sig", "utf-8"), ("gbk", "gb18030"), ("utf-16", "utf-16"), ("utf-16-be", "utf-16-be")],
)
def test_an_encoding_goes_by_its_usual_name(encoding: str, name: str) -> None:
    assert decode(REPORT.encode(encoding), "a.txt")[1] == name


@given(
    text=st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4).map("\n".join),
    encoding=st.sampled_from(ENCODINGS),
    other=st.sampled_from((*ENCODINGS, "big5", "iso-8859-1", "cp1252", "shift-jis", "utf-7")),
)
@example(text=REPORT, encoding="utf-8", other="gb18030")
@example(text=REPORT, encoding="gb18030", other="iso-8859-1")
def test_no_text_is_read_in_a_wrong_encoding(text: str, encoding: str, other: str) -> None:
    data = text.encode(encoding)

    assert decoded(data) in (text, None)
    assert decoded(data, declared=other) in (text, None)
    assert decoded(data, encoding=other) in (text, f"\ufeff{text}", None)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_wrong_declaration_is_not_believed(encoding: str) -> None:
    for declared in ("utf-8", "gbk", "big5", "iso-8859-1", "punycode", "zlib", "nonsense"):
        assert decoded(REPORT.encode(encoding), declared=declared) == REPORT


def test_a_declaration_counts_where_nothing_else_tells() -> None:
    assert decoded("é".encode("iso-8859-1"), declared="iso-8859-1") == "é"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_encoding_that_the_user_names_is_used(encoding: str) -> None:
    assert decoded(REPORT.encode(encoding), encoding=encoding) == REPORT


def test_what_the_user_names_is_held_to_where_the_text_does_not_tell() -> None:
    assert decoded(b"\xe9", encoding="iso-8859-1") == "é"


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("gb18030", "utf-8"), ("utf-8", "gb18030"), ("utf-8", "iso-8859-1"), ("utf-16", "big5")],
)
def test_a_wrong_encoding_of_the_user_is_an_error(encoding: str, told: str) -> None:
    with pytest.raises(InputError, match="--encoding"):
        decode(REPORT.encode(encoding), "a.txt", encoding=told)


@pytest.mark.parametrize("data", [b"caf\xe9 au lait", b"\xc1\xaa\xcd\xa8", b"\x81\x20\xff\xff\xff"])
def test_what_makes_sense_in_no_encoding_is_an_error(data: bytes) -> None:
    with pytest.raises(InputError, match="name its encoding with --encoding"):
        decode(data, "a.txt")


@pytest.mark.parametrize("data", [b"a\0b", b"\0" * 9, bytes(range(256)), b"\x7fELF\x02\x01"])
def test_what_is_no_text_is_an_error(data: bytes) -> None:
    with pytest.raises(InputError, match="control characters"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    "data", [codecs.BOM_UTF8 + b"\xff", codecs.BOM_UTF16_LE + b"a", codecs.BOM_UTF32_BE + b"abc"]
)
def test_a_byte_order_mark_is_held_to(data: bytes) -> None:
    with pytest.raises(InputError):
        decode(data, "a.txt")


@pytest.mark.parametrize("text", ["", "abc", "Ω ≈ ç", "\t\r\n\f"])
def test_utf_8_needs_no_chinese(text: str) -> None:
    assert decode(text.encode(), "a.txt") == (text, "utf-8")


@given(data=st.binary(max_size=200), declared=st.sampled_from(("", "gbk", "utf-7", "utf-16")))
def test_any_bytes_are_a_text_or_an_input_error(data: bytes, declared: str) -> None:
    text = decoded(data, declared=declared)

    assert text is None or "\0" not in text


@pytest.mark.parametrize("encoding", ["", "nonsense", "a\0b", "rot13", "zlib", "punycode", "idna"])
def test_what_is_no_encoding_of_files_is_a_usage_error(encoding: str) -> None:
    with pytest.raises(UsageError):
        known_encoding(encoding)


@pytest.mark.parametrize(
    ("encoding", "name"), [("GB2312", "gb18030"), ("utf8", "utf-8"), ("Big5", "big5")]
)
def test_an_encoding_is_known_by_other_names(encoding: str, name: str) -> None:
    assert known_encoding(encoding) == name
