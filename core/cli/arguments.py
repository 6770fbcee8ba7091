"""The arguments of the command, with their help in both languages."""

import argparse
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NoReturn

from reportlint import __version__
from reportlint.cli.colors import WHEN
from reportlint.cli.defaults import FAIL_ON, taken
from reportlint.cli.misuse import in_chinese
from reportlint.configuration.loading import NOTHING, Configuration, load_configuration
from reportlint.configuration.searching import found_configuration
from reportlint.messages import LANGUAGES, Language, Message, system_language

_ABOUT = Message(
    zh="检查政府信息公开工作年度报告：勾稽关系、百分比、结构",
    en="Check annual reports on government information disclosure",
)
_CHECK = Message(
    zh="检查报告，指出问题所在。例：reportlint check 年报.txt",
    en="check reports and point at what is wrong, as in: reportlint check report.txt",
)
_EXTRACT = Message(
    zh="列出从报告中读到的内容。例：reportlint extract 年报.txt --format json",
    en="list what was read from a report, as in: reportlint extract report.txt --format json",
)
_RULES = Message(
    zh="列出全部规则，是否启用、为什么、来自哪个插件。例：reportlint rules --format json",
    en="list all rules: which run, why, where from, as in: reportlint rules --format json",
)
_EXPLAIN = Message(
    zh="说明一条规则。例：reportlint explain TOT001",
    en="explain a rule, as in: reportlint explain TOT001",
)
_TEST = Message(
    zh="运行规则文件中的例子，逐个给出结论。例：reportlint test 规则.yaml",
    en="run the examples of rule files, with a verdict each, as in: reportlint test rules.yaml",
)
_NEW = Message(
    zh="写出规则或插件的样板，测试可直接通过。例：reportlint new rule fees-stated",
    en="write a rule or a plugin to start from, as in: reportlint new rule fees-stated",
)
_EXIT_CODES = Message(
    zh="退出码：0 没有达到 --fail-on 级别的问题；1 有问题；2 有内容未能检查",
    en="exit codes: 0 nothing from --fail-on up; 1 findings; 2 something not checked",
)
_COMMANDS = Message(zh="子命令", en="commands")
_COMMAND = Message(
    zh="reportlint 子命令 --help 查看用法。例：reportlint check 年报.txt",
    en="more: reportlint COMMAND --help; try: reportlint check report.txt",
)
_ARGUMENTS = Message(zh="参数", en="arguments")
_OPTIONS = Message(zh="选项", en="options")
_PATHS = Message(
    zh="报告文件，或报告所在的文件夹（含子文件夹）；- 为标准输入",
    en="report files, or folders of them; - is standard input",
)
_PATH = Message(zh="报告文件；- 为标准输入", en="a report file; - is standard input")
_STDIN_NAME = Message(
    zh="标准输入的文件名，用于显示和判断类型", en="the name of standard input, for its type too"
)
_FORMAT = Message(
    zh="输出形式，如 text、json（默认 {default}）",
    en="form of the output: text, json (default {default})",
)
_FORM = Message(
    zh="屏幕上的输出形式（默认 text）",
    en="form of what goes to the screen (default text)",
)
_OUTPUTS = Message(
    zh="另写一份到文件，如 html:问题.html，可重复",
    en="write to a file too, as in html:out.html; repeatable",
)
_ANNOTATE = Message(
    zh="在这个文件夹写带批注的副本（.docx、.pdf）",
    en="write copies with notes (.docx, .pdf), in this folder",
)
_FIX = Message(
    zh="改正标点、空格、重复的字（.txt、.md），数字从不改动",
    en="mend marks, blanks, doubled words in .txt and .md",
)
_DIFF = Message(zh="只显示 --fix 会改什么", en="only show what --fix would change")
_COLOR = Message(
    zh="颜色（默认 auto：只在终端显示；NO_COLOR、FORCE_COLOR 也管用）",
    en="colours (default auto: on a terminal; NO_COLOR and FORCE_COLOR count)",
)
_STATISTICS = Message(zh="最后列出各规则的处数", en="list at the end how often each rule found")
_OUTPUT = Message(zh="写入文件而不是屏幕", en="write to a file, not to the screen")
_SELECT = Message(
    zh="只用这些规则：代码、名称或前缀，逗号分隔",
    en="only these rules: codes, names, prefixes; commas",
)
_IGNORE = Message(zh="不用这些规则，写法同上", en="leave these rules out, written likewise")
_RULE_FILES = Message(
    zh="另加规则文件（yaml、xlsx、csv、py），可重复",
    en="add a rule file (yaml, xlsx, csv, py); repeatable",
)
_RULE_PATHS = Message(
    zh="规则文件，或其所在的文件夹（不含其中的 .py）",
    en="rule files, or folders of them, without the .py files there",
)
_PROFILE = Message(
    zh="规则方案：statutory（默认）、strict、minimal",
    en="statutory (default), strict or minimal",
)
_FAIL_ON = Message(
    zh="从哪个级别起退出码为 1（默认 warning）",
    en="exit code 1 from this severity (default warning)",
)
_LANG = Message(zh="语言（默认按系统区域设置）", en="language (default: that of the locale)")
_ENCODING = Message(
    zh="文本或网页的编码（默认自动识别）",
    en="encoding of texts and web pages (default: found out)",
)
_LIMIT = Message(
    zh="放宽或收紧读取上限，如 pages=500，可重复",
    en="change a limit, as in pages=500; may be repeated",
)
_YEAR = Message(
    zh="报告年度（默认从报告读出）",
    en="year of the report (default: read from it)",
)
_ORGAN_KIND = Message(
    zh="机关类别，如 county（默认按名称判断）",
    en="kind of organ, such as county (default: by name)",
)
_FORMAT_ID = Message(
    zh="报告格式，如 gid2021（默认按表格判断）",
    en="form, such as gid2021 (default: by its tables)",
)
_PUBLISH_DATE = Message(
    zh="公布日期，如 2025-01-20（默认从网页读出）",
    en="day of publication (default: read from its page)",
)
_EXCLUDE = Message(
    zh="不查的文件，写法同 .gitignore，可重复",
    en="what to leave out, as in .gitignore; repeatable",
)
_NO_PLUGINS = Message(
    zh="不加载另行安装的插件", en="do not load plugins that were installed separately"
)
_WAIVERS = Message(
    zh="豁免文件：其中的问题搁置不报，可重复",
    en="a file of waivers: sets findings aside; repeatable",
)
_VERDICTS = Message(
    zh="填了判定的工作簿：误报搁置不报，其余带到新的结果中，可重复",
    en="a workbook with verdicts: false alarms are set aside, others shown; repeatable",
)
_BASELINE = Message(
    zh="基线：以前已有的问题搁置不报", en="a baseline: findings of an earlier run are set aside"
)
_WRITE_BASELINE = Message(
    zh="把现有的问题写成基线", en="write the findings of this run as a baseline"
)
_JOBS = Message(
    zh="同时用几个进程（默认按文件数）",
    en="number of processes (default: by the number of files)",
)
_CACHE = Message(
    zh="记住结果：文件和规则都没有变的，下次不再检查",
    en="keep results for files that stay as they are",
)
_CACHE_DIR = Message(zh="缓存的文件夹，隐含 --cache", en="where to keep them; implies --cache")
_PROFILE_RULES = Message(
    zh="最后列出各规则用时，最慢的在前", en="list at the end how long each rule took"
)
_WATCH = Message(
    zh="文件一有变化就重新检查，按 Ctrl-C 结束",
    en="check again whenever a file changes, until Ctrl-C",
)
_QUIET = Message(
    zh="屏幕上只显示合计和未能检查的内容", en="on the screen only sums and what was not checked"
)
_CACHE_COMMAND = Message(
    zh="查看或清除 --cache 记住的结果。例：reportlint cache path",
    en="say where --cache keeps results, or clear them, as in: reportlint cache path",
)
_CACHE_ACTION = Message(zh="path 显示位置，clear 清除", en="path shows the place, clear empties it")
_VERBOSE = Message(
    zh="规则或插件出错时，一并给出 Python 的 traceback",
    en="of rules and plugins that fail, show the traceback too",
)
_CONFIG = Message(
    zh="设置文件（默认为最近的 reportlint.toml）",
    en="settings file (default: the nearest reportlint.toml)",
)
_NO_CONFIG = Message(zh="不用设置文件", en="use no settings file")
_CONFIG_COMMAND = Message(
    zh="列出各项设置及其来处。例：reportlint config",
    en="list all settings, and where each comes from, as in: reportlint config",
)
_SCHEMA = Message(zh="输出设置文件的 JSON schema", en="print the JSON schema of a settings file")
_CODE = Message(zh="规则代码或名称", en="code or name of a rule")
_KIND = Message(
    zh="rule（Python 规则）、rule-file（规则文件）或 plugin（规则包）",
    en="rule: a rule in Python; rule-file: one in YAML; plugin: a package to install",
)
_NAME = Message(
    zh="名称，小写英文字母，用 - 连接，如 fees-stated",
    en="its name, in small letters joined by -, such as fees-stated",
)
_FOLDER = Message(
    zh="写在哪个文件夹（默认当前文件夹；插件另建子文件夹）",
    en="where to write (default: here; a plugin gets a folder of its own in it)",
)
_NEW_CODE = Message(
    zh="规则代码，如 ACM001（默认按名称取）",
    en="code of the rule, such as ACM001 (default: of the name)",
)
_COMPLETION = Message(
    zh="输出补全脚本，按 Tab 补全命令。例：reportlint completion bash",
    en="print a script that lets a shell complete, as in: reportlint completion bash",
)
_SHELL = Message(zh="bash、zsh、fish 或 powershell", en="bash, zsh, fish or powershell")
_HELP = Message(zh="显示帮助", en="show this help")
_VERSION = Message(zh="显示版本", en="show the version")

_HELP_ALL = Message(zh="显示全部选项", en="show all options")

_STDIN = "<stdin>"
# What a list of commands has no room for.
_EXAMPLE = re.compile("。例：|, as in: ")
# What few need: the help, which has to fit on a screen, shows it only where all is asked for.
_RARE = {
    *("--stdin-filename", "--encoding", "--limit", "--format-id", "--organ-kind"),
    *("--no-plugins", "--no-config", "--jobs", "--cache-dir", "--profile-rules", "--verbose"),
    *("--write-baseline", "--verdicts", "--publish-date", "--year", "--config", "--exclude"),
    *("--waivers", "--baseline", "--cache", "--watch", "--statistics", "--color"),
}
_SEVERITIES = ("error", "warning", "info")


class _ChineseHelp(argparse.HelpFormatter):
    """Help whose usage line is in Chinese; argparse has that word in English."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class _HelpAll(argparse.Action):
    """Prints the help with all options, and ends."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, argparse.SUPPRESS, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        assert isinstance(parser, _Parser)  # no other parser has this action
        parser.print_all_help()
        parser.exit()


class _Parser(argparse.ArgumentParser):
    """A parser with its help in one language, that says where help is; misuse exits with 2."""

    def __init__(self, *, about: Message, language: Language, **settings: Any) -> None:
        super().__init__(
            description=about.text(language),
            epilog=_EXIT_CODES.text(language),
            add_help=False,
            formatter_class=_ChineseHelp if language == "zh" else argparse.HelpFormatter,
            **settings,
        )
        self._language: Language = language
        self.options: list[argparse.Action] = []
        self._rare: list[tuple[argparse.Action, str]] = []
        self._arguments = self.add_argument_group(_ARGUMENTS.text(language))
        self._options = self.add_argument_group(_OPTIONS.text(language))
        self.option("-h", "--help", about=_HELP, action="help")
        self.option("--lang", about=_LANG, choices=LANGUAGES)

    def argument(self, name: str, *, about: Message, **settings: Any) -> None:
        """Add an argument that has no dashes."""
        self._arguments.add_argument(name, help=about.text(self._language), **settings)

    def option(self, *names: str, about: Message, **settings: Any) -> None:
        """Add an option."""
        about_it = about.text(self._language)
        is_rare = names[-1] in _RARE
        shown = argparse.SUPPRESS if is_rare else about_it
        added = self._options.add_argument(*names, help=shown, **settings)
        self.options.append(added)
        if is_rare and not self._rare:
            text = _HELP_ALL.text(self._language)
            self._options.add_argument("--help-all", help=text, action=_HelpAll)
        if is_rare:
            self._rare.append((added, about_it))

    def print_all_help(self) -> None:
        """Print help that has the options that are rarely needed too."""
        self.show_all()
        self.print_help()

    def show_all(self) -> None:
        """Let the help have all options."""
        for option, about in self._rare:
            option.help = about

    def complete(self, kinds: Mapping[str, Any]) -> None:
        """Say how a shell completes values, by their metavars."""
        for action in self._actions:
            if isinstance(action.metavar, str) and action.metavar in kinds:
                vars(action)["complete"] = kinds[action.metavar]  # where shtab looks for it

    def output(self, default: str, **settings: Any) -> None:
        """Add the options of output."""
        about = _FORMAT.format(default=default)
        self.option("--format", about=about, default=default, metavar="NAME", **settings)
        self.option("--output", about=_OUTPUT, metavar="FILE")

    def error(self, message: str) -> NoReturn:
        said = in_chinese(message) if self._language == "zh" else message
        self.exit(2, f"{self.prog}: {said}\n{self.format_usage()}{self.prog} --help\n")


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


def _parsers(language: Language) -> tuple[_Parser, Mapping[str, _Parser]]:
    """Return the parser of all arguments, and those of the commands."""
    parser = _Parser(prog="reportlint", about=_ABOUT, language=language)
    parser.option("--version", about=_VERSION, action="version", version=__version__)
    commands = parser.add_subparsers(
        dest="command",
        required=True,
        metavar="COMMAND",
        title=_COMMANDS.text(language),
        description=_COMMAND.text(language),
    )

    def command(name: str, about: Message) -> _Parser:
        listed = _EXAMPLE.split(about.text(language))[0]
        added = commands.add_parser(name, help=listed, about=about, language=language)
        added.option("--no-plugins", about=_NO_PLUGINS, action="store_true")
        return added

    def configured(name: str, about: Message) -> _Parser:
        added = command(name, about)
        added.option("--config", about=_CONFIG, metavar="FILE")
        added.option("--no-config", about=_NO_CONFIG, action="store_true")
        return added

    _add_check(configured("check", _CHECK))
    _add_extract(configured("extract", _EXTRACT))
    _add_rules(configured("rules", _RULES))
    _add_explain(configured("explain", _EXPLAIN))
    _add_test(command("test", _TEST))
    _add_new(command("new", _NEW))
    _add_cache(configured("cache", _CACHE_COMMAND))
    _add_config(configured("config", _CONFIG_COMMAND))
    _add_completion(command("completion", _COMPLETION))
    return parser, commands.choices


def _add_check(parser: _Parser) -> None:
    parser.usage = "%(prog)s [OPTION]... PATH..."  # the options are listed right below it
    parser.argument("paths", about=_PATHS, nargs="+", metavar="PATH")
    parser.option("--format", about=_FORM, metavar="NAME")
    parser.option("--output", about=_OUTPUTS, action="append", default=[], metavar="[NAME:]FILE")
    parser.option("--annotate", about=_ANNOTATE, metavar="DIR")
    parser.option("--fix", about=_FIX, action="store_true")
    parser.option("--diff", about=_DIFF, action="store_true")
    parser.option("--color", about=_COLOR, choices=WHEN, default="auto")
    parser.option("--statistics", about=_STATISTICS, action="store_true")
    _add_run(parser)
    parser.option("--write-baseline", about=_WRITE_BASELINE, metavar="FILE")
    parser.option("--watch", about=_WATCH, action="store_true")
    parser.option("--profile-rules", about=_PROFILE_RULES, action="store_true")
    parser.option("--quiet", about=_QUIET, action="store_true")
    parser.option("--verbose", about=_VERBOSE, action="store_true")


def _add_run(parser: _Parser) -> None:
    """Add what can stand in a configuration file too."""
    parser.option("--exclude", about=_EXCLUDE, action="append", default=[], metavar="PATTERN")
    _add_reading(parser)
    _add_selection(parser)
    parser.option(
        "--fail-on", about=_FAIL_ON, default=FAIL_ON, choices=_SEVERITIES, metavar="LEVEL"
    )
    parser.option("--waivers", about=_WAIVERS, action="append", default=[], metavar="FILE")
    parser.option("--verdicts", about=_VERDICTS, action="append", default=[], metavar="FILE")
    parser.option("--baseline", about=_BASELINE, metavar="FILE")
    parser.option("--jobs", about=_JOBS, type=int, metavar="N")
    parser.option("--cache", about=_CACHE, action=argparse.BooleanOptionalAction)
    parser.option("--cache-dir", about=_CACHE_DIR, metavar="DIR")


def _add_rules(parser: _Parser) -> None:
    parser.output("text", choices=("text", "json"))
    _add_selection(parser)


def _add_explain(parser: _Parser) -> None:
    parser.argument("rule", about=_CODE, metavar="CODE")
    _add_rule_files(parser)


def _add_test(parser: _Parser) -> None:
    parser.argument("paths", about=_RULE_PATHS, nargs="+", metavar="PATH")


def _add_rule_files(parser: _Parser) -> None:
    parser.option("--rules", about=_RULE_FILES, action="append", default=[], metavar="FILE")


def _add_extract(parser: _Parser) -> None:
    parser.usage = "%(prog)s [OPTION]... PATH"
    parser.argument("path", about=_PATH, metavar="PATH")
    parser.output("json", choices=("json", "text"))
    _add_reading(parser)


def _add_new(parser: _Parser) -> None:
    parser.argument("kind", about=_KIND, choices=("rule", "plugin", "rule-file"), metavar="KIND")
    parser.argument("name", about=_NAME, metavar="NAME")
    parser.option("--folder", about=_FOLDER, default=".", metavar="DIR")
    parser.option("--code", about=_NEW_CODE, metavar="CODE")


def _add_config(parser: _Parser) -> None:
    parser.option("--schema", about=_SCHEMA, action="store_true")
    parser.option(
        "--format",
        about=_FORMAT.format(default="text"),
        default="text",
        choices=("text", "json"),
        metavar="NAME",
    )
    _add_run(parser)


def _add_completion(parser: _Parser) -> None:
    shells = ("bash", "zsh", "fish", "powershell")
    parser.argument("shell", about=_SHELL, choices=shells, metavar="SHELL")


def _add_cache(parser: _Parser) -> None:
    parser.argument("action", about=_CACHE_ACTION, choices=("path", "clear"), metavar="ACTION")
    parser.option("--cache-dir", about=_CACHE_DIR, metavar="DIR")


def _add_selection(parser: _Parser) -> None:
    parser.option("--select", about=_SELECT, default="", metavar="RULES")
    parser.option("--ignore", about=_IGNORE, default="", metavar="RULES")
    parser.option("--profile", about=_PROFILE, metavar="NAME")
    _add_rule_files(parser)


def _add_reading(parser: _Parser) -> None:
    parser.option("--stdin-filename", about=_STDIN_NAME, default=_STDIN, metavar="NAME")
    parser.option("--encoding", about=_ENCODING, metavar="NAME")
    parser.option("--limit", about=_LIMIT, action="append", default=[], metavar="NAME=N")
    parser.option("--year", about=_YEAR, type=int, metavar="YYYY")
    parser.option("--organ-kind", about=_ORGAN_KIND, metavar="KIND")
    parser.option("--format-id", about=_FORMAT_ID, metavar="ID")
    parser.option("--publish-date", about=_PUBLISH_DATE, metavar="DATE")


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
