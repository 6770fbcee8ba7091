"""Read a rule from an entry of a file: what each key holds, and what is wrong."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from reportlint.finding import Severity
from reportlint.format import Format
from reportlint.messages import Message
from reportlint.rulefiles.bind import Instance, bind
from reportlint.rulefiles.changes import read_example
from reportlint.rulefiles.errors import Fault, Place, RuleFileError, hint
from reportlint.rulefiles.example_lines import example_lines
from reportlint.rulefiles.expression import read_expression
from reportlint.rulefiles.keys import (
    CODE,
    KEYS,
    NAME,
    ORGAN_KINDS,
    PLACEHOLDER,
    REQUIRED,
    SEVERITIES,
    YEARS,
)
from reportlint.rulefiles.located import Items, Located, Mapping, Scalar
from reportlint.rulefiles.nodes import Call, Compared, Statement
from reportlint.rulefiles.spec import PlacedExample, RuleSpec

_ALWAYS_SAID = ("year", "organ")
_OF_COMPARISONS = ("left", "right", "difference")
_LONGEST_TEXT = 1000
_MOST_EXAMPLES = 20
_NO_RULE = Message(
    zh="规则应为一组“名称: 内容”，如 code: XJP001",
    en="a rule is a set of keys, such as code: XJP001",
)
_UNKNOWN_KEY = Message(
    zh="没有名为“{key}”的项{hint}；可用：{known}",
    en="there is no key “{key}”{hint}; known: {known}",
)
_TWICE = Message(zh="“{key}”写了两次", en="the key “{key}” stands here twice")
_MISSING = Message(zh="缺少 {key}（{heading}）", en="{key} is missing")
_EMPTY = Message(zh="{key} 是空的", en="{key} is empty")
_NOT_TEXT = Message(zh="{key} 应为文字", en="{key} must be a text")
_TOO_LONG = Message(zh="{key} 超过 {most} 个字", en="{key} is longer than {most} characters")
_BAD_CODE = Message(
    zh="代码应为三个大写字母加三位数字，如 XJP001，而不是“{value}”",
    en="a code is three capital letters and three digits, such as XJP001, not “{value}”",
)
_BAD_NAME = Message(
    zh="名称应为小写英文单词，用 - 连接，如 six-outcomes，而不是“{value}”",
    en="a name is lower-case words with - between them, such as six-outcomes, not “{value}”",
)
_ONE_OF = Message(
    zh="{key} 不能是“{value}”{hint}；可用：{known}",
    en="{key} cannot be “{value}”{hint}; known: {known}",
)
_BAD_YEARS = Message(
    zh="年度应为 2024、2021-2024、2021- 或 -2023，而不是“{value}”",
    en="years are 2024, 2021-2024, 2021- or -2023, not “{value}”",
)
_PLACEHOLDER = Message(
    zh="提示中不能用 {{{name}}}{hint}；可用：{known}，以及单元格路径",
    en="the message cannot say {{{name}}}{hint}; it can say {known}, and paths of cells",
)
_WHEN_LOOPS = Message(
    zh="前提中不能写 for each 和 if；{column}、{row} 可以用 check 中的",
    en="for each and if stand in check only; its {column} and {row} are known here",
)
_NO_EXAMPLE = Message(zh="{key} 至少要有一个例子", en="{key} needs an example")
_MANY_EXAMPLES = Message(
    zh=f"{{key}} 最多 {_MOST_EXAMPLES} 个例子", en=f"{{key}} has over {_MOST_EXAMPLES} examples"
)


def read_rule(
    entry: Located, formats: Sequence[Format]
) -> tuple[RuleSpec | None, list[RuleFileError]]:
    """Return the rule in an entry of a file, None where it is none, and all that is wrong."""
    if not isinstance(entry, Mapping):
        return None, [RuleFileError(_NO_RULE, entry.place)]
    reader = _RuleReader(entry, tuple(formats))
    spec = reader.read()
    return (None if reader.errors else spec), reader.errors


@dataclass
class _RuleReader:
    """Reads one rule; what is wrong is noted, and reading goes on."""

    entry: Mapping
    formats: tuple[Format, ...]
    errors: list[RuleFileError] = field(default_factory=list)
    values: dict[str, Located] = field(default_factory=dict)
    uses_last_year: bool = False

    def read(self) -> RuleSpec:
        """Return the rule; it is of use only where there are no errors."""
        self._keys()
        code = self._code()
        title, basis = self._message("title"), self._message("basis")
        first, last = self._years()
        formats = self._choices("format", tuple(form.id for form in self.formats))
        statement, programs = self._programs(formats)
        return RuleSpec(
            code=code,
            name=self._name(code),
            title=title,
            severity=self._severity(),
            basis=basis,
            message=self._finding(statement),
            condition=self._text("check"),
            formats=formats,
            first_year=first,
            last_year=last,
            organ_kinds=self._choices("organ_kinds", ORGAN_KINDS),
            programs=programs,
            uses_last_year=self.uses_last_year,
            bad=self._examples("bad"),
            good=self._examples("good"),
            place=self.entry.place,
        )

    def _error(self, place: Place, message: Message) -> None:
        self.errors.append(RuleFileError(message, place))

    def _keys(self) -> None:
        """Note the value of every key."""
        meant: list[str] = []
        headings = {heading: key for key, heading in KEYS.items()}
        for scalar, value in self.entry.entries:
            word = scalar.text.strip()
            key = headings.get(word, word)
            if key not in KEYS:
                message = _UNKNOWN_KEY.format(
                    key=word, hint=hint(word, (*KEYS, *headings)), known=" ".join(KEYS)
                )
                self._error(scalar.place, message)
                meant += get_close_matches(word, REQUIRED, n=1)
            elif key in self.values:
                self._error(scalar.place, _TWICE.format(key=word))
            else:
                self.values[key] = value
        for key in REQUIRED:
            if key not in (*self.values, *meant):
                self._error(self.entry.place, _MISSING.format(key=key, heading=KEYS[key]))

    def _text(self, key: str) -> str:
        """Return the text of a key, "" where there is none; required ones must not be empty."""
        value = self.values.get(key)
        if value is None:
            return ""
        if not isinstance(value, Scalar):
            self._once(value.place, _NOT_TEXT.format(key=key))
            return ""
        if not value.text.strip() and key in REQUIRED:
            self._once(value.place, _EMPTY.format(key=key))
        elif len(value.text) > _LONGEST_TEXT and key != "check":
            self._once(value.place, _TOO_LONG.format(key=key, most=_LONGEST_TEXT))
            return ""
        return value.text.strip()

    def _once(self, place: Place, message: Message) -> None:
        if not any(item.place == place and item.fault == message for item in self.errors):
            self._error(place, message)

    def _message(self, key: str) -> Message:
        chinese, english = self._text(key), self._text(f"{key}_en")
        return Message(chinese, english or chinese)

    def _code(self) -> str:
        code = self._text("code")
        if code and not CODE.fullmatch(code):
            self._error(self.values["code"].place, _BAD_CODE.format(value=code))
        return code

    def _name(self, code: str) -> str:
        name = self._text("name")
        if name and not NAME.fullmatch(name):
            self._error(self.values["name"].place, _BAD_NAME.format(value=name))
        return name or code.lower()

    def _severity(self) -> Severity:
        word = self._text("severity")
        if word and word not in SEVERITIES:
            known = [severity.value for severity in Severity]
            message = _ONE_OF.format(
                key="severity", value=word, hint=hint(word, SEVERITIES), known=" ".join(known)
            )
            self._error(self.values["severity"].place, message)
        return SEVERITIES.get(word, Severity.WARNING)

    def _years(self) -> tuple[int | None, int | None]:
        text = self._text("years")
        match = YEARS.fullmatch(text)
        if not text or match is None or not (match["first"] or match["last"]):
            if text:
                self._error(self.values["years"].place, _BAD_YEARS.format(value=text))
            return None, None
        first = int(match["first"]) if match["first"] else None
        last = int(match["last"]) if match["last"] else None
        if match["dash"] is None:
            last = first if last is None else None
            first = first if last is not None else None
        if (first is None and last is None) or (first and last and first > last):
            self._error(self.values["years"].place, _BAD_YEARS.format(value=text))
        return first, last

    def _choices(self, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
        """Return the words of a list, or with commas between them."""
        value = self.values.get(key)
        words: list[tuple[str, Place]] = []
        for item in value.items if isinstance(value, Items) else [value] if value else []:
            if not isinstance(item, Scalar):
                self._error(item.place, _NOT_TEXT.format(key=key))
                continue
            for word in re.split(r"[,，、;；\s]+", item.text.strip()):
                words += [(word, item.place)] if word else []
        for word, place in words:
            if word not in known:
                message = _ONE_OF.format(
                    key=key, value=word, hint=hint(word, known), known=" ".join(known)
                )
                self._error(place, message)
        return tuple(word for word, _ in words)

    def _statement(self, key: str) -> Statement | None:
        value = self.values.get(key)
        if not self._text(key) or not isinstance(value, Scalar):
            return None
        statement, faults = read_expression(value.text)
        self._faults(faults, value.place_of)
        if statement and key == "when" and (statement.loops or statement.condition):
            self._error(value.place, _WHEN_LOOPS)
            return None
        return statement

    def _faults(self, faults: list[Fault], place_of: Callable[[int], Place]) -> None:
        for fault in faults:
            self._error(place_of(fault.at), fault.message)

    def _programs(
        self, formats: tuple[str, ...]
    ) -> tuple[Statement | None, dict[str, tuple[Instance, ...]]]:
        """Return the condition, and what it comes to in each format that it can apply to."""
        before = len(self.errors)
        statement, when = self._statement("check"), self._statement("when")
        self.uses_last_year = any(map(_uses_last_year, filter(None, (statement, when))))
        if statement is None or len(self.errors) > before:
            return statement, {}
        programs = {}
        first: tuple[str, list[Fault]] | None = None
        for form in self.formats:
            if formats and form.id not in formats:
                continue
            for key, part in (("when", _alone(statement, when)), ("check", statement)):
                faults = bind(part, form)[1] if part else []
                if faults:
                    first = first or (key, faults)
                    break
            else:
                instances, faults = bind(statement, form, when)
                if instances:
                    programs[form.id] = instances
                first = first or ("check", faults)
        if not programs and first is not None:
            value = self.values[first[0]]
            assert isinstance(value, Scalar)  # it has been read as one
            self._faults(first[1], value.place_of)
        return statement, programs

    def _finding(self, statement: Statement | None) -> Message:
        """Return the message of a finding, its placeholders looked at."""
        known = list(_ALWAYS_SAID)
        if statement is not None:
            known += [loop.axis for loop in statement.loops]
            if any(isinstance(node, Compared) for node in statement.nodes()):
                known += _OF_COMPARISONS
        paths = {path for form in self.formats for path in form.reading_order}
        for key in ("message", "message_en"):
            value = self.values.get(key)
            if not isinstance(value, Scalar) or statement is None:
                continue
            for match in PLACEHOLDER.finditer(value.text):
                if match[1] not in known and match[1] not in paths:
                    close = hint(match[1], [*known, *paths])
                    said = " ".join(f"{{{name}}}" for name in known)
                    message = _PLACEHOLDER.format(name=match[1], hint=close, known=said)
                    self._error(value.place_of(match.start()), message)
        return self._message("message")

    def _examples(self, key: str) -> tuple[PlacedExample, ...]:
        found = []
        value = self.values.get(key)
        for text, place_of in example_lines(value) if value else ():
            example, faults = read_example(text)
            self._faults(faults, place_of)
            found.append(PlacedExample(example, text, place_of(0)))
        if value is not None and not found:
            self._error(value.place, _NO_EXAMPLE.format(key=key))
        if value is not None and len(found) > _MOST_EXAMPLES:
            self._error(value.place, _MANY_EXAMPLES.format(key=key))
        return tuple(found)


def _alone(statement: Statement, when: Statement | None) -> Statement | None:
    """Return a condition of its own with the loops of another."""
    return Statement(statement.loops, None, when.claim) if when else None


def _uses_last_year(statement: Statement) -> bool:
    return any(isinstance(node, Call) and node.function == "previous" for node in statement.nodes())
