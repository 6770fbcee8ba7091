"""What a rule is: metadata, examples, and a check that yields outcomes."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar, Literal, NamedTuple, Self

from pydantic import BaseModel

from reportlint.finding import Outcome, Severity
from reportlint.messages import Message
from reportlint.model import Report


class Edit(NamedTuple):
    """One change of an example: of a cell, a label, some words, or of what is left out."""

    kind: Literal[
        "cell",
        "words",
        "sentence",
        "no-row",
        "no-column",
        "no-section",
        "no-table",
        "order",
        "form",
        "known",
    ]
    target: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A report described by what sets it apart from a valid one.

    `valid` is the report without a change; reportlint.testing writes examples out as text.
    last_year is the report of the same organ for the year before, where rules over several
    reports are to see one.
    """

    edits: tuple[Edit, ...] = ()
    last_year: "Example | None" = None

    def with_cell(self, path: str, value: object) -> "Example":
        """Return the example with another value in a cell."""
        return self._with(Edit("cell", path, str(value)))

    def with_words(self, old: str, new: str) -> "Example":
        """Return the example with other words, wherever the old ones stand: prose or labels."""
        return self._with(Edit("words", old, new))

    def with_sentence(self, section_id: str, sentence: str) -> "Example":
        """Return the example with a paragraph more at the end of a section.

        preamble stands for what comes before the first section, title for the line at the top.
        """
        return self._with(Edit("sentence", section_id, sentence))

    def with_known(self, name: str, value: object) -> "Example":
        """Return the example with something known of it that its text does not say.

        name is a key of a file beside the report: year, organ, organ_kind or publish_date.
        """
        return self._with(Edit("known", name, str(value)))

    def without_row(self, row: str) -> "Example":
        """Return the example without a row such as t3.denied.law."""
        return self._with(Edit("no-row", row))

    def without_column(self, column: str) -> "Example":
        """Return the example without the label of a column such as t3.total."""
        return self._with(Edit("no-column", column))

    def without_section(self, section_id: str) -> "Example":
        """Return the example without a section: neither heading nor what follows it."""
        return self._with(Edit("no-section", section_id))

    def without_table(self, table_id: str) -> "Example":
        """Return the example without a table."""
        return self._with(Edit("no-table", table_id))

    def with_sections(self, *section_ids: str) -> "Example":
        """Return the example with its sections in another order."""
        return self._with(Edit("order", " ".join(section_ids)))

    def in_form(self, format_id: str) -> "Example":
        """Return the example with the tables of a format other than gid2021.

        It starts from the valid report of that format, which is about a year of its own.
        """
        return self._with(Edit("form", format_id))

    def with_last_year(self, last_year: "Example") -> "Example":
        """Return the example with the report of the year before it."""
        return replace(self, last_year=last_year)

    def _with(self, edit: Edit) -> "Example":
        return replace(self, edits=(*self.edits, edit))


valid = Example()
CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
"""What the code and the name of a rule look like."""


@dataclass(frozen=True, slots=True)
class Manual:
    """The page of a rule, in both languages: what a reader may ask about its verdicts.

    severity says why the rule has the severity that it has.
    """

    checks: Message
    decides: Message
    silent: Message
    traps: Message
    severity: Message | None = None


class Rule(ABC):
    """A check of a report. A family registers its rules; the engine runs them.

    code is three letters and three digits, name says in kebab-case what is checked, severity is
    that of a finding unless the finding says otherwise, basis names the article or notice that
    the rule rests on. A rule whose severity is OFF runs only where it is selected by its own code
    or name, or where a profile raises it. Every example in good has no finding of the rule, every
    one in bad has. What a private rule points at is masked wherever the text around it is shown.

    A rule that leaves something to those who use it names a frozen pydantic model with a default
    for every field as its Options; check finds the options of the run in self.options.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    title: ClassVar[Message]
    basis: ClassVar[Message]
    manual: ClassVar[Manual | None] = None
    private: ClassVar[bool] = False
    good: ClassVar[tuple[Example, ...]] = (valid,)
    bad: ClassVar[tuple[Example, ...]] = ()
    Options: ClassVar[type[BaseModel] | None] = None

    @cached_property
    def options(self) -> Any:
        """The options of this run: an instance of Options."""
        return self.Options() if self.Options else None

    def with_options(self, values: Mapping[str, Any]) -> Self:
        """Return the rule with some options set; raises pydantic's ValidationError."""
        if self.Options is None:
            raise TypeError(f"rule {self.code} has no options")
        made = copy(self)
        made.options = self.Options.model_validate(values)
        return made

    @abstractmethod
    def check(self, report: Report) -> Iterable[Outcome]:
        """Yield an outcome for every assertion that the rule makes of a report."""


class GroupRule(Rule):
    """A check of several reports together.

    scope says which: those of one organ, by year (series), or all of a run (collection). It runs
    when the reports of a run have been read, and only on two or more.
    """

    scope: ClassVar[Literal["series", "collection"]]

    def check(self, report: Report) -> Iterable[Outcome]:
        """Yield nothing: one report alone says nothing here."""
        return ()

    @abstractmethod
    def check_group(self, reports: Sequence[Report]) -> Iterable[tuple[Report, Outcome]]:
        """Yield outcomes, each with the report that it is about; series come oldest first."""
