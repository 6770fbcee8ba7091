"""Office files that are damaged, locked or made to harm."""

import io
import struct
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

import pytest

from reportlint import InputError, Limits, check_archive

PART = "word/document.xml"


def packed(parts: dict[str, bytes], *, method: int = ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def test_the_xml_parts_are_returned_and_others_are_not() -> None:
    data = packed({PART: b"<a/>", "word/media/image1.svg": b"<!DOCTYPE svg><svg/>"})

    assert check_archive(data, "a.docx", Limits()) == {PART: b"<a/>"}


def test_broken_xml_is_left_out() -> None:
    data = packed({PART: b"<a/>", "customXml/item1.xml": b"<a><b></a>"})

    assert list(check_archive(data, "a.docx", Limits())) == [PART]


def test_an_entry_without_a_name_is_no_part() -> None:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr(ZipInfo(""), b"<b/>")
        archive.writestr(PART, b"<a/>")

    assert list(check_archive(file.getvalue(), "a.docx", Limits())) == [PART]


def test_a_renamed_text_file_is_no_archive() -> None:
    with pytest.raises(InputError, match=r"damaged or incomplete \(it is no zip archive\)"):
        check_archive("一、总体情况".encode(), "a.docx", Limits())


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_damaged(share: float) -> None:
    data = packed({PART: bytes(range(60, 120)) * 50, "[Content_Types].xml": b"<a/>"})

    with pytest.raises(InputError, match="damaged or incomplete"):
        check_archive(data[: int(len(data) * share)], "a.docx", Limits())


def test_a_damaged_entry_is_named_damage() -> None:
    data = bytearray(packed({PART: b"<a>" + bytes(range(60, 120)) * 50 + b"</a>"}))
    data[60] ^= 0xFF

    with pytest.raises(InputError, match="damaged or incomplete"):
        check_archive(bytes(data), "a.docx", Limits())


def test_a_zip_bomb_is_refused_by_what_it_declares() -> None:
    data = packed({f"word/media/{number}.bin": bytes(2_000_000) for number in range(6)})

    with pytest.raises(InputError, match="beyond the limit of 10000000 bytes when unpacked"):
        check_archive(data, "a.docx", Limits(unpacked_bytes=10_000_000))


def test_a_zip_bomb_that_declares_little_unpacks_to_no_more() -> None:
    data = packed({PART: b"<a>" + b" " * 5_000_000 + b"</a>"})
    real, declared = struct.pack("<I", 5_000_007), struct.pack("<I", 100)
    assert data.count(real) == 2

    with pytest.raises(InputError, match="damaged or incomplete"):
        check_archive(data.replace(real, declared), "a.docx", Limits())


def test_a_part_that_is_too_large_is_refused() -> None:
    data = packed({PART: b"<a>" + b" " * (24 * 1024 * 1024) + b"</a>"})

    with pytest.raises(InputError, match=r"its part word/document\.xml is over 24 MiB"):
        check_archive(data, "a.docx", Limits())


def test_too_many_entries_are_refused() -> None:
    data = packed({f"word/{number}.bin": b"" for number in range(10_001)})

    with pytest.raises(InputError, match="holds more than 10000 files"):
        check_archive(data, "a.docx", Limits())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ['<!DOCTYPE a SYSTEM "file:///x">', '<!ENTITY a "b">'])
def test_document_types_and_entities_are_refused(mark: str, encoding: str) -> None:
    data = packed({PART: f'<?xml version="1.0"?>{mark}<a/>'.encode(encoding)})

    with pytest.raises(InputError, match="defines a document type or entities"):
        check_archive(data, "a.docx", Limits())


def test_a_part_in_an_encoding_that_hides_entities_is_left_out() -> None:
    text = '<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE a><a/>'

    assert check_archive(packed({PART: text.encode()}), "a.docx", Limits()) == {}


def test_a_password_is_asked_to_be_taken_off() -> None:
    data = bytearray(packed({PART: b"<a/>"}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1

    with pytest.raises(InputError, match="has a password: save it without one"):
        check_archive(bytes(data), "a.docx", Limits())


def test_a_compression_that_office_does_not_use_is_refused() -> None:
    with pytest.raises(InputError, match="its compression is unknown"):
        check_archive(packed({PART: b"<a/>"}, method=ZIP_LZMA), "a.docx", Limits())


def test_elements_too_deep_in_each_other_are_refused() -> None:
    data = packed({PART: b"<a>" * 100_000 + b"</a>" * 100_000})

    with pytest.raises(InputError, match="beyond the limit of 200 levels of nesting"):
        check_archive(data, "a.docx", Limits())


def test_too_many_elements_count_as_too_many_bytes() -> None:
    data = packed({PART: b"<a>" + b"<b/>" * 10_000 + b"</a>"})

    with pytest.raises(InputError, match="bytes when unpacked"):
        check_archive(data, "a.docx", Limits(unpacked_bytes=1_000_000))
