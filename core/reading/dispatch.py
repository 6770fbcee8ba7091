"""Read the file of a report with the reader for its type."""

from collections.abc import Sequence
from pathlib import Path

from reportlint.errors import InputError, PluginError, reason
from reportlint.messages import Message
from reportlint.reading.filetypes import detected, refusal, suffix_of
from reportlint.reading.limits import Limits
from reportlint.reading.reader import Reader, ReadingOptions
from reportlint.source import Source

_NO_SUCH_FILE = Message(zh="找不到文件 {name}", en="there is no file {name}")
_FOLDER = Message(
    zh="{name} 是文件夹，请给出其中的报告文件",
    en="{name} is a folder: name the report files in it",
)
_NO_FILE = Message(
    zh="{name} 不是普通文件；标准输入请写作 -", en="{name} is no regular file; - is standard input"
)
_EMPTY = Message(zh="{name} 是空文件", en="{name} is empty")
_UNREADABLE = Message(zh="无法打开 {name}：{why}", en="{name} could not be opened: {why}")
_REFUSED = Message(zh="{name} 是{why}", en="{name} is {why}")
_NO_READER = Message(
    zh="不认识 {name} 的文件类型，可以读取：{suffixes}",
    en="the file type of {name} is not known; these can be read: {suffixes}",
)
_READER_FAILED = Message(
    zh="读取器 {reader} 未能读取 {name}：{why}",
    en="reader {reader} failed on {name}: {why}",
)


def load_file(path: Path, limits: Limits) -> bytes:
    """Return the bytes of a file, or one more than are read; raises InputError."""
    name = str(path)
    try:
        if path.is_dir():
            raise InputError(_FOLDER.format(name=name), culprit=name)
        if path.exists() and not path.is_file():
            raise InputError(_NO_FILE.format(name=name), culprit=name)
        with path.open("rb") as file:
            return file.read(limits.file_bytes + 1)
    except FileNotFoundError as error:
        raise InputError(_NO_SUCH_FILE.format(name=name), culprit=name) from error
    except (OSError, ValueError) as error:
        raise InputError(_UNREADABLE.format(name=name, why=reason(error)), culprit=name) from error


def read_bytes(
    data: bytes, name: str, readers: Sequence[Reader], options: ReadingOptions
) -> Source:
    """Return the source in the bytes of a file of that name.

    A name without a suffix, such as that of standard input, leaves the type to the bytes. Raises
    InputError where the file cannot be read, PluginError where its reader fails.
    """
    if not data:
        raise InputError(_EMPTY.format(name=name), culprit=name)
    options.limits.check("file_bytes", len(data), name)
    suffix = suffix_of(name) or detected(data) or ".txt"
    if why := refusal(suffix, data, readable := {s for item in readers for s in item.suffixes}):
        raise InputError(_REFUSED.format(name=name, why=why), culprit=name)
    reader = next((item for item in readers if suffix in item.suffixes), None)
    if reader is None:
        message = _NO_READER.format(name=name, suffixes=" ".join(sorted(readable)))
        raise InputError(message, culprit=name)
    return _read(reader, data, name, options)


def _read(reader: Reader, data: bytes, name: str, options: ReadingOptions) -> Source:
    try:
        source = reader.read(data, name, options)
    except InputError:
        raise
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        message = _READER_FAILED.format(reader=reader.name, name=name, why=why)
        raise PluginError(message, culprit=reader.name) from error
    if not isinstance(source, Source):
        why = f"Source expected, got {type(source).__name__}"
        message = _READER_FAILED.format(reader=reader.name, name=name, why=why)
        raise PluginError(message, culprit=reader.name)
    return source
