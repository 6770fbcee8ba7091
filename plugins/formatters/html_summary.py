"""Writes what a page says of the run as a whole: verdict, filter, and the rules behind it."""

from reportlint import Language, Message, Rule, Severity, Summary, Tally, __version__
from reportlint.plugins.formatters import html_words as words
from reportlint.plugins.formatters.codes import join_codes
from reportlint.plugins.formatters.html_findings import problem_entry
from reportlint.plugins.formatters.html_markup import Html, element, joined
from reportlint.plugins.formatters.html_report import chips, unchecked_chip

_MANUAL = (
    ("checks", words.CHECKS),
    ("decides", words.DECIDES),
    ("silent", words.SILENT),
    ("traps", words.TRAPS),
)


def verdict(summary: Summary, language: Language) -> Html:
    """Return the top of the page: what the run came to."""
    counts = summary.counts
    tally = sum(counts.tallies.values(), Tally())
    unchecked = counts.problems + len(summary.problems)
    said, state = _said(summary)
    assertions = words.ASSERTIONS.format(
        total=tally.satisfied + tally.failed + tally.not_assessed,
        satisfied=tally.satisfied,
        failed=tally.failed,
        not_assessed=tally.not_assessed,
    )
    notes = [words.REPORTS.format(count=counts.reports), assertions]
    if summary.skipped:
        notes.append(words.SKIPPED.format(count=len(summary.skipped)))
    if summary.idle:
        notes.append(words.IDLE.format(codes=join_codes(summary.idle)))
    told = joined((unchecked_chip(unchecked, language), chips(counts.severities, language)))
    warned = ""
    if unchecked:
        note = words.INCOMPLETE.format(count=unchecked).text(language)
        warned = element("p", note, class_="incomplete", role="alert")
    general = [problem_entry(problem, language) for problem in summary.problems]
    subtitle = words.SUBTITLE.format(version=__version__).text(language)
    return element(
        "header",
        element("p", subtitle, class_="kicker"),
        element("h1", said.text(language)),
        element("p", told, class_="chips") if told else "",
        warned,
        element("ul", *general, class_="problems") if general else "",
        element("p", *_separated(notes, language), class_="note"),
        class_=f"verdict {state}",
    )


def toolbar(summary: Summary, language: Language) -> Html:
    """Return the filter of the findings; the script shows it, as it does nothing without."""
    counts = summary.counts.severities
    if not sum(counts.values()):
        return Html("")
    boxes = [
        element(
            "label",
            Html(f'<input type="checkbox" checked value="{severity}">'),
            f" {form.format(count=counts[severity]).text(language)}",
            class_=f"pick {severity}",
        )
        for severity, form in words.COUNTS.items()
        if counts.get(severity)
    ]
    placeholder = words.SEARCH.text(language)
    search = Html(f'<input type="search" placeholder="{placeholder}" aria-label="{placeholder}">')
    shown = words.SHOWN.format(shown="{shown}", all="{all}").text(language)
    return element(
        "form",
        *boxes,
        search,
        element("output", aria_live="polite", data_form=shown),
        class_="filter",
        role="search",
        aria_label=words.FILTER.text(language),
        data_copied=words.COPIED.text(language),
        hidden=True,
    )


def rules_shown(summary: Summary, language: Language) -> Html:
    """Return the rules that have findings: their bases and how they decide."""
    codes = sorted(summary.counts.codes)
    if not codes:
        return Html("")
    listed = []
    for code in codes:
        if active := summary.rules.get(code):
            title = f"{code} {active.rule.title.text(language)}"
            told = _rule(active.rule, active.severity, language)
        else:
            title, told = code, Html("")
        listed.append(element("details", element("summary", title), told, id=f"rule-{code}"))
    title = words.RULES.text(language)
    return element("section", element("h2", title), *listed, class_="rules", aria_label=title)


def _rule(rule: Rule, severity: Severity, language: Language) -> Html:
    told = [(words.LEVEL, words.SEVERITIES[severity]), (words.BASIS, rule.basis)]
    if rule.manual:
        told += [(title, getattr(rule.manual, name)) for name, title in _MANUAL]
    return element(
        "dl",
        *(
            element("div", element("dt", title.text(language)), element("dd", text.text(language)))
            for title, text in told
        ),
    )


def _said(summary: Summary) -> tuple[Message, str]:
    """Return the verdict in a line, and its name: what was not read is never said to be clean."""
    counts = summary.counts
    found = sum(counts.severities.values())
    if counts.severities[Severity.ERROR]:
        return words.FOUND.format(count=found), "bad"
    if not summary.complete:
        return (words.FOUND.format(count=found) if found else words.NO_VERDICT), "unchecked"
    if not counts.reports:
        return words.NOTHING, "unchecked"
    if found:
        return words.NO_ERRORS.format(count=found), "fair"
    return words.CLEAN, "clean"


def _separated(notes: list[Message], language: Language) -> list[Html]:
    return [element("span", note.text(language)) for note in notes]
