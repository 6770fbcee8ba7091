"""What one place says about rules: a file, an override in it, or the command line."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from reportlint.configuration.places import Key, Place, Steps, nearest
from reportlint.configuration.settings import Choices
from reportlint.errors import UsageError
from reportlint.messages import Message

_IN_FILE = Message(zh="{place} 的 {words}", en="{place}: {words}")
_PLACED = Message(zh="{place}：{message}", en="{place}: {message}")


class Layer(NamedTuple):
    """Choices with their places, none on the command line; a later layer outweighs an earlier.

    folder is where the patterns of an override start.
    """

    choices: Choices
    file: str | None = None
    places: Mapping[Steps, Place] = {}
    steps: Steps = ()
    folder: Path = Path()

    def said(self, key: str, selector: str = "", *steps: Key) -> Message:
        """Return in words by what a rule is named: the file and line, or the option."""
        words = f"{key} {selector}".rstrip()
        if self.file is None:
            return Message(f"--{words}", f"--{words}")
        return _IN_FILE.format(place=self._at(key, *steps).in_line, words=words)

    def refused(self, message: Message, culprit: str, *steps: Key) -> UsageError:
        """Return the error that says where something wrong stands."""
        return refused_at(self._at(*steps) if self.file else None, message, culprit)

    def _at(self, *steps: Key) -> Place:
        return nearest(self.places, (*self.steps, *steps), self.file or "")


def refused_at(place: Place | None, message: Message, culprit: str) -> UsageError:
    """Return an error with the place in a file that it is about, if it is about one."""
    if place is not None:
        message = _PLACED.format(place=place, message=message)
    return UsageError(message, culprit=culprit)
