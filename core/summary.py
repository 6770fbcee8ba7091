"""What a run comes to: counts over all files, and what is to be said of the run as a whole."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from typing import Any, Self

from reportlint.checking.selection import ActiveRule
from reportlint.finding import Notice, Problem, Result, Severity, Tally
from reportlint.fixing import offered
from reportlint.messages import Language, Message

_TITLES = (
    Message(zh="处数", en="found"),
    Message(zh="代码", en="code"),
    Message(zh="规则", en="rule"),
)


@dataclass(slots=True)
class Counts:
    """What can be counted file by file.

    problems are those in single files; failed_rules are the codes of the rules that failed in one.
    suppressed counts findings that are set aside, by what does that; needed are the places and
    fingerprints of what did, paths the files. fixable is the number of places that --fix mends.
    nanoseconds is the time that each rule took, and is not kept with the rest.
    """

    reports: int = 0
    severities: Counter[Severity] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    tallies: dict[str, Tally] = field(default_factory=dict)
    problems: int = 0
    failed_rules: set[str] = field(default_factory=set)
    suppressed: Counter[str] = field(default_factory=Counter)
    needed: set[str] = field(default_factory=set)
    paths: list[str] = field(default_factory=list)
    fixable: int = 0
    nanoseconds: Counter[str] = field(default_factory=Counter, compare=False)

    def __iadd__(self, other: Self) -> Self:
        self.reports += other.reports
        self.severities += other.severities
        self.codes += other.codes
        for code, tally in other.tallies.items():
            self.tallies[code] = self.tallies.get(code, Tally()) + tally
        self.problems += other.problems
        self.failed_rules |= other.failed_rules
        self.suppressed += other.suppressed
        self.needed |= other.needed
        self.paths += other.paths
        self.fixable += other.fixable
        self.nanoseconds += other.nanoseconds
        return self

    def fields(self) -> dict[str, Any]:
        """Return all as plain data, which from_fields() takes back."""
        return {
            "reports": self.reports,
            "severities": self.severities,
            "codes": self.codes,
            "tallies": {code: astuple(tally) for code, tally in self.tallies.items()},
            "problems": self.problems,
            "failed_rules": sorted(self.failed_rules),
            "suppressed": self.suppressed,
            "needed": sorted(self.needed),
            "paths": self.paths,
            "fixable": self.fixable,
        }

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> Self:
        """Return the counts that fields() gave; raises ValueError where it did not."""
        return cls(
            fields["reports"],
            Counter({Severity(name): number for name, number in fields["severities"].items()}),
            Counter(fields["codes"]),
            {code: Tally(*numbers) for code, numbers in fields["tallies"].items()},
            fields["problems"],
            set(fields["failed_rules"]),
            Counter(fields["suppressed"]),
            set(fields["needed"]),
            fields["paths"],
            fields["fixable"],
        )

    def add(self, result: Result) -> None:
        """Count what was found in a file."""
        self.reports += len(result.reports)
        self.problems += len(result.problems)
        for problem in result.problems:
            if problem.kind == "rule":
                self.failed_rules.add(problem.culprit)
        for report in result.reports:
            for finding in report.findings:
                self.severities[finding.severity] += 1
                self.codes[finding.code] += 1
            for code, tally in report.tallies.items():
                self.tallies[code] = self.tallies.get(code, Tally()) + tally
            self.nanoseconds.update(report.nanoseconds)
            self.paths.append(report.source.name)
            self.fixable += len(offered(report))
            self.suppressed.update(why.by for _, why in report.suppressed)
            for finding, why in report.suppressed:
                self.needed |= {finding.fingerprint, why.place}
            self.needed |= {finding.fingerprint for finding in report.findings if finding.verdict}

    @property
    def worst(self) -> Severity | None:
        """The gravest severity that was found, None where nothing was."""
        return max(self.severities, key=lambda severity: severity.rank, default=None)


@dataclass(frozen=True, slots=True)
class Summary:
    """What is said of a run as a whole.

    rules are those that ran, by code. problems are those of no single file: of a plugin, of a
    folder; notices likewise. skipped and idle are as in Result.
    """

    counts: Counts
    rules: Mapping[str, ActiveRule]
    problems: tuple[Problem, ...] = ()
    skipped: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether everything could be checked."""
        return not self.problems and not self.counts.problems

    def statistics(self, language: Language) -> str:
        """Return how often each rule found something: a line each, the most frequent first."""
        rows = [tuple(title.text(language) for title in _TITLES)]
        for code, number in sorted(self.counts.codes.items(), key=lambda item: (-item[1], item)):
            active = self.rules.get(code)
            rows.append((str(number), code, active.rule.title.text(language) if active else ""))
        return "".join(f"{number:>6}  {code:<6}  {title}\n" for number, code, title in rows)

    @classmethod
    def of(cls, counts: Counts, run: Result, rules: Mapping[str, ActiveRule]) -> Self:
        """Return the summary of a run with what a result says of it as a whole."""
        problems = tuple(problem for problem in run.problems if problem.path is None)
        return cls(counts, rules, problems, run.skipped, run.idle, run.notices)
