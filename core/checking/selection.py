"""Which rules run, and how grave what they find is: profiles and selectors."""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from functools import cache, partial
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from reportlint.errors import UsageError
from reportlint.finding import Severity
from reportlint.messages import Message
from reportlint.rule import Rule

DEFAULT_PROFILE = "statutory"

_NO_RULES = Message(zh="没有选中任何规则", en="no rule is selected")
_UNKNOWN_SELECTOR = Message(
    zh="没有代码、名称或前缀为“{selector}”的规则；reportlint rules 列出全部规则",
    en="no rule has the code, name or prefix “{selector}”; `reportlint rules` lists them all",
)
_UNKNOWN_PROFILE = Message(
    zh="没有名为“{name}”的规则方案{hint}；可用：{known}",
    en="there is no profile “{name}”{hint}; known are: {known}",
)
_DID_YOU_MEAN = Message(zh="，是否应为 {close}？", en="; did you mean {close}?")
_NO_HINT = Message(zh="", en="")
_BY_PROFILE = Message(zh="方案 {profile}", en="profile {profile}")
_CHANGED = Message(
    zh="方案 {profile}：通常为 {severity}", en="profile {profile}: else it is {severity}"
)
_SELECTED = Message(zh="--select {selector}", en="--select {selector}")
_REGRADED = Message(zh="severity 设置 {selector}", en="severity is set for {selector}")
_IGNORED = Message(zh="--ignore {selector}", en="--ignore {selector}")
_NOT_SELECTED = Message(zh="--select 没有选它", en="--select does not name it")
_LEFT_OUT = Message(
    zh="方案 {profile} 不用 {severity} 级规则", en="profile {profile} leaves out {severity}"
)
_OFF = Message(
    zh="须用 --select {code} 单独选用", en="runs only where --select names {code} itself"
)


class Profile(BaseModel):
    """A choice of rules: the severities of those that run, and severities that it changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    only: frozenset[Severity] = frozenset((Severity.ERROR, Severity.WARNING, Severity.INFO))
    off: Severity = Severity.OFF
    severity: dict[str, Severity] = {}

    def severity_of(self, rule: Rule) -> Severity:
        """Return the severity of a rule in this profile."""
        own = self.off if rule.severity is Severity.OFF else rule.severity
        return self.severity.get(rule.code, own)


class ActiveRule(NamedTuple):
    """A rule that runs, the plugin that it comes from, and its severity in this run."""

    rule: Rule
    plugin: str
    severity: Severity


class Choice(NamedTuple):
    """A rule, its plugin, its severity in a run, which is OFF where it does not run, and why."""

    rule: Rule
    plugin: str
    severity: Severity
    why: Message


@cache
def profiles() -> dict[str, Profile]:
    """Return the profiles by name."""
    text = files("reportlint.rules").joinpath("profiles.toml").read_text(encoding="utf-8")
    return {name: Profile.model_validate(data) for name, data in tomllib.loads(text).items()}


def select_rules(
    rules: Mapping[str, tuple[Rule, str]],
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    profile: str = DEFAULT_PROFILE,
    severity: Mapping[str, Severity] = MappingProxyType({}),
) -> dict[str, ActiveRule]:
    """Return the rules that run, by code.

    Raises UsageError as choose_rules does, and where no rule is left.
    """
    choices = choose_rules(rules, select=select, ignore=ignore, profile=profile, severity=severity)
    active = {
        code: ActiveRule(choice.rule, choice.plugin, choice.severity)
        for code, choice in choices.items()
        if choice.severity is not Severity.OFF
    }
    if not active:
        raise UsageError(_NO_RULES)
    return active


def choose_rules(
    rules: Mapping[str, tuple[Rule, str]],
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    profile: str = DEFAULT_PROFILE,
    severity: Mapping[str, Severity] = MappingProxyType({}),
) -> dict[str, Choice]:
    """Return for every rule, by code, whether it runs and why.

    select and ignore name rules by code, by name, or by the first letters of codes, and so does
    severity, where a code or a name outweighs letters, and more letters fewer. A rule that is off
    runs where its own code or name selects it, and is info then, or where a severity is set for
    it. Raises UsageError where a selector fits no rule, or where there is no such profile.
    """
    chosen_profile = _profile(profile)
    selectors = tuple(select)
    selected, ignored = _matching(rules, selectors), _matching(rules, ignore)
    regraded = _matching(rules, severity)
    chosen = {}
    for code, (rule, plugin) in rules.items():
        grave, why = _in_profile(rule, profile, chosen_profile, selected.get(code, ()))
        if code in regraded:
            selector = max(regraded[code], key=partial(_precision, rule))
            grave, why = severity[selector], _REGRADED.format(selector=selector)
        if selectors and code not in selected:
            grave, why = Severity.OFF, _NOT_SELECTED
        if code in ignored:
            grave, why = Severity.OFF, _IGNORED.format(selector=ignored[code][0])
        chosen[code] = Choice(rule, plugin, grave, why)
    return chosen


def _precision(rule: Rule, selector: str) -> tuple[bool, int]:
    """Return how closely a selector names a rule, to compare it with others."""
    return selector in (rule.code, rule.name), len(selector)


def _in_profile(
    rule: Rule, name: str, profile: Profile, selectors: Collection[str]
) -> tuple[Severity, Message]:
    """Return what severity a rule has in a profile, if selectors name it, and why."""
    severity = profile.severity_of(rule)
    named = [item for item in selectors if item.upper() == rule.code or item == rule.name]
    if named:
        severity = Severity.INFO if severity is Severity.OFF else severity
        return severity, _SELECTED.format(selector=named[0])
    if severity is Severity.OFF:
        return severity, _OFF.format(code=rule.code)
    if severity not in profile.only:
        return Severity.OFF, _LEFT_OUT.format(profile=name, severity=severity)
    if severity is not rule.severity:
        return severity, _CHANGED.format(profile=name, severity=rule.severity)
    for selector in selectors:
        return severity, _SELECTED.format(selector=selector)
    return severity, _BY_PROFILE.format(profile=name)


def _profile(name: str) -> Profile:
    known = profiles()
    if name not in known:
        close = get_close_matches(name, known, n=1)
        hint = _DID_YOU_MEAN.format(close=close[0]) if close else _NO_HINT
        message = _UNKNOWN_PROFILE.format(name=name, hint=hint, known=", ".join(known))
        raise UsageError(message, culprit=name)
    return known[name]


def _matching(
    rules: Mapping[str, tuple[Rule, str]], selectors: Iterable[str]
) -> dict[str, list[str]]:
    """Return the codes of the rules that selectors name, each with the selectors that do."""
    chosen: dict[str, list[str]] = {}
    for selector in selectors:
        found = [
            code
            for code, (rule, _) in rules.items()
            if rule.name == selector or code.startswith(selector.upper())
        ]
        if not found or not selector:
            raise UsageError(_UNKNOWN_SELECTOR.format(selector=selector), culprit=selector)
        for code in found:
            chosen.setdefault(code, []).append(selector)
    return chosen
