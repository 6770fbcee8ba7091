"""Decode the bytes of a text: the encoding is told, found out, or an error; never mojibake."""

import codecs
import re

from reportlint.errors import InputError, UsageError
from reportlint.messages import Message

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings to try where nothing tells; the one whose text reads most like a report is right.
_CANDIDATES = ("gb18030", "big5", "utf-16-le", "utf-16-be")
_COMMON = re.compile("[的年月日政府信息公开開一二三四五六、，。：（）]")
_SAMPLE = 20_000
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "utf-8-sig": "utf-8"}

_NOT_TEXT = Message(
    zh="{name} 不是文本文件（含有控制字符），请提供 UTF-8 或 GB18030 编码的文本",
    en="{name} is not text (it holds control characters): give it as text in UTF-8 or GB18030",
)
_NOT_DECODED = Message(
    zh="{name} 无法按 {tried} 解码；请用 --encoding 指明编码，或另存为 UTF-8",
    en="{name} is not in {tried}: name its encoding with --encoding, or save it as UTF-8",
)
_NO_ENCODING = Message(
    zh="没有名为“{encoding}”的编码，可用的如 utf-8、gb18030、utf-16、big5",
    en="there is no encoding “{encoding}”; known are utf-8, gb18030, utf-16, big5 and others",
)


def known_encoding(encoding: str) -> str:
    """Return the usual name of an encoding of text; raises UsageError where there is none."""
    try:
        found = codecs.lookup(encoding)
        b"".decode(found.name)
    except (LookupError, ValueError) as error:
        message = _NO_ENCODING.format(encoding=encoding)
        raise UsageError(message, culprit=encoding) from error
    return _SUPERSETS.get(found.name, found.name)


def decode(
    data: bytes, name: str, *, encoding: str | None = None, declared: str | None = None
) -> tuple[str, str]:
    """Return the text in the bytes of a file, without a byte order mark, and its encoding.

    encoding is what the user says, and is held to; declared is what the file says of itself, and
    is not trusted where the bytes are good UTF-8.

    Raises InputError where the bytes are no text in the encoding, or in any.
    """
    marked = next((known for mark, known in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    groups: tuple[tuple[str, ...], ...]
    if encoding is not None:
        groups = ((known_encoding(encoding),),)
    elif marked:
        groups = ((marked,),)
    else:
        groups = (("utf-8",), (declared,) if declared else (), _CANDIDATES)
    found = next(filter(None, (_tried(data, group) for group in groups)), {})
    if not found:
        tried = ", ".join(one for group in groups for one in group)
        raise InputError(_NOT_DECODED.format(name=name, tried=tried), culprit=name)
    best = max(found, key=lambda candidate: len(_COMMON.findall(found[candidate][:_SAMPLE])))
    text = found[best].removeprefix("\ufeff")
    if _CONTROL.search(text):
        raise InputError(_NOT_TEXT.format(name=name), culprit=name)
    return text, best


def _tried(data: bytes, encodings: tuple[str, ...]) -> dict[str, str]:
    """Return the texts that the bytes may be, by encoding."""
    found = {}
    for encoding in encodings:
        try:
            usual = known_encoding(encoding)
            found[usual] = data.decode(usual)
        except (UnicodeDecodeError, UsageError):
            continue
    return found
