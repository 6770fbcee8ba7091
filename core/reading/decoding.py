"""Decode the bytes of a text: the encoding is told, found out, or an error; never mojibake."""

import codecs
import re
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice

from reportlint.errors import InputError, UsageError
from reportlint.messages import Message

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings to try where nothing tells; of a family the first that can be, the others have more
# characters.
_FAMILIES = (
    ("utf-8",),
    ("gb18030",),
    ("big5", "cp950", "big5hkscs"),
    ("utf-16-le",),
    ("utf-16-be",),
)
# Frequent characters, simplified and traditional: about half of any report, and next to nothing
# of one that is read in the wrong encoding.
_FREQUENT = re.compile(
    "[的一二三四五六七八九十是不了在有和人中大为以上下个年月日政府信息公开工作报告情况主动申请条件数总计本其他"
    "处理行关法律规章文理结果新收办答复机问题改进市县区局发布部门要求管务制定存加强提高及时内容民国家平台解读"
    "為個開報況動請條數總計處關規結辦複機問題進區縣務國與從對會業門來時實點體讀佈強，。、：；（）]"
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]{1,1000}")
_SAMPLES = 100
# How many in a thousand characters of a Chinese text are frequent at the least, and how many
# times fewer they are where the encoding is wrong.
_CHINESE = 100
_CLEARLY = 3
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_USUAL = {"gb2312": "gb18030", "gbk": "gb18030", "utf-8-sig": "utf-8"}
# Codecs of Python which no file is in; some of them take very long.
_NO_FILES = {"idna", "punycode", "raw-unicode-escape", "unicode-escape"}

_NOT_TEXT = Message(
    zh="{name} 不是文本文件（含有控制字符），请提供 UTF-8 或 GB18030 编码的文本",
    en="{name} is not text (it holds control characters): give it as text in UTF-8 or GB18030",
)
_NOT_DECODED = Message(
    zh="{name} 无法按 {tried} 解码；请用 --encoding 指明编码，或另存为 UTF-8",
    en="{name} is not in {tried}: name its encoding with --encoding, or save it as UTF-8",
)
_OTHER_ENCODING = Message(
    zh="{name} 按 {told} 解码得不到通顺的文字，像是 {found} 编码；请去掉或改正 --encoding",
    en="{name} makes no sense in {told}, it seems to be in {found}: mend or drop --encoding",
)
_NO_ENCODING = Message(
    zh="没有名为“{encoding}”的编码，可用的如 utf-8、gb18030、utf-16、big5",
    en="there is no encoding “{encoding}”; known are utf-8, gb18030, utf-16, big5 and others",
)


def known_encoding(encoding: str) -> str:
    """Return the usual name of an encoding of text; raises UsageError where there is none."""
    message = _NO_ENCODING.format(encoding=encoding)
    try:
        found = codecs.lookup(encoding).name
        with suppress(UnicodeDecodeError):  # of a single byte that is half a character
            b" ".decode(found)
    except (LookupError, ValueError) as error:
        raise UsageError(message, culprit=encoding) from error
    if found.replace("_", "-") in _NO_FILES:
        raise UsageError(message, culprit=encoding)
    return _USUAL.get(found, found)


def decode(
    data: bytes, name: str, *, encoding: str | None = None, declared: str | None = None
) -> tuple[str, str]:
    """Return the text in the bytes of a file, without a byte order mark, and its encoding.

    encoding is what the user says, and is held to; declared is what the file says of itself, and
    is not trusted where the text makes sense in another encoding only.

    Raises InputError where the bytes are no text in the encoding, or in any.
    """
    marked = next((known for mark, known in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    if encoding is not None:
        text, found = _told(data, known_encoding(encoding), name)
    elif marked:
        text, found = _strict(data, marked, name), marked
    else:
        text, found = _found(data, declared, name)
    return text.removeprefix("\ufeff"), found


def _strict(data: bytes, encoding: str, name: str) -> str:
    """Return the text of bytes in an encoding; raises InputError where they are none."""
    try:
        text = data.decode(encoding)
    except ValueError as error:
        message = _NOT_DECODED.format(name=name, tried=encoding)
        raise InputError(message, culprit=name) from error
    if _CONTROL.search(text):
        raise InputError(_NOT_TEXT.format(name=name), culprit=name)
    return text


def _told(data: bytes, encoding: str, name: str) -> tuple[str, str]:
    """Return the text in the encoding that the user names; raises InputError if it is another."""
    text = _strict(data, encoding, name)
    sense = _sense(text)
    if not _is_clear(sense):
        likely, rival = _most_sense(data)
        if _is_clear(rival, sense):
            message = _OTHER_ENCODING.format(name=name, told=encoding, found=likely)
            raise InputError(message, culprit=name)
    return text, encoding


def _found(data: bytes, declared: str | None, name: str) -> tuple[str, str]:
    """Return the text and the encoding that it makes sense in, by all that is known."""
    first = [encoding for encoding in ("utf-8", declared) if encoding]
    believed = _first_of(data, first)
    if believed and _is_clear(believed[1]):
        return _strict(data, believed[0], name), believed[0]
    likely, sense = _most_sense(data)
    if _is_clear(sense, believed[1] if believed else 0):
        return _strict(data, likely, name), likely
    if believed:
        return _strict(data, believed[0], name), believed[0]
    tried = dict.fromkeys((*first, *(one for family in _FAMILIES for one in family)))
    if _CONTROL.search(data.decode("iso-8859-1")):
        raise InputError(_NOT_TEXT.format(name=name), culprit=name)
    raise InputError(_NOT_DECODED.format(name=name, tried=", ".join(tried)), culprit=name)


def _is_clear(sense: int, other: int = 0) -> bool:
    return sense >= _CHINESE and sense >= _CLEARLY * other


def _most_sense(data: bytes) -> tuple[str, int]:
    """Return the encoding that bytes make most sense in, and how much; none where two rival."""
    found = filter(None, (_first_of(data, family) for family in _FAMILIES))
    ranked = sorted(found, key=lambda one: one[1], reverse=True)
    (best, sense), (_, other) = (*ranked, ("", 0), ("", 0))[:2]
    return best, sense if _is_clear(sense, other) else 0


def _first_of(data: bytes, encodings: Iterable[str]) -> tuple[str, int] | None:
    """Return the first encoding that bytes can be in, and how much sense they make in it."""
    for encoding in encodings:
        try:
            usual = known_encoding(encoding)
            text = data.decode(usual)
        except (ValueError, UsageError):
            continue
        if not _CONTROL.search(text):
            return usual, _sense(text)
    return None


def _sense(text: str) -> int:
    """Return how many in a thousand characters are frequent; a text in ASCII makes sense."""
    sample = "".join(found[0] for found in islice(_NOT_ASCII.finditer(text), _SAMPLES))
    return 1000 * len(_FREQUENT.findall(sample)) // len(sample) if sample else 1000
