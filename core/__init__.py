"""Check the figures and the structure of government information disclosure annual reports.

Everything that is public is in this module; the rest may change without notice.
"""

from reportlint.annotator import Annotated, Annotator, Note, notes_of
from reportlint.checking.reconcile import reconcile
from reportlint.checking.selection import ActiveRule
from reportlint.configuration.loading import Configuration, load_configuration
from reportlint.configuration.searching import find_configuration
from reportlint.document import Document, WrittenFinding, WrittenReport, read_document
from reportlint.engine import Engine, check_path, check_paths, check_text, parse_text
from reportlint.errors import (
    InputError,
    NotAReportError,
    OutOfScopeError,
    PluginError,
    ReportlintError,
    UsageError,
)
from reportlint.finding import (
    CheckedReport,
    Consequence,
    Failed,
    Finding,
    NotAssessed,
    Notice,
    Outcome,
    Problem,
    Related,
    Replacement,
    Result,
    Satisfied,
    Severity,
    Suppression,
    Tally,
    Unassessed,
)
from reportlint.format import Block, Column, Equation, Format, Row, SectionSpec, TableSpec
from reportlint.formatter import Formatter, Writer
from reportlint.masking import Masking
from reportlint.messages import Language, Message
from reportlint.metadata.known import Known, Metadata, OrganKind, Period
from reportlint.model import Cell, Label, Paragraph, Report, Section, State, Table, Unparsed
from reportlint.pages import rule_page
from reportlint.plugins import hookimpl
from reportlint.prose.facts import Fact, Meaning, Measure
from reportlint.prose.level import Breakdown
from reportlint.prose.narrowing import narrowing, unknown_words
from reportlint.prose.words import Words
from reportlint.reading.archive import check_archive
from reportlint.reading.decoding import decode
from reportlint.reading.folders import Found
from reportlint.reading.limits import Limits
from reportlint.reading.reader import Reader, ReadingOptions
from reportlint.reading.transcript import Transcript
from reportlint.relation import (
    AtMost,
    Balance,
    Operand,
    Quotient,
    Relation,
    Within,
    cell_operand,
    fact_operand,
    percentage,
)
from reportlint.rule import Example, GroupRule, Manual, Rule, valid
from reportlint.source import Origin, Position, Source, Span, Stretch
from reportlint.summary import Counts, Summary
from reportlint.waivers.verdicts import VERDICTS, Verdict, verdict_word

__version__ = "0.1.0"

__all__ = [
    "VERDICTS",
    "ActiveRule",
    "Annotated",
    "Annotator",
    "AtMost",
    "Balance",
    "Block",
    "Breakdown",
    "Cell",
    "CheckedReport",
    "Column",
    "Configuration",
    "Consequence",
    "Counts",
    "Document",
    "Engine",
    "Equation",
    "Example",
    "Fact",
    "Failed",
    "Finding",
    "Format",
    "Formatter",
    "Found",
    "GroupRule",
    "InputError",
    "Known",
    "Label",
    "Language",
    "Limits",
    "Manual",
    "Masking",
    "Meaning",
    "Measure",
    "Message",
    "Metadata",
    "NotAReportError",
    "NotAssessed",
    "Note",
    "Notice",
    "Operand",
    "OrganKind",
    "Origin",
    "OutOfScopeError",
    "Outcome",
    "Paragraph",
    "Period",
    "PluginError",
    "Position",
    "Problem",
    "Quotient",
    "Reader",
    "ReadingOptions",
    "Related",
    "Relation",
    "Replacement",
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
    "Stretch",
    "Summary",
    "Suppression",
    "Table",
    "TableSpec",
    "Tally",
    "Transcript",
    "Unassessed",
    "Unparsed",
    "UsageError",
    "Verdict",
    "Within",
    "Words",
    "Writer",
    "WrittenFinding",
    "WrittenReport",
    "__version__",
    "cell_operand",
    "check_archive",
    "check_path",
    "check_paths",
    "check_text",
    "decode",
    "fact_operand",
    "find_configuration",
    "hookimpl",
    "load_configuration",
    "narrowing",
    "notes_of",
    "parse_text",
    "percentage",
    "read_document",
    "reconcile",
    "rule_page",
    "unknown_words",
    "valid",
    "verdict_word",
]
