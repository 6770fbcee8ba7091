"""Facts: the numbers that the prose of a report states."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, SkipValidation

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
    NONE = "none"  # words that say there is none: 未收到申请; the value is 0


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a number counts, as far as its words tell.

    topic is what is counted: request, letter, normative, policy, review, litigation and so on, as
    grammar/meanings.toml names them, "" where unknown; stated says whether the clause itself says
    so, rather than the sentence. acts are what was done with it: received, handled, carried_in,
    open, issued and so on. scope is who is meant (全县, 我局), year the year that is named,
    last_year whether it is the one before the report's. applicant is who asked. among says that
    the clause lists parts (其中), part that it is about one channel (通过网站), change that the
    number is a difference, cleaning that the sentence is about sorting out old documents. before
    and behind are the words of its clause, lead those of its sentence in front of them, aside what
    stands in brackets right behind it.
    """

    topic: str = ""
    stated: bool = False
    acts: tuple[str, ...] = ()
    scope: str = ""
    year: int | None = None
    last_year: bool = False
    applicant: str = ""
    among: bool = False
    part: bool = False
    change: bool = False
    cleaning: bool = False
    lead: str = ""
    before: str = ""
    behind: str = ""
    aside: str = ""


_SCALES = {"万": 10**4, "亿": 10**8, "千": 10**3, "百": 10**2}


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
    meaning: SkipValidation[Meaning] = Meaning()

    @property
    def quantity(self) -> Decimal | None:
        """The value without 万, 亿 and the like: 12000 for 1.2万条."""
        if self.value is None:
            return None
        scale = 1
        for character in self.unit or "":
            scale *= _SCALES.get(character, 1)
        return self.value * scale

    @property
    def thing(self) -> str:
        """The unit without 万, 亿 and the like: 条 for 万条."""
        return "".join(character for character in self.unit or "" if character not in _SCALES)

    @property
    def decimals(self) -> int:
        """Number of decimal places that are printed."""
        exponent = self.value.as_tuple().exponent if self.value is not None else 0
        return max(0, -exponent) if isinstance(exponent, int) else 0
