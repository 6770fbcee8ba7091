"""The arguments of the command, with their help in both languages."""

import argparse
from collections.abc import Sequence
from typing import NoReturn

from reportlint import __version__
from reportlint.messages import LANGUAGES, Language, Message, system_language

_ABOUT = Message(
    zh="检查政府信息公开工作年度报告：勾稽关系、百分比、结构",
    en="Check annual reports on government information disclosure: totals, percentages, structure",
)
_CHECK = Message(
    zh="检查报告，指出问题所在。例：reportlint check 年报.txt",
    en="check reports and point at what is wrong, as in: reportlint check report.txt",
)
_EXTRACT = Message(
    zh="列出从报告中读到的内容。例：reportlint extract 年报.txt --format json",
    en="list what was read from a report, as in: reportlint extract report.txt --format json",
)
_RULES = Message(zh="列出全部规则", en="list all rules")
_EXPLAIN = Message(
    zh="说明一条规则。例：reportlint explain TOT001",
    en="explain a rule, as in: reportlint explain TOT001",
)
_EXIT_CODES = Message(
    zh="退出码：0 没有达到 --fail-on 级别的问题；1 有问题；2 有内容未能检查",
    en="exit codes: 0 nothing at or above --fail-on; 1 findings; 2 something was not checked",
)
_COMMAND = Message(zh="子命令；reportlint 子命令 --help 查看用法", en="see COMMAND --help")
_PATHS = Message(
    zh="报告文件（.txt .md）；- 为标准输入", en="report files (.txt .md); - is standard input"
)
_STDIN_NAME = Message(
    zh="标准输入的文件名，用于显示和判断类型", en="the name of standard input, for its type too"
)
_FORMAT = Message(zh="输出形式（默认 {default}）", en="form of the output (default {default})")
_OUTPUT = Message(zh="写入文件而不是屏幕", en="write to a file, not to the screen")
_SELECT = Message(
    zh="只用这些规则：代码、名称或代码前缀，逗号分隔",
    en="use only these rules: codes, names or first letters of codes, with commas",
)
_IGNORE = Message(zh="不用这些规则，写法同上", en="leave these rules out, written likewise")
_FAIL_ON = Message(
    zh="达到该级别的问题使退出码为 1（默认 warning）",
    en="findings of this severity or above give exit code 1 (default warning)",
)
_LANG = Message(zh="语言（默认按系统区域设置）", en="language (default: that of the locale)")
_NO_PLUGINS = Message(
    zh="不加载另行安装的插件", en="do not load plugins that were installed separately"
)
_CODE = Message(zh="规则代码或名称", en="code or name of a rule")
_HELP = Message(zh="显示帮助", en="show this help")
_VERSION = Message(zh="显示版本", en="show the version")


class _Parser(argparse.ArgumentParser):
    """An argument parser that says where help is, and whose exit code for misuse is 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n{self.format_usage()}{self.prog} --help\n")


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Return the arguments; prints help and exits where they ask for it or are wrong."""
    language = _language(argv)
    parser = _Parser(
        prog="reportlint",
        description=_ABOUT.text(language),
        epilog=_EXIT_CODES.text(language),
        add_help=False,
    )
    _add_general(parser, language)
    parser.add_argument(
        "--version", action="version", version=__version__, help=_VERSION.text(language)
    )
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", help=_COMMAND.text(language)
    )

    def command(name: str, about: Message) -> argparse.ArgumentParser:
        text = about.text(language)
        added = commands.add_parser(
            name,
            help=text,
            description=text,
            epilog=_EXIT_CODES.text(language),
            add_help=False,
        )
        _add_general(added, language)
        added.add_argument("--no-plugins", action="store_true", help=_NO_PLUGINS.text(language))
        return added

    check = command("check", _CHECK)
    check.add_argument("paths", nargs="+", metavar="PATH", help=_PATHS.text(language))
    _add_output(check, language, default="text")
    check.add_argument(
        "--stdin-filename", default="<stdin>.txt", metavar="NAME", help=_STDIN_NAME.text(language)
    )
    check.add_argument("--select", default="", metavar="RULES", help=_SELECT.text(language))
    check.add_argument("--ignore", default="", metavar="RULES", help=_IGNORE.text(language))
    check.add_argument(
        "--fail-on",
        choices=("error", "warning", "info"),
        default="warning",
        help=_FAIL_ON.text(language),
    )
    extract = command("extract", _EXTRACT)
    extract.add_argument("path", metavar="PATH", help=_PATHS.text(language))
    extract.add_argument(
        "--stdin-filename", default="<stdin>.txt", metavar="NAME", help=_STDIN_NAME.text(language)
    )
    _add_output(extract, language, default="json", choices=("json",))
    rules = command("rules", _RULES)
    _add_output(rules, language, default="text", choices=("text", "json"))
    explain = command("explain", _EXPLAIN)
    explain.add_argument("rule", metavar="CODE", help=_CODE.text(language))
    arguments = parser.parse_args(argv)
    arguments.lang = language
    return arguments


def _add_general(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("-h", "--help", action="help", help=_HELP.text(language))
    parser.add_argument("--lang", choices=LANGUAGES, help=_LANG.text(language))


def _add_output(
    parser: argparse.ArgumentParser,
    language: Language,
    *,
    default: str,
    choices: Sequence[str] | None = None,
) -> None:
    parser.add_argument(
        "--format",
        default=default,
        choices=choices,
        metavar="NAME",
        help=_FORMAT.format(default=default).text(language),
    )
    parser.add_argument("--output", metavar="FILE", help=_OUTPUT.text(language))


def _language(argv: Sequence[str]) -> Language:
    """Find the language first: help and errors of the arguments are in it already."""
    for index, argument in enumerate(argv):
        value = argument.removeprefix("--lang=")
        if argument == "--lang" and index + 1 < len(argv):
            value = argv[index + 1]
        for language in LANGUAGES:
            if value == language and argument.startswith("--lang"):
                return language
    return system_language()
