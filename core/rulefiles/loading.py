"""Load rule files: read them, hold their rules to their examples, and gather what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportlint.checking.watch import TookTooLongError, Watch
from reportlint.errors import InputError, reason
from reportlint.format import Format
from reportlint.messages import Message
from reportlint.reading.decoding import decode
from reportlint.reading.limits import Limits
from reportlint.rule import Rule
from reportlint.rulefiles.csv_file import read_csv
from reportlint.rulefiles.errors import Place, RuleFileError, hint
from reportlint.rulefiles.located import Located
from reportlint.rulefiles.python_file import load_python
from reportlint.rulefiles.rule import Reports, rule_class
from reportlint.rulefiles.rule_reader import read_rule
from reportlint.rulefiles.spec import RuleSpec
from reportlint.rulefiles.trials import Reader
from reportlint.rulefiles.verdicts import Verdict, verdicts_of
from reportlint.rulefiles.xlsx_file import read_xlsx
from reportlint.rulefiles.yaml_file import read_yaml

SUFFIXES = (".yaml", ".yml", ".xlsx", ".csv", ".py")
_MOST_BYTES = 4 * 1024 * 1024
_MOST_RULES = 5000
_MOST_FAULTS = 100
_SECONDS, _SECONDS_IN_FULL = 20, 300

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
_TOO_LONG = Message(
    zh="读取规则、试验例子超过 {seconds} 秒，已停止；停在这条规则，请简化它，或分成几个文件",
    en=(
        "reading the rules and trying their examples took more than {seconds} seconds and was "
        "stopped at this rule: make it simpler, or several files of this one"
    ),
)
_MORE = Message(
    zh=f"问题超过 {_MOST_FAULTS} 处，从这里起没有再读",
    en=f"there are more than {_MOST_FAULTS} faults: nothing was read from here on",
)


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
    loading = _Loading(tuple(formats), dict(taken or {}), Reader(in_full=in_full))
    seconds = _SECONDS_IN_FULL if in_full else _SECONDS
    try:
        with Watch(seconds) as watch, watch.limited():
            if path.suffix.lower() == ".py" and path.is_file():
                return LoadedFile(tuple(load_python(path)), ())
            loading.read(read_entries(path))
    except RuleFileError as error:
        loading.errors.append(error)
    except TookTooLongError:
        message = _TOO_LONG.format(seconds=seconds)
        loading.errors.append(RuleFileError(message, loading.place or Place(str(path), 1, 1)))
    return LoadedFile(tuple(loading.rules), tuple(loading.errors), tuple(loading.verdicts))


@dataclass
class _Loading:
    """What was read of a file so far; place is where the reading is."""

    formats: tuple[Format, ...]
    owners: dict[str, str]
    reader: Reader
    rules: list[type[Rule]] = field(default_factory=list)
    errors: list[RuleFileError] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    place: Place | None = None

    def read(self, entries: Sequence[Located]) -> None:
        """Read rules, and hold them to their examples."""
        reports = Reports()
        for entry in entries:
            self.place = entry.place
            if len(self.errors) >= _MOST_FAULTS:
                self.errors.append(RuleFileError(_MORE, entry.place))
                return
            spec, wrong = read_rule(entry, self.formats)
            if spec is not None:
                wrong = self._claimed(spec)
            self.errors += wrong
            if spec is None or wrong:
                continue
            rule = rule_class(spec, reports)
            found = verdicts_of(rule, spec, self.reader)
            self.verdicts += found
            disagreeing = [verdict.error for verdict in found if verdict.error is not None]
            self.errors += disagreeing
            if not disagreeing:
                self.rules.append(rule)

    def _claimed(self, spec: RuleSpec) -> list[RuleFileError]:
        """Note whose a code and a name are; return what is wrong where one of them is taken."""
        for key in (spec.code, spec.name):
            if key in self.owners:
                message = _TAKEN.format(key=key, other=self.owners[key])
                return [RuleFileError(message, spec.code_place)]
        at = f"{spec.code} ({spec.code_place.message.en})"
        self.owners |= dict.fromkeys((spec.code, spec.name), at)
        return []


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
        raise RuleFileError(_UNREADABLE.format(why=reason(error)), start) from error
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
