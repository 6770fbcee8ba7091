"""The words that the grammar of documents looks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Role = Literal["CAPTION", "COLUMN", "LABEL"]


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The words of all formats: label key to role, and title of a section to its id.

    Keys are as label_key(fold(…)) gives them.
    """

    labels: Mapping[str, Role]
    titles: Mapping[str, str]
