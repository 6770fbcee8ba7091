"""All kinds of faults that can be put into a valid report.

    for fault in kinds():
        injected = fault.inject(draw, draft)

gives the draft with a fault and its place, or None where the draft leaves no room for it; draw is
that of a composite strategy of hypothesis.
"""

from reportlint.testing import cell_faults, prose_faults, structure_faults, word_faults
from reportlint.testing.injection import Fault, Injected, Place

__all__ = ["Fault", "Injected", "Place", "kinds"]

_FAULTS = (
    *cell_faults.FAULTS,
    *prose_faults.FAULTS,
    *structure_faults.FAULTS,
    *word_faults.FAULTS,
)


def kinds() -> tuple[Fault, ...]:
    """Return all kinds of faults, by code."""
    return tuple(sorted(_FAULTS, key=lambda fault: fault.id))
