"""The hooks of reportlint: each one asks a plugin what it brings."""

from collections.abc import Iterable

import pluggy

from reportlint.annotator import Annotator
from reportlint.format import Format
from reportlint.formatter import Formatter
from reportlint.reading.reader import Reader
from reportlint.rule import Rule

hookspec = pluggy.HookspecMarker("reportlint")


@hookspec
def reportlint_rules() -> Iterable[type[Rule]]:
    """Return rule classes."""
    raise NotImplementedError


@hookspec
def reportlint_formats() -> Iterable[Format]:
    """Return report formats."""
    raise NotImplementedError


@hookspec
def reportlint_readers() -> Iterable[Reader]:
    """Return readers of file types."""
    raise NotImplementedError


@hookspec
def reportlint_formatters() -> Iterable[Formatter]:
    """Return formatters of results."""
    raise NotImplementedError


@hookspec
def reportlint_annotators() -> Iterable[Annotator]:
    """Return annotators."""
    raise NotImplementedError
