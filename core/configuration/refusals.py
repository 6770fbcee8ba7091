"""What to say of a configuration file that is wrong."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from reportlint.configuration.layers import refused_at
from reportlint.configuration.places import Place, Steps, nearest
from reportlint.configuration.settings import Override, Settings
from reportlint.errors import UsageError
from reportlint.messages import Message

_UNKNOWN = Message(zh="没有名为“{key}”的设置{hint}", en="there is no setting “{key}”{hint}")
_UNKNOWN_LIMIT = Message(
    zh="没有名为“{key}”的上限{hint}；可用：{known}",
    en="there is no limit “{key}”{hint}; known are: {known}",
)
_WRONG = Message(zh="{key} 的值不对：{why}", en="{key} is wrong: {why}")
_NO_CHOICE = Message(
    zh="{key} 写作 {value}，应为 {wanted} 之一{hint}",
    en="{key} is {value}, but must be one of {wanted}{hint}",
)
_DID_YOU_MEAN = Message(zh="，是否应为 {close}？", en="; did you mean {close}?")
_NO_HINT = Message(zh="", en="")
_OTHER = Message(zh="不是可用的值（{why}）", en="{why}")
# What pydantic says in English alone, by the kind of fault.
_WHY = {
    "tuple_type": Message(zh='应为列表，如 ["TOT"]', en='a list is wanted, such as ["TOT"]'),
    "dict_type": Message(zh="应为表", en="a table is wanted"),
    "model_type": Message(zh="应为表", en="a table is wanted"),
    "string_type": Message(zh="应为加引号的文字", en="a text in quotes is wanted"),
    "string_too_short": Message(zh="不能为空", en="it must not be empty"),
    "int_type": Message(zh="应为整数", en="a whole number is wanted"),
    "int_parsing": Message(zh="应为整数", en="a whole number is wanted"),
    "int_from_float": Message(zh="应为整数", en="a whole number is wanted"),
    "float_type": Message(zh="应为数", en="a number is wanted"),
    "greater_than": Message(zh="应大于 {gt}", en="more than {gt} is wanted"),
    "greater_than_equal": Message(zh="应不小于 {ge}", en="at least {ge} is wanted"),
    "less_than": Message(zh="应小于 {lt}", en="less than {lt} is wanted"),
    "less_than_equal": Message(zh="应不大于 {le}", en="at most {le} is wanted"),
    "bool_type": Message(zh="应为 true 或 false", en="true or false is wanted"),
}
_NO_TOML = Message(zh="不合 TOML 语法：{why}", en="no valid TOML: {why}")
_SYNTAX = {
    "Cannot overwrite a value": Message(zh="同一设置写了两次", en="the same key stands twice"),
    "Cannot declare": Message(zh="同一个表写了两次", en="the same table stands twice"),
    "Invalid value": Message(
        zh="等号后面缺值，或文字没有加引号",
        en="behind = a value is missing, or a text has no quotes",
    ),
    "Invalid statement": Message(zh="应为 名称 = 值", en="NAME = VALUE is wanted"),
    "Expected '='": Message(zh="名称后面缺等号", en="= is missing behind a name"),
    "Unclosed": Message(zh="括号没有闭合", en="a bracket is not closed"),
    "Unescaped '\\'": Message(
        zh="双引号内的 \\ 要写成 \\\\，路径也可写 /",
        en="in double quotes \\ is written \\\\; paths may have / instead",
    ),
}
_AT = re.compile(r" \(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)$")


def syntax_refusal(error: tomllib.TOMLDecodeError, text: str, file: str) -> UsageError:
    """Return what to say of a file that is no TOML."""
    said = str(error)
    at = _AT.search(said)
    line, column = (at[1], at[2]) if at and at[1] else (len(text.rstrip().splitlines()) or 1, 1)
    plain = _AT.sub("", said)
    why = next((words for start, words in _SYNTAX.items() if plain.startswith(start)), None)
    place = Place(file, int(line), int(column))
    why = why or Message(plain, plain)
    return refused_at(place, _NO_TOML.format(why=why), file)


def value_refusal(error: ValidationError, places: Mapping[Steps, Place], file: str) -> UsageError:
    """Return what to say of settings that are wrong: of the first that stands in the file."""
    faults = [
        (nearest(places, tuple(fault["loc"]), file), fault)
        for fault in error.errors(include_url=False)
    ]
    place, fault = min(faults, key=lambda item: item[0])
    return refused_at(place, told(fault, _keys_at(fault["loc"])), file)


def hint(word: str, known: Sequence[str]) -> Message:
    """Return a question after the known word that resembles one most, if one does."""
    close = get_close_matches(word, known, n=1) or get_close_matches(word.upper(), known, n=1)
    return _DID_YOU_MEAN.format(close=close[0]) if close else _NO_HINT


def told(fault: Mapping[str, Any], known: Sequence[str]) -> Message:
    """Return what to say of a fault that pydantic has found; known are the keys that may stand."""
    kind, steps, context = fault["type"], fault["loc"], fault.get("ctx", {})
    key = ".".join(str(step) for step in steps if step != "[key]")
    if kind == "extra_forbidden":
        name = str(steps[-1])
        return _UNKNOWN.format(key=name, hint=hint(name, known))
    if kind in ("enum", "literal_error"):
        wanted = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        value = fault["input"]
        close = hint(str(value), wanted)
        if steps[-1] == "[key]":
            return _UNKNOWN_LIMIT.format(key=value, known=", ".join(wanted), hint=close)
        return _NO_CHOICE.format(key=key, value=repr(value), wanted=", ".join(wanted), hint=close)
    if kind == "told":
        why = Message(context["zh"], context["en"])
    else:
        why = _WHY.get(kind, _OTHER).format(**context, why=fault["msg"])
    return _WRONG.format(key=key, why=why)


def _keys_at(steps: Sequence[str | int]) -> list[str]:
    """Return the keys that may stand beside one that does not."""
    model = Override if steps[0] == "overrides" and len(steps) > 1 else Settings
    return [field.alias or name for name, field in model.model_fields.items()]
