"""What each subcommand does."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from reportlint.cli.listing import as_json, as_text, listed_rules, selectors
from reportlint.cli.new import new
from reportlint.cli.outputs import Outputs, outputs_of
from reportlint.cli.streams import STANDARD_INPUT, refuse_to_overwrite, standard_input, write
from reportlint.cli.trial import test
from reportlint.engine import Engine
from reportlint.errors import UsageError
from reportlint.extract import extracted, text_lines
from reportlint.finding import Result, Severity
from reportlint.messages import Message
from reportlint.pages import rule_page
from reportlint.plugins.manager import Plugins
from reportlint.reading.decoding import known_encoding
from reportlint.reading.folders import Found
from reportlint.reading.limits import Limits
from reportlint.reading.reader import ReadingOptions
from reportlint.source import Source
from reportlint.summary import Counts

CLEAN, FINDINGS, NOT_CHECKED = 0, 1, 2

_NO_RULE = Message(
    zh="没有规则“{name}”；reportlint rules 列出全部规则",
    en="there is no rule “{name}”; `reportlint rules` lists them all",
)
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
    outputs = outputs_of(arguments.format, arguments.output, engine.plugins.formatters())
    found = _found(engine, arguments)
    refuse_to_overwrite((output.path for output in outputs), found.files)
    counts = Counts()
    with Outputs(outputs, arguments.lang).opened() as opened:
        for result in _results(engine, found, arguments):
            counts.add(result)
            opened.add(opened.pieces(result))
        summary = engine.summary(counts, found)
        opened.finish(summary)
    if not summary.complete:
        return NOT_CHECKED
    failing = counts.worst is not None and counts.worst.rank >= Severity(arguments.fail_on).rank
    return FINDINGS if failing else CLEAN


def extract(arguments: Namespace) -> int:
    """List what was read from a report."""
    refuse_to_overwrite([arguments.output], [arguments.path])
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


def _found(engine: Engine, arguments: Namespace) -> Found:
    paths = [path for path in arguments.paths if path != STANDARD_INPUT]
    return engine.find(paths, arguments.exclude) if paths else Found((), (), ())


def _results(engine: Engine, found: Found, arguments: Namespace) -> Iterator[Result]:
    """Check what the paths lead to; standard input, if it is among them, comes first."""
    read = []
    if STANDARD_INPUT in arguments.paths:
        read.append(engine.check_bytes(standard_input(), arguments.stdin_filename))
    for result in chain(read, engine.run(found)):
        yield result if arguments.verbose else _untraced(result)


def _untraced(result: Result) -> Result:
    untraced = (replace(problem, traceback="") for problem in result.problems)
    return replace(result, problems=tuple(untraced))


def _source(engine: Engine, path: str, stdin_name: str) -> Source:
    if path == STANDARD_INPUT:
        return engine.read_bytes(standard_input(), stdin_name)
    return engine.read(Path(path))


def _report_plugins(plugins: Plugins, arguments: Namespace) -> int:
    for error in plugins.errors:
        message = _PLUGIN_PROBLEM.format(message=error.message)
        print(message.text(arguments.lang), file=sys.stderr)
    return NOT_CHECKED if plugins.errors else CLEAN
