"""Tell the type of a file from its name and its first bytes, and what to do about unread types."""

import codecs
import re
from collections.abc import Collection
from pathlib import PurePath

from reportlint.messages import Message

_OLD_OFFICE = Message(
    zh="旧版 Office 或 WPS 文件，请在 Word、Excel 或 WPS 中打开，另存为 .docx 或 .xlsx 后再检查",
    en="a file of an old Office or of WPS: open it there, save it as .docx or .xlsx, check that",
)
_OFD = Message(
    zh="OFD 版式文件，请用其阅读器另存（导出）为 PDF 或 .docx 后再检查",
    en="an OFD file: export it from its viewer as PDF or .docx, and check that",
)
_ARCHIVE = Message(
    zh="压缩包，请解压后检查其中的报告文件",
    en="an archive: unpack it and check the report in it",
)
_WEB_ARCHIVE = Message(
    zh="单个文件的网页存档，请在浏览器或 Word 中打开，另存为网页（.html）或 .docx 后再检查",
    en="a web archive: open it in a browser or in Word, save it as .html or .docx, check that",
)
_PICTURE = Message(
    zh="图片，文字无法读取；请提供原来的 Word 文件、网页，或先做文字识别（OCR）",
    en="a picture, whose text cannot be read: give the Word file or web page, or use OCR first",
)
_LOCKED = Message(
    zh="设有密码或权限的 Office 文件，请取消密码后另存为 .docx 或 .xlsx 再检查",
    en="an Office file with a password: save it without one as .docx or .xlsx, and check that",
)
_OTHER_TYPE = Message(
    zh="内容像是 {suffix} 文件，与文件名不符，请改用正确的扩展名",
    en="in fact a {suffix} file by its content: give it that suffix",
)

_PICTURE_TYPES = (".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".gif")
# Types that no reader takes, by suffix, with what to do instead.
ADVICE = {
    **dict.fromkeys((".doc", ".wps", ".wpt", ".dot", ".xls", ".et", ".rtf"), _OLD_OFFICE),
    ".ofd": _OFD,
    **dict.fromkeys((".mht", ".mhtml"), _WEB_ARCHIVE),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tar"), _ARCHIVE),
    **dict.fromkeys(_PICTURE_TYPES, _PICTURE),
}
# The container of old Office and WPS files, and of new ones with a password.
OLE = ".doc"
_LOCKED_PART = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
# What files of a type begin with.
_BEGINNINGS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"Rar!", ".rar"),
    (b"7z\xbc\xaf", ".7z"),
    (b"\x1f\x8b\x08", ".gz"),
    (b"MIME-Version:", ".mht"),
    (b"From: <Saved by ", ".mht"),
)
# A part that a zip archive of a type has, by its name in the archive.
_PARTS = ((b"word/", ".docx"), (b"xl/", ".xlsx"), (b"OFD.xml", ".ofd"))
OOXML = (".docx", ".xlsx")
# Suffixes whose files are held to their content, and the suffixes that content may go by.
_CHECKED = (".txt", ".docx", ".pdf", ".xlsx", ".html", ".htm", ".md")
_SUFFIXES = {".html": (".html", ".htm", ".md")}
_HTML = re.compile(
    rb"(?:<\?xml[^>]{0,200}>\s{0,99})?<(?:!doctype\s{1,9}html|!--|"
    rb"(?:html|head|body|meta|title|style|script|table|div|p|h[1-6]|center)[\s/>])",
    re.IGNORECASE,
)
_LOOK_AT = 2048


def suffix_of(name: str) -> str:
    """Return the suffix of a file name, in lower case with the dot."""
    return PurePath(name).suffix.lower()


def may_be_report(suffix: str, readable: Collection[str]) -> bool:
    """Tell whether a file in a folder is to be read, be it only to say why it cannot be.

    Pictures are no reports as a rule: they belong to web pages.
    """
    return suffix in readable or (suffix in ADVICE and suffix not in _PICTURE_TYPES)


def detected(data: bytes) -> str | None:
    """Return the suffix that the bytes of a file should have, None where nothing tells."""
    for beginning, suffix in _BEGINNINGS:
        if data[:_LOOK_AT].lstrip().startswith(beginning):
            return suffix
    if data.startswith(_ZIP):
        return _packed(data)
    start = data[:_LOOK_AT]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        start = start.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return ".html" if _HTML.match(start.lstrip(b"\xef\xbb\xbf \t\r\n")) else None


def _packed(data: bytes) -> str:
    """Return the suffix of a zip archive by its parts."""
    # A package begins with a part of its own, an archive of reports with one of them.
    length = int.from_bytes(data[26:28], "little")
    if suffix_of(data[30 : 30 + length].decode("ascii", "replace")) in (*_CHECKED, *ADVICE):
        return ".zip"
    return next((suffix for part, suffix in _PARTS if part in data), ".zip")


def refusal(suffix: str, data: bytes, readable: Collection[str]) -> Message | None:
    """Return why a file cannot be read as its name says, and what to do; None where it may be.

    readable are the suffixes that some reader takes: a plugin may read what else is refused.
    """
    found = detected(data)
    if found == OLE and suffix in OOXML and _LOCKED_PART in data:
        return _LOCKED
    is_held = suffix not in readable or suffix in _CHECKED
    if is_held and found and suffix not in _SUFFIXES.get(found, (found,)):
        if found in readable:
            return _OTHER_TYPE.format(suffix=found)
        if suffix in readable or suffix not in ADVICE:
            return ADVICE.get(found, _OTHER_TYPE.format(suffix=found))
    return None if suffix in readable else ADVICE.get(suffix)
