"""What a report is: whose, about which year, when it came out, and from where that is known."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, NamedTuple, TypeVar

from reportlint.source import Span

OrganKind = Literal[
    "state_council_dept",
    "province",
    "prefecture",
    "county",
    "county_dept",
    "town",
    "street",
    "office",
    "vertical",
    "other",
]
# Where something is known from, the strongest first.
MetadataSource = Literal[
    "option", "sidecar", "title", "period", "preamble", "page", "contact", "text", "file-name"
]
T_co = TypeVar("T_co", covariant=True)


class Period(NamedTuple):
    """The time that a report says its figures are about, both days included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Known(Generic[T_co]):
    """A value with where it is known from, and its place where it stands in the text."""

    value: T_co
    source: MetadataSource
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a report beside its content; None is unknown.

    years holds every statement of the report year, the one that is relied on first: they may
    disagree. organ_kind is told by the name of the organ alone, where it tells it.
    """

    organ: Known[str] | None = None
    organ_kind: Known[OrganKind] | None = None
    period: Known[Period] | None = None
    publish_date: Known[date] | None = None
    title: Known[str] | None = None
    years: tuple[Known[int], ...] = ()

    @property
    def year(self) -> Known[int] | None:
        """The year that the report is about."""
        return self.years[0] if self.years else None


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says of a report, in the options of a run or in a file beside the report."""

    source: Literal["option", "sidecar"]
    year: int | None = None
    organ: str | None = None
    organ_kind: OrganKind | None = None
    format_id: str | None = None
    publish_date: date | None = None
