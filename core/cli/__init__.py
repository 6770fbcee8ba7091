"""The command: reads arguments, prints, and sets the exit code."""

import sys
from collections.abc import Sequence
from io import TextIOWrapper

from reportlint.cli.arguments import language_of, parse_arguments
from reportlint.cli.commands import COMMANDS
from reportlint.cli.exit_codes import INTERRUPTED, NOT_CHECKED
from reportlint.cli.streams import open_missing_streams
from reportlint.errors import ReportlintError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    0: checked, nothing at or above the failing severity; 1: findings; 2: something could not be
    checked; 130: the user broke it off.
    """
    open_missing_streams()
    for stream in (sys.stdout, sys.stderr):
        # A console that lacks a character shows its code instead of failing.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    argv = sys.argv[1:] if argv is None else argv
    language = language_of(argv)
    try:
        arguments = parse_arguments(argv)
        language = arguments.lang
        return COMMANDS[arguments.command](arguments)
    except ReportlintError as error:
        print(f"reportlint: {error.message.text(language)}", file=sys.stderr)
        sys.stdout = None  # what it could not take need not be tried again at the end
        return NOT_CHECKED
    except BrokenPipeError:
        # Whoever reads the output has seen enough; what is left in the buffer has no reader.
        sys.stdout = None
        return NOT_CHECKED
    except KeyboardInterrupt:
        return INTERRUPTED
