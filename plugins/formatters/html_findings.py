"""Writes the list of what was found in a report, and of what could not be checked in it."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from reportlint import CheckedReport, Finding, Language, Masking, Message, Problem, Source, Span
from reportlint.plugins.formatters import html_words as words
from reportlint.plugins.formatters.codes import join_codes
from reportlint.plugins.formatters.html_marks import Mark, MarkedText
from reportlint.plugins.formatters.html_markup import Html, element, joined

_MOST_RELATED = 8


class Entries(NamedTuple):
    """Writes entries about one report: its source, its marked text, and what may be shown."""

    source: Source
    text: MarkedText
    masking: Masking
    language: Language

    def finding(self, finding: Finding, mark: Mark) -> Html:
        """Return the entry of a finding."""
        facts = [
            element("div", element("dt", title.text(self.language)), element("dd", told))
            for title, told in self._facts(finding)
        ]
        severity = words.SEVERITIES[finding.severity].text(self.language)
        head = element(
            "header",
            element("span", str(mark.number), class_=f"n {finding.severity}"),
            element("b", severity, class_=f"level {finding.severity}"),
            self._link(finding.span, self._where(finding.span), class_="where"),
        )
        foot = element(
            "footer",
            element("span", f"{finding.code} {finding.name}", class_="code"),
            element("a", words.RULE_BASIS.text(self.language), href=f"#rule-{finding.code}"),
            element("button", words.COPY.text(self.language), type="button", class_="copy"),
        )
        message = element("p", self._said(finding.message), class_="message")
        return element(
            "li",
            head,
            message,
            element("dl", *facts) if facts else "",
            foot,
            id=mark.entry,
            class_=f"finding {finding.severity}",
            data_severity=finding.severity.value,
            tabindex=-1,
        )

    def unassessed(self, checked: CheckedReport) -> Html:
        """Return what could not be assessed, each reason once, folded away."""
        if not checked.not_assessed:
            return Html("")
        codes: dict[tuple[str, Span | None], list[str]] = {}
        for item in checked.not_assessed:
            codes.setdefault((self._said(item.reason), item.span), []).append(item.code)
        listed = [
            element(
                "li", self._at(span), said, " ", element("span", join_codes(named), class_="code")
            )
            for (said, span), named in codes.items()
        ]
        count = words.UNASSESSED.format(count=len(checked.not_assessed)).text(self.language)
        note = element("p", words.UNASSESSED_NOTE.text(self.language), class_="note")
        return element("details", element("summary", count), note, element("ul", *listed))

    def problem(self, problem: Problem) -> Html:
        """Return what kept a part of the report from being checked."""
        return problem_entry(problem, self.language, self._at(problem.span), self.masking.say)

    def _facts(self, finding: Finding) -> Iterator[tuple[Message, Html]]:
        """Yield what is said of a finding beneath its message, each with its title."""
        if finding.stated is not None:
            yield words.STATED, element("span", self.masking.say(finding.stated))
        if finding.expected is not None:
            yield words.EXPECTED, element("b", self.masking.say(finding.expected))
        if finding.arithmetic:
            yield words.ARITHMETIC, element("span", self._said(finding.arithmetic), class_="sum")
        if finding.cause:
            yield words.CAUSE, element("span", self._said(finding.cause))
        if finding.consequences:
            yield (
                words.CONSEQUENCES,
                element(
                    "ul",
                    *(
                        element(
                            "li", self._link(item.span, f"{item.code} {self._said(item.message)}")
                        )
                        for item in finding.consequences
                    ),
                ),
            )
        if finding.related:
            yield words.RELATED, self._operands(finding)

    def _operands(self, finding: Finding) -> Html:
        """Return the operands that tell most; zeros, and those of a long list, are folded away."""
        told = [self._operand(item.label, item.span) for item in finding.related]
        telling = [n for n, item in enumerate(finding.related) if self._figure(item.span) != "0"]
        first = telling[:_MOST_RELATED]
        listed = element("ul", *(told[n] for n in first))
        others = [entry for n, entry in enumerate(told) if n not in first]
        if not others:
            return listed
        count = words.MORE.format(count=len(others)).text(self.language)
        folded = element("details", element("summary", count), element("ul", *others))
        return joined((listed, folded))

    def _operand(self, label: Message, span: Span) -> Html:
        shown = joined((element("span", self._said(label)), element("b", self._figure(span))))
        return element("li", self._link(span, shown, title=self._where(span)))

    def _figure(self, span: Span) -> str:
        return self.masking.text[span.start : span.end].strip("| \t\r\n")

    def _at(self, span: Span | None) -> Html:
        """Return a place with what parts it from the words behind it."""
        if span is None:
            return Html("")
        return joined((self._link(span, self._where(span)), self._colon()))

    def _link(self, span: Span, shown: str, **attributes: str) -> Html:
        return element(
            "a", shown, href=f"#{self.text.place(span)}", data_end=span.end, **attributes
        )

    def _where(self, span: Span) -> str:
        """Return a place as it can be found: in the file, or else in the text taken out of it."""
        if origin := self.source.origin(span):
            return origin.message().text(self.language)
        line, column = self.source.position(span.start)
        form = words.EXTRACTED if self.source.origins else words.LINE
        return form.format(line=line, column=column).text(self.language)

    def _said(self, message: Message) -> str:
        return self.masking.say(message.text(self.language))

    def _colon(self) -> str:
        return words.COLON.text(self.language)


def problem_entry(
    problem: Problem,
    language: Language,
    place: str = "",
    say: Callable[[str], str] = str,
) -> Html:
    """Return what could not be checked, and why; say masks what is private."""
    lead = words.NOT_CHECKED.text(language) + words.COLON.text(language)
    trace = element("pre", say(problem.traceback)) if problem.traceback else ""
    return element("li", element("b", lead), place, say(problem.message.text(language)), trace)


def places_of(checked: CheckedReport, problems: Iterable[Problem]) -> list[Span]:
    """Return all places that the entries of a report lead to, beside those of its findings."""
    return [
        *(item.span for finding in checked.findings for item in finding.related),
        *(item.span for finding in checked.findings for item in finding.consequences),
        *(item.span for item in checked.not_assessed if item.span),
        *(problem.span for problem in problems if problem.span),
    ]
