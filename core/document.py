"""The JSON of a run, read back: what `check --format json` and `json-lines` write."""

import json
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from reportlint.errors import InputError
from reportlint.messages import Message

SCHEMA = "reportlint-result-1"

_NO_DOCUMENT = Message(
    zh="不是 reportlint 用 --format json 写出的结果：{where}：{why}",
    en="this is no result as `reportlint --format json` writes it: {where}: {why}",
)
_WHOLE = Message(zh="全文", en="the whole")

FindingSeverity = Literal["error", "warning", "info"]
Count = Annotated[int, Field(ge=0)]
FromOne = Annotated[int, Field(ge=1)]


class _Object(BaseModel):
    # The schema is that of this version, to the key; what a later one adds is left out in reading.
    model_config = ConfigDict(
        frozen=True,
        defer_build=True,  # a run only writes
        json_schema_extra={"additionalProperties": False},
    )


class WrittenOrigin(BaseModel):
    """A place in the file that a text was taken out of; its reader says what more there is."""

    model_config = ConfigDict(frozen=True, defer_build=True, extra="allow")

    kind: str


class _Placed(_Object):
    """Something that stands in a text: lines and columns from 1, offsets from 0, ends exclusive."""

    line: FromOne
    column: FromOne
    end_line: FromOne
    end_column: FromOne
    offset: Count
    end_offset: Count
    origin: WrittenOrigin | None = None


class _MaybePlaced(_Object):
    """Something that may stand in a text; where it does not, the keys are left out."""

    line: FromOne | None = None
    column: FromOne | None = None
    end_line: FromOne | None = None
    end_column: FromOne | None = None
    offset: Count | None = None
    end_offset: Count | None = None
    origin: WrittenOrigin | None = None


class WrittenRelated(_Placed):
    """Another place that a finding rests on."""

    label: str
    text: str


class WrittenReplacement(_Placed):
    """A stretch of the text, and what would stand in its place if it were mended."""

    text: str


class WrittenConsequence(_Placed):
    """What else is wrong for the same cause."""

    code: str
    name: str
    message: str


class WrittenFinding(_Placed):
    """A fault that a rule found."""

    code: str
    name: str
    severity: FindingSeverity
    fingerprint: str
    verdict: str | None
    note: str | None
    auditor: str | None
    message: str
    stated: str | None
    expected: str | None
    arithmetic: str | None
    cause: str | None
    consequences: tuple[WrittenConsequence, ...]
    cells: tuple[str, ...]
    related: tuple[WrittenRelated, ...]
    fixes: tuple[WrittenReplacement, ...] = ()


class WrittenSuppression(_Object):
    """What sets a finding aside, why, and by whom."""

    by: Literal["comment", "waiver", "verdict", "baseline"]
    reason: str
    author: str
    until: date | None
    place: str


class WrittenSuppressedFinding(WrittenFinding):
    """A finding that is set aside."""

    suppression: WrittenSuppression


class WrittenUnassessed(_MaybePlaced):
    """A comparison that could not be made, and why."""

    code: str
    name: str
    reason: str


class WrittenTally(_Object):
    """How many assertions held, failed and could not be tested."""

    satisfied: Count
    failed: Count
    not_assessed: Count


class WrittenAssertions(WrittenTally):
    """The tally of a report, and that of each rule by its code."""

    by_rule: dict[str, WrittenTally]


class WrittenReport(_Object):
    """A report that was read, with what the rules made of it."""

    path: str
    encoding: str
    format: str
    year: int | None
    organ: str | None
    findings: tuple[WrittenFinding, ...]
    suppressed: tuple[WrittenSuppressedFinding, ...]
    not_assessed: tuple[WrittenUnassessed, ...]
    assertions: WrittenAssertions


class WrittenError(_MaybePlaced):
    """Something that kept a report, or a part of it, from being checked."""

    path: str | None
    kind: str
    culprit: str
    message: str
    traceback: str | None = None


class WrittenNotice(_Object):
    """Something about the run that is neither a finding nor an error."""

    place: str
    message: str


class WrittenCounts(_Object):
    """What a run comes to: numbers of reports, findings, errors and assertions."""

    reports: Count
    findings: dict[FindingSeverity, Count]
    suppressed: Count
    errors: Count
    assertions: WrittenTally


class Document(_Object):
    """The result of a run, as `check --format json` writes it and `read_document` reads it.

    Of `json-lines`, each line is one: of a file, which has no summary, and of the run, the last.
    """

    schema_name: Literal["reportlint-result-1"] = Field(alias="schema")
    version: str
    reports: tuple[WrittenReport, ...]
    errors: tuple[WrittenError, ...]
    notices: tuple[WrittenNotice, ...]
    skipped: tuple[str, ...]
    nothing_to_assess: tuple[str, ...]
    complete: bool
    summary: WrittenCounts | None

    def to_json(self) -> str:
        """Return what was read as JSON: each object has its place first, then the rest."""
        fields = self.model_dump(mode="json", by_alias=True, exclude_unset=True)
        return json.dumps(fields, ensure_ascii=False, indent=2) + "\n"


def read_document(text: str | bytes) -> Document:
    """Return what `check --format json`, or a line of `json-lines`, says.

    Keys that a later version of reportlint has added are left out. Raises InputError where the
    text is something else.
    """
    try:
        return Document.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or _WHOLE
        raise InputError(_NO_DOCUMENT.format(where=where, why=first["msg"])) from error


def schema() -> dict[str, Any]:
    """Return the JSON schema of the document."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Document.model_json_schema(by_alias=True),
    }
