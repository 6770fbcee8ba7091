"""Read a rule from an entry of a file."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportlint.finding import Severity
from reportlint.format import Format
from reportlint.messages import Message
from reportlint.rule import CODE, NAME
from reportlint.rulefiles.changes import read_example
from reportlint.rulefiles.entry_values import EntryValues, TooManyFaultsError
from reportlint.rulefiles.errors import RuleFileError, cut, hint
from reportlint.rulefiles.example_lines import example_lines
from reportlint.rulefiles.keys import ORGAN_KINDS, PLACEHOLDER, SEVERITIES, YEARS
from reportlint.rulefiles.located import Located, Mapping, Scalar
from reportlint.rulefiles.nodes import Compared, Statement
from reportlint.rulefiles.programs import read_programs
from reportlint.rulefiles.spec import PlacedExample, RuleSpec
from reportlint.rulefiles.targets import faults_of

_ALWAYS_SAID = ("year", "organ")
_OF_COMPARISONS = ("left", "right", "difference")
_MOST_EXAMPLES = 10

_NO_RULE = Message(
    zh="规则应为一组“名称: 内容”，如 code: XJP001",
    en="a rule is a set of keys, such as code: XJP001",
)
_BAD_CODE = Message(
    zh="代码应为三个大写字母加三位数字，如 XJP001，而不是“{value}”",
    en="a code is three capital letters and three digits, such as XJP001, not “{value}”",
)
_BAD_NAME = Message(
    zh="名称应为小写英文单词，用 - 连接，如 six-outcomes，而不是“{value}”",
    en="a name is lower-case words with - between them, such as six-outcomes, not “{value}”",
)
_BAD_YEARS = Message(
    zh="年度应为 2024、2021-2024、2021- 或 -2023，而不是“{value}”",
    en="years are 2024, 2021-2024, 2021- or -2023, not “{value}”",
)
_PLACEHOLDER = Message(
    zh="提示中不能用 {{{name}}}{hint}；可用：{known}，以及单元格路径",
    en="the message cannot say {{{name}}}{hint}; it can say {known}, and paths of cells",
)
_NO_SIDES = Message(
    zh="{{{name}}} 是比较的一边，而条件没有比较两个数；请从提示中删去",
    en="{{{name}}} is of a comparison, and the condition compares no numbers: take it out",
)
_NOT_CLOSED = Message(
    zh="“{{”没有配对的“}}”；值写作 {{left}}",
    en="this “{{” is never closed; a value is such as {{left}}",
)
_NO_EXAMPLE = Message(zh="{key} 至少要有一个例子", en="{key} needs an example")
_MANY_EXAMPLES = Message(
    zh=f"{{key}} 最多 {_MOST_EXAMPLES} 个例子", en=f"{{key}} has over {_MOST_EXAMPLES} examples"
)


def read_rule(
    entry: Located, formats: Sequence[Format]
) -> tuple[RuleSpec | None, list[RuleFileError]]:
    """Return the rule in an entry of a file, None where it is none, and what is wrong with it."""
    if not isinstance(entry, Mapping):
        return None, [RuleFileError(_NO_RULE, entry.place)]
    values = EntryValues(entry)
    try:
        spec = _spec(values, formats)
    except TooManyFaultsError:
        return None, values.errors
    values.errors.sort(key=lambda error: error.place)
    return (None if values.errors else spec), values.errors


def _spec(values: EntryValues, formats: Sequence[Format]) -> RuleSpec:
    """Return the rule that values are; it is of use only where nothing is wrong."""
    values.note_values()
    code = _code(values)
    title, basis = values.message("title"), values.message("basis")
    years = _years(values)
    chosen = values.choices("format", [form.id for form in formats])
    forms = [form for form in formats if not chosen or form.id in chosen]
    programs = read_programs(values, forms)
    _look_at_placeholders(values, programs.statement, formats)
    return RuleSpec(
        code=code,
        name=_name(values, code),
        title=title,
        severity=_severity(values),
        basis=basis,
        message=values.message("message"),
        condition=values.text("check"),
        first_year=years.first,
        last_year=years.last,
        organ_kinds=_organ_kinds(values),
        programs=programs.by_form,
        uses_last_year=programs.uses_last_year,
        bad=_examples(values, "bad", formats),
        good=_examples(values, "good", formats),
        place=values.entry.place,
        code_place=values.values["code"].place if "code" in values.values else values.entry.place,
    )


def _code(values: EntryValues) -> str:
    code = values.text("code")
    if code and not CODE.fullmatch(code):
        values.error(values.values["code"].place, _BAD_CODE.format(value=cut(code)))
    return code


def _name(values: EntryValues, code: str) -> str:
    name = values.text("name")
    if name and not NAME.fullmatch(name):
        values.error(values.values["name"].place, _BAD_NAME.format(value=cut(name)))
    return name or code.lower()


def _severity(values: EntryValues) -> Severity:
    word = values.text("severity")
    if word:
        values.one_of("severity", word, SEVERITIES, values.values["severity"].place)
    return SEVERITIES.get(word, Severity.WARNING)


class _Years(NamedTuple):
    """The years that a rule is for."""

    first: int | None = None
    last: int | None = None


def _years(values: EntryValues) -> _Years:
    text = values.text("years")
    match = YEARS.fullmatch(text)
    if not text:
        return _Years()
    first = int(match["first"]) if match and match["first"] else None
    last = int(match["last"]) if match and match["last"] else None
    if match and match["dash"] is None:
        first = last = first or last
    if first is last is None or (first and last and first > last):
        values.error(values.values["years"].place, _BAD_YEARS.format(value=cut(text)))
    return _Years(first, last)


def _organ_kinds(values: EntryValues) -> tuple[str, ...]:
    words = values.choices("organ_kinds", ORGAN_KINDS)
    return tuple(dict.fromkeys(ORGAN_KINDS[word] for word in words if word in ORGAN_KINDS))


def _look_at_placeholders(
    values: EntryValues, statement: Statement | None, formats: Sequence[Format]
) -> None:
    """Note the placeholders of the message that have no value."""
    if statement is None:
        return
    known = [*_ALWAYS_SAID, *(loop.axis for loop in statement.loops)]
    if any(isinstance(node, Compared) for node in statement.nodes()):
        known += _OF_COMPARISONS
    paths = {path for form in formats for path in form.reading_order}
    for key in ("message", "message_en"):
        value = values.values.get(key)
        if not isinstance(value, Scalar):
            continue
        for match in PLACEHOLDER.finditer(value.text):
            if match[1] not in known and match[1] not in paths:
                values.error(value.place_of(match.start()), _no_value(match[1], known, paths))
        rest = PLACEHOLDER.sub(lambda match: " " * len(match[0]), value.text)
        if (at := rest.find("{")) >= 0:
            values.error(value.place_of(at), _NOT_CLOSED.format())


def _no_value(name: str, known: list[str], paths: Iterable[str]) -> Message:
    """Return why a placeholder has no value."""
    if name in _OF_COMPARISONS:
        return _NO_SIDES.format(name=name)
    said = " ".join(f"{{{item}}}" for item in known)
    return _PLACEHOLDER.format(name=cut(name), hint=hint(name, [*known, *paths]), known=said)


def _examples(
    values: EntryValues, key: str, formats: Sequence[Format]
) -> tuple[PlacedExample, ...]:
    value = values.values.get(key)
    found: list[PlacedExample] = []
    for text, place_of in example_lines(value) if value else ():
        if len(found) >= _MOST_EXAMPLES:
            values.error(place_of(0), _MANY_EXAMPLES.format(key=key))
            break
        read = read_example(text)
        for fault in (*read.faults, *faults_of(read.changes, formats)):
            values.error(place_of(fault.at), fault.message)
        found.append(PlacedExample(read.example, read.changes, text, place_of))
    if value is not None and not found:
        values.error(value.place, _NO_EXAMPLE.format(key=key))
    return tuple(found)
