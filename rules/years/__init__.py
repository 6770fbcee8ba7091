"""Years: the period and the year of a report, and the dates in it.

The year of a report is the one that most of its statements agree on; it is never taken from the
period alone to test the period.

YRS003 holds plenums and phrases against a table of days that everybody knows, and against nothing
else. That a report names only the congress of 2017 is told from 2023 on.

YRS004 leaves 去年 and 上年 alone: they compare, and a report cannot do without them.
"""

from reportlint import Rule, hookimpl
from reportlint.rules.years.anachronism import Anachronism
from reportlint.rules.years.date_exists import DateExists
from reportlint.rules.years.relative_time import RelativeTime
from reportlint.rules.years.reporting_period import ReportingPeriod
from reportlint.rules.years.stale_year import StaleYear


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    return (ReportingPeriod, StaleYear, Anachronism, RelativeTime, DateExists)
