"""Whether what goes to the screen is coloured."""

import os
import sys

WHEN = ("auto", "always", "never")
"""What --color takes."""


def is_colored(when: str) -> bool:
    """Tell whether standard output is to be coloured.

    What --color says counts most, then NO_COLOR and FORCE_COLOR (https://no-color.org,
    https://force-color.org), then whether it is a terminal that can show colours.
    """
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    return is_terminal and os.environ.get("TERM") != "dumb"


def prepare_console() -> None:
    """Let an older console of Windows take colours; others do so by themselves."""
    if sys.platform == "win32":
        from colorama import just_fix_windows_console

        just_fix_windows_console()
