"""Read files of waivers: TOML, with a table [[waiver]] for each."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from reportlint.configuration.places import nearest, places_in
from reportlint.errors import UsageError, reason
from reportlint.messages import Message
from reportlint.reading.toml import read_toml
from reportlint.waivers.waiver import Waiver

_KEYS = ("fingerprint", "code", "path", "cell", "reason", "author", "until")
_MOST_BYTES = 4_000_000

_NOT_OPENED = Message(zh="无法打开豁免文件 {path}：{why}", en="{path} could not be opened: {why}")
_NO_TOML = Message(zh="{path} 不是合格的 TOML 文件：{why}", en="{path} is no valid TOML: {why}")
_NO_LIST = Message(
    zh="{path}：每项豁免写成一个 [[waiver]] 表；不认识“{key}”",
    en="{path}: each waiver is a table [[waiver]]; “{key}” is not known",
)
_UNKNOWN = Message(
    zh="{place}：豁免没有名为“{key}”的项目{hint}", en="{place}: a waiver has no “{key}”{hint}"
)
_LACKS = Message(zh="{place}：豁免缺少 {key}", en="{place}: the waiver has no {key}")
_LACKS_BOTH = Message(
    zh="{place}：豁免要写 fingerprint，或写 code",
    en="{place}: a waiver needs a fingerprint or a code",
)
_BOTH = Message(
    zh="{place}：写了 fingerprint，就不写 code、cell",
    en="{place}: with a fingerprint there is no code or cell",
)
_NO_TEXT = Message(zh="{place}：{key} 应为文字，加引号", en="{place}: {key} is a text, in quotes")
_NO_DATE = Message(
    zh="{place}：until 应为日期，如 2025-12-31（不加引号）",
    en="{place}: until is a date such as 2025-12-31, without quotes",
)
_NO_RULE = Message(
    zh="{place}：没有代码、名称或前缀为“{code}”的规则{hint}",
    en="{place}: no rule has the code, name or prefix “{code}”{hint}",
)
_DID_YOU_MEAN = Message(zh="，是否应为 {close}？", en="; did you mean {close}?")
_NO_HINT = Message(zh="", en="")


def read_waivers(path: Path, rules: Iterable[tuple[str, str]]) -> list[Waiver]:
    """Return the waivers in a file; rules are the codes and names of all rules.

    Raises UsageError, with file and line, where one is wrong.
    """
    try:
        with path.open("rb") as file:
            text = file.read(_MOST_BYTES).decode("utf-8-sig")
        document = read_toml(text)
    except OSError as error:
        message = _NOT_OPENED.format(path=path, why=reason(error))
        raise UsageError(message, culprit=str(path)) from error
    except ValueError as error:  # no UTF-8, or no TOML
        raise UsageError(_NO_TOML.format(path=path, why=error), culprit=str(path)) from error
    for key in document:
        if key != "waiver":
            raise UsageError(_NO_LIST.format(path=path, key=key), culprit=str(path))
    items = document.get("waiver", [])
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise UsageError(_NO_LIST.format(path=path, key="waiver"), culprit=str(path))
    known = list(rules)
    places = places_in(text, str(path))
    return [
        _waiver(item, nearest(places, ("waiver", number), str(path)).in_line, known)
        for number, item in enumerate(items)
    ]


def _waiver(item: dict[str, Any], place: str, rules: list[tuple[str, str]]) -> Waiver:
    for key, value in item.items():
        if key not in _KEYS:
            _refuse(_UNKNOWN, place, key=key, hint=_hint(key, _KEYS))
        if key == "until":
            if type(value) is not date:
                _refuse(_NO_DATE, place)
        elif not isinstance(value, str):
            _refuse(_NO_TEXT, place, key=key)
    for key in ("reason", "author"):
        if not item.get(key, "").strip():
            _refuse(_LACKS, place, key=key)
    if item.get("fingerprint"):
        if any(item.get(key) for key in ("code", "cell")):
            _refuse(_BOTH, place)
    elif not item.get("code"):
        _refuse(_LACKS_BOTH, place)
    else:
        code = item["code"]
        if not any(name == code or known.startswith(code) for known, name in rules):
            close = [word for rule in rules for word in rule]
            _refuse(_NO_RULE, place, code=code, hint=_hint(code, close))
    return Waiver(place=place, **item)


def _refuse(message: Message, place: str, **values: object) -> None:
    raise UsageError(message.format(place=place, **values), culprit=place)


def _hint(text: str, known: Iterable[str]) -> Message:
    close = get_close_matches(text, list(known), n=1)
    return _DID_YOU_MEAN.format(close=close[0]) if close else _NO_HINT
