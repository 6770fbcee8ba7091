"""Read TOML that others may have sent, in bounded time and memory."""

import re
import tomllib
from typing import Any

# tomllib takes memory by the square of the parts of a dotted key.
_PART = r"""(?:"[^"\n]*+"|'[^'\n]*+'|[^\s.=\[\]{},"']++)"""
_ENDLESS_KEY = re.compile(rf"(?<![^\s.=\[{{,])(?:{_PART}[ \t]*+\.[ \t]*+){{50}}")


def is_too_deep(text: str) -> bool:
    """Tell whether a text has a key of so many parts that reading it might not end well."""
    return _ENDLESS_KEY.search(text) is not None


def read_toml(text: str) -> dict[str, Any]:
    """Return a document; raises ValueError where it is none, or is nested too deeply."""
    if is_too_deep(text):
        raise ValueError("nested too deeply")
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
