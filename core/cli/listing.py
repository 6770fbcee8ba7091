"""The list of the rules: which of them run, why, and where each comes from."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from reportlint import __version__
from reportlint.checking.selection import Choice
from reportlint.engine import Engine
from reportlint.messages import Language, Message
from reportlint.rule import Rule

_NOTE = Message(zh="（{notes}）", en=" ({notes})")
_BETWEEN = Message(zh="；", en="; ")
_SUM = Message(
    zh="共 {total} 条规则，启用 {on} 条，未启用 {off} 条（{origins}）",
    en="rules: {total}; on: {on}, off: {off} ({origins})",
)
_BUILT_IN = Message(zh="内置", en="built in")
_FROM = Message(zh="{origin} {count}", en="{origin}: {count}")


class Listed(NamedTuple):
    """A rule as it is listed; source is built-in, plugin or file."""

    choice: Choice
    source: str
    version: str | None

    @property
    def runs(self) -> bool:
        """Whether the rule runs."""
        return self.choice.severity.rank > 0

    @property
    def origin(self) -> Message:
        """Where the rule comes from, in words."""
        if self.source == "built-in":
            return _BUILT_IN
        # A plugin is called DISTRIBUTION:ENTRY; the version is that of the distribution.
        plugin = self.choice.plugin
        name = plugin.partition(":")[0] if self.source == "plugin" else plugin
        name = f"{name} {self.version or ''}".strip()
        return Message(name, name)


def listed_rules(engine: Engine) -> list[Listed]:
    """Return all rules, by code."""
    plugins = engine.plugins
    found = []
    for choice in engine.choices().values():
        source = plugins.source_of(choice.plugin)
        version = __version__ if source == "built-in" else plugins.versions.get(choice.plugin)
        found.append(Listed(choice, source, version))
    return found


def as_json(rules: Iterable[Listed], language: Language) -> str:
    """Return the list as JSON text."""
    documents = [
        {
            "code": item.choice.rule.code,
            "name": item.choice.rule.name,
            "severity": item.choice.rule.severity.value,
            "title": item.choice.rule.title.text(language),
            "source": item.source,
            "plugin": item.choice.plugin,
            "version": item.version,
            "active": item.runs,
            "runs_as": item.choice.severity.value if item.runs else None,
            "why": item.choice.why.text(language),
            "options": _options(item.choice.rule),
        }
        for item in rules
    ]
    return json.dumps(documents, ensure_ascii=False, indent=2)


def _options(rule: Rule) -> dict[str, Any]:
    """Return the options of a rule with their values in this run."""
    options: Any = rule.options
    return options.model_dump(mode="json") if options else {}


def as_text(rules: list[Listed], language: Language) -> str:
    """Return the list as text: a line a rule, and a line that sums up."""
    return "\n".join(_lines(rules, language))


def selectors(text: str) -> list[str]:
    """Return the selectors in the value of an option."""
    return [item.strip() for item in text.split(",") if item.strip()]


def _lines(rules: list[Listed], language: Language) -> Iterator[str]:
    for item in rules:
        rule = item.choice.rule
        notes = [item.origin.text(language)] if item.source != "built-in" else []
        if item.choice.severity is not rule.severity or not item.runs:
            notes.append(item.choice.why.text(language))
        joined = _BETWEEN.text(language).join(notes)
        note = _NOTE.format(notes=joined).text(language) if notes else ""
        severity = item.choice.severity.value
        yield f"{rule.code}  {rule.name:<16}  {severity:<8}  {rule.title.text(language)}{note}"
    origins = Counter(item.origin for item in rules)
    yield _SUM.format(
        total=len(rules),
        on=sum(item.runs for item in rules),
        off=sum(not item.runs for item in rules),
        origins=_BETWEEN.text(language).join(
            _FROM.format(origin=origin, count=count).text(language)
            for origin, count in origins.items()
        ),
    ).text(language)
