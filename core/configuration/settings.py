"""What may stand in a configuration file."""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    model_validator,
)
from pydantic_core import PydanticCustomError

from reportlint.errors import UsageError
from reportlint.finding import Severity
from reportlint.messages import Language, Message
from reportlint.metadata.known import OrganKind
from reportlint.reading.decoding import known_encoding

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
_YEAR = re.compile(r"(>=|<=|>|<)?((?:19|20)[0-9]{2})")

_NO_PATTERN = Message(
    zh="“{value}”不是可用的写法，应如 草稿/ 或 *.txt",
    en="“{value}” is no pattern; write it like drafts/ or *.txt",
)
_NO_YEAR = Message(
    zh='“{value}”不是年度，应如 2024 或 ">=2021"',
    en='“{value}” is no year; write it like 2024 or ">=2021"',
)
_NO_PLUGINS = Message(
    zh="应为 true、false 或插件名称的列表", en="true, false or a list of names is wanted"
)
_NO_REPORTS = Message(
    zh="缺 paths、organ-kinds 或 years，不知用于哪些报告",
    en="paths, organ-kinds or years is missing: for which reports is it?",
)


def refusal(message: Message) -> PydanticCustomError:
    """Return what says in both languages that a value is wrong."""
    return PydanticCustomError("told", "{en}", {"zh": message.zh, "en": message.en})


def _pattern(value: str) -> str:
    from pathspec import GitIgnoreSpec  # loaded only where there is a pattern

    pattern = value.replace("\\", "/")
    try:
        (known,) = GitIgnoreSpec.from_lines([pattern]).patterns
    except ValueError:
        known = None
    if known is None or known.include is None:  # a comment, or nothing
        raise refusal(_NO_PATTERN.format(value=value))
    return pattern


def _path(value: str) -> str:
    return value.replace("\\", "/")


def _encoding(value: str) -> str:
    try:
        return known_encoding(value)
    except UsageError as error:
        raise refusal(error.message) from error


def _year(value: object) -> object:
    if not isinstance(value, int | str) or not _YEAR.fullmatch(str(value)):
        raise refusal(_NO_YEAR.format(value=value))
    return value


def _plugins(value: object) -> object:
    if isinstance(value, bool) or (
        isinstance(value, list | tuple) and all(isinstance(name, str) for name in value)
    ):
        return value
    raise refusal(_NO_PLUGINS)


Selectors = tuple[Annotated[str, Field(min_length=1)], ...]
Patterns = tuple[Annotated[str, AfterValidator(_pattern)], ...]
FilePath = Annotated[str, Field(min_length=1), AfterValidator(_path)]
Year = Annotated[int | Annotated[str, Field(pattern=f"^{_YEAR.pattern}$")], BeforeValidator(_year)]
Plugins = Annotated[bool | tuple[str, ...], BeforeValidator(_plugins)]
Count = Annotated[int, Field(gt=0, strict=True)]


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class _Table(BaseModel):
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=_kebab,
        validate_by_name=True,
        defer_build=True,  # most runs need few of them
    )


class Choices(_Table):
    """Which rules run on a report, how grave what they find is, and their options."""

    profile: str | None = Field(default=None, description="statutory, strict or minimal")
    select: Selectors | None = Field(
        default=None, description="Only these rules run: codes, names, or first letters of codes."
    )
    extend_select: Selectors = Field(default=(), description="These rules run too.")
    ignore: Selectors = Field(default=(), description="These rules do not run.")
    severity: dict[str, Severity] = Field(
        default={}, description="Severities by rule; off switches a rule off."
    )
    options: dict[str, dict[str, Any]] = Field(
        default={}, description="Options by rule, as `reportlint explain` lists them."
    )


class Override(Choices):
    """A choice of rules for some reports: those in some places, of some organs, of some years."""

    paths: Patterns | None = Field(
        default=None, description="Patterns as in .gitignore, from the folder of this file."
    )
    organ_kinds: tuple[OrganKind, ...] | None = Field(default=None, description="Kinds of organs.")
    years: tuple[Year, ...] | None = Field(
        default=None, description='Years that reports are about, such as 2024 or ">=2021".'
    )

    @model_validator(mode="after")
    def _is_for_some(self) -> Self:
        if self.paths is None and self.organ_kinds is None and self.years is None:
            raise refusal(_NO_REPORTS)
        return self

    def covers(self, year: int | None) -> bool:
        """Tell whether reports about a year are meant."""
        return self.years is None or any(_covers(str(item), year) for item in self.years)


class Settings(Choices):
    """The settings of reportlint: a table [tool.reportlint] of pyproject.toml, or reportlint.toml.

    Paths in it are relative to the folder that it is in.
    """

    extend: FilePath | None = Field(
        default=None, description="A configuration file that this one builds on."
    )
    overrides: tuple[Override, ...] = Field(
        default=(), description="Other choices of rules for some reports."
    )
    rules: tuple[FilePath, ...] = Field(default=(), description="Rule files.")
    plugins: Plugins = Field(
        default=True,
        description="Whether installed plugins are loaded, or the names of those that are.",
    )
    exclude: Patterns = Field(default=(), description="Files to leave out, as in .gitignore.")
    encoding: Annotated[str, AfterValidator(_encoding)] | None = Field(
        default=None, description="Encoding of texts and web pages."
    )
    limits: dict[LimitName, Count] = Field(default={}, description="Limits of reading, by name.")
    lang: Language | None = Field(default=None, description="Language of messages.")
    format: str | None = Field(default=None, description="Form of what goes to the screen.")
    output: tuple[FilePath, ...] = Field(default=(), description="Files to write, as NAME:FILE.")
    fail_on: Literal["error", "warning", "info"] | None = Field(
        default=None, description="Exit code 1 from this severity on."
    )
    jobs: Count | None = Field(default=None, description="Number of processes.")
    cache: StrictBool = Field(default=False, description="Whether results are kept between runs.")
    cache_dir: FilePath | None = Field(default=None, description="Where they are kept.")
    baseline: FilePath | None = Field(
        default=None, description="A file of findings that are set aside."
    )
    waivers: tuple[FilePath, ...] = Field(default=(), description="Files of waivers.")
    verdicts: tuple[FilePath, ...] = Field(
        default=(), description="Workbooks with the verdicts of auditors."
    )


def schema() -> dict[str, Any]:
    """Return the JSON schema of a configuration file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Settings.model_json_schema(by_alias=True),
    }


def _covers(item: str, year: int | None) -> bool:
    found = _YEAR.fullmatch(item)
    if found is None or year is None:
        return False
    bound = int(found[2])
    return {
        None: year == bound,
        ">=": year >= bound,
        "<=": year <= bound,
        ">": year > bound,
        "<": year < bound,
    }[found[1]]
