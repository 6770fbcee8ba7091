"""Percentages: shares and rates recomputed from the counts that they rest on.

- PCT005 compares only figures that the prose itself gives; those of earlier reports are XYR004's.
- PCT009 fires on 12.5% beside 5.56% although 12.5 is exact: the list is not of one form. 0% and
  100% are never counted.
"""

from reportlint import Rule, hookimpl
from reportlint.rules.percentages.growth_from_zero import GrowthFromZero
from reportlint.rules.percentages.growth_rate import GrowthRate
from reportlint.rules.percentages.percentage_points import PercentagePoints
from reportlint.rules.percentages.percentage_range import PercentageRange
from reportlint.rules.percentages.rate import Rate
from reportlint.rules.percentages.same_decimals import SameDecimals
from reportlint.rules.percentages.share import Share
from reportlint.rules.percentages.shares_add_up import SharesAddUp
from reportlint.rules.percentages.stated_change import StatedChange
from reportlint.rules.percentages.times_less import TimesLess


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    return (
        Share,
        SharesAddUp,
        PercentageRange,
        Rate,
        GrowthRate,
        GrowthFromZero,
        PercentagePoints,
        TimesLess,
        SameDecimals,
        StatedChange,
    )
