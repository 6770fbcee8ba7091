"""A parser of arguments whose help is in one language and fits on a screen."""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NoReturn

from reportlint.cli import helps
from reportlint.cli.misuse import in_chinese
from reportlint.messages import LANGUAGES, Language, Message

# What few need: the help, which has to fit on a screen, shows it only where all is asked for.
_RARE = {
    *("--stdin-filename", "--encoding", "--limit", "--format-id", "--organ-kind"),
    *("--no-plugins", "--no-config", "--jobs", "--cache-dir", "--profile-rules", "--verbose"),
    *("--write-baseline", "--verdicts", "--publish-date", "--year", "--config", "--exclude"),
    *("--waivers", "--baseline", "--cache", "--watch", "--statistics", "--color"),
}


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
        assert isinstance(parser, Parser)  # no other parser has this action
        parser.print_all_help()
        parser.exit()


class Parser(argparse.ArgumentParser):
    """A parser with its help in one language, that says where help is; misuse exits with 2."""

    def __init__(self, *, about: Message, language: Language, **settings: Any) -> None:
        super().__init__(
            description=about.text(language),
            epilog=helps.EXIT_CODES.text(language),
            add_help=False,
            formatter_class=_ChineseHelp if language == "zh" else argparse.HelpFormatter,
            **settings,
        )
        self._language: Language = language
        self.options: list[argparse.Action] = []
        self._rare: list[tuple[argparse.Action, str]] = []
        self._arguments = self.add_argument_group(helps.ARGUMENTS.text(language))
        self._options = self.add_argument_group(helps.OPTIONS.text(language))
        self.option("-h", "--help", about=helps.HELP, action="help")
        self.option("--lang", about=helps.LANG, choices=LANGUAGES)

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
            text = helps.HELP_ALL.text(self._language)
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
        about = helps.FORMAT.format(default=default)
        self.option("--format", about=about, default=default, metavar="NAME", **settings)
        self.option("--output", about=helps.OUTPUT, metavar="FILE")

    def error(self, message: str) -> NoReturn:
        """Print what is wrong with the arguments and where help is, and exit with 2."""
        said = in_chinese(message) if self._language == "zh" else message
        self.exit(2, f"{self.prog}: {said}\n{self.format_usage()}{self.prog} --help\n")
