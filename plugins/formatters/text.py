"""Writes a result for people: each finding with its line, a marker, and the arithmetic."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from unicodedata import category, east_asian_width

from reportlint import (
    CheckedReport,
    Finding,
    Formatter,
    Language,
    Message,
    Problem,
    Result,
    Severity,
    Source,
    Span,
    Tally,
    Unassessed,
    hookimpl,
)

_WIDTH = 76
_MOST_RELATED = 6
_MOST_UNASSESSED = 20

_SEVERITIES = {
    Severity.ERROR: Message(zh="错误", en="error"),
    Severity.WARNING: Message(zh="警告", en="warning"),
    Severity.INFO: Message(zh="提示", en="info"),
}
_FAMILIES = {
    "PCT": Message(zh="百分比", en="percentages"),
    "STR": Message(zh="结构", en="structure"),
    "TOT": Message(zh="表内勾稽", en="reconciliations"),
}
_ARITHMETIC = Message(zh="算式", en="arithmetic")
_CAUSE = Message(zh="原因", en="cause")
_RELATED = Message(zh="涉及", en="rests on")
_MORE = Message(zh="……另有 {count} 处", en="… and {count} more")
_UNASSESSED = Message(zh="{name}：未能核对 {count} 项", en="{name}: not assessed: {count}")
_MORE_UNASSESSED = Message(
    zh="……另有 {count} 项，见 --format json", en="… and {count} more, see --format json"
)
_PROBLEM = Message(zh="{where}未能检查：{message}", en="{where}not checked: {message}")
_FINDINGS = Message(
    zh="检查了 {reports} 份报告：错误 {error}，警告 {warning}，提示 {info}",
    en="reports checked: {reports}; errors: {error}, warnings: {warning}, infos: {info}",
)
_ASSERTIONS = Message(
    zh="核对 {total} 项：成立 {satisfied}，不成立 {failed}，未能核对 {not_assessed}",
    en="assertions: {total}; held: {satisfied}, failed: {failed}, not assessed: {not_assessed}",
)
_HELD = Message(zh="  {family} 成立 {counts}（{codes}）", en="  {family} held: {counts} ({codes})")
_INCOMPLETE = Message(
    zh="检查不完整：{count} 处未能检查，没有列出问题的地方不等于没有问题",
    en="incomplete: {count} not checked; silence about them does not mean that they pass",
)


class TextFormatter(Formatter):
    """Findings in the order of the text, then what could not be checked, then the sum of it."""

    name = "text"

    def render(self, result: Result, language: Language) -> str:
        """Return the result as text for a terminal."""
        lines: list[str] = []
        for report in result.reports:
            for finding in report.findings:
                lines += [*_finding(finding, report.source, language), ""]
            lines += _unassessed(report, language)
        sources = {report.source.name: report.source for report in result.reports}
        lines += [_problem(problem, sources, language) for problem in result.problems]
        lines += [""] if result.problems else []
        lines += _summary(result, language)
        return "\n".join(lines) + "\n"


def _finding(finding: Finding, source: Source, language: Language) -> Iterator[str]:
    line, column = source.position(finding.span.start)
    severity = _SEVERITIES[finding.severity].text(language)
    yield f"{source.name}:{line}:{column}: {severity} {finding.code} {finding.name}"
    yield f"  {finding.message.text(language)}"
    gutter = " " * len(str(line))
    text, marker = _frame(source, finding.span)
    yield f"  {line} | {text}"
    yield f"  {gutter} | {marker}"
    for title, message in ((_ARITHMETIC, finding.arithmetic), (_CAUSE, finding.cause)):
        if message:
            yield f"  {gutter} = {_titled(title, message.text(language), language)}"
    if finding.related:
        related = _related_places(finding, source, language)
        yield f"  {gutter} = {_titled(_RELATED, related, language)}"


def _titled(title: Message, text: str, language: Language) -> str:
    return f"{title.text(language)}{'：' if language == 'zh' else ': '}{text}"


def _related_places(finding: Finding, source: Source, language: Language) -> str:
    """List the operands that are not zero: place, text and label of each."""
    telling = [item for item in finding.related if source.slice(item.span).strip() != "0"]
    places = []
    for item in telling[:_MOST_RELATED]:
        line, column = source.position(item.span.start)
        text = source.slice(item.span).strip("| \t")
        places.append(f"{line}:{column} {item.label.text(language)} “{text}”")
    if len(telling) > _MOST_RELATED:
        places.append(_MORE.format(count=len(telling) - _MOST_RELATED).text(language))
    return ("；" if language == "zh" else "; ").join(places)


def _frame(source: Source, span: Span) -> tuple[str, str]:
    """Return the part of a line around a span, and the marker to print under it."""
    line, column = source.position(span.start)
    text = "".join(" " if char == "\t" else char for char in source.line(line))
    start = column - 1
    end = max(start + 1, min(start + span.end - span.start, len(text)))
    left = _fitting(reversed(text[:start]), _WIDTH // 3)
    right = _fitting(text[end:], _WIDTH - left - min(_columns(text[start:end]), _WIDTH))
    before = ("…" if left < start else "") + text[start - left : start]
    after = text[end : end + right] + ("…" if end + right < len(text) else "")
    marker = "^" * max(1, _columns(text[start:end]))
    return before + text[start:end] + after, " " * _columns(before) + marker


def _fitting(characters: Sequence[str] | Iterator[str], width: int) -> int:
    """Return how many characters fit in so many columns of a terminal."""
    count = 0
    for char in characters:
        width -= _columns(char)
        if width < 0:
            break
        count += 1
    return count


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: wide characters take two."""
    return sum(
        0 if category(char) in ("Mn", "Me", "Cf", "Cc") else 1 + (east_asian_width(char) in "WF")
        for char in text
    )


def _unassessed(report: CheckedReport, language: Language) -> Iterator[str]:
    items = report.not_assessed
    if not items:
        return
    yield _UNASSESSED.format(name=report.source.name, count=len(items)).text(language)
    for item in items[:_MOST_UNASSESSED]:
        yield f"  {item.code} {_where(item, report.source)}{item.reason.text(language)}"
    if len(items) > _MOST_UNASSESSED:
        more = _MORE_UNASSESSED.format(count=len(items) - _MOST_UNASSESSED)
        yield f"  {more.text(language)}"
    yield ""


def _where(item: Unassessed, source: Source) -> str:
    if item.span is None:
        return ""
    line, column = source.position(item.span.start)
    return f"{line}:{column} "


def _problem(problem: Problem, sources: Mapping[str, Source], language: Language) -> str:
    where = f"{problem.path}: " if problem.path else ""
    source = sources.get(problem.path or "")
    if source and problem.span:
        line, column = source.position(problem.span.start)
        where = f"{problem.path}:{line}:{column}: "
    return _PROBLEM.format(where=where, message=problem.message).text(language)


def _summary(result: Result, language: Language) -> Iterator[str]:
    counts = Counter(finding.severity for finding in result.findings)
    values = {severity.value: counts[severity] for severity in Severity}
    yield _FINDINGS.format(reports=len(result.reports), **values).text(language)
    tallies: dict[str, Tally] = defaultdict(Tally)
    for report in result.reports:
        for code, tally in report.tallies.items():
            tallies[code] += tally
    tally = sum(tallies.values(), Tally())
    total = tally.satisfied + tally.failed + tally.not_assessed
    yield _ASSERTIONS.format(
        total=total,
        satisfied=tally.satisfied,
        failed=tally.failed,
        not_assessed=tally.not_assessed,
    ).text(language)
    yield from _held(tallies, language)
    if result.problems:
        yield _INCOMPLETE.format(count=len(result.problems)).text(language)


def _held(tallies: Mapping[str, Tally], language: Language) -> Iterator[str]:
    """Write how many assertions of each rule held, a line a family: 25 + 7 + 7 + 3."""
    families: dict[str, list[str]] = defaultdict(list)
    for code in tallies:
        families[code[:3]].append(code)
    for letters, codes in families.items():
        counts = " + ".join(str(tallies[code].satisfied) for code in codes)
        family = _FAMILIES.get(letters, Message(letters, letters))
        held = _HELD.format(family=family, counts=counts, codes=" ".join(codes))
        yield held.text(language)


@hookimpl
def reportlint_formatters() -> tuple[Formatter, ...]:
    """Return this formatter."""
    return (TextFormatter(),)
