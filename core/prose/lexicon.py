"""The words that tell what a number of the prose counts: grammar/meanings.toml, as patterns."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_HAN = re.compile("[一-鿿]")


@dataclass(frozen=True)
class Lexicon:
    """The patterns of the data file."""

    topics: re.Pattern[str]
    acts: re.Pattern[str]
    applicants: re.Pattern[str]
    marks: dict[str, re.Pattern[str]]
    plain: re.Pattern[str]


@cache
def lexicon() -> Lexicon:
    """Return the patterns."""
    text = files("reportlint.grammar").joinpath("meanings.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return Lexicon(
        topics=_any_of(data["topics"]),
        acts=_any_of(data["acts"]),
        applicants=_any_of(data["applicants"]),
        marks={name: re.compile(pattern) for name, pattern in data["marks"].items()},
        plain=_any_of(data["plain"]),
    )


def acts_in(text: str) -> tuple[str, ...]:
    """Return the acts in some words, in their order."""
    names = (match.lastgroup or "" for match in lexicon().acts.finditer(text))
    return tuple(dict.fromkeys(names))


def topics_in(text: str) -> set[str]:
    """Return the names of all topics in some words."""
    return {match.lastgroup or "" for match in lexicon().topics.finditer(text)}


def last_in(pattern: re.Pattern[str], text: str) -> str:
    """Return the name of what is found last in some words, "" where nothing is."""
    name = ""
    for match in pattern.finditer(text):
        name = match.lastgroup or ""
    return name


def _any_of(patterns: dict[str, str]) -> re.Pattern[str]:
    """Return a pattern that finds what any of several finds; its lastgroup is the name.

    It passes over what none of them can begin with: a character that none of them names.
    """
    letters = "".join(sorted(set(_HAN.findall("".join(patterns.values())))))
    named = "|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items())
    return re.compile(f"(?=[{letters}])(?:{named})")
