"""Colours of severities, by the codes that terminals know."""

from reportlint import Severity

_CODES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}


def colored(text: str, severity: Severity) -> str:
    """Return a text in the colour of a severity."""
    return f"\x1b[{_CODES.get(severity, '1')}m{text}\x1b[0m"
