"""Check the figures and the structure of government information disclosure annual reports.

Everything that is public is in this module; the rest may change without notice.
"""

from reportlint.engine import Engine, check_path, check_text, parse_text
from reportlint.errors import (
    InputError,
    NotAReportError,
    PluginError,
    ReportlintError,
    UsageError,
)
from reportlint.facts import Fact, Measure
from reportlint.finding import (
    CheckedReport,
    Failed,
    Finding,
    NotAssessed,
    Outcome,
    Problem,
    Related,
    Result,
    Satisfied,
    Severity,
    Tally,
    Unassessed,
)
from reportlint.format import Block, Column, Equation, Format, Row, SectionSpec, TableSpec
from reportlint.formatter import Formatter
from reportlint.messages import Language, Message
from reportlint.model import Cell, Label, Report, Section, State, Table, Unparsed
from reportlint.plugins import hookimpl
from reportlint.reader import Reader
from reportlint.reconcile import reconcile
from reportlint.rule import Example, Manual, Rule, valid
from reportlint.source import Position, Source, Span

__version__ = "0.1.0"

__all__ = [
    "Block",
    "Cell",
    "CheckedReport",
    "Column",
    "Engine",
    "Equation",
    "Example",
    "Fact",
    "Failed",
    "Finding",
    "Format",
    "Formatter",
    "InputError",
    "Label",
    "Language",
    "Manual",
    "Measure",
    "Message",
    "NotAReportError",
    "NotAssessed",
    "Outcome",
    "PluginError",
    "Position",
    "Problem",
    "Reader",
    "Related",
    "Report",
    "ReportlintError",
    "Result",
    "Row",
    "Rule",
    "Satisfied",
    "Section",
    "SectionSpec",
    "Severity",
    "Source",
    "Span",
    "State",
    "Table",
    "TableSpec",
    "Tally",
    "Unassessed",
    "Unparsed",
    "UsageError",
    "__version__",
    "check_path",
    "check_text",
    "hookimpl",
    "parse_text",
    "reconcile",
    "valid",
]
