"""Profiles: choices of rules that have a name."""

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from reportlint.finding import Severity
from reportlint.rule import Rule

DEFAULT_PROFILE = "statutory"


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


@cache
def profiles() -> dict[str, Profile]:
    """Return the profiles by name."""
    text = files("reportlint.rules").joinpath("profiles.toml").read_text(encoding="utf-8")
    return {name: Profile.model_validate(data) for name, data in tomllib.loads(text).items()}
