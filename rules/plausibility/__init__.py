"""Plausibility: figures that add up but ask for a second look.

Decisions about the candidates of the catalogue:

- PLS001 says nothing of general offices, vertical organs and zones: whether they speak for an organ
  that may issue 规章 cannot be told from their names. Of the form of 2019 it reads 本年新制作数量
  alone, since an organ may make the 规章 of others public.
- PLS002 reports the two plain cases only. The size of an amount is not weighed against like organs,
  since one report has none: it is not assessed.
- PLS004 tells departments that enforce the law by words of their names; departments without such
  words are left alone.
"""

from reportlint import Rule, hookimpl
from reportlint.rules.plausibility.coercion_over_penalty import CoercionOverPenalty
from reportlint.rules.plausibility.fee_unit import FeeUnit
from reportlint.rules.plausibility.nothing_at_all import NothingAtAll
from reportlint.rules.plausibility.other_outcomes import OtherOutcomes
from reportlint.rules.plausibility.requests_left_open import RequestsLeftOpen
from reportlint.rules.plausibility.reviews_corrected import ReviewsCorrected
from reportlint.rules.plausibility.rule_making_power import RuleMakingPower


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    return (
        RuleMakingPower,
        FeeUnit,
        CoercionOverPenalty,
        NothingAtAll,
        OtherOutcomes,
        ReviewsCorrected,
        RequestsLeftOpen,
    )
