"""Writes what a page shows of one file: its line in the list of reports, and the report itself."""

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256

from reportlint import CheckedReport, Language, Masking, Problem, Result, Severity
from reportlint.plugins.formatters import html_words as words
from reportlint.plugins.formatters.html_findings import Entries, places_of, problem_entry
from reportlint.plugins.formatters.html_marks import Mark, MarkedText
from reportlint.plugins.formatters.html_markup import Html, element, escaped, joined
from reportlint.plugins.formatters.html_text import report_text

_PREFIX = 12
_USUAL_ENCODING = "utf-8"


def report_parts(result: Result, language: Language) -> tuple[Html, Html]:
    """Return the line of a file in the list of reports, and its part of the page."""
    if result.reports:
        return _checked(result.reports[0], result.problems, language)
    return _unread(result.problems, language)


def chips(counts: Mapping[Severity, int], language: Language) -> Html:
    """Return how many findings there are of each severity."""
    return joined(
        element("span", form.format(count=count).text(language), class_=f"chip {severity}")
        for severity, form in words.COUNTS.items()
        if (count := counts.get(severity))
    )


def unchecked_chip(problems: int, language: Language) -> Html:
    """Return how much could not be checked."""
    if not problems:
        return Html("")
    said = words.UNCHECKED.format(count=problems).text(language)
    return element("span", said, class_="chip unchecked")


def _checked(
    checked: CheckedReport, problems: Sequence[Problem], language: Language
) -> tuple[Html, Html]:
    masking = Masking(checked)
    name = masking.say(checked.source.name)
    prefix = _prefix(checked.source.name)
    marks = [
        Mark(
            finding.span,
            finding.severity,
            f"{prefix}-f{number}",
            number,
            words.MARK.format(
                number=number,
                severity=words.SEVERITIES[finding.severity],
                message=masking.say(finding.message.text(language)),
            ).text(language),
        )
        for number, finding in enumerate(checked.findings, 1)
    ]
    text = MarkedText(masking.text, prefix, marks, places_of(checked, problems))
    entries = Entries(checked.source, text, masking, language)
    counts = Counter(finding.severity for finding in checked.findings)
    verdict = _verdict(counts, len(problems), language)
    if unassessed := len(checked.not_assessed):
        said = words.UNASSESSED.format(count=unassessed).text(language)
        verdict = joined((verdict, element("span", said, class_="chip quiet")))
    listed = [
        entries.finding(item, mark) for item, mark in zip(checked.findings, marks, strict=True)
    ]
    findings = element(
        "aside",
        element("h3", words.FINDINGS.text(language)),
        _problems([entries.problem(problem) for problem in problems]),
        element("ol", *listed) if listed else _no_findings(problems, language),
        entries.unassessed(checked),
        aria_label=words.FINDINGS.text(language),
    )
    shown = element(
        "section",
        element("h3", words.AS_READ.text(language), _encoding(checked.source.encoding, language)),
        element(
            "div",
            report_text(checked.report, text, words.TABLE.text(language)),
            class_="text",
            lang="zh-CN",
        ),
        class_="paper",
    )
    organ = masking.say(checked.report.organ or "")
    about = " ".join(filter(None, (organ, str(checked.report.year or ""))))
    return _file(prefix, name, about, verdict, element("div", findings, shown, class_="beside"))


def _unread(problems: Sequence[Problem], language: Language) -> tuple[Html, Html]:
    name = next((problem.path for problem in problems if problem.path), "")
    unread = element("span", words.NOT_CHECKED.text(language), class_="chip unchecked")
    listed = _problems([problem_entry(problem, language) for problem in problems])
    return _file(_prefix(name), name, "", unread, listed)


def _file(prefix: str, name: str, about: str, verdict: Html, content: Html) -> tuple[Html, Html]:
    link = element("a", name, href=f"#{prefix}")
    row = element("tr", *(element("td", part) for part in (link, about, verdict)), data_of=prefix)
    title = element("span", element("b", about), " ", name) if about else element("b", name)
    summary = element("summary", element("h2", title), element("p", verdict, class_="chips"))
    return row, element("details", summary, content, class_="report", id=prefix)


def _verdict(counts: Mapping[Severity, int], problems: int, language: Language) -> Html:
    found = joined((unchecked_chip(problems, language), chips(counts, language)))
    clean = element("span", words.CLEAN.text(language), class_="chip clean")
    return found or clean


def _encoding(encoding: str, language: Language) -> str:
    """Return in which encoding a file was read, where that is not the usual one."""
    if encoding in ("", _USUAL_ENCODING):
        return ""
    return words.ENCODING.format(encoding=encoding).text(language)


def _no_findings(problems: Sequence[Problem], language: Language) -> Html:
    note = words.INCOMPLETE_NOTE if problems else words.NO_FINDINGS
    return element("p", note.text(language), class_="note")


def _problems(listed: Sequence[Html]) -> Html:
    return element("ul", *listed, class_="problems") if listed else escaped("")


def _prefix(name: str) -> str:
    """Return what the ids of a report begin with; pieces of a page are made apart."""
    return "r" + sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_PREFIX]
