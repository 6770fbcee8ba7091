"""The rules that run on a report: settings, the overrides that fit it, and what the caller says."""

import os
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from reportlint.checking.selection import ActiveRule, Choice, choose_rules, select_rules
from reportlint.configuration.layers import Layer
from reportlint.configuration.refusals import hint, told
from reportlint.configuration.settings import Override
from reportlint.messages import Message
from reportlint.model import Report
from reportlint.rule import Rule

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_NO_RULE = Message(
    zh="options 中的“{name}”不是规则的代码或名称{hint}",
    en="options: no rule has the code or name “{name}”{hint}",
)
_NO_OPTIONS = Message(zh="规则 {code} 没有可设的选项", en="rule {code} has no options")
_WRONG_OPTION = Message(zh="规则 {code} 的选项：{why}", en="options of rule {code}: {why}")


class Chooser:
    """Chooses the rules for each report of a run.

    A later layer outweighs an earlier one. rules are those that run on any report, by code, as
    they run where no override fits; choices say of every rule whether it does, and why.
    """

    def __init__(self, rules: Mapping[str, tuple[Rule, str]], layers: Sequence[Layer]) -> None:
        self._known = rules
        self._layers = layers
        self._chosen: dict[tuple[bool, ...], dict[str, ActiveRule]] = {}
        self._optioned: dict[tuple[str, str], Rule] = {}
        general = tuple(not isinstance(layer.choices, Override) for layer in layers)
        optioned = self._with_options(self._holding(general))
        self.choices: dict[str, Choice] = {
            code: choice._replace(rule=optioned.get(code, choice.rule))
            for code, choice in choose_rules(rules, self._holding(general)).items()
        }
        self.rules = dict(self._rules_where(general))
        for number, is_general in enumerate(general):
            if not is_general:
                # What is wrong with an override is said at once, not when a report needs it.
                holds = (*general[:number], True, *general[number + 1 :])
                self.rules = self._rules_where(holds) | self.rules

    def rules_for(self, report: Report) -> dict[str, ActiveRule]:
        """Return the rules that run on a report, by code."""
        return self._rules_where(tuple(_fits(layer, report) for layer in self._layers))

    def _holding(self, holds: Sequence[bool]) -> list[Layer]:
        pairs = zip(self._layers, holds, strict=True)
        return [layer for layer, it_holds in pairs if it_holds]

    def _rules_where(self, holds: tuple[bool, ...]) -> dict[str, ActiveRule]:
        """Return the rules that run where just some layers hold, with their options."""
        if holds not in self._chosen:
            layers = self._holding(holds)
            active = select_rules(self._known, layers)
            for code, rule in self._with_options(layers).items():
                if code in active:
                    active[code] = active[code]._replace(rule=rule)
            self._chosen[holds] = active
        return self._chosen[holds]

    def _with_options(self, layers: Sequence[Layer]) -> dict[str, Rule]:
        """Return the rules that have options, by code; raises UsageError where one is wrong."""
        found: dict[str, Rule] = {}
        values: dict[str, dict[str, Any]] = {}
        for layer in layers:
            for name, given in layer.choices.options.items():
                code = self._code(name, layer)
                values[code] = values.get(code, {}) | given
                found[code] = self._rule_with(code, values[code], layer, name)
        return found

    def _rule_with(self, code: str, values: dict[str, Any], layer: Layer, name: str) -> Rule:
        """Return a rule with options: one and the same for the same options."""
        rule, _ = self._known[code]
        key = (code, repr(sorted(values.items())))
        if key in self._optioned:
            return self._optioned[key]
        if rule.Options is None:
            raise layer.refused(_NO_OPTIONS.format(code=code), code, "options", name)
        try:
            self._optioned[key] = rule.with_options(values)
        except ValidationError as error:
            fault = error.errors(include_url=False)[0]
            why = told(fault, list(rule.Options.model_fields))
            message = _WRONG_OPTION.format(code=code, why=why)
            raise layer.refused(message, code, "options", name, *fault["loc"]) from error
        return self._optioned[key]

    def _code(self, name: str, layer: Layer) -> str:
        for code, (rule, _) in self._known.items():
            if name.upper() == code or name == rule.name:
                return code
        known = [*self._known, *(rule.name for rule, _ in self._known.values())]
        message = _NO_RULE.format(name=name, hint=hint(name, known))
        raise layer.refused(message, name, "options", name)


def _fits(layer: Layer, report: Report) -> bool:
    """Tell whether a layer is about a report."""
    override = layer.choices
    if not isinstance(override, Override):
        return True
    kind = report.metadata.organ_kind.value if report.metadata.organ_kind else None
    return (
        (override.organ_kinds is None or kind in override.organ_kinds)
        and override.covers(report.year)
        and (override.paths is None or _lies(report.source.name, override.paths, layer.folder))
    )


def _lies(name: str, patterns: tuple[str, ...], folder: Path) -> bool:
    """Tell whether a file is in a folder, and matches patterns that start there."""
    try:
        path = Path(os.path.relpath(name, folder)).as_posix()
    except ValueError:  # on another drive
        return False
    return not path.startswith("../") and _spec(patterns).match_file(path)


@cache
def _spec(patterns: tuple[str, ...]) -> "GitIgnoreSpec":
    from pathspec import GitIgnoreSpec  # loaded only where there is a pattern

    return GitIgnoreSpec.from_lines(patterns)
