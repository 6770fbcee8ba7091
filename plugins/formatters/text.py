"""Writes a result for people: each finding with its line, a marker, and the arithmetic."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reportlint import (
    CheckedReport,
    Finding,
    Formatter,
    Language,
    Masking,
    Message,
    Notice,
    Problem,
    Result,
    Severity,
    Source,
    Span,
    Summary,
    hookimpl,
    verdict_word,
)
from reportlint.plugins.formatters.codes import join_codes
from reportlint.plugins.formatters.colors import colored
from reportlint.plugins.formatters.frame import frame
from reportlint.plugins.formatters.summary import sum_up

_USUAL_ENCODING = "utf-8"
_MOST_RELATED = 6
_MOST_UNASSESSED = 20

_SEVERITIES = {
    Severity.ERROR: Message(zh="错误", en="error"),
    Severity.WARNING: Message(zh="警告", en="warning"),
    Severity.INFO: Message(zh="提示", en="info"),
}
_ENCODING = Message(zh="{name}：按 {encoding} 读取", en="{name}: read as {encoding}")
_EXTRACTED = Message(
    zh="提取文本第{line}行第{column}列", en="line {line}, column {column} of the extracted text"
)
_ORIGIN = Message(zh="原文位置", en="in the file")
_BOTH = Message(zh="{origin}（{extracted}）", en="{origin} ({extracted})")
_ARITHMETIC = Message(zh="算式", en="arithmetic")
_CAUSE = Message(zh="原因", en="cause")
_CONSEQUENCE = Message(zh="同因", en="and so")
_RELATED = Message(zh="涉及", en="rests on")
_OPERAND = Message(zh="{where} {label} “{text}”", en="{where} {label} “{text}”")
# Words of a place and of a label would run into each other.
_OPERAND_IN_FILE = Message(zh="{label} “{text}”（{where}）", en="{label} “{text}” ({where})")
_MORE = Message(zh="……另有 {count} 处", en="… and {count} more")
_UNASSESSED = Message(zh="{name}：未能核对 {count} 项", en="{name}: not assessed: {count}")
_MORE_UNASSESSED = Message(
    zh="……另有 {count} 项，见 --format json", en="… and {count} more, see --format json"
)
_NOTICE = Message(zh="{place}：注意：{message}", en="{place}: notice: {message}")
_VERDICT = Message(zh="判定", en="verdict")
_PROBLEM = Message(zh="{where}未能检查：{message}", en="{where}not checked: {message}")


class TextFormatter(Formatter):
    """Findings in the order of the text, then what could not be checked, then the sum of it."""

    name = "text"
    suffixes = (".txt",)

    def __init__(self, *, has_colors: bool = False) -> None:
        self._has_colors = has_colors

    def colored(self) -> Formatter:
        """Return the form with severities and codes in colour."""
        return TextFormatter(has_colors=True)

    def piece(self, result: Result, language: Language) -> str:
        """Return what was found in a file."""
        lines: list[str] = []
        for report in result.reports:
            if report.source.encoding not in ("", _USUAL_ENCODING):
                source = report.source
                named = _ENCODING.format(name=source.name, encoding=source.encoding)
                lines.append(named.text(language))
            masking = Masking(report)
            shown = replace(report.source, text=masking.text)
            for finding in report.findings:
                lines += [*map(masking.say, self._finding(finding, shown, language)), ""]
            lines += map(masking.say, _unassessed(report, language))
        sources = {report.source.name: report.source for report in result.reports}
        return (
            _block(lines)
            + problem_lines(result.problems, sources, language)
            + notice_lines(result.notices, language)
        )

    def foot(self, summary: Summary, language: Language) -> str:
        """Return what is said of the run as a whole."""
        return (
            problem_lines(summary.problems, {}, language)
            + notice_lines(summary.notices, language)
            + _block(sum_up(summary, language))
        )

    def _finding(self, finding: Finding, source: Source, language: Language) -> Iterator[str]:
        severity = _SEVERITIES[finding.severity].text(language)
        named = f"{severity} {finding.code}"
        if self._has_colors:
            named = colored(named, finding.severity)
        yield f"{_place(source, finding.span, language)}: {named} {finding.name}"
        yield from _explained(finding, source, language)


def _block(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def notice_lines(notices: Sequence[Notice], language: Language) -> str:
    """Write what is neither a finding nor a problem, such as a waiver that nobody needs."""
    lines = [
        _NOTICE.format(place=notice.place, message=notice.message).text(language)
        for notice in notices
    ]
    return _block([*lines, ""] if lines else lines)


def problem_lines(
    problems: Sequence[Problem], sources: Mapping[str, Source], language: Language
) -> str:
    """Write what could not be checked; sources are those of the reports, by path."""
    lines = [_problem(problem, sources, language) for problem in problems]
    return _block([*lines, ""] if lines else lines)


def _explained(finding: Finding, source: Source, language: Language) -> Iterator[str]:
    yield f"  {finding.message.text(language)}"
    text, marker = frame(source, finding)
    number, bar = str(source.position(finding.span.start).line), "|"
    if source.origins:  # lines of an extracted text have no number that a person could look up
        number, bar = "", ""
    gutter = " " * len(number)
    yield f"  {number} {bar} {text}"
    yield f"  {gutter} {bar} {marker}"
    for title, note in _notes(finding, source, language):
        yield f"  {gutter} = {_titled(title, note, language)}"


def _notes(finding: Finding, source: Source, language: Language) -> Iterator[tuple[Message, str]]:
    """Yield what is said of a finding beneath its line, each with its title."""
    if origin := source.origin(finding.span):
        extracted = _extracted(source, finding.span)
        both = _BOTH.format(origin=origin.message(), extracted=extracted)
        yield _ORIGIN, both.text(language)
    if finding.arithmetic:
        yield _ARITHMETIC, finding.arithmetic.text(language)
    if finding.cause:
        yield _CAUSE, finding.cause.text(language)
    for item in finding.consequences:
        yield _CONSEQUENCE, f"{item.code} {item.message.text(language)}"
    if finding.verdict or finding.note:
        word = verdict_word(finding.verdict).text(language)
        said = (word, finding.note, finding.auditor)
        yield _VERDICT, " ".join(part for part in said if part)
    if places := _related_places(finding, source, language):
        yield _RELATED, places


def _place(source: Source, span: Span, language: Language) -> str:
    """Return a place with the name of its file; name:line:column is what editors understand."""
    part = ": " if source.origins else ":"
    return f"{source.name}{part}{_where(source, span, language)}"


def _where(source: Source, span: Span, language: Language) -> str:
    """Return a place as it can be found: in the file, or else in the text taken out of it."""
    if not source.origins:
        line, column = source.position(span.start)
        return f"{line}:{column}"
    origin = source.origin(span)
    place = origin.message() if origin else _extracted(source, span)
    return place.text(language)


def _extracted(source: Source, span: Span) -> Message:
    line, column = source.position(span.start)
    return _EXTRACTED.format(line=line, column=column)


def _titled(title: Message, text: str, language: Language) -> str:
    return f"{title.text(language)}{'：' if language == 'zh' else ': '}{text}"


def _related_places(finding: Finding, source: Source, language: Language) -> str:
    """List the operands that are not zero: place, text and label of each."""
    telling = [item for item in finding.related if source.slice(item.span).strip() != "0"]
    places = []
    for item in telling[:_MOST_RELATED]:
        text = finding.masked(source.slice(item.span).strip("| \t"))
        form = _OPERAND_IN_FILE if source.origins else _OPERAND
        where = Message(_where(source, item.span, "zh"), _where(source, item.span, "en"))
        places.append(form.format(where=where, label=item.label, text=text).text(language))
    if len(telling) > _MOST_RELATED:
        places.append(_MORE.format(count=len(telling) - _MOST_RELATED).text(language))
    return ("；" if language == "zh" else "; ").join(places)


def _unassessed(report: CheckedReport, language: Language) -> Iterator[str]:
    if not report.not_assessed:
        return
    count = len(report.not_assessed)
    yield _UNASSESSED.format(name=report.source.name, count=count).text(language)
    # What several rules say of the whole report is said once.
    codes: dict[str, list[str]] = {}
    for item in report.not_assessed:
        where = f"{_where(report.source, item.span, language)} " if item.span else ""
        codes.setdefault(f"{where}{item.reason.text(language)}", []).append(item.code)
    lines = [f"  {join_codes(named)} {said}" for said, named in codes.items()]
    yield from lines[:_MOST_UNASSESSED]
    if len(lines) > _MOST_UNASSESSED:
        more = _MORE_UNASSESSED.format(count=len(lines) - _MOST_UNASSESSED)
        yield f"  {more.text(language)}"
    yield ""


def _problem(problem: Problem, sources: Mapping[str, Source], language: Language) -> str:
    where = f"{problem.path}: " if problem.path else ""
    source = sources.get(problem.path or "")
    if source and problem.span:
        where = f"{_place(source, problem.span, language)}: "
    said = _PROBLEM.format(where=where, message=problem.message).text(language)
    return "\n".join((said, *(f"  {line}" for line in problem.traceback.splitlines())))


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (TextFormatter(),)
