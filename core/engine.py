"""Check reports: read, parse, convert, run the rules, and gather what they say."""

import traceback
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from reportlint.convert import convert
from reportlint.diagnosis import diagnose
from reportlint.errors import InputError, NotAReportError, ReportlintError, UsageError
from reportlint.finding import (
    CheckedReport,
    Failed,
    Finding,
    NotAssessed,
    Problem,
    Result,
    Satisfied,
    Tally,
    Unassessed,
)
from reportlint.format import Format, vocabulary
from reportlint.grammar import fold, parse_document
from reportlint.messages import Message
from reportlint.model import Report
from reportlint.plugins.manager import Plugins
from reportlint.rule import Rule
from reportlint.source import Source

LARGEST_INPUT = 10 * 1024 * 1024

_TOO_LARGE = Message(
    zh="{name} 有 {size} 字节，超过上限 {limit} 字节；请检查是否选错了文件",
    en="{name} has {size} bytes, more than the limit of {limit}: is it the right file?",
)
_NO_SUCH_FILE = Message(zh="找不到文件 {name}", en="there is no file {name}")
_DIRECTORY = Message(
    zh="{name} 是文件夹，请给出其中的报告文件",
    en="{name} is a folder: name the report files in it",
)
_UNREADABLE = Message(zh="无法打开 {name}：{why}", en="{name} could not be opened: {why}")
_NO_READER = Message(
    zh="不认识 {name} 的文件类型，可以读取：{suffixes}",
    en="the file type of {name} is not known; these can be read: {suffixes}",
)
_INTERNAL = Message(
    zh="reportlint 自身出错，未能检查 {name}：{why}；请把这行文字告诉开发者",
    en="reportlint itself failed on {name}: {why}; please send its authors this line",
)
_RULE_FAILED = Message(
    zh="规则 {code}（{plugin}）运行出错：{why}",
    en="rule {code} of {plugin} failed: {why}",
)
_NOT_AN_OUTCOME = Message(
    zh="规则 {code}（{plugin}）给出的 {item} 不是核对结果",
    en="rule {code} of {plugin} yielded {item}, which is no outcome",
)
_UNKNOWN_SELECTOR = Message(
    zh="没有代码、名称或前缀为“{selector}”的规则；reportlint rules 列出全部规则",
    en="no rule has the code, name or prefix “{selector}”; `reportlint rules` lists them all",
)


class Engine:
    """Checks reports with a set of plugins. Holds no state between reports; safe in threads."""

    def __init__(
        self,
        plugins: Plugins | None = None,
        *,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
    ) -> None:
        self.plugins = plugins or Plugins()
        self.formats: Sequence[Format] = self.plugins.formats()
        self.vocabulary = vocabulary(self.formats)
        self._readers = self.plugins.readers()
        self._select, self._ignore = tuple(select), tuple(ignore)
        self._rules: dict[str, tuple[Rule, str]] | None = None

    @property
    def rules(self) -> dict[str, tuple[Rule, str]]:
        """The selected rules by code, each with the name of its plugin.

        Raises UsageError where a selector fits no rule.
        """
        if self._rules is None:
            every = self.plugins.rules()
            chosen = _matching(every, self._select) if self._select else set(every)
            chosen -= _matching(every, self._ignore)
            self._rules = {code: item for code, item in every.items() if code in chosen}
        return self._rules

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the plugins."""
        return tuple(_problem(error, None) for error in self.plugins.errors)

    def read(self, path: Path) -> Source:
        """Return the source in a file; raises InputError."""
        try:
            if path.is_dir():
                raise InputError(_DIRECTORY.format(name=path), culprit=str(path))
            with path.open("rb") as file:
                data = file.read(LARGEST_INPUT + 1)
                size = len(data) if len(data) <= LARGEST_INPUT else path.stat().st_size
        except FileNotFoundError as error:
            raise InputError(_NO_SUCH_FILE.format(name=path), culprit=str(path)) from error
        except (OSError, ValueError) as error:
            raise InputError(_UNREADABLE.format(name=path, why=error), culprit=str(path)) from error
        return self.read_bytes(data, str(path), size=size)

    def read_bytes(self, data: bytes, name: str, *, size: int | None = None) -> Source:
        """Return the source in the bytes of a file of that name; raises InputError."""
        if len(data) > LARGEST_INPUT:
            message = _TOO_LARGE.format(name=name, size=size or len(data), limit=LARGEST_INPUT)
            raise InputError(message, culprit=name)
        suffix = Path(name).suffix.lower()
        for reader in self._readers:
            if suffix in reader.suffixes:
                return reader.read(data, name)
        suffixes = " ".join(sorted(item for reader in self._readers for item in reader.suffixes))
        raise InputError(_NO_READER.format(name=name, suffixes=suffixes), culprit=name)

    def parse(self, source: Source) -> Report:
        """Return the report in a source; raises NotAReportError."""
        folded = fold(source.text)
        return convert(parse_document(folded, self.vocabulary), folded, source, self.formats)

    def check(self, source: Source) -> Result:
        """Return what the rules find in a source."""
        try:
            report = self.parse(source)
        except NotAReportError as error:
            return Result((), (_problem(error, source.name),))
        except Exception as error:  # a fault of ours in one report must not lose the others
            message = _INTERNAL.format(name=source.name, why=_why(error))
            return Result((), (Problem(source.name, "internal", message),))
        checked, problems = self.assess(report)
        unread = (
            Problem(source.name, "unread", item.reason, item.span) for item in report.unparsed
        )
        return Result((checked,), (*unread, *problems))

    def check_bytes(self, data: bytes, name: str) -> Result:
        """Return what the rules find in the bytes of a file of that name."""
        try:
            source = self.read_bytes(data, name)
        except InputError as error:
            return Result((), (_problem(error, name),))
        return self.check(source)

    def check_file(self, path: Path) -> Result:
        """Return what the rules find in a file; what keeps it from being read is a problem."""
        try:
            source = self.read(path)
        except InputError as error:
            return Result((), (_problem(error, str(path)),))
        return self.check(source)

    def assess(self, report: Report) -> tuple[CheckedReport, list[Problem]]:
        """Run the rules on a report; return what they say and which of them failed."""
        findings: list[Finding] = []
        unassessed: list[Unassessed] = []
        tallies: dict[str, Tally] = {}
        problems: list[Problem] = []
        for code, (rule, plugin) in self.rules.items():
            satisfied = failed = 0
            before = len(unassessed)
            try:
                for outcome in rule.check(report):
                    if isinstance(outcome, Satisfied):
                        satisfied += 1
                    elif isinstance(outcome, Failed):
                        failed += 1
                        findings.append(_finding(rule, outcome))
                    elif isinstance(outcome, NotAssessed):
                        item = Unassessed(code, rule.name, outcome.reason, outcome.span)
                        unassessed.append(item)
                    else:
                        message = _NOT_AN_OUTCOME.format(
                            code=code, plugin=plugin, item=repr(outcome)
                        )
                        problems.append(Problem(report.source.name, "rule", message, None, code))
            except Exception as error:
                problems.append(_rule_problem(report.source.name, code, plugin, error))
            tallies[code] = Tally(satisfied, failed, len(unassessed) - before)
        findings = diagnose(report, findings)
        findings.sort(key=lambda item: (item.span, item.code))
        checked = CheckedReport(report.source, report, tuple(findings), tuple(unassessed), tallies)
        return checked, problems


def _finding(rule: Rule, failed: Failed) -> Finding:
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=failed.severity or rule.severity,
        message=failed.message,
        span=failed.span,
        stated=failed.stated,
        expected=failed.expected,
        arithmetic=failed.arithmetic,
        cause=failed.cause,
        related=failed.related,
        paths=failed.paths,
    )


def _problem(error: ReportlintError, path: str | None) -> Problem:
    return Problem(path, error.kind, error.message, None, error.culprit)


def _rule_problem(path: str, code: str, plugin: str, error: Exception) -> Problem:
    message = _RULE_FAILED.format(code=code, plugin=plugin, why=_why(error))
    return Problem(path, "rule", message, None, code)


def _why(error: Exception) -> str:
    """Return what an unexpected exception says, and where it came from."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})"


def _matching(rules: dict[str, tuple[Rule, str]], selectors: Iterable[str]) -> set[str]:
    """Return the codes that selectors name: by code, by name or by the first letters of codes."""
    chosen: set[str] = set()
    for selector in selectors:
        found = {
            code
            for code, (rule, _) in rules.items()
            if rule.name == selector or code.startswith(selector.upper())
        }
        if not found or not selector:
            raise UsageError(_UNKNOWN_SELECTOR.format(selector=selector), culprit=selector)
        chosen |= found
    return chosen


@cache
def _default_engine() -> Engine:
    return Engine()


def check_text(text: str, *, name: str = "<text>") -> Result:
    """Check a text with all rules.

    name is how messages call the text. A text that is no report gives a result with a problem.
    """
    return _with_problems(_default_engine(), Source(name, text))


def check_path(path: str | Path) -> Result:
    """Check a file with all rules.

    What keeps the file from being read is a problem in the result, not an exception.
    """
    engine = _default_engine()
    return Result.joined([engine.check_file(Path(path))], engine.problems())


def parse_text(text: str, *, name: str = "<text>") -> Report:
    """Return the report in a text: its sections, cells and facts.

    Raises NotAReportError where the text looks like no known report.
    """
    return _default_engine().parse(Source(name, text))


def _with_problems(engine: Engine, source: Source) -> Result:
    return Result.joined([engine.check(source)], engine.problems())
