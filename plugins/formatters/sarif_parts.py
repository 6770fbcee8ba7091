"""The parts of a SARIF log as plain data: rules, results, places, notifications."""

import re
from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from reportlint import (
    ActiveRule,
    Finding,
    Language,
    Message,
    Notice,
    Source,
    Suppression,
    rule_page,
)
from reportlint.plugins.formatters.entries import NOT_CHECKED, Entry, Place, place_of, readable

_LEVELS = {"error": "error", "warning": "warning", "info": "note", "off": "none"}
# Code scanning of GitHub tells its alerts apart by this one, and takes no other.
_FINGERPRINTS = ("reportlint/v1", "primaryLocationLineHash")
_THE_RUN = "reportlint"
_DRIVE = re.compile("^[A-Za-z]:[\\\\/]")
_FIX = Message(zh="改正标点、空格或重复的字", en="mend marks, blanks or doubled characters")
_UNREAD = Message(
    zh="有内容未能检查：没有列出问题，不等于没有问题",
    en="something could not be checked: silence about it does not mean that it passes",
)


def rule_descriptor(active: ActiveRule, language: Language) -> dict[str, Any]:
    """Return a rule with its page, as grave as it is in this run."""
    rule = active.rule
    title = rule.title.text(language)
    about = rule.manual.checks.text(language) if rule.manual else title
    basis = rule.basis.text(language)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": about},
        "help": {"text": f"{about}\n{basis}", "markdown": rule_page(rule, language)},
        "defaultConfiguration": {"level": _LEVELS[active.severity]},
        "properties": {"tags": [rule.code[:3], active.plugin]},
    }


def not_checked_rule(language: Language) -> dict[str, Any]:
    """Return what stands for a rule where something could not be checked."""
    return {
        "id": NOT_CHECKED,
        "name": NOT_CHECKED,
        "shortDescription": {"text": _UNREAD.text(language)},
        "defaultConfiguration": {"level": "error"},
    }


def found_result(
    item: Entry,
    finding: Finding,
    source: Source,
    say: Callable[[str], str],
    suppressions: Iterable[Suppression],
    language: Language,
) -> dict[str, Any]:
    """Return a finding; say hides in a text what is private."""
    related = [
        {
            "id": number,
            "message": {"text": readable(say(other.label.text(language)))},
            **_location(item.path, place_of(other.span, source, language)),
        }
        for number, other in enumerate(finding.related, 1)
    ]
    marks = {name: item.fingerprint for name in _FINGERPRINTS if item.fingerprint}
    return {
        **_result(item),
        "partialFingerprints": marks,
        "relatedLocations": related,
        "suppressions": [_suppression(why) for why in suppressions],
        **_fixes(item.path, finding, source, language),
    }


def _fixes(path: str, finding: Finding, source: Source, language: Language) -> dict[str, Any]:
    """Return how to mend a finding, nothing where its text is not just what the file holds."""
    if source.origins or not finding.fixes:
        return {}
    made = [
        (_location(path, place_of(item.span, source, language))["physicalLocation"], item.text)
        for item in finding.fixes
    ]
    replacements = [
        {"deletedRegion": place["region"], "insertedContent": {"text": text}}
        for place, text in made
    ]
    change = {"artifactLocation": made[0][0]["artifactLocation"], "replacements": replacements}
    description = {"text": _FIX.text(language)}
    return {"fixes": [{"description": description, "artifactChanges": [change]}]}


def not_checked_result(item: Entry) -> dict[str, Any]:
    """Return what could not be checked as a result."""
    return {**_result(item), "suppressions": []}


def problem_told(item: Entry) -> dict[str, Any]:
    """Return what could not be checked as a notification."""
    return {
        "level": "error",
        "descriptor": {"id": item.name},
        "message": {"text": item.message},
        "locations": _locations(item),
    }


def notice_told(notice: Notice, language: Language) -> dict[str, Any]:
    """Return a notice about the settings of the run."""
    text = f"{notice.place}: {notice.message.text(language)}"
    return {"level": "note", "message": {"text": readable(text)}}


def _result(item: Entry) -> dict[str, Any]:
    return {
        "ruleId": item.code,
        "level": _LEVELS[item.level],
        "message": {"text": item.placed},
        "locations": _locations(item),
    }


def _locations(item: Entry) -> list[dict[str, Any]]:
    return [_location(item.path or _THE_RUN, item.place)]


def _location(path: str, place: Place) -> dict[str, Any]:
    """Return a place. Services want a line: for one in a Word, PDF or Excel file it is 1."""
    region = {"startLine": 1}
    if place.start:
        region = {"startLine": place.start.line, "startColumn": place.start.column}
    if place.end:
        region |= {"endLine": place.end.line, "endColumn": place.end.column}
    if place.span:
        region |= {
            "charOffset": place.span.start,
            "charLength": place.span.end - place.span.start,
        }
    physical = {"artifactLocation": {"uri": _uri(path)}, "region": region}
    words = [{"fullyQualifiedName": place.words}] if place.words else []
    return {"physicalLocation": physical, "logicalLocations": words}


def _suppression(why: Suppression) -> dict[str, Any]:
    facts = {
        "by": why.by,
        "author": why.author,
        "until": why.until.isoformat() if why.until else "",
        "place": readable(why.place),
    }
    return {
        "kind": "inSource" if why.by == "comment" else "external",
        "status": "accepted",
        "justification": readable(why.reason),
        "properties": {key: readable(value) for key, value in facts.items() if value},
    }


def _uri(path: str) -> str:
    """Return the path of a file as a reference, relative where the path is."""
    if _DRIVE.match(path):
        return "file:///" + quote(path.replace("\\", "/"), safe="/:")
    plain = PurePath(path).as_posix()
    return ("file://" if plain.startswith("/") else "") + quote(plain)
