"""Print what a shell needs to complete the command."""

from argparse import Namespace

from reportlint.cli.arguments import complete_parser
from reportlint.cli.exit_codes import CLEAN
from reportlint.errors import UsageError
from reportlint.messages import Message

_NO_SHTAB = Message(
    zh='completion 需要 shtab，请运行：pip install "reportlint[completion]"',
    en='completion needs shtab: pip install "reportlint[completion]"',
)


def completion(arguments: Namespace) -> int:
    """Print the script that completes the command; raises UsageError where shtab is missing."""
    try:
        import shtab
    except ImportError as error:
        raise UsageError(_NO_SHTAB, culprit="shtab") from error
    kinds = {"PATH": shtab.FILE, "FILE": shtab.FILE, "[NAME:]FILE": shtab.FILE}
    parser = complete_parser(arguments.lang, {**kinds, "DIR": shtab.DIRECTORY})
    print(shtab.complete(parser, arguments.shell))
    return CLEAN
