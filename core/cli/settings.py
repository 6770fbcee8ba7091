"""What the arguments of the command say to the engine."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportlint.cli.listing import selectors
from reportlint.engine import Engine
from reportlint.reading.decoding import known_encoding
from reportlint.reading.limits import Limits
from reportlint.reading.reader import ReadingOptions
from reportlint.waivers.verdicts import Verdict


def engine_of(arguments: Namespace) -> Engine:
    """Return the engine that arguments ask for; raises UsageError as it does.

    Not every command takes every argument.
    """
    given = vars(arguments)
    return Engine(
        select=selectors(given.get("select") or ""),
        ignore=selectors(given.get("ignore") or ""),
        profile=given.get("profile"),
        third_party=not arguments.no_plugins,
        rule_files=given.get("rules") or (),
        reading=reading_of(arguments) if "encoding" in given else None,
        configuration=arguments.configuration,
        waivers=given.get("waivers") or (),
        baseline=given.get("baseline"),
        verdicts=verdicts_of(given.get("verdicts") or ()),
        **said_of(arguments),
    )


def verdicts_of(names: Sequence[str]) -> dict[str, Verdict]:
    """Return the verdicts in workbooks, by fingerprint; raises UsageError."""
    if not names:
        return {}
    # Start-up counts: few runs have verdicts.
    from reportlint.waivers.verdict_sheet import read_verdicts

    return read_verdicts(Path(name) for name in names)


def reading_of(arguments: Namespace) -> ReadingOptions:
    """Return how arguments want files to be read."""
    told = arguments.encoding
    encoding = None if told is None else known_encoding(told)
    return ReadingOptions(encoding, Limits.parsed(arguments.limit))


def said_of(arguments: Namespace) -> dict[str, Any]:
    """Return what arguments say of the reports."""
    keys = ("year", "organ_kind", "format_id", "publish_date")
    return {key: getattr(arguments, key, None) for key in keys}
