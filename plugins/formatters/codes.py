"""Codes of rules in a line, many of one family as one: a rule file may bring thousands."""

from collections import defaultdict
from collections.abc import Iterable

MOST_OF_A_FAMILY = 20


def join_codes(codes: Iterable[str]) -> str:
    """Return codes, each once; ABC×21 stands for more of a family than anybody reads."""
    families: dict[str, list[str]] = defaultdict(list)
    for code in dict.fromkeys(codes):
        families[code[:3]].append(code)
    return " ".join(
        " ".join(family) if len(family) <= MOST_OF_A_FAMILY else f"{letters}×{len(family)}"
        for letters, family in families.items()
    )
