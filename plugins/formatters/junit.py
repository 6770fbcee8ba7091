"""Writes the XML of JUnit: each report a suite, each rule a test."""

from collections import defaultdict
from xml.sax.saxutils import escape, quoteattr

from reportlint import (
    CheckedReport,
    Formatter,
    Language,
    Message,
    Problem,
    Result,
    Severity,
    Summary,
    hookimpl,
)
from reportlint.plugins.formatters.entries import Entry, entries, in_xml

_NOT_ASSESSED = Message(zh="未能核对 {count} 项", en="not assessed: {count}")


class JunitFormatter(Formatter):
    """A suite for each file. A rule fails where it found an error or a warning."""

    name = "junit"

    def head(self, language: Language) -> str:
        """Return the beginning of the document."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="reportlint">\n'

    def piece(self, result: Result, language: Language) -> str:
        """Return the suite of a file."""
        cases: list[str] = []
        failures = skipped = 0
        name = next((problem.path for problem in result.problems), "") or ""
        for report in result.reports:
            name = report.source.name
            found = defaultdict(list)
            for item in entries(report, language):
                if item.severity is not Severity.INFO:
                    found[item.code].append(item)
            for code in report.tallies:
                inside = _failures(found[code]) or _skipped(report, code, language)
                failures += bool(found[code])
                skipped += inside.lstrip().startswith("<skipped")
                cases.append(_case(code, name, inside))
        cases += [_case(item.kind, name, _error(item, language)) for item in result.problems]
        counts = {"failures": failures, "errors": len(result.problems), "skipped": skipped}
        return _suite(name, cases, counts)

    def foot(self, summary: Summary, language: Language) -> str:
        """Return the end of the document, with what the run as a whole could not check."""
        cases = [
            _case(item.kind, "reportlint", _error(item, language)) for item in summary.problems
        ]
        suite = _suite("reportlint", cases, {"failures": 0, "errors": len(cases), "skipped": 0})
        return (suite if cases else "") + "</testsuites>\n"


def _suite(name: str, cases: list[str], counts: dict[str, int]) -> str:
    numbers = " ".join(f'{key}="{value}"' for key, value in counts.items())
    head = f'  <testsuite name={_quoted(name)} tests="{len(cases)}" {numbers} time="0">\n'
    return f"{head}{''.join(cases)}  </testsuite>\n"


def _case(name: str, suite: str, inside: str) -> str:
    head = f'    <testcase name={_quoted(name)} classname={_quoted(suite)} time="0">'
    return f"{head}\n{inside}    </testcase>\n" if inside else f"{head}</testcase>\n"


def _failures(found: list[Entry]) -> str:
    if not found:
        return ""
    lines = [
        f"{item.place or f'{item.start.line}:{item.start.column}'}: {item.message}"
        for item in found
    ]
    text = escape(in_xml("\n".join(lines)))
    kind = max((item.severity for item in found), key=lambda severity: severity.rank).value
    return f'      <failure type="{kind}" message={_quoted(found[0].message)}>{text}</failure>\n'


def _skipped(report: CheckedReport, code: str, language: Language) -> str:
    tally = report.tallies[code]
    if tally.satisfied or tally.failed or not tally.not_assessed:
        return ""
    said = _NOT_ASSESSED.format(count=tally.not_assessed).text(language)
    return f"      <skipped message={_quoted(said)}/>\n"


def _error(problem: Problem, language: Language) -> str:
    message = problem.message.text(language)
    return f'      <error type="{problem.kind}" message={_quoted(message)}></error>\n'


def _quoted(text: str) -> str:
    return quoteattr(in_xml(text), {"\n": "&#10;"})


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (JunitFormatter(),)
