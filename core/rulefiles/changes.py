"""The examples of a rule in a file: what is changed in a valid report, in a line."""

import re
from datetime import date
from typing import NamedTuple

from reportlint.messages import Message
from reportlint.rule import Edit, Example, valid
from reportlint.rulefiles.errors import Fault, cut, hint
from reportlint.rulefiles.keys import ORGAN_KINDS

_LAST_YEAR = re.compile(r"last year\s*[:：]?\s*")
_QUOTED = r'[“"](?P<{0}>[^“”"\n]*)[”"]'
_FORMS = {
    "cell": re.compile(
        rf"cell\s+(?P<path>[a-z0-9_.]+)\s*[=＝]\s*(?:{_QUOTED.format('quoted')}|(?P<bare>[^;；\n]*))"
    ),
    "words": re.compile(rf"words\s+{_QUOTED.format('old')}\s*(?:->|→)\s*{_QUOTED.format('new')}"),
    "sentence": re.compile(rf"sentence\s+(?P<section>[a-z0-9]+)\s+{_QUOTED.format('words')}"),
    "without": re.compile(r"without\s+(?P<kind>section|row|column|table)\s+(?P<name>[a-z0-9_.]+)"),
    "known": re.compile(
        r"known\s+(?P<key>year|organ|organ_kind|publish_date)\s*[=＝]\s*(?P<value>[^;；\n]+)"
    ),
    "form": re.compile(r"form\s+(?P<form>[a-z0-9]+)"),
    "valid": re.compile("valid"),
}
USAGE = {
    "cell": "cell t3.new.natural = 44",
    "words": "words “…” -> “…”",
    "sentence": "sentence s5 “…”",
    "without": "without section s5 (row t3.new, column t3.total, table t2)",
    "known": "known year = 2023 (organ, organ_kind, publish_date)",
    "form": "form gid2019",
    "valid": "valid",
}
# What hardly is a part of a value, but of what follows one, or of a slip.
_ODD = re.compile(r"[=＝“”\",，]|\b(?:cell|words|sentence|without|known|form|last year)\b")
_LONGEST = 2000
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")

_UNKNOWN = Message(
    zh="例子中的“{word}”不是一种改动{hint}；可用：{known}",
    en="“{word}” is no kind of change{hint}; known: {known}",
)
_WRONG = Message(zh="这种改动写作：{usage}", en="such a change is written: {usage}")
_BETWEEN = Message(
    zh="两处改动之间用分号，文字放在引号中",
    en="changes have a semicolon between them, and words stand in quotation marks",
)
_ODD_VALUE = Message(
    zh="值中有“{odd}”：改动之间用分号；确是值的一部分时，整个值放在引号中",
    en="there is “{odd}” in the value: changes have semicolons between them; else quote the value",
)
_NO_WORDS = Message(zh="要换掉的文字是空的", en="the words to be replaced are empty")
_NO_YEAR = Message(
    zh="年度写作四位数字，如 2024，而不是“{value}”", en="a year is such as 2024, not “{value}”"
)
_NO_DATE = Message(
    zh="日期写作 2025-01-20，而不是“{value}”", en="a date is such as 2025-01-20, not “{value}”"
)
_NO_KIND = Message(
    zh="机关类别不能是“{value}”{hint}；可用：{known}",
    en="there is no kind of organ “{value}”{hint}; known: {known}",
)
_TOO_LONG = Message(zh=f"例子超过 {_LONGEST} 个字", en=f"an example over {_LONGEST} characters")


class Change(NamedTuple):
    """A change of an example, or of the report of the year before, and where its target stands."""

    at: int
    edit: Edit
    is_earlier: bool


class ReadExample(NamedTuple):
    """What a line describes, with its changes, and what is wrong with it."""

    example: Example
    changes: tuple[Change, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_example(text: str) -> ReadExample:
    """Return the example that a line is: changes with semicolons between them, or `valid`."""
    if len(text) > _LONGEST:
        return ReadExample(valid, (), (Fault(0, _TOO_LONG),))
    example, last_year = valid, None
    changes: list[Change] = []
    at = len(text) - len(text.lstrip())
    while at < len(text):
        earlier = _LAST_YEAR.match(text, at)
        begin = earlier.end() if earlier else at
        match, fault = _change_at(text, begin)
        if match is None:
            return ReadExample(valid, (), (fault,))
        if wrong := _value_fault(match):
            return ReadExample(valid, (), (wrong,))
        if earlier:
            last_year = _changed(last_year or valid, match)
            edits = last_year.edits
        else:
            example = _changed(example, match)
            edits = example.edits
        changes += [Change(_target_at(match), edit, bool(earlier)) for edit in edits[-1:]]
        rest = text[match.end() :].lstrip()
        at = len(text) - len(rest)
        if rest and rest[0] not in ";；":
            return ReadExample(valid, (), (Fault(at, _BETWEEN),))
        at = len(text) - len(rest[1:].lstrip())
    whole = example.with_last_year(last_year) if last_year else example
    return ReadExample(whole, tuple(changes))


def _target_at(match: re.Match[str]) -> int:
    """Return where in a line that stands which a change aims at."""
    names = ("path", "old", "section", "name", "key", "form")
    return next((match.start(name) for name in names if name in match.re.groupindex), match.start())


def _value_fault(match: re.Match[str]) -> Fault | None:
    """Return what is wrong with the values of a change."""
    said = match.groupdict()
    if said.get("old") == "":
        return Fault(match.start("old"), _NO_WORDS)
    if odd := _ODD.search(said.get("bare") or ""):
        return Fault(match.start("bare") + odd.start(), _ODD_VALUE.format(odd=odd[0]))
    key = said.get("key")
    if key is None:
        return None
    value = said["value"].strip()
    if key == "year" and not _YEAR.fullmatch(value):
        return Fault(match.start("value"), _NO_YEAR.format(value=cut(value)))
    if key == "publish_date" and not _is_date(value):
        return Fault(match.start("value"), _NO_DATE.format(value=cut(value)))
    if key == "organ_kind" and value not in ORGAN_KINDS:
        close = hint(value, ORGAN_KINDS)
        known = " ".join(ORGAN_KINDS)
        message = _NO_KIND.format(value=cut(value), hint=close, known=known)
        return Fault(match.start("value"), message)
    return None


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _change_at(text: str, at: int) -> tuple[re.Match[str] | None, Fault]:
    word = re.compile(r"[^\s=＝“\";；]*").match(text, at)
    name = word[0] if word else ""
    if name not in _FORMS:
        message = _UNKNOWN.format(word=cut(name), hint=hint(name, _FORMS), known=" ".join(_FORMS))
        return None, Fault(at, message)
    return _FORMS[name].match(text, at), Fault(at, _WRONG.format(usage=USAGE[name]))


def _changed(example: Example, match: re.Match[str]) -> Example:
    """Return an example with a change more."""
    said = match.groupdict()
    if "path" in said:
        value = said["bare"].strip() if said["quoted"] is None else said["quoted"]
        return example.with_cell(said["path"], value)
    if "old" in said:
        return example.with_words(said["old"], said["new"])
    if "section" in said:
        return example.with_sentence(said["section"], said["words"])
    if "kind" in said:
        leave_out = {
            "section": example.without_section,
            "row": example.without_row,
            "column": example.without_column,
            "table": example.without_table,
        }
        return leave_out[said["kind"]](said["name"])
    if "key" in said:
        value = said["value"].strip()
        return example.with_known(said["key"], ORGAN_KINDS.get(value, value))
    return example.in_form(said["form"]) if "form" in said else example
