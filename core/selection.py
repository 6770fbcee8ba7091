"""Which rules run, and how grave what they find is: profiles and selectors."""

import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
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
) -> dict[str, ActiveRule]:
    """Return the rules that run, by code.

    select and ignore name rules by code, by name, or by the first letters of codes. A rule that
    is off runs where its own code or name selects it, and is info then. Raises UsageError where a
    selector fits no rule, where there is no such profile, or where no rule is left.
    """
    chosen_profile = _profile(profile)
    selectors = tuple(select)
    chosen = _matching(rules, selectors) if selectors else set(rules)
    chosen -= _matching(rules, ignore)
    named = {selector.upper() for selector in selectors} | set(selectors)
    active = {}
    for code, (rule, plugin) in rules.items():
        severity = chosen_profile.severity_of(rule)
        by_name = code in named or rule.name in named
        if by_name and severity is Severity.OFF:
            severity = Severity.INFO
        if code in chosen and (by_name or severity in chosen_profile.only):
            active[code] = ActiveRule(rule, plugin, severity)
    if not active:
        raise UsageError(_NO_RULES)
    return active


def _profile(name: str) -> Profile:
    known = profiles()
    if name not in known:
        close = get_close_matches(name, known, n=1)
        hint = _DID_YOU_MEAN.format(close=close[0]) if close else _NO_HINT
        message = _UNKNOWN_PROFILE.format(name=name, hint=hint, known=", ".join(known))
        raise UsageError(message, culprit=name)
    return known[name]


def _matching(rules: Mapping[str, tuple[Rule, str]], selectors: Iterable[str]) -> set[str]:
    chosen: set[str] = set()
    for selector in selectors:
        found = {
            code
            for code, (rule, _) in rules.items()
            if rule.name == selector or code.startswith(selector.upper())
        }
        if not found or not selector:
            raise UsageError(_UNKNOWN_SELECTOR.format(selector=selector), culprit=selector)
        chosen |= found
    return chosen
