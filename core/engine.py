"""Check reports: read, parse, convert, run the rules, and gather what they say."""

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from reportlint.checking.assess import assess, told
from reportlint.checking.groups import assess_groups, has_group_rules
from reportlint.checking.selection import Choice
from reportlint.configuration.choosing import Chooser
from reportlint.configuration.layers import Layer
from reportlint.configuration.loading import Configuration, as_configuration
from reportlint.configuration.settings import Choices
from reportlint.convert import convert
from reportlint.errors import PluginError, ReportlintError
from reportlint.finding import Problem, Result, Tally
from reportlint.formats import vocabulary
from reportlint.grammar import (
    fold,
    parse_document,
    with_rows_in_line,
    with_tabs_as_bars,
    without_markup,
)
from reportlint.messages import Message
from reportlint.metadata.given import given_options, read_sidecar
from reportlint.metadata.known import Given
from reportlint.model import Report
from reportlint.plugins.manager import Plugins
from reportlint.reading.dispatch import load_file, read_bytes
from reportlint.reading.folders import Found, find_files
from reportlint.reading.limits import Limits
from reportlint.reading.reader import ReadingOptions
from reportlint.source import Source
from reportlint.summary import Counts, Summary
from reportlint.waivers.baseline import read_baseline
from reportlint.waivers.comments import without_comments
from reportlint.waivers.fingerprint import fingerprinted
from reportlint.waivers.verdicts import Verdict
from reportlint.waivers.waiver_file import read_waivers
from reportlint.waivers.waivers import Waivers

_INTERNAL = Message(
    zh="reportlint 自身出错，未能检查 {name}：{why}；请把这行文字告诉开发者",
    en="reportlint itself failed on {name}: {why}; please send its authors this line",
)


class Loaded(NamedTuple):
    """The bytes of a file, and what files beside it say of it."""

    name: str
    data: bytes
    sidecar: Given | None


class Engine:
    """Checks reports with a set of rules. Holds no state between reports; safe in threads.

    select and ignore name rules by code, by name, or by the first letters of codes; profile is
    statutory, strict or minimal; third_party says whether plugins that were installed separately
    are loaded. rule_files are files of rules, in YAML, XLSX, CSV or Python. year, organ_kind,
    format_id and publish_date, a date or a text such as 2025-01-20, say of every report what it
    would else be asked itself. rules maps the codes of the rules that run to the rules, with
    their plugins and severities.

    configuration is a file of settings, or a mapping of what could stand in one, such as
    {"severity": {"TOT001": "info"}}: which rules run on which reports, how grave they are, their
    options, rule files, plugins, waivers, encoding and limits. What is given here outweighs it.
    Its other settings, how a run is written and worked through, are the caller's business.

    waivers are files of waivers, baseline is a file of findings of an earlier run; what they name
    is set aside. verdicts are what auditors say of findings, by fingerprint.

    Raises UsageError where a selector fits no rule, where no rule is left, where an option is
    wrong, where a waiver or a baseline is, or where the year, the kind of organ, the format or the
    date is none.
    """

    def __init__(
        self,
        *,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        profile: str | None = None,
        third_party: bool = True,
        rule_files: Iterable[str | Path] = (),
        reading: ReadingOptions | None = None,
        year: int | None = None,
        organ_kind: str | None = None,
        format_id: str | None = None,
        publish_date: date | str | None = None,
        configuration: Configuration | Mapping[str, Any] | str | Path | None = None,
        waivers: Iterable[str | Path] = (),
        baseline: str | Path | None = None,
        verdicts: Mapping[str, Verdict] = MappingProxyType({}),
    ) -> None:
        configured = as_configuration(configuration)
        settings = configured.settings
        self.plugins = Plugins(
            third_party=settings.plugins if third_party else False,
            rule_files=(*settings.rules, *rule_files),
        )
        self.formats = self.plugins.formats()
        self.vocabulary = vocabulary(self.formats)
        said = Choices(profile=profile, select=tuple(select) or None, ignore=tuple(ignore))
        layers = (*configured.layers, Layer(said))
        with self.plugins.told_first():
            self._chooser = Chooser(self.plugins.rules(), layers)
        self.rules = self._chooser.rules
        is_selective = any(layer.choices.select is not None for layer in layers)
        self._asked_for = [
            code
            for code, active in self.rules.items()
            if is_selective or self.plugins.source_of(active.plugin) != "built-in"
        ]
        waiver_files = dict.fromkeys(map(Path, (*settings.waivers, *waivers)))
        earlier = settings.baseline if baseline is None else baseline
        codes = [(code, rule.name) for code, (rule, _) in self.plugins.rules().items()]
        self.waivers = Waivers(
            tuple(item for path in waiver_files for item in read_waivers(path, codes)),
            read_baseline(Path(earlier)) if earlier is not None else None,
            verdicts,
            tuple(codes),
        )
        self._readers = self.plugins.readers()
        limits = replace(Limits(), **settings.limits)
        self._reading = reading or ReadingOptions(settings.encoding, limits)
        self._options = given_options(
            year=year,
            organ_kind=organ_kind,
            format_id=format_id,
            publish_date=publish_date,
            formats=self._format_ids(),
        )

    def choices(self) -> dict[str, Choice]:
        """Return for every rule, by code, whether it runs and why, overrides aside."""
        return self._chooser.choices

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the plugins."""
        return tuple(_problem(error, None) for error in self.plugins.errors)

    def read(self, path: Path) -> Source:
        """Return the source in a file; raises InputError or PluginError."""
        data = load_file(path, self._reading.limits)
        return self.read_bytes(data, str(path))

    def read_bytes(self, data: bytes, name: str) -> Source:
        """Return the source in the bytes of a file of that name; raises as read does."""
        return read_bytes(data, name, self._readers, self._reading)

    def parse(self, source: Source, *, sidecar: Given | None = None) -> Report:
        """Return the report in a source; raises NotAReportError.

        sidecar is what a file beside the report says of it.
        """
        folded = without_comments(fold(source.text), source)
        if not source.origins:
            for step in (without_markup, with_rows_in_line, with_tabs_as_bars):
                folded = step(folded)
        tree = parse_document(folded, self.vocabulary)
        given = [self._options, sidecar] if sidecar else [self._options]
        return convert(tree, folded, source, self.formats, given=given)

    def sidecar(self, path: Path) -> Given | None:
        """Return what files beside a report say of it; raises UsageError where one is wrong."""
        return read_sidecar(path, self._format_ids())

    def _format_ids(self) -> list[str]:
        return [known.id for known in self.formats]

    def check(self, source: Source) -> Result:
        """Return what the rules find in a source."""
        return self._check(lambda: self.parse(source), source.name)

    def check_bytes(self, data: bytes, name: str) -> Result:
        """Return what the rules find in the bytes of a file of that name."""
        return self._check(lambda: self.parse(self.read_bytes(data, name)), name)

    def check_file(self, path: str | Path) -> Result:
        """Return what the rules find in a file; what keeps it from being read is a problem."""
        return self._check(lambda: self._parsed(self.load(Path(path))), str(path))

    def load(self, path: Path) -> Loaded:
        """Return the bytes of a file, with what files beside it say of it.

        Raises InputError where it cannot be opened, UsageError where a file beside it is wrong.
        """
        data = load_file(path, self._reading.limits)
        return Loaded(str(path), data, self.sidecar(path))

    def check_loaded(self, loaded: Loaded) -> Result:
        """Return what the rules find in a file whose bytes were loaded."""
        return self._check(lambda: self._parsed(loaded), loaded.name)

    def _parsed(self, loaded: Loaded) -> Report:
        return self.parse(self.read_bytes(loaded.data, loaded.name), sidecar=loaded.sidecar)

    def find(self, paths: Iterable[str | Path], exclude: Sequence[str] = ()) -> Found:
        """Return the files that paths of files and folders, and patterns, lead to.

        exclude are patterns as in .gitignore; raises UsageError where one is none.
        """
        suffixes = {suffix for reader in self._readers for suffix in reader.suffixes}
        return find_files(paths, suffixes, exclude)

    def check_found(self, found: Found) -> Result:
        """Return what the rules find in files, and what kept folders from being searched."""
        return replace(Result.joined(self.run(found)), skipped=tuple(map(str, found.skipped)))

    def unsearched(self, found: Found) -> Iterator[Result]:
        """Yield what kept folders from being searched."""
        for error in found.errors:
            yield Result((), (_problem(error, error.culprit),))

    def run(self, found: Found) -> Iterator[Result]:
        """Yield what the rules find in each of some files, one after the other.

        Rules over several reports need all of them first; without such a rule, a report is let go
        of once the next one is asked for.
        """
        results = chain(self.unsearched(found), map(self.check_file, found.files))
        if not has_group_rules(self.rules):
            yield from results
            return
        seconds = self._reading.limits.rule_seconds
        together = assess_groups(Result.joined(results), self._chooser.rules_for, seconds=seconds)
        yield from map(self.set_aside, together.parts())
        if general := tuple(problem for problem in together.problems if problem.path is None):
            yield Result((), general)

    def summary(self, counts: Counts, found: Found | None = None) -> Summary:
        """Return what is to be said of a run as a whole: counts are those of its files.

        That is what is wrong with the plugins, and which rules had nothing to assess.
        """
        assessed = {code for code, tally in counts.tallies.items() if tally != Tally()}
        idle = (code for code in self._asked_for if code not in assessed | counts.failed_rules)
        return Summary(
            counts,
            self.rules,
            self.problems(),
            tuple(map(str, found.skipped)) if found else (),
            tuple(idle) if counts.reports else (),
            tuple(self.waivers.notices(counts.needed, counts.paths, self.rules)),
        )

    def joined(self, results: Iterable[Result]) -> Result:
        """Return the results of a run as one, with what is to be said of the run as a whole."""
        result = Result.joined(results, self.problems())
        counts = Counts()
        counts.add(result)
        summary = self.summary(counts)
        notices = (*result.notices, *summary.notices)
        return replace(result, idle=summary.idle, notices=notices)

    def _check(self, parse: Callable[[], Report], name: str) -> Result:
        try:
            report = parse()
        except ReportlintError as error:
            return Result((), (_problem(error, name),))
        except Exception as error:  # a fault of ours in one report must not lose the others
            message = _INTERNAL.format(name=name, why=told(error))
            trace = "".join(traceback.format_exception(error))
            return Result((), (Problem(name, "internal", message, traceback=trace),))
        rules = self._chooser.rules_for(report)
        checked, problems = assess(report, rules, seconds=self._reading.limits.rule_seconds)
        unread = (Problem(name, "unread", item.reason, item.span) for item in report.unparsed)
        result = Result((checked,), (*unread, *problems))
        return result if has_group_rules(self.rules) else self.set_aside(result)

    def set_aside(self, result: Result) -> Result:
        """Return a result whose findings have fingerprints, less what is to be set aside."""
        reports = tuple(map(fingerprinted, result.reports))
        return self.waivers.apply(replace(result, reports=reports))


def _problem(error: ReportlintError, path: str | None) -> Problem:
    # What a plugin raised is of use to its author; our own refusals are told by their messages.
    cause = error.__cause__ if isinstance(error, PluginError) else None
    trace = "".join(traceback.format_exception(cause)) if cause else ""
    return Problem(path, error.kind, error.message, None, error.culprit, trace)


@cache
def _default_engine() -> Engine:
    return Engine()


def check_text(text: str, *, name: str = "<text>") -> Result:
    """Check a text with all rules.

    name is how messages call the text. A text that is no report gives a result with a problem.
    """
    engine = _default_engine()
    return engine.joined([engine.check(_source(name, text))])


def check_path(path: str | Path) -> Result:
    """Check a file with all rules.

    What keeps the file from being read is a problem in the result, not an exception.
    """
    engine = _default_engine()
    return engine.joined([engine.check_file(Path(path))])


def check_paths(paths: Iterable[str | Path], *, exclude: Sequence[str] = ()) -> Result:
    """Check files, and the files in folders, with all rules.

    exclude are patterns as in .gitignore. What keeps a file from being read, or a folder from
    being searched, is a problem in the result.
    """
    engine = _default_engine()
    return engine.joined([engine.check_found(engine.find(paths, exclude))])


def parse_text(text: str, *, name: str = "<text>") -> Report:
    """Return the report in a text: its sections, cells and facts.

    Raises NotAReportError where the text looks like no known report.
    """
    return _default_engine().parse(_source(name, text))


def _source(name: str, text: str) -> Source:
    if not isinstance(text, str):
        raise TypeError(f"text must be str, not {type(text).__name__}")
    return Source(name, text)
