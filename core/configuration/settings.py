"""What may stand in a configuration file."""

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PositiveInt, model_validator
from pydantic_core import PydanticCustomError

from reportlint.finding import Severity
from reportlint.messages import Language
from reportlint.metadata.known import OrganKind

LimitName = Literal[
    "file_bytes",
    "unpacked_bytes",
    "characters",
    "cells",
    "pages",
    "depth",
    "seconds",
    "memory_mib",
    "rule_seconds",
]
Selectors = list[Annotated[str, Field(min_length=1)]]


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class _Table(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=_kebab, validate_by_name=True, strict=False
    )


class Choice(_Table):
    """Which rules run on a report, how grave what they find is, and their options.

    Rules are named by code, by name, or by the first letters of codes; options by code or name.
    """

    profile: str | None = Field(None, description="statutory, strict or minimal")
    select: Selectors | None = Field(None, description="Only these rules run.")
    ignore: Selectors = Field([], description="These rules do not run.")
    severity: dict[str, Severity] = Field(
        {}, description="Severities by rule; off switches a rule off, any other one on."
    )
    options: dict[str, dict[str, Any]] = Field({}, description="Options by rule.")


class Override(Choice):
    """A choice of rules for some reports: those in some places, of some organs, of some years."""

    paths: Selectors | None = Field(
        None, description="Patterns as in .gitignore, from the folder of this file."
    )
    organ_kinds: list[OrganKind] | None = Field(None, description="Kinds of organs.")
    years: list[int] | None = Field(None, description="Years that reports are about.")

    @model_validator(mode="after")
    def _is_for_some(self) -> Self:
        if self.paths is None and self.organ_kinds is None and self.years is None:
            raise PydanticCustomError("no_reports", "paths, organ-kinds or years is missing")
        return self


class Settings(Choice):
    """The settings of reportlint: a table [tool.reportlint] of pyproject.toml, or reportlint.toml.

    Paths in it are relative to the folder that it is in.
    """

    extend: str | None = Field(None, description="A configuration file that this one builds on.")
    overrides: list[Override] = Field([], description="Other choices of rules for some reports.")
    rules: list[str] = Field([], description="Rule files.")
    plugins: bool | list[str] = Field(
        True, description="Whether installed plugins are loaded, or the names of those that are."
    )
    exclude: list[str] = Field([], description="Files to leave out, as in .gitignore.")
    encoding: str | None = Field(None, description="Encoding of texts and web pages.")
    limits: dict[LimitName, PositiveInt] = Field({}, description="Limits of reading, by name.")
    lang: Language | None = Field(None, description="Language of messages.")
    format: str | None = Field(None, description="Form of what goes to the screen.")
    output: list[str] = Field([], description="Files to write, as NAME:FILE.")
    fail_on: Literal["error", "warning", "info"] | None = Field(
        None, description="Exit code 1 from this severity on."
    )
    jobs: PositiveInt | None = Field(None, description="Number of processes.")
    cache: bool = Field(False, description="Whether results are kept between runs.")
    cache_dir: str | None = Field(None, description="Where they are kept.")
    baseline: str | None = Field(None, description="A file of findings that are set aside.")
    waivers: list[str] = Field([], description="Files of waivers.")


def schema() -> dict[str, Any]:
    """Return the JSON schema of a configuration file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Settings.model_json_schema(by_alias=True),
    }
