"""Writes a line for each finding: for editors, scripts and searching."""

from reportlint import Formatter, Language, Result, Summary, hookimpl
from reportlint.plugins.formatters.entries import entries
from reportlint.plugins.formatters.text import notice_lines, problem_lines


class ConciseFormatter(Formatter):
    """path:line:column: severity CODE message, and what was not checked."""

    name = "concise"

    def piece(self, result: Result, language: Language) -> str:
        """Return the lines of a file."""
        lines = []
        for report in result.reports:
            for item in entries(report, language):
                place = f" [{item.place}]" if item.place else ""
                where = f"{item.path}:{item.start.line}:{item.start.column}"
                message = " ".join(item.message.split())
                lines.append(f"{where}: {item.severity} {item.code} {message}{place}\n")
        sources = {report.source.name: report.source for report in result.reports}
        problems = problem_lines(result.problems, sources, language)
        return "".join(lines) + problems + notice_lines(result.notices, language)

    def foot(self, summary: Summary, language: Language) -> str:
        """Return what could not be checked of the run as a whole."""
        return problem_lines(summary.problems, {}, language)


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (ConciseFormatter(),)
