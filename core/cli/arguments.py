"""The arguments of the command, and what a configuration says where they are not given."""

import argparse
import re
from collections.abc import Mapping, Sequence
from typing import Any

from reportlint import __version__
from reportlint.cli import helps
from reportlint.cli.colors import WHEN
from reportlint.cli.defaults import FAIL_ON, taken
from reportlint.cli.parser import Parser
from reportlint.configuration.loading import NOTHING, Configuration, load_configuration
from reportlint.configuration.searching import found_configuration
from reportlint.messages import LANGUAGES, Language, Message, system_language

_STDIN = "<stdin>"
# What a list of commands has no room for.
_EXAMPLE = re.compile("。例：|, as in: ")
_SEVERITIES = ("error", "warning", "info")


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Return the arguments, on top of what a configuration says.

    Prints help and exits where they ask for it or are wrong. Raises UsageError where the
    configuration is wrong.
    """
    parser, commands = _parsers(language_of(argv))
    arguments = parser.parse_args(argv)
    command = commands[arguments.command]
    configuration = _configuration(arguments)
    if arguments.command == "config":
        for action in command.options:
            action.default = argparse.SUPPRESS
        given = vars(parser.parse_args(argv))
        arguments.given = {key: value for key, value in given.items() if value is not None}
    elif settings := taken(arguments.command, configuration.settings):
        # What the configuration says is what the options say unless they are given.
        command.set_defaults(**settings)
        arguments = parser.parse_args(argv)
    arguments.lang = language_of(argv, configuration.settings.lang)
    arguments.configuration = configuration
    arguments.argv = tuple(argv)
    return arguments


def complete_parser(language: Language, kinds: Mapping[str, Any]) -> argparse.ArgumentParser:
    """Return the parser with all options; kinds say how values are completed, by metavar."""
    parser, commands = _parsers(language)
    for command in commands.values():
        command.show_all()
        command.complete(kinds)
    return parser


def _configuration(arguments: argparse.Namespace) -> Configuration:
    """Return the configuration that arguments name, or else the nearest; raises UsageError."""
    if getattr(arguments, "no_config", True) or getattr(arguments, "schema", False):
        return NOTHING
    if arguments.config is not None:
        return load_configuration(arguments.config)
    return found_configuration() or NOTHING


def _parsers(language: Language) -> tuple[Parser, Mapping[str, Parser]]:
    """Return the parser of all arguments, and those of the commands."""
    parser = Parser(prog="reportlint", about=helps.ABOUT, language=language)
    parser.option("--version", about=helps.VERSION, action="version", version=__version__)
    commands = parser.add_subparsers(
        dest="command",
        required=True,
        metavar="COMMAND",
        title=helps.COMMANDS.text(language),
        description=helps.COMMAND.text(language),
    )

    def command(name: str, about: Message) -> Parser:
        listed = _EXAMPLE.split(about.text(language))[0]
        added = commands.add_parser(name, help=listed, about=about, language=language)
        added.option("--no-plugins", about=helps.NO_PLUGINS, action="store_true")
        return added

    def configured(name: str, about: Message) -> Parser:
        added = command(name, about)
        added.option("--config", about=helps.CONFIG, metavar="FILE")
        added.option("--no-config", about=helps.NO_CONFIG, action="store_true")
        return added

    _add_check(configured("check", helps.CHECK))
    _add_extract(configured("extract", helps.EXTRACT))
    _add_rules(configured("rules", helps.RULES))
    _add_explain(configured("explain", helps.EXPLAIN))
    _add_test(command("test", helps.TEST))
    _add_new(command("new", helps.NEW))
    _add_cache(configured("cache", helps.CACHE_COMMAND))
    _add_config(configured("config", helps.CONFIG_COMMAND))
    _add_completion(command("completion", helps.COMPLETION))
    return parser, commands.choices


def _add_check(parser: Parser) -> None:
    parser.usage = "%(prog)s [OPTION]... PATH..."  # the options are listed right below it
    parser.argument("paths", about=helps.PATHS, nargs="+", metavar="PATH")
    parser.option("--format", about=helps.FORM, metavar="NAME")
    parser.option(
        "--output", about=helps.OUTPUTS, action="append", default=[], metavar="[NAME:]FILE"
    )
    parser.option("--annotate", about=helps.ANNOTATE, metavar="DIR")
    parser.option("--fix", about=helps.FIX, action="store_true")
    parser.option("--diff", about=helps.DIFF, action="store_true")
    parser.option("--color", about=helps.COLOR, choices=WHEN, default="auto")
    parser.option("--statistics", about=helps.STATISTICS, action="store_true")
    _add_run(parser)
    parser.option("--write-baseline", about=helps.WRITE_BASELINE, metavar="FILE")
    parser.option("--watch", about=helps.WATCH, action="store_true")
    parser.option("--profile-rules", about=helps.PROFILE_RULES, action="store_true")
    parser.option("--quiet", about=helps.QUIET, action="store_true")
    parser.option("--verbose", about=helps.VERBOSE, action="store_true")


def _add_run(parser: Parser) -> None:
    """Add what can stand in a configuration file too."""
    parser.option("--exclude", about=helps.EXCLUDE, action="append", default=[], metavar="PATTERN")
    _add_reading(parser)
    _add_selection(parser)
    parser.option(
        "--fail-on", about=helps.FAIL_ON, default=FAIL_ON, choices=_SEVERITIES, metavar="LEVEL"
    )
    parser.option("--waivers", about=helps.WAIVERS, action="append", default=[], metavar="FILE")
    parser.option("--verdicts", about=helps.VERDICTS, action="append", default=[], metavar="FILE")
    parser.option("--baseline", about=helps.BASELINE, metavar="FILE")
    parser.option("--jobs", about=helps.JOBS, type=int, metavar="N")
    parser.option("--cache", about=helps.CACHE, action=argparse.BooleanOptionalAction)
    parser.option("--cache-dir", about=helps.CACHE_DIR, metavar="DIR")


def _add_rules(parser: Parser) -> None:
    parser.output("text", choices=("text", "json"))
    _add_selection(parser)


def _add_explain(parser: Parser) -> None:
    parser.argument("rule", about=helps.CODE, metavar="CODE")
    _add_rule_files(parser)


def _add_test(parser: Parser) -> None:
    parser.argument("paths", about=helps.RULE_PATHS, nargs="+", metavar="PATH")


def _add_rule_files(parser: Parser) -> None:
    parser.option("--rules", about=helps.RULE_FILES, action="append", default=[], metavar="FILE")


def _add_extract(parser: Parser) -> None:
    parser.usage = "%(prog)s [OPTION]... PATH"
    parser.argument("path", about=helps.PATH, metavar="PATH")
    parser.output("json", choices=("json", "text"))
    _add_reading(parser)


def _add_new(parser: Parser) -> None:
    parser.argument(
        "kind", about=helps.KIND, choices=("rule", "plugin", "rule-file"), metavar="KIND"
    )
    parser.argument("name", about=helps.NAME, metavar="NAME")
    parser.option("--folder", about=helps.FOLDER, default=".", metavar="DIR")
    parser.option("--code", about=helps.NEW_CODE, metavar="CODE")


def _add_config(parser: Parser) -> None:
    parser.option("--schema", about=helps.SCHEMA, action="store_true")
    parser.option(
        "--format",
        about=helps.FORMAT.format(default="text"),
        default="text",
        choices=("text", "json"),
        metavar="NAME",
    )
    _add_run(parser)


def _add_completion(parser: Parser) -> None:
    shells = ("bash", "zsh", "fish", "powershell")
    parser.argument("shell", about=helps.SHELL, choices=shells, metavar="SHELL")


def _add_cache(parser: Parser) -> None:
    parser.argument("action", about=helps.CACHE_ACTION, choices=("path", "clear"), metavar="ACTION")
    parser.option("--cache-dir", about=helps.CACHE_DIR, metavar="DIR")


def _add_selection(parser: Parser) -> None:
    parser.option("--select", about=helps.SELECT, default="", metavar="RULES")
    parser.option("--ignore", about=helps.IGNORE, default="", metavar="RULES")
    parser.option("--profile", about=helps.PROFILE, metavar="NAME")
    _add_rule_files(parser)


def _add_reading(parser: Parser) -> None:
    parser.option("--stdin-filename", about=helps.STDIN_NAME, default=_STDIN, metavar="NAME")
    parser.option("--encoding", about=helps.ENCODING, metavar="NAME")
    parser.option("--limit", about=helps.LIMIT, action="append", default=[], metavar="NAME=N")
    parser.option("--year", about=helps.YEAR, type=int, metavar="YYYY")
    parser.option("--organ-kind", about=helps.ORGAN_KIND, metavar="KIND")
    parser.option("--format-id", about=helps.FORMAT_ID, metavar="ID")
    parser.option("--publish-date", about=helps.PUBLISH_DATE, metavar="DATE")


def language_of(argv: Sequence[str], configured: Language | None = None) -> Language:
    """Find the language first: help and errors of the arguments are in it already."""
    for index, argument in enumerate(argv):
        value = argument.removeprefix("--lang=")
        if argument == "--lang" and index + 1 < len(argv):
            value = argv[index + 1]
        for language in LANGUAGES:
            if value == language and argument.startswith("--lang"):
                return language
    return configured or system_language()
