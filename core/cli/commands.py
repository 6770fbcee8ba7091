"""What each subcommand does."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from reportlint.cli.listing import as_json, as_text, listed_rules, selectors
from reportlint.cli.new import new
from reportlint.cli.streams import STANDARD_INPUT, refuse_to_overwrite, standard_input, write
from reportlint.cli.trial import test
from reportlint.engine import Engine
from reportlint.errors import PluginError, UsageError
from reportlint.extract import extracted, text_lines
from reportlint.finding import Result, Severity
from reportlint.formatter import Formatter
from reportlint.messages import Message
from reportlint.pages import rule_page
from reportlint.plugins.manager import Plugins
from reportlint.reading.decoding import known_encoding
from reportlint.reading.limits import Limits
from reportlint.reading.reader import ReadingOptions
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
_PLUGIN_PROBLEM = Message(zh="插件问题：{message}", en="plugin problem: {message}")


def check(arguments: Namespace) -> int:
    """Check reports."""
    engine = Engine(
        select=selectors(arguments.select),
        ignore=selectors(arguments.ignore),
        profile=arguments.profile,
        third_party=not arguments.no_plugins,
        rule_files=arguments.rules,
        reading=_reading(arguments),
        **_said(arguments),
    )
    formatters = engine.plugins.formatters()
    if arguments.format not in formatters:
        known = ", ".join(sorted(formatters))
        raise UsageError(
            _NO_FORMAT.format(name=arguments.format, known=known), culprit=arguments.format
        )
    result = _checked(engine, arguments)
    if not arguments.verbose:
        untraced = (replace(problem, traceback="") for problem in result.problems)
        result = replace(result, problems=tuple(untraced))
    write(_rendered(formatters[arguments.format], result, arguments), arguments)
    if not result.complete:
        return NOT_CHECKED
    worst = result.worst()
    failing = worst is not None and worst.rank >= Severity(arguments.fail_on).rank
    return FINDINGS if failing else CLEAN


def extract(arguments: Namespace) -> int:
    """List what was read from a report."""
    refuse_to_overwrite(arguments, [arguments.path])
    engine = Engine(
        third_party=not arguments.no_plugins, reading=_reading(arguments), **_said(arguments)
    )
    source = _source(engine, arguments.path, arguments.stdin_filename)
    if arguments.format == "text":
        # Not parsed: how the text looks is asked just where it is not taken for a report.
        text = text_lines(source)
    else:
        sidecar = None if arguments.path == STANDARD_INPUT else engine.sidecar(Path(arguments.path))
        document = extracted(engine.parse(source, sidecar=sidecar), arguments.lang)
        text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    write(text, arguments)
    return _report_plugins(engine.plugins, arguments)


def rules(arguments: Namespace) -> int:
    """List all rules: which of them run, and why."""
    plugins = _plugins(arguments)
    listed = listed_rules(plugins, arguments)
    form = as_json if arguments.format == "json" else as_text
    write(form(listed, arguments.lang) + "\n", arguments)
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
    "new": new,
    "test": test,
}


def _rendered(formatter: Formatter, result: Result, arguments: Namespace) -> str:
    try:
        return formatter.render(result, arguments.lang)
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        message = _NOT_RENDERED.format(name=formatter.name, why=why)
        raise PluginError(message, culprit=formatter.name) from error


def _reading(arguments: Namespace) -> ReadingOptions:
    told = arguments.encoding
    encoding = None if told is None else known_encoding(told)
    return ReadingOptions(encoding, Limits.parsed(arguments.limit))


def _said(arguments: Namespace) -> dict[str, Any]:
    """Return what the options say of the reports."""
    keys = ("year", "organ_kind", "format_id", "publish_date")
    return {key: getattr(arguments, key) for key in keys}


def _plugins(arguments: Namespace) -> Plugins:
    return Plugins(third_party=not arguments.no_plugins, rule_files=arguments.rules)


def _checked(engine: Engine, arguments: Namespace) -> Result:
    """Check what the paths lead to; standard input, if it is among them, comes first."""
    paths = [path for path in arguments.paths if path != STANDARD_INPUT]
    results = []
    if len(paths) < len(arguments.paths):
        results.append(engine.check_bytes(standard_input(), arguments.stdin_filename))
    if paths:
        found = engine.find(paths, arguments.exclude)
        refuse_to_overwrite(arguments, found.files)
        results.append(engine.check_found(found))
    return engine.joined(results)


def _source(engine: Engine, path: str, stdin_name: str) -> Source:
    if path == STANDARD_INPUT:
        return engine.read_bytes(standard_input(), stdin_name)
    return engine.read(Path(path))


def _report_plugins(plugins: Plugins, arguments: Namespace) -> int:
    for error in plugins.errors:
        message = _PLUGIN_PROBLEM.format(message=error.message)
        print(message.text(arguments.lang), file=sys.stderr)
    return NOT_CHECKED if plugins.errors else CLEAN
