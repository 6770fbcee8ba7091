"""What each subcommand does."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from reportlint.cli.caching import cache
from reportlint.cli.check import check
from reportlint.cli.completion import completion
from reportlint.cli.config import config
from reportlint.cli.exit_codes import CLEAN, NOT_CHECKED
from reportlint.cli.listing import as_json, as_text, listed_rules
from reportlint.cli.new import new
from reportlint.cli.settings import engine_of
from reportlint.cli.streams import STANDARD_INPUT, refuse_to_overwrite, standard_input, write
from reportlint.cli.trial import test
from reportlint.engine import Engine
from reportlint.errors import UsageError
from reportlint.extract import extracted, text_lines
from reportlint.messages import Message
from reportlint.pages import rule_page
from reportlint.plugins.manager import Plugins
from reportlint.source import Source

_NO_RULE = Message(
    zh="没有规则“{name}”；reportlint rules 列出全部规则",
    en="there is no rule “{name}”; `reportlint rules` lists them all",
)
_PLUGIN_PROBLEM = Message(zh="插件问题：{message}", en="plugin problem: {message}")


def extract(arguments: Namespace) -> int:
    """List what was read from a report."""
    refuse_to_overwrite([arguments.output], [arguments.path])
    engine = engine_of(arguments)
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
    engine = engine_of(arguments)
    form = as_json if arguments.format == "json" else as_text
    write(form(listed_rules(engine), arguments.lang) + "\n", arguments)
    return _report_plugins(engine.plugins, arguments)


def explain(arguments: Namespace) -> int:
    """Explain a rule."""
    plugins = engine_of(arguments).plugins
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
    "cache": cache,
    "completion": completion,
    "config": config,
    "test": test,
}


def _source(engine: Engine, path: str, stdin_name: str) -> Source:
    if path == STANDARD_INPUT:
        return engine.read_bytes(standard_input(), stdin_name)
    return engine.read(Path(path))


def _report_plugins(plugins: Plugins, arguments: Namespace) -> int:
    for error in plugins.errors:
        # What is wrong with a rule file names it as check and test do.
        named = error.kind == "rule-file"
        message = error.message if named else _PLUGIN_PROBLEM.format(message=error.message)
        print(message.text(arguments.lang), file=sys.stderr)
    return NOT_CHECKED if plugins.errors else CLEAN
