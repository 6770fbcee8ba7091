"""Look through the zip archive that a Word or Excel file is before anything parses it."""

import io
import zlib
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from reportlint.errors import InputError
from reportlint.messages import Message
from reportlint.reading.limits import Limits

_MOST_ENTRIES = 10_000
_LARGEST_PART = 24 * 1024 * 1024
# What an element takes up in memory and time is as if it were so long, however short its tag.
_BYTES_AN_ELEMENT = 128
_CHUNK = 1024 * 1024
_XML = (".xml", ".rels")
_FORBIDDEN = ("<!DOCTYPE", "<!ENTITY")

_DAMAGED = Message(
    zh="{name} 已损坏或不完整，无法解压（{why}）；请重新获取，或用 Office 或 WPS 打开后另存",
    en=(
        "{name} is damaged or incomplete ({why}): get it again, or open it in Word, Excel or WPS "
        "and save it anew"
    ),
)
_ENCRYPTED = Message(
    zh="{name} 设有密码，无法读取；请取消密码后另存再检查",
    en="{name} has a password: save it without one and check that",
)
_TOO_MANY = Message(
    zh="{name} 内有超过 {limit} 个文件，不是正常的 Office 文件；请另存后再检查",
    en="{name} holds more than {limit} files, as no Office file does: save it anew and check that",
)
_TOO_LARGE = Message(
    zh="{name} 中的 {part} 超过 {limit} MiB，不是正常的报告；请删去多余内容，另存后再检查",
    en="{name}: its part {part} is over {limit} MiB, as in no report: save only the report",
)
_ENTITIES = Message(
    zh="{name} 中的 {part} 含有文档类型或实体定义，不予读取；请用 Office 或 WPS 打开后另存",
    en=(
        "{name}: its part {part} defines a document type or entities, as no Office file does; "
        "it is not read: save it anew in Word, Excel or WPS"
    ),
)
_NO_ENTRY = Message(zh="不是 zip 文件", en="it is no zip archive")
_METHOD = Message(zh="压缩方式不明", en="its compression is unknown")


def check_archive(data: bytes, name: str, limits: Limits) -> dict[str, bytes]:
    """Return the XML parts of an Office file by their names in it.

    They have been held to the limits and hold no document type and no entities: a reader parses
    them and nothing else of the file. Broken parts are left out, since not all parts are needed.

    Raises InputError where the file is damaged, has a password or is beyond the limits.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            # A name may be empty, which is_dir() cannot stand.
            entries = [item for item in archive.infolist() if not item.filename.endswith("/")]
            _check_entries(entries, name, limits)
            parts = _unpack(archive, entries, name, limits)
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        why = _NO_ENTRY if not data.startswith(b"PK") else f"{type(error).__name__}: {error}"
        raise InputError(_DAMAGED.format(name=name, why=why), culprit=name) from error
    elements = _Elements(name, limits)
    return {key: part for key, part in parts.items() if elements.read(part)}


def _check_entries(entries: list[ZipInfo], name: str, limits: Limits) -> None:
    """Refuse what the directory of the archive gives away, before anything is unpacked."""
    if len(entries) > _MOST_ENTRIES:
        raise InputError(_TOO_MANY.format(name=name, limit=_MOST_ENTRIES), culprit=name)
    limits.check("unpacked_bytes", sum(entry.file_size for entry in entries), name)
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise InputError(_ENCRYPTED.format(name=name), culprit=name)
        # The others take memory by what their header claims, and Office never writes them.
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise InputError(_DAMAGED.format(name=name, why=_METHOD), culprit=name)


def _unpack(
    archive: ZipFile, entries: list[ZipInfo], name: str, limits: Limits
) -> dict[str, bytes]:
    """Unpack all entries, pictures too, so that each is counted by what it really holds."""
    parts = {}
    total = 0
    for entry in entries:
        is_xml = entry.filename.lower().endswith(_XML)
        if is_xml and entry.file_size > _LARGEST_PART:
            raise _about(_TOO_LARGE, name, entry.filename)
        chunks = []
        with archive.open(entry) as file:
            while chunk := file.read(_CHUNK):
                total += len(chunk)
                limits.check("unpacked_bytes", total, name)
                if is_xml:
                    chunks.append(chunk)
        if is_xml:
            part = b"".join(chunks)
            if len(part) > _LARGEST_PART:
                raise _about(_TOO_LARGE, name, entry.filename)
            _check_types(part, name, entry.filename)
            parts[entry.filename] = part
    return parts


def _check_types(part: bytes, name: str, part_name: str) -> None:
    for mark in _FORBIDDEN:
        if any(mark.encode(code) in part for code in ("ascii", "utf-16-le", "utf-16-be")):
            raise _about(_ENTITIES, name, part_name)


class _Elements:
    """Counts the elements of all parts, and how deep they stand in each other."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._left = limits.unpacked_bytes // _BYTES_AN_ELEMENT
        self._depth = 0

    def read(self, part: bytes) -> bool:
        """Tell whether a part is XML; raise InputError where it goes beyond the limits."""
        from xml.parsers import expat  # start-up counts: only archives need it

        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        self._depth = 0
        try:
            parser.Parse(part, True)
        except (expat.ExpatError, LookupError, ValueError):
            return False
        return True

    def _start(self, _tag: str, _attributes: dict[str, str]) -> None:
        self._depth += 1
        self._left -= 1
        if self._depth > self._limits.depth:
            raise self._limits.exceeded("depth", self._name)
        if self._left < 0:
            raise self._limits.exceeded("unpacked_bytes", self._name)

    def _end(self, _tag: str) -> None:
        self._depth -= 1


def _about(message: Message, name: str, part: str) -> InputError:
    limit = _LARGEST_PART // (1024 * 1024)
    return InputError(message.format(name=name, part=part, limit=limit), culprit=name)
