"""Which rules run, and how grave what they find is: profiles, selectors, severities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportlint.checking.profiles import DEFAULT_PROFILE, Profile, profiles
from reportlint.configuration.layers import Layer
from reportlint.configuration.refusals import hint
from reportlint.configuration.settings import Choices
from reportlint.errors import UsageError
from reportlint.finding import Severity
from reportlint.messages import Message
from reportlint.rule import Rule

_NO_RULES = Message(zh="没有选中任何规则", en="no rule is selected")
_UNKNOWN_SELECTOR = Message(
    zh="没有代码、名称或前缀为“{selector}”的规则{hint}；reportlint rules 列出全部规则",
    en="no rule has the code, name or prefix “{selector}”{hint}; `reportlint rules` lists them all",
)
_UNKNOWN_PROFILE = Message(
    zh="没有名为“{name}”的规则方案{hint}；可用：{known}",
    en="there is no profile “{name}”{hint}; known are: {known}",
)
_BY_PROFILE = Message(zh="方案 {profile}", en="profile {profile}")
_CHANGED = Message(
    zh="方案 {profile}：通常为 {severity}", en="profile {profile}: else it is {severity}"
)
_NOT_SELECTED = Message(zh="{select}没有选它", en="{select} does not name it")
_LEFT_OUT = Message(
    zh="方案 {profile} 不用 {severity} 级规则", en="profile {profile} leaves out {severity}"
)
_OFF = Message(
    zh="须用 --select {code} 单独选用", en="runs only where --select names {code} itself"
)

Rules = Mapping[str, tuple[Rule, str]]


class ActiveRule(NamedTuple):
    """A rule that runs, the plugin that it comes from, and its severity in this run.

    A severity that is set by those who use the rule outweighs that of a single finding.
    """

    rule: Rule
    plugin: str
    severity: Severity
    is_set: bool = False


class Choice(NamedTuple):
    """A rule, its plugin, its severity in a run, which is OFF where it does not run, and why."""

    rule: Rule
    plugin: str
    severity: Severity
    why: Message
    is_set: bool = False


def select_rules(rules: Rules, layers: Sequence[Layer]) -> dict[str, ActiveRule]:
    """Return the rules that run, by code.

    Raises UsageError as choose_rules does, and where no rule is left.
    """
    active = {
        code: ActiveRule(choice.rule, choice.plugin, choice.severity, choice.is_set)
        for code, choice in choose_rules(rules, layers).items()
        if choice.severity is not Severity.OFF
    }
    if not active:
        last = [layer for layer in layers if layer.choices != Choices()]
        raise last[-1].refused(_NO_RULES, "") if last else UsageError(_NO_RULES)
    return active


def choose_rules(rules: Rules, layers: Sequence[Layer]) -> dict[str, Choice]:
    """Return for every rule, by code, whether it runs and why.

    What a later layer says outweighs what an earlier one does; within one, ignore outweighs
    severity, that extend-select, and that select. Selectors name rules by code, by name, or by
    the first letters of codes. A rule that is off runs where its own code or name selects it, and
    is info then. Raises UsageError where a selector fits no rule, or where a profile is none.
    """
    name, profile = _profile(layers)
    standings = {
        code: _Standing.in_profile(rule, name, profile) for code, (rule, _) in rules.items()
    }
    for layer in layers:
        _apply(layer, rules, standings)
    return {
        code: Choice(rule, plugin, *standings[code].verdict())
        for code, (rule, plugin) in rules.items()
    }


@dataclass
class _Standing:
    """How a rule stands after some layers; usual says whether it runs in the profile."""

    rule: Rule
    usual: bool
    runs: bool
    severity: Severity
    why: Message
    changed_by: Message | None = None
    is_set: bool = False

    @classmethod
    def in_profile(cls, rule: Rule, name: str, profile: Profile) -> "_Standing":
        """Return how a rule stands where nothing but a profile is given."""
        severity = profile.severity_of(rule)
        if severity is Severity.OFF:
            return cls(rule, False, False, Severity.INFO, _OFF.format(code=rule.code))
        if severity not in profile.only:
            why = _LEFT_OUT.format(profile=name, severity=severity)
            return cls(rule, False, False, severity, why)
        why = _BY_PROFILE.format(profile=name)
        changed = _CHANGED.format(profile=name, severity=rule.severity)
        return cls(rule, True, True, severity, why, changed if severity != rule.severity else None)

    def switch(self, why: Message, *, on: bool) -> None:
        """Switch the rule on or off."""
        self.runs, self.why = on, why

    def grade(self, severity: Severity, why: Message) -> None:
        """Set the severity of what the rule finds."""
        self.severity, self.changed_by, self.is_set = severity, why, True

    def name(self, named: "_Named") -> None:
        """Let the rule run if its own name selects it, or if it usually runs."""
        if named.own or self.usual or self.runs:
            self.switch(named.said, on=True)

    def verdict(self) -> tuple[Severity, Message, bool]:
        """Return the severity in the run, why, and whether it is set."""
        if not self.runs:
            return Severity.OFF, self.why, False
        return self.severity, self.changed_by or self.why, self.is_set


class _Named(NamedTuple):
    """A selector that names a rule; own where it is its code or name."""

    own: bool
    selector: str
    said: Message


def _apply(layer: Layer, rules: Rules, standings: Mapping[str, _Standing]) -> None:
    """Let a layer say which rules run, and how grave they are."""
    if layer.choices.select is not None:
        selected = _named(layer, "select", rules)
        for code, standing in standings.items():
            if code not in selected:
                why = _NOT_SELECTED.format(select=layer.said("select"))
                standing.switch(why, on=False)
            else:
                standing.name(selected[code])
    for code, named in _named(layer, "extend-select", rules).items():
        standings[code].name(named)
    for code, named in _named(layer, "severity", rules).items():
        severity = layer.choices.severity[named.selector]
        if severity is Severity.OFF:
            standings[code].switch(named.said, on=False)
            continue
        standings[code].grade(severity, named.said)
        if named.own:
            standings[code].switch(named.said, on=True)
    for code, named in _named(layer, "ignore", rules).items():
        standings[code].switch(named.said, on=False)


def _named(layer: Layer, key: str, rules: Rules) -> dict[str, _Named]:
    """Return the rules that a key of a layer names, by code, each as closely as it is named."""
    found: dict[str, _Named] = {}
    selectors = getattr(layer.choices, key.replace("-", "_"))
    steps = selectors if isinstance(selectors, dict) else range(len(selectors))
    for step, selector in zip(steps, selectors, strict=True):
        matching = [code for code, (rule, _) in rules.items() if _names(selector, rule)]
        if not matching:
            known = [*rules, *(rule.name for rule, _ in rules.values())]
            message = _UNKNOWN_SELECTOR.format(selector=selector, hint=hint(selector, known))
            raise layer.refused(message, selector, key, step)
        for code in matching:
            own = selector.upper() == code or selector == rules[code][0].name
            named = _Named(own, selector, layer.said(key, selector, step))
            if code not in found or _precision(named) > _precision(found[code]):
                found[code] = named
    return found


def _names(selector: str, rule: Rule) -> bool:
    return rule.name == selector or (bool(selector) and rule.code.startswith(selector.upper()))


def _precision(named: _Named) -> tuple[bool, int]:
    return named.own, len(named.selector)


def _profile(layers: Sequence[Layer]) -> tuple[str, Profile]:
    """Return the last profile that is given, or else the usual one, with its name."""
    name, known = DEFAULT_PROFILE, profiles()
    for layer in layers:
        name = layer.choices.profile or name
        if name not in known:
            close = hint(name, list(known))
            message = _UNKNOWN_PROFILE.format(name=name, hint=close, known=", ".join(known))
            raise layer.refused(message, name, "profile")
    return name, known[name]
