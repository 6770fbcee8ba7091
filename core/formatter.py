"""What a formatter is: it writes a result for those who read it."""

from abc import ABC, abstractmethod
from typing import ClassVar

from reportlint.finding import Result
from reportlint.messages import Language


class Formatter(ABC):
    """Writes results in one form; name is what --format takes."""

    name: ClassVar[str]

    @abstractmethod
    def render(self, result: Result, language: Language) -> str:
        """Return a result as text, with a line end at its end."""
