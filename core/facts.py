"""Facts: the numbers that the prose of a report states."""

from decimal import Decimal
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict

from reportlint.source import Span


class Measure(StrEnum):
    """What kind of number a fact is."""

    COUNT = "count"  # of things, with a unit: 72份
    SHARE = "share"  # a part of a whole: 占清理总数的12.5%
    RATE = "rate"  # how much was done of what was due: 办结率100%
    PERCENTAGE = "percentage"  # any other percentage
    DATE = "date"  # a year, a month or a day
    REFERENCE = "reference"  # a number that names something: 第711号, a telephone
    NUMBER = "number"  # a number without a unit


class Fact(BaseModel):
    """A number of the prose.

    subject is the wording that it belongs to: what stands before it in its clause, for a share
    its base as worded (占清理总数的), for a rate its name (办结率). value is None for dates and
    references. Percentages are in percent: 12.5 for 12.5%. span covers the number with its unit
    or sign, paragraph counts the paragraphs and sentence the sentences of the report from 0.

    Of a share or a rate, numerator and denominators are the counts that it rests on: the part,
    None where the wording leaves it open, and the candidates for the whole. named says whether
    the wording names the whole (占清理总数的) or leaves it to be understood (占比).
    """

    model_config = ConfigDict(frozen=True)

    measure: Measure
    subject: str
    raw: str
    value: Decimal | None
    unit: str | None
    approximate: bool
    span: Span
    paragraph: int
    sentence: int
    numerator: Self | None = None
    denominators: tuple[Self, ...] = ()
    named: bool = False

    @property
    def decimals(self) -> int:
        """Number of decimal places that are printed."""
        exponent = self.value.as_tuple().exponent if self.value is not None else 0
        return max(0, -exponent) if isinstance(exponent, int) else 0
