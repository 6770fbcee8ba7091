"""Reads plain text and Markdown, in UTF-8, UTF-16 or GB18030."""

import codecs
import re

from reportlint import InputError, Message, Reader, Source, hookimpl

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENCODINGS = ("utf-8", "gb18030")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_NOT_TEXT = Message(
    zh="{name} 不是文本文件（含有控制字符），请提供 UTF-8 或 GB18030 编码的 .txt 或 .md 文件",
    en="{name} is not text (it holds control characters): give it as .txt in UTF-8 or GB18030",
)
_NOT_DECODED = Message(
    zh="{name} 无法按 UTF-8、UTF-16 或 GB18030 解码：{why}",
    en="{name} is neither UTF-8, UTF-16 nor GB18030: {why}",
)


class TextReader(Reader):
    """Reads text whose encoding is told by its first bytes, or else by trial."""

    name = "text"
    suffixes = (".txt", ".md")

    def read(self, data: bytes, name: str) -> Source:
        """Return the text; raises InputError where the bytes are none."""
        text, encoding = _decode(data, name)
        if _CONTROL.search(text):
            raise InputError(_NOT_TEXT.format(name=name), culprit=name)
        return Source(name, text, encoding)


def _decode(data: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decoded(data, name, (encoding,))
    return _decoded(data, name, _ENCODINGS)


def _decoded(data: bytes, name: str, encodings: tuple[str, ...]) -> tuple[str, str]:
    failures = []
    for encoding in encodings:
        try:
            return data.decode(encoding), encoding.removesuffix("-sig")
        except UnicodeDecodeError as error:
            failures.append(str(error))
    raise InputError(_NOT_DECODED.format(name=name, why="; ".join(failures)), culprit=name)


@hookimpl
def reportlint_readers() -> tuple[Reader, ...]:
    """Return this reader."""
    return (TextReader(),)
