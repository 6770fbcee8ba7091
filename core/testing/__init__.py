"""Test kit: reports that are valid but for what a test changes.

written(example) gives the text of an example; reportlint.testing.strategies makes whole reports
for hypothesis, which it needs installed: reportlint[testing].
"""

from reportlint.testing.clean import assert_clean
from reportlint.testing.draft import Draft, standard_draft
from reportlint.testing.examples import (
    RuleExample,
    assert_examples,
    examples_of,
    outcomes_of,
    read,
    read_series,
    written,
)
from reportlint.testing.layout import Layout, lay_out

__all__ = [
    "Draft",
    "Layout",
    "RuleExample",
    "assert_clean",
    "assert_examples",
    "examples_of",
    "lay_out",
    "outcomes_of",
    "read",
    "read_series",
    "standard_draft",
    "written",
]
