"""Cross-table: what one table says beside another, or beside a section.

XTB001: a fee that is told of in any section will do, not only in section 六.
XTB002, XTB003: last year's figures are in another report, so both only prompt to look.
XTB004: left out on purpose. It would tie 行政事业性收费 of table 2 to what section 六 says of
信息处理费, which are two kinds of money; a regression test holds that nothing does.
"""

from reportlint import Rule, hookimpl
from reportlint.rules.cross_table.cases_without_requests import CasesWithoutRequests
from reportlint.rules.cross_table.lawsuits_without_reviews import LawsuitsWithoutReviews
from reportlint.rules.cross_table.unpaid_requests import UnpaidRequests


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    return (UnpaidRequests, CasesWithoutRequests, LawsuitsWithoutReviews)
