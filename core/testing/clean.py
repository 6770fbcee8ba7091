"""For the tests of those who draft reports, or make them with a program of their own."""

from pathlib import Path

from reportlint.engine import Engine, check_path, check_text
from reportlint.finding import Result, Severity
from reportlint.messages import Language
from reportlint.source import Source


def assert_clean(
    report: str | Path | Result,
    *,
    fail_on: Severity | str = Severity.WARNING,
    engine: Engine | None = None,
    language: Language = "en",
) -> None:
    """Assert that a report has no finding at or above a severity, and was checked as a whole.

    report is the text of a report, the path of a file, or a result that is there already. An
    engine checks with rules of its own choice. The AssertionError says what was found, as the
    command does. A report of which a part could not be checked is not clean.
    """
    result = report if isinstance(report, Result) else _checked(report, engine)
    worst = result.worst()
    if result.complete and (worst is None or worst.rank < Severity(fail_on).rank):
        return
    formatters = (engine or Engine(third_party=False)).plugins.formatters()
    raise AssertionError("\n" + formatters["text"].render(result, language))


def _checked(report: str | Path, engine: Engine | None) -> Result:
    if isinstance(report, Path):
        return engine.joined([engine.check_file(report)]) if engine else check_path(report)
    if engine is None:
        return check_text(report)
    return engine.joined([engine.check(Source("<text>", report))])
