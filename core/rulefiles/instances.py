"""Conditions that are bound to a format, once for each column or row that they are about."""

from dataclasses import dataclass
from typing import NamedTuple

from reportlint.rulefiles.claims import Claim
from reportlint.rulefiles.errors import Fault
from reportlint.rulefiles.paths import Subject


@dataclass(frozen=True, slots=True)
class Instance:
    """A condition for one column, row or both, as its loops are at."""

    subjects: dict[str, Subject]
    condition: Claim | None
    claim: Claim


class Bound(NamedTuple):
    """A condition for every column or row of its loops, or else what is wrong with it.

    in_when says that the faults are those of the condition under which it applies.
    """

    instances: tuple[Instance, ...]
    faults: tuple[Fault, ...] = ()
    in_when: bool = False
