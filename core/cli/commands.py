"""What each subcommand does."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path

from reportlint.decoding import known_encoding
from reportlint.engine import Engine
from reportlint.errors import PluginError, UsageError
from reportlint.extract import extracted
from reportlint.finding import Result, Severity
from reportlint.formatter import Formatter
from reportlint.limits import Limits
from reportlint.messages import Message
from reportlint.pages import rule_page
from reportlint.plugins.manager import Plugins
from reportlint.reader import ReadingOptions
from reportlint.source import Source

CLEAN, FINDINGS, NOT_CHECKED = 0, 1, 2

_NO_FORMAT = Message(
    zh="没有名为“{name}”的输出形式，可用：{known}",
    en="there is no output format “{name}”; known are: {known}",
)
_NO_RULE = Message(
    zh="没有规则“{name}”；reportlint rules 列出全部规则",
    en="there is no rule “{name}”; `reportlint rules` lists them all",
)
_NOT_RENDERED = Message(zh="输出形式“{name}”出错：{why}", en="the formatter “{name}” failed: {why}")
_OVERWRITES = Message(
    zh="--output {name} 会覆盖要检查的报告，请换一个文件名",
    en="--output {name} would overwrite the report itself; give another name",
)
_NO_STDIN = Message(zh="没有标准输入", en="there is no standard input")
_NOT_WRITTEN = Message(zh="无法写入 {name}：{why}", en="{name} could not be written: {why}")
_PLUGIN_PROBLEM = Message(zh="插件问题：{message}", en="plugin problem: {message}")


def check(arguments: Namespace) -> int:
    """Check reports."""
    _refuse_to_overwrite(arguments, arguments.paths)
    engine = Engine(
        select=_selectors(arguments.select),
        ignore=_selectors(arguments.ignore),
        third_party=not arguments.no_plugins,
        reading=_reading(arguments),
    )
    formatters = engine.plugins.formatters()
    if arguments.format not in formatters:
        known = ", ".join(sorted(formatters))
        raise UsageError(
            _NO_FORMAT.format(name=arguments.format, known=known), culprit=arguments.format
        )
    results = [_check_one(engine, path, arguments) for path in arguments.paths]
    result = Result.joined(results, engine.problems())
    _write(_rendered(formatters[arguments.format], result, arguments), arguments)
    if not result.complete:
        return NOT_CHECKED
    worst = result.worst()
    failing = worst is not None and worst.rank >= Severity(arguments.fail_on).rank
    return FINDINGS if failing else CLEAN


def extract(arguments: Namespace) -> int:
    """List what was read from a report."""
    _refuse_to_overwrite(arguments, [arguments.path])
    engine = Engine(third_party=not arguments.no_plugins, reading=_reading(arguments))
    source = _source(engine, arguments.path, arguments.stdin_filename)
    document = extracted(engine.parse(source), arguments.lang)
    _write(json.dumps(document, ensure_ascii=False, indent=2) + "\n", arguments)
    return _report_plugins(engine.plugins, arguments)


def rules(arguments: Namespace) -> int:
    """List all rules."""
    plugins = _plugins(arguments)
    listed = [
        {
            "code": code,
            "name": rule.name,
            "severity": rule.severity.value,
            "title": rule.title.text(arguments.lang),
            "plugin": plugin,
        }
        for code, (rule, plugin) in plugins.rules().items()
    ]
    if arguments.format == "json":
        text = json.dumps(listed, ensure_ascii=False, indent=2)
    else:
        rows = ((r["code"], f"{r['name']:<16}", f"{r['severity']:<8}", r["title"]) for r in listed)
        text = "\n".join("  ".join(row) for row in rows)
    _write(text + "\n", arguments)
    return _report_plugins(plugins, arguments)


def explain(arguments: Namespace) -> int:
    """Explain a rule."""
    plugins = _plugins(arguments)
    for code, (rule, _) in plugins.rules().items():
        if arguments.rule.upper() == code or arguments.rule == rule.name:
            print(rule_page(rule, arguments.lang))
            return _report_plugins(plugins, arguments)
    _report_plugins(plugins, arguments)
    raise UsageError(_NO_RULE.format(name=arguments.rule), culprit=arguments.rule)


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "check": check,
    "extract": extract,
    "rules": rules,
    "explain": explain,
}


def _rendered(formatter: Formatter, result: Result, arguments: Namespace) -> str:
    try:
        return formatter.render(result, arguments.lang)
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        message = _NOT_RENDERED.format(name=formatter.name, why=why)
        raise PluginError(message, culprit=formatter.name) from error


def _reading(arguments: Namespace) -> ReadingOptions:
    encoding = arguments.encoding and known_encoding(arguments.encoding)
    return ReadingOptions(encoding, Limits.parsed(arguments.limit))


def _plugins(arguments: Namespace) -> Plugins:
    return Plugins(third_party=not arguments.no_plugins)


def _selectors(text: str) -> list[str]:
    return [item.strip() for item in text.split(",") if item.strip()]


def _check_one(engine: Engine, path: str, arguments: Namespace) -> Result:
    if path == "-":
        return engine.check_bytes(_standard_input(), arguments.stdin_filename)
    return engine.check_file(Path(path))


def _source(engine: Engine, path: str, stdin_name: str) -> Source:
    if path == "-":
        return engine.read_bytes(_standard_input(), stdin_name)
    return engine.read(Path(path))


def _write(text: str, arguments: Namespace) -> None:
    try:
        if arguments.output is None:
            sys.stdout.write(text)
            sys.stdout.flush()
        else:
            Path(arguments.output).write_text(text, encoding="utf-8", newline="\n")
    except BrokenPipeError:
        raise
    except OSError as error:
        name = arguments.output or "<stdout>"
        raise UsageError(_NOT_WRITTEN.format(name=name, why=error), culprit=name) from error


def _refuse_to_overwrite(arguments: Namespace, paths: Iterable[str]) -> None:
    if arguments.output and any(
        Path(path).resolve() == Path(arguments.output).resolve() for path in paths
    ):
        message = _OVERWRITES.format(name=arguments.output)
        raise UsageError(message, culprit=arguments.output)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UsageError(_NO_STDIN)
    return sys.stdin.buffer.read()


def _report_plugins(plugins: Plugins, arguments: Namespace) -> int:
    for error in plugins.errors:
        message = _PLUGIN_PROBLEM.format(message=error.message)
        print(message.text(arguments.lang), file=sys.stderr)
    return NOT_CHECKED if plugins.errors else CLEAN
