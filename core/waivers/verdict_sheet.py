"""Read the verdicts that auditors entered in a workbook of findings."""

import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import IO, NamedTuple
from zipfile import BadZipFile, ZipFile

from lxml import etree

from reportlint.errors import UsageError, reason
from reportlint.messages import Message
from reportlint.reading.sheets import Book, Row, column_name
from reportlint.waivers.verdicts import FALSE_ALARM, VERDICTS, Verdict

# The titles of the columns, in both languages; a sheet has findings where it has the first two.
_TITLES = {
    "fingerprint": ("指纹", "fingerprint"),
    "verdict": ("判定", "verdict"),
    "note": ("备注", "note"),
    "auditor": ("核对人", "auditor"),
    "code": ("代码", "code"),
    "path": ("文件", "file"),
}
_NEEDED = ("fingerprint", "verdict")
# Auditors put titles and notes above the row with the titles of the columns.
_MOST_ROWS_ABOVE = 20
_MOST_BYTES = 4 << 30
_MOST_SHOWN = 20

_NOT_OPENED = Message(zh="无法打开判定文件 {path}：{why}", en="{path} could not be opened: {why}")
_NO_BOOK = Message(
    zh="{path} 不是 Excel 工作簿（.xlsx）：{why}；判定应填在 --output xlsx:文件 写出的工作簿中",
    en="{path} is no Excel workbook (.xlsx): {why}; verdicts are entered in one that "
    "--output xlsx:FILE has written",
)
_TOO_LARGE = Message(
    zh="其中的 {part} 解压后超过 4 GiB", en="its part {part} is over 4 GiB when unpacked"
)
_NO_SHEET = Message(
    zh="{path} 中没有可读判定的表：应有一行列名，其中有“指纹”和“判定”",
    en="{path} has no sheet of verdicts: a row must have the titles “fingerprint” and “verdict”",
)
_TWICE = Message(zh="{place}：“{title}”列有两个", en="{place}: there are two columns “{title}”")
_UNKNOWN = Message(
    zh="{place}：不认识判定“{text}”，应为 {known}",
    en="{place}: the verdict “{text}” is not known; known are {known}",
)
_NO_FINGERPRINT = Message(
    zh="{place}：填了判定，但这一行的指纹是空的，不知道是哪个问题",
    en="{place}: there is a verdict, but the row has no fingerprint to say on which finding",
)
_CONFLICT = Message(
    zh="{place}：判定为“{text}”，但 {other} 对同一问题判定为“{known}”",
    en="{place}: judged “{text}”, but {other} judges the same finding “{known}”",
)
_FAULTS = Message(zh="判定文件有误：\n{faults}", en="the verdicts cannot be taken:\n{faults}")
_MORE = Message(zh="……另有 {count} 处", en="… and {count} more")


def read_verdicts(paths: Iterable[Path]) -> dict[str, Verdict]:
    """Return the verdicts in workbooks, by fingerprint, whatever was moved or added in them.

    Raises UsageError where one is none, or names all cells with a verdict that cannot be taken.
    """
    found = _Found()
    for path in paths:
        if not _read_book(path, found):
            raise UsageError(_NO_SHEET.format(path=path), culprit=str(path))
    found.refuse()
    return found.verdicts


def has_others(path: Path, known: Mapping[str, Verdict]) -> bool:
    """Tell whether a file is a workbook with verdicts that are not among those known."""
    found = _Found()
    try:
        _read_book(path, found)
    except UsageError:  # it is none
        return False
    kept = {key: _entries(verdict) for key, verdict in known.items()}
    return found.is_faulty or any(
        kept.get(key) != _entries(verdict) for key, verdict in found.verdicts.items()
    )


def _entries(verdict: Verdict) -> tuple[str, ...]:
    """Return what an auditor entered."""
    return verdict.verdict, verdict.note, verdict.auditor


def _read_book(path: Path, found: "_Found") -> bool:
    """Read the verdicts in a workbook; tell whether it has a sheet of them."""
    try:
        with path.open("rb") as file, ZipFile(file) as archive:
            book = Book(_opener(archive))
            return any([_read(book, *sheet, path.name, found) for sheet in book.sheets()])
    except OSError as error:
        message = _NOT_OPENED.format(path=path, why=reason(error))
        raise UsageError(message, culprit=str(path)) from error
    except (BadZipFile, etree.XMLSyntaxError, EOFError, RuntimeError, zlib.error) as error:
        raise UsageError(_NO_BOOK.format(path=path, why=error), culprit=str(path)) from error


def _opener(archive: ZipFile) -> Callable[[str], IO[bytes] | None]:
    """Return what opens the parts of an archive."""
    entries = {item.filename: item for item in archive.infolist()}

    def opened(name: str) -> IO[bytes] | None:
        entry = entries.get(name)
        if entry is not None and entry.file_size > _MOST_BYTES:
            raise BadZipFile(_TOO_LARGE.format(part=name).en)
        return archive.open(entry) if entry else None

    return opened


class _Found:
    """The verdicts that were read, and what is wrong with others."""

    def __init__(self) -> None:
        self.verdicts: dict[str, Verdict] = {}
        self._faults: list[Message] = []

    def add(self, verdict: Verdict) -> None:
        """Add a verdict; a finding may stand in several rows, but has one verdict."""
        known = self.verdicts.setdefault(verdict.fingerprint, verdict)
        if not known.verdict:
            self.verdicts[verdict.fingerprint] = verdict
        elif verdict.verdict and verdict.verdict != known.verdict:
            values = {"text": verdict.word, "other": known.place, "known": known.word}
            self.fail(_CONFLICT, verdict.place, **values)

    def fail(self, message: Message, place: str, **values: object) -> None:
        """Note what is wrong with a cell."""
        self._faults.append(message.format(place=place, **values))

    @property
    def is_faulty(self) -> bool:
        """Whether any verdict cannot be taken."""
        return bool(self._faults)

    def refuse(self) -> None:
        """Raise UsageError with all that is wrong, where something is."""
        if not self._faults:
            return
        shown = self._faults[:_MOST_SHOWN]
        if more := len(self._faults) - len(shown):
            shown.append(_MORE.format(count=more))
        listed = Message(*("\n".join(item.text(code) for item in shown) for code in ("zh", "en")))
        raise UsageError(_FAULTS.format(faults=listed), culprit="--verdicts")


class _Sheet(NamedTuple):
    """A sheet of findings: what it is called, and which columns it has where."""

    name: str
    columns: dict[str, int]

    def text(self, row: Row, key: str) -> str:
        """Return what a row says in a column."""
        return row.get(self.columns.get(key, 0), "").strip()

    def place(self, number: int, key: str) -> str:
        """Return the name of a cell."""
        return f"{self.name}!{column_name(self.columns[key])}{number}"


def _read(book: Book, title: str, part: str, file: str, found: _Found) -> bool:
    """Read the verdicts of a sheet; tell whether it is one of findings."""
    sheet: _Sheet | None = None
    for count, (number, row) in enumerate(book.rows(part)):
        if sheet is not None:
            _add(sheet, number, row, found)
        elif (columns := _columns(row)) is not None:
            sheet = _Sheet(f"{file} {title}", columns)
            _refuse_twice(sheet, number, row, found)
        elif count >= _MOST_ROWS_ABOVE:
            break
    return sheet is not None


def _columns(row: Row) -> dict[str, int] | None:
    """Return where the columns are, None where a row is not the one that says so."""
    known = {title: key for key, titles in _TITLES.items() for title in titles}
    columns: dict[str, int] = {}
    for column, text in row.items():
        if key := known.get(_plain(text)):
            columns.setdefault(key, column)
    return columns if all(key in columns for key in _NEEDED) else None


def _refuse_twice(sheet: _Sheet, number: int, row: Row, found: _Found) -> None:
    """Note columns of which it is open which one counts."""
    for column, text in row.items():
        for key in _NEEDED:
            if _plain(text) in _TITLES[key] and column != sheet.columns[key]:
                place = f"{sheet.name}!{column_name(column)}{number}"
                found.fail(_TWICE, place, title=text.strip())


def _add(sheet: _Sheet, number: int, row: Row, found: _Found) -> None:
    """Add the verdict of a row, where it has one."""
    said = sheet.text(row, "verdict")
    note, auditor = sheet.text(row, "note"), sheet.text(row, "auditor")
    if not (said or note):
        return
    place = sheet.place(number, "verdict")
    kind = _KINDS.get(_plain(said), "")
    fingerprint = sheet.text(row, "fingerprint")
    if said and not kind:
        found.fail(_UNKNOWN, place, text=said, known=_WORDS)
    elif not fingerprint:
        if said:
            found.fail(_NO_FINGERPRINT, place)
    else:
        found.add(
            Verdict(
                fingerprint,
                kind,
                note,
                auditor,
                place,
                kind == FALSE_ALARM,
                code=sheet.text(row, "code"),
                path=sheet.text(row, "path"),
            )
        )


def _plain(text: str) -> str:
    """Return a word as it is compared: without blanks and dashes, and in small letters."""
    return "".join(text.split()).replace("-", "").casefold()


_KINDS = {
    _plain(word): kind
    for kind, message in VERDICTS.items()
    for word in (kind, message.zh, message.en)
}
_WORDS = Message(
    zh="、".join(message.zh for message in VERDICTS.values()),
    en=", ".join(message.en for message in VERDICTS.values()),
)
