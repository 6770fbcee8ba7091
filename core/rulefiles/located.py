"""What is written in a rule file, whatever its type, with the place of everything."""

from collections.abc import Callable
from dataclasses import dataclass

from reportlint.rulefiles.errors import Place


@dataclass(frozen=True)
class Scalar:
    """A text; place_of gives the place of each of its characters."""

    text: str
    place_of: Callable[[int], Place]

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.place_of(0)


@dataclass(frozen=True)
class Items:
    """A list."""

    items: tuple["Located", ...]
    place: Place


@dataclass(frozen=True)
class Mapping:
    """Keys with their values, in the order of the file; a key may stand there twice."""

    entries: tuple[tuple[Scalar, "Located"], ...]
    place: Place


Located = Scalar | Items | Mapping
