"""Writes the XML of checkstyle, which many build servers read."""

from xml.sax.saxutils import quoteattr

from reportlint import Formatter, Language, Result, Summary, __version__, hookimpl
from reportlint.plugins.formatters.entries import entries, in_xml


class CheckstyleFormatter(Formatter):
    """An element for each file, with one for each finding and for what was not checked."""

    name = "checkstyle"

    def head(self, language: Language) -> str:
        """Return the beginning of the document."""
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="{__version__}">\n'

    def piece(self, result: Result, language: Language) -> str:
        """Return the element of a file."""
        errors = []
        name = ""
        for report in result.reports:
            name = report.source.name
            for item in entries(report, language):
                message = f"{item.place}: {item.message}" if item.place else item.message
                where = (item.start.line, item.start.column)
                errors.append(_error(*where, item.severity.value, message, item.code))
        for problem in result.problems:
            name = problem.path or name
            errors.append(_error(1, 1, "error", problem.message.text(language), problem.kind))
        return _file(name, errors)

    def foot(self, summary: Summary, language: Language) -> str:
        """Return the end of the document, with what the run as a whole could not check."""
        errors = [
            _error(1, 1, "error", problem.message.text(language), problem.kind)
            for problem in summary.problems
        ]
        return (_file("reportlint", errors) if errors else "") + "</checkstyle>\n"


def _file(name: str, errors: list[str]) -> str:
    return f"  <file name={_quoted(name)}>\n{''.join(errors)}  </file>\n"


def _error(line: int, column: int, severity: str, message: str, source: str) -> str:
    return (
        f'    <error line="{line}" column="{column}" severity="{severity}"'
        f" message={_quoted(message)} source={_quoted(f'reportlint.{source}')}/>\n"
    )


def _quoted(text: str) -> str:
    return quoteattr(in_xml(text), {"\n": "&#10;"})


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (CheckstyleFormatter(),)
