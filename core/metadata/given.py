"""What people say of a report: in the options of a run, or in a TOML file beside the report."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from reportlint.errors import UsageError, reason
from reportlint.messages import Message
from reportlint.metadata.known import Given, OrganKind
from reportlint.reading.toml import read_toml

FOLDER_SIDECAR = "report.toml"
KEYS = ("year", "organ", "organ_kind", "format_id", "publish_date")
ORGAN_KINDS: tuple[OrganKind, ...] = get_args(OrganKind)
_MOST_BYTES = 64_000
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_LONGEST_ORGAN = 100

_TOO_LARGE = Message(
    zh="{name} 太大，最多 {most} 字节", en="{name} is too large: {most} bytes at most"
)
_NOT_OPENED = Message(zh="无法打开 {name}：{why}", en="{name} could not be opened: {why}")
_NO_TOML = Message(zh="{name} 不是合格的 TOML 文件：{why}", en="{name} is no valid TOML: {why}")
_UNKNOWN_KEY = Message(
    zh="{name} 中没有名为“{key}”的设置{hint}；可用：{known}",
    en="{name}: there is no setting “{key}”{hint}; known are: {known}",
)
_UNKNOWN_FILE = Message(
    zh="{name} 中的 [{key}] 不是同一文件夹中的文件{hint}",
    en="{name}: [{key}] names no file in its folder{hint}",
)
_WRONG_VALUE = Message(
    zh="{name} 的 {key} 写作 {value}，应为{wanted}{hint}",
    en="{name}: {key} is {value}, but must be {wanted}{hint}",
)
_DID_YOU_MEAN = Message(zh="，是否应为 {close}？", en="; did you mean {close}?")
_NO_HINT = Message(zh="", en="")
_WANTED = {
    "year": Message(
        zh=f"{_FIRST_YEAR} 至 {_LAST_YEAR} 的年份，如 2024",
        en=f"a year from {_FIRST_YEAR} to {_LAST_YEAR}, such as 2024",
    ),
    "organ": Message(zh="机关名称，加引号", en="the name of an organ, in quotes"),
    "publish_date": Message(zh="日期，如 2025-01-20", en="a date such as 2025-01-20"),
}
_ONE_OF = Message(zh="下列之一：{known}", en="one of: {known}")


def given_options(
    *,
    year: int | None,
    organ_kind: str | None,
    format_id: str | None,
    publish_date: date | str | None,
    formats: Iterable[str],
) -> Given:
    """Return what the options of a run say; raises UsageError where a value is wrong.

    formats are the ids of the known formats.
    """
    options = {
        "year": year,
        "organ_kind": organ_kind,
        "format_id": format_id,
        "publish_date": publish_date,
    }
    said = {key: value for key, value in options.items() if value is not None}
    return Given("option", **_checked("reportlint", said, tuple(formats)))


def given_values(name: str, values: Mapping[str, Any], formats: Iterable[str] = ()) -> Given:
    """Return values as a file beside a report would give them; name is what messages call it.

    Raises UsageError where a key or a value is wrong.
    """
    return Given("sidecar", **_checked(name, values, tuple(formats)))


def read_sidecar(report: Path, formats: Iterable[str]) -> Given | None:
    """Return what the files beside a report say of it, None where there are none.

    REPORT.toml is for one report, report.toml for all in its folder, with a table for each file
    that differs. Raises UsageError, with the file and the key, where one is wrong.
    """
    known = tuple(formats)
    said: dict[str, Any] = {}
    shared = report.with_name(FOLDER_SIDECAR) if report.name else report
    if shared.is_file():
        said |= _for_report(str(shared), _load(shared), report, known)
    own = report.with_name(f"{report.name}.toml") if report.name else report
    if own != shared and own.is_file() and own != report:
        said |= _checked(str(own), _load(own), known)
    return Given("sidecar", **said) if said else None


def _load(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise UsageError(_TOO_LARGE.format(name=path, most=_MOST_BYTES), culprit=str(path))
        return read_toml(data.decode("utf-8-sig"))
    except OSError as error:
        message = _NOT_OPENED.format(name=path, why=reason(error))
        raise UsageError(message, culprit=str(path)) from error
    except ValueError as error:  # no UTF-8, or no TOML
        raise UsageError(_NO_TOML.format(name=path, why=error), culprit=str(path)) from error


def _for_report(
    name: str, settings: Mapping[str, Any], report: Path, formats: tuple[str, ...]
) -> dict[str, Any]:
    """Return what a file for a folder says of one report: for all, then for this one alone."""
    tables = {key: value for key, value in settings.items() if isinstance(value, dict)}
    for key in tables:
        if key not in KEYS and not (len(Path(key).parts) == 1 and report.with_name(key).is_file()):
            beside = [path.name for path in report.parent.iterdir()]
            message = _UNKNOWN_FILE.format(name=name, key=key, hint=_hint(key, (*beside, *KEYS)))
            raise UsageError(message, culprit=name)
    shared = {key: value for key, value in settings.items() if key not in tables or key in KEYS}
    own = tables.get(report.name, {})
    return _checked(name, shared, formats) | _checked(name, own, formats)


def _checked(name: str, settings: Mapping[str, Any], formats: tuple[str, ...]) -> dict[str, Any]:
    """Return settings whose keys and values are right."""
    choices = {"organ_kind": ORGAN_KINDS, "format_id": formats}
    checked = {}
    for key, value in settings.items():
        if key not in KEYS:
            known = ", ".join(KEYS)
            message = _UNKNOWN_KEY.format(name=name, key=key, hint=_hint(key, KEYS), known=known)
            raise UsageError(message, culprit=name)
        right = value if value in choices.get(key, ()) else _value(key, value)
        if right is None:
            known = ", ".join(choices.get(key, ()))
            raise UsageError(
                _WRONG_VALUE.format(
                    name=name,
                    key=key,
                    value=repr(value) if isinstance(value, str) else value,
                    wanted=_WANTED.get(key) or _ONE_OF.format(known=known),
                    hint=_hint(str(value), choices.get(key, ())),
                ),
                culprit=name,
            )
        checked[key] = right
    return checked


def _value(key: str, value: object) -> object:
    """Return the value of a key as it is kept, None where it is not one."""
    match key, value:
        case "year", int() if not isinstance(value, bool):
            return value if _FIRST_YEAR <= value <= _LAST_YEAR else None
        case "organ", str():
            name = value.strip()
            return name if 0 < len(name) <= _LONGEST_ORGAN else None
        case "publish_date", date() if not isinstance(value, datetime):
            return value
        case "publish_date", str():
            try:
                return date.fromisoformat(value)
            except ValueError:
                return None
        case _:
            return None


def _hint(word: str, known: Iterable[str]) -> Message:
    close = get_close_matches(word, list(known), n=1)
    return _DID_YOU_MEAN.format(close=close[0]) if close else _NO_HINT
