"""Narrative: figures of the prose against the cells of the tables.

Every number of the prose is read with what it counts and what was done with it; a rule compares it
only with the cells that mean the same. A figure that says it is approximate, of one channel, of
another organ or of another year is never blamed, and neither is one that another statement
contradicts which agrees with the table.

- NVT006 and NVT007 are warnings: a county's prose may count the whole county or its own level.
- NVT013 leaves the arithmetic of fees alone: fees by number and by amount are both allowed.
"""

from reportlint import Rule, hookimpl
from reportlint.rules.narrative.all_done import AllRequestsDone
from reportlint.rules.narrative.applicants import Applicants
from reportlint.rules.narrative.carried_over import RequestsCarriedOver
from reportlint.rules.narrative.cases import ReviewAndLitigation
from reportlint.rules.narrative.corrected_cases import CorrectedCases
from reportlint.rules.narrative.decisions import DecisionsMade
from reportlint.rules.narrative.documents import DocumentsMade
from reportlint.rules.narrative.handled import RequestsHandled
from reportlint.rules.narrative.no_requests import NoRequests
from reportlint.rules.narrative.outcomes import RequestOutcomes
from reportlint.rules.narrative.processing_fee import ProcessingFee
from reportlint.rules.narrative.received import RequestsReceived
from reportlint.rules.narrative.stated_twice import StatedTwice


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    return (
        RequestsReceived,
        RequestsCarriedOver,
        RequestsHandled,
        RequestOutcomes,
        ReviewAndLitigation,
        DocumentsMade,
        DecisionsMade,
        NoRequests,
        AllRequestsDone,
        Applicants,
        StatedTwice,
        CorrectedCases,
        ProcessingFee,
    )
