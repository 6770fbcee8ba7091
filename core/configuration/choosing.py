"""The rules that run on a report: settings, the overrides that fit it, and what the caller says."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pathspec import GitIgnoreSpec
from pydantic import ValidationError

from reportlint.checking.selection import (
    DEFAULT_PROFILE,
    ActiveRule,
    Choice,
    choose_rules,
    select_rules,
)
from reportlint.configuration.loading import Configuration
from reportlint.configuration.settings import Override, Settings
from reportlint.errors import UsageError
from reportlint.messages import Message
from reportlint.model import Report
from reportlint.rule import Rule

_PLACED = Message(zh="{place}：{message}", en="{place}: {message}")
_NO_RULE = Message(
    zh="options 中的“{name}”不是规则的代码或名称",
    en="options: no rule has the code or name “{name}”",
)
_NO_OPTIONS = Message(zh="规则 {code} 没有选项", en="rule {code} has no options")
_WRONG_OPTION = Message(
    zh="规则 {code} 的选项 {option} 不对：{why}（可用：{known}）",
    en="rule {code}: option {option} is wrong: {why} (options: {known})",
)


class Chooser:
    """Chooses the rules for each report of a run.

    What the caller selects, and its profile, take the place of those in the configuration, for
    all reports; what it ignores is added.
    """

    def __init__(
        self,
        rules: Mapping[str, tuple[Rule, str]],
        configuration: Configuration,
        *,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        profile: str | None = None,
    ) -> None:
        self._rules = rules
        self._configuration = configuration
        self._select, self._ignore, self._profile = tuple(select), tuple(ignore), profile
        self._chosen: dict[tuple[str, ...], dict[str, ActiveRule]] = {}
        self._patterns = [_spec(item.paths) for item in configuration.settings.overrides]
        for override in configuration.settings.overrides:
            self.rules_with((override,))  # what is wrong with it is said at once
        self.rules = self.rules_with(())

    def rules_for(self, report: Report) -> dict[str, ActiveRule]:
        """Return the rules that run on a report, by code."""
        overrides = self._configuration.settings.overrides
        if not overrides:
            return self.rules
        fitting = zip(overrides, self._patterns, strict=True)
        return self.rules_with(
            tuple(item for item, spec in fitting if self._fits(item, spec, report))
        )

    def rules_with(self, overrides: Sequence[Override]) -> dict[str, ActiveRule]:
        """Return the rules that run where some overrides hold, by code."""
        key = tuple(map(repr, overrides))
        if key not in self._chosen:
            self._chosen[key] = self._with_options(overrides)
        return self._chosen[key]

    def choices(self) -> dict[str, Choice]:
        """Return for every rule whether it runs, overrides aside, and why."""
        try:
            return choose_rules(self._rules, **self._arguments(()))
        except UsageError as error:
            raise self._placed(error) from error

    def _with_options(self, overrides: Sequence[Override]) -> dict[str, ActiveRule]:
        try:
            active = select_rules(self._rules, **self._arguments(overrides))
            options: dict[str, dict[str, Any]] = {}
            for item in (self._configuration.settings, *overrides):
                for name, values in item.options.items():
                    code = self._code(name)
                    options[code] = options.get(code, {}) | values
            for code, values in options.items():
                if code in active:
                    rule = _optioned(active[code].rule, values)
                    active[code] = active[code]._replace(rule=rule)
        except UsageError as error:
            raise self._placed(error) from error
        return active

    def _arguments(self, overrides: Sequence[Override]) -> dict[str, Any]:
        settings: Settings = self._configuration.settings
        select, profile = settings.select, settings.profile
        ignore, severity = list(settings.ignore), dict(settings.severity)
        for item in overrides:
            select = item.select if item.select is not None else select
            profile = item.profile or profile
            ignore += item.ignore
            severity |= item.severity
        return {
            "select": self._select or select or (),
            "ignore": (*ignore, *self._ignore),
            "profile": self._profile or profile or DEFAULT_PROFILE,
            "severity": severity,
        }

    def _code(self, name: str) -> str:
        for code, (rule, _) in self._rules.items():
            if name in (code, rule.name):
                return code
        raise UsageError(_NO_RULE.format(name=name), culprit=name)

    def _fits(self, override: Override, spec: GitIgnoreSpec | None, report: Report) -> bool:
        metadata = report.metadata
        kind = metadata.organ_kind.value if metadata.organ_kind else None
        return (
            (spec is None or spec.match_file(self._relative(report.source.name)))
            and (override.organ_kinds is None or kind in override.organ_kinds)
            and (override.years is None or report.year in override.years)
        )

    def _relative(self, name: str) -> str:
        """Return the path of a report from the folder of the configuration."""
        try:
            path = os.path.relpath(name, self._configuration.folder)
        except ValueError:  # on another drive
            return Path(name).as_posix()
        return Path(path).as_posix()

    def _placed(self, error: UsageError) -> UsageError:
        """Return an error with the place in the configuration that it comes from."""
        sources, culprit = self._configuration.sources, error.culprit
        said = (*self._select, *self._ignore, self._profile)
        keys = (
            f"severity.{culprit}",
            f"options.{culprit}",
            "select",
            "ignore",
            "profile",
            "overrides",
        )
        place = next((sources[key] for key in keys if key in sources), None)
        if place is None or culprit in said:
            return error
        return UsageError(_PLACED.format(place=place, message=error.message), culprit=culprit)


def _spec(patterns: Sequence[str] | None) -> GitIgnoreSpec | None:
    return None if patterns is None else GitIgnoreSpec.from_lines(patterns)


def _optioned(rule: Rule, values: Mapping[str, Any]) -> Rule:
    if rule.Options is None:
        raise UsageError(_NO_OPTIONS.format(code=rule.code), culprit=rule.code)
    try:
        return rule.with_options(values)
    except ValidationError as error:
        fault = error.errors()[0]
        option = ".".join(map(str, fault["loc"]))
        known = ", ".join(rule.Options.model_fields)
        message = _WRONG_OPTION.format(code=rule.code, option=option, why=fault["msg"], known=known)
        raise UsageError(message, culprit=rule.code) from error
