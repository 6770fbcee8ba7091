"""Writes no single finding, only what a run comes to: for long runs."""

from reportlint import Formatter, Language, Result, Summary, hookimpl
from reportlint.plugins.formatters.summary import sum_up
from reportlint.plugins.formatters.text import notice_lines, problem_lines


class SummaryFormatter(Formatter):
    """What was not checked, and the sum of all."""

    name = "summary"

    def piece(self, result: Result, language: Language) -> str:
        """Return what could not be checked in a file."""
        sources = {report.source.name: report.source for report in result.reports}
        problems = problem_lines(result.problems, sources, language)
        return problems + notice_lines(result.notices, language)

    def foot(self, summary: Summary, language: Language) -> str:
        """Return what is said of the run as a whole."""
        lines = "".join(f"{line}\n" for line in sum_up(summary, language))
        notices = notice_lines(summary.notices, language)
        return problem_lines(summary.problems, {}, language) + notices + lines


class StatisticsFormatter(SummaryFormatter):
    """How often each rule found something, the most frequent first, then the summary."""

    name = "statistics"

    def foot(self, summary: Summary, language: Language) -> str:
        """Return a line for each rule that found something, and the summary."""
        return summary.statistics(language) + "\n" + super().foot(summary, language)


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return these formatters."""
    return (StatisticsFormatter(), SummaryFormatter())
