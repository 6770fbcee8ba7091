"""What a waiver is, and which findings it is for."""

from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from pathlib import PurePath

from reportlint.finding import Finding


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that somebody has put aside for a reason.

    It names the finding by its fingerprint, or a rule by code, name or first letters, and the
    reports by a pattern of their paths; cell is the path of a cell that the finding rests on.
    place is where the waiver stands: file and line. From the day after until it is void.
    """

    place: str
    reason: str
    author: str
    fingerprint: str = ""
    code: str = ""
    path: str = ""
    cell: str = ""
    until: date | None = None

    def is_for(self, finding: Finding, path: str) -> bool:
        """Tell whether the waiver is for a finding in a file."""
        if self.fingerprint:
            return finding.fingerprint == self.fingerprint
        return (
            (finding.name == self.code or finding.code.startswith(self.code))
            and self.is_about(path)
            and (not self.cell or any(fnmatchcase(item, self.cell) for item in finding.paths))
        )

    def is_about(self, path: str) -> bool:
        """Tell whether the waiver is for reports in a file of that path."""
        if not self.path:
            return True
        parts = PurePath(path).parts
        pattern = PurePath(self.path).as_posix()
        # A pattern may leave out the folders in front.
        return any(fnmatchcase("/".join(parts[start:]), pattern) for start in range(len(parts)))

    def is_expired(self, today: date) -> bool:
        """Tell whether the waiver is void on a day."""
        return self.until is not None and self.until < today
