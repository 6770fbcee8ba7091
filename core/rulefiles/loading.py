"""Load rule files: read them, hold their rules to their examples, and gather what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlint.errors import InputError, UsageError
from reportlint.finding import Failed, NotAssessed
from reportlint.format import Format
from reportlint.messages import Message
from reportlint.reading.decoding import decode
from reportlint.reading.limits import Limits
from reportlint.rule import Rule
from reportlint.rulefiles.errors import Place, RuleFileError, hint
from reportlint.rulefiles.located import Located
from reportlint.rulefiles.python_file import load_python
from reportlint.rulefiles.rule import Reports, rule_class
from reportlint.rulefiles.rule_reader import read_rule
from reportlint.rulefiles.sheet_file import read_csv, read_xlsx
from reportlint.rulefiles.spec import PlacedExample, RuleSpec
from reportlint.rulefiles.trials import Reader
from reportlint.rulefiles.yaml_file import read_yaml
from reportlint.testing import outcomes_of

SUFFIXES = (".yaml", ".yml", ".xlsx", ".csv", ".py")
_MOST_BYTES = 4 * 1024 * 1024
_MOST_RULES = 5000

_NO_SUCH_FILE = Message(zh="找不到规则文件", en="there is no such rule file")
_FOLDER = Message(zh="这是文件夹，请给出其中的规则文件", en="it is a folder: name the files in it")
_SUFFIX = Message(
    zh="不认识规则文件的类型“{suffix}”{hint}；可用：{known}",
    en="“{suffix}” is no type of rule file{hint}; known: {known}",
)
_UNREADABLE = Message(zh="无法读取：{why}", en="it could not be read: {why}")
_TOO_LARGE = Message(
    zh=f"规则文件超过 {_MOST_BYTES} 字节", en=f"it is larger than {_MOST_BYTES} bytes"
)
_TOO_MANY = Message(zh=f"规则超过 {_MOST_RULES} 条", en=f"it has more than {_MOST_RULES} rules")
_EMPTY = Message(zh="规则文件是空的", en="the rule file is empty")
_NO_RULES = Message(zh="规则文件中没有规则", en="the rule file has no rules")
_TAKEN = Message(
    zh="“{key}”已被 {other} 使用，请改用自己的", en="“{key}” is taken by {other}: give it another"
)
_NOT_FIRING = Message(
    zh="规则 {code} 在应当报的例子上没有报：{text}{note}",
    en="rule {code} is silent on an example that it should find fault with: {text}{note}",
)
_FIRING = Message(
    zh="规则 {code} 在不应报的例子上报了：{text}（{found}）",
    en="rule {code} finds fault with an example that is good: {text} ({found})",
)
_NOT_ASSESSED = Message(zh="（未能核对：{why}）", en=" (not assessed: {why})")
_NOTHING = Message(zh="", en="")


@dataclass(frozen=True)
class Verdict:
    """What became of an example of a rule: error says how it disagrees, None where it agrees."""

    code: str
    bad: bool
    example: PlacedExample
    error: RuleFileError | None


@dataclass(frozen=True)
class LoadedFile:
    """The rules of a file that can run, what is wrong with the others, and the examples."""

    rules: tuple[type[Rule], ...]
    errors: tuple[RuleFileError, ...]
    verdicts: tuple[Verdict, ...] = ()


def load_rules(
    path: Path,
    formats: Sequence[Format],
    taken: Mapping[str, str] | None = None,
    *,
    in_full: bool = False,
) -> LoadedFile:
    """Return what is in a rule file; it never raises for what is wrong with the file.

    taken are codes and names of other rules, with what to call their owners. in_full says that
    every example is written out and read as a file would be, which takes longer.
    """
    try:
        if path.suffix.lower() == ".py" and path.is_file():
            return LoadedFile(tuple(load_python(path)), ())
        entries = read_entries(path)
    except RuleFileError as error:
        return LoadedFile((), (error,))
    owners = dict(taken or {})
    rules: list[type[Rule]] = []
    errors: list[RuleFileError] = []
    verdicts: list[Verdict] = []
    reports, reader = Reports(), Reader(in_full=in_full)
    for entry in entries:
        spec, wrong = read_rule(entry, formats)
        if spec is not None:
            wrong = _claimed(spec, owners)
        errors += wrong
        if spec is None or wrong:
            continue
        rule = rule_class(spec, reports)
        found = _verdicts(rule, spec, reader)
        verdicts += found
        disagreeing = [verdict.error for verdict in found if verdict.error is not None]
        errors += disagreeing
        if not disagreeing:
            rules.append(rule)
    return LoadedFile(tuple(rules), tuple(errors), tuple(verdicts))


def read_entries(path: Path) -> tuple[Located, ...]:
    """Return what a file holds where a rule is wanted; raises RuleFileError."""
    name, suffix = str(path), path.suffix.lower()
    start = Place(name, 1, 1)
    if not path.exists():
        raise RuleFileError(_NO_SUCH_FILE, start)
    if path.is_dir():
        raise RuleFileError(_FOLDER, start)
    if suffix not in SUFFIXES:
        message = _SUFFIX.format(
            suffix=suffix, hint=hint(suffix, SUFFIXES), known=" ".join(SUFFIXES)
        )
        raise RuleFileError(message, start)
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        entries = _parsed(data, name, suffix)
    except OSError as error:
        raise RuleFileError(_UNREADABLE.format(why=error), start) from error
    except InputError as error:
        raise RuleFileError(_UNREADABLE.format(why=error.message), start) from error
    if not entries:
        raise RuleFileError(_NO_RULES, start)
    if len(entries) > _MOST_RULES:
        raise RuleFileError(_TOO_MANY, entries[_MOST_RULES].place)
    return entries


def _parsed(data: bytes, name: str, suffix: str) -> tuple[Located, ...]:
    start = Place(name, 1, 1)
    if len(data) > _MOST_BYTES:
        raise RuleFileError(_TOO_LARGE, start)
    if not data.strip():
        raise RuleFileError(_EMPTY, start)
    if suffix == ".xlsx":
        return read_xlsx(data, name, Limits())
    text, _ = decode(data, name)
    return read_csv(text, name) if suffix == ".csv" else read_yaml(text, name)


def _claimed(spec: RuleSpec, owners: dict[str, str]) -> list[RuleFileError]:
    """Note whose a code and a name are; return what is wrong where one of them is taken."""
    keys = tuple(dict.fromkeys((spec.code, spec.name)))
    wrong = [
        RuleFileError(_TAKEN.format(key=key, other=owners[key]), spec.place)
        for key in keys
        if key in owners
    ]
    if not wrong:
        at = spec.place.message.en
        owners |= dict.fromkeys(keys, f"{spec.code} ({at})")
    return wrong


def _verdicts(rule: type[Rule], spec: RuleSpec, reader: Reader) -> list[Verdict]:
    """Return what becomes of the examples of a rule."""
    listed = [(True, item) for item in spec.bad] + [(False, item) for item in spec.good]
    return [
        Verdict(spec.code, bad, item, _disagreement(rule(), item, reader, bad=bad))
        for bad, item in listed
    ]


def _disagreement(
    rule: Rule, item: PlacedExample, reader: Reader, *, bad: bool
) -> RuleFileError | None:
    """Return how a rule disagrees with an example, None where it does not."""
    try:
        outcomes = list(outcomes_of(rule, reader.read(item.example)))
    except UsageError as error:
        return RuleFileError(error.message, item.place)
    except ValueError as error:
        return RuleFileError(Message(str(error), str(error)), item.place)
    found = [outcome for outcome in outcomes if isinstance(outcome, Failed)]
    if bool(found) is bad:
        return None
    values = {"code": rule.code, "text": item.text.strip()}
    if found:
        return RuleFileError(_FIRING.format(**values, found=found[0].message), item.place)
    whys = [outcome.reason for outcome in outcomes if isinstance(outcome, NotAssessed)]
    note = _NOT_ASSESSED.format(why=whys[0]) if whys else _NOTHING
    return RuleFileError(_NOT_FIRING.format(**values, note=note), item.place)
