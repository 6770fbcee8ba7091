"""The examples of a rule in a file: what is changed in a valid report, in a line."""

import re

from reportlint.messages import Message
from reportlint.rule import Example, valid
from reportlint.rulefiles.errors import Fault, hint

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
_LONGEST = 2000

_UNKNOWN = Message(
    zh="例子中的“{word}”不是一种改动{hint}；可用：{known}",
    en="“{word}” is no kind of change{hint}; known: {known}",
)
_WRONG = Message(zh="这种改动写作：{usage}", en="such a change is written: {usage}")
_BETWEEN = Message(
    zh="两处改动之间用分号，文字放在引号中",
    en="changes have a semicolon between them, and words stand in quotation marks",
)
_TOO_LONG = Message(zh=f"例子超过 {_LONGEST} 个字", en=f"an example over {_LONGEST} characters")


def read_example(text: str) -> tuple[Example, list[Fault]]:
    """Return the example that a line is: changes with semicolons between them, or `valid`."""
    if len(text) > _LONGEST:
        return valid, [Fault(0, _TOO_LONG)]
    example, last_year = valid, None
    at = len(text) - len(text.lstrip())
    while at < len(text):
        earlier = _LAST_YEAR.match(text, at)
        begin = earlier.end() if earlier else at
        match, fault = _change_at(text, begin)
        if match is None:
            return valid, [fault]
        if earlier:
            last_year = _changed(last_year or valid, match)
        else:
            example = _changed(example, match)
        rest = text[match.end() :].lstrip()
        at = len(text) - len(rest)
        if rest and rest[0] not in ";；":
            return valid, [Fault(at, _BETWEEN)]
        at = len(text) - len(rest[1:].lstrip())
    return (example.with_last_year(last_year) if last_year else example), []


def _change_at(text: str, at: int) -> tuple[re.Match[str] | None, Fault]:
    word = re.compile(r"[^\s=＝“\";；]*").match(text, at)
    name = word[0] if word else ""
    if name not in _FORMS:
        message = _UNKNOWN.format(word=name, hint=hint(name, _FORMS), known=" ".join(_FORMS))
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
        return example.with_known(said["key"], said["value"].strip())
    return example.in_form(said["form"]) if "form" in said else example
