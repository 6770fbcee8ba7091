"""Hold what is found in real reports against what a person found there."""

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportlint import CheckedReport, Finding, Span
from reportlint.grammar import fold
from tests.quality.judging import ENGINE, GRAVE, codes_of

_SIBLING = Path(__file__).parents[3] / "shared" / "reports"
REPORTS = Path(os.environ.get("REPORTLINT_REPORTS", _SIBLING))
# What is missing from a fragment of a report is no fault of the report.
_CUT = {"STR001", "STR005", "STR006", "STR007"}
_CODE = re.compile("[A-Z]{3}[0-9]{3}")


@dataclass
class Score:
    """What became of what a person wrote down of real reports.

    must and may are faults that have to be, or may be, found; silent are statements that are
    right, or look like what they are not; unlisted are findings that nobody wrote down.
    """

    must: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    may: Counter[str] = field(default_factory=Counter)
    silent: int = 0
    false: list[str] = field(default_factory=list)
    unlisted: list[str] = field(default_factory=list)


def real_reports() -> bool:
    """Check the real reports, where they are there, and print how they fare."""
    if not REPORTS.is_dir():
        print(f"real reports: skipped, there is no folder {REPORTS} (see REPORTLINT_REPORTS)")
        return True
    score = Score()
    known = ENGINE.rules.keys()
    for path in sorted((REPORTS / "expected").glob("*.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        (file,) = REPORTS.rglob(Path(expected["file"]).name)
        result = ENGINE.check_file(file)
        for checked in result.reports:
            _score(score, checked, expected, known, file.name)
    must = score.must
    print(
        f"real reports: {must['found']} of {must['all']} faults found that a person says must be,"
        f" {score.may['found']} of {score.may['all']} that may be;"
        f" {len(score.false)} of {score.silent} right statements accused"
    )
    for title, lines in (
        ("missed", score.missed),
        ("false", score.false),
        ("errors and warnings that nobody wrote down", score.unlisted),
    ):
        print(*(f"  {title}: {line}" for line in sorted(set(lines))), sep="\n")
    return not score.false


def _score(
    score: Score, checked: CheckedReport, expected: dict[str, Any], known: Any, name: str
) -> None:
    listed: set[str] = set()
    for item in _faults(expected):
        if item["rule"] not in known:
            continue
        listed.add(item["rule"])
        count = score.may if item.get("strength", "must") == "may" else score.must
        count["all"] += 1
        if any(item["rule"] in codes_of(one) for one in checked.findings):
            count["found"] += 1
        elif count is score.must:
            score.missed.append(f"{name} {item['rule']} {item.get('text') or item.get('note')}")
    for item in expected.get("narrative", ()):
        if item["verdict"] in ("match", "trap") and item["rule"] in known:
            score.silent += 1
            score.false += _accused(checked, item, expected, name)
    found = {one.code for one in checked.findings}
    cut = _CUT if expected.get("dir") == "fragments" else set()
    for code in expected.get("must_be_silent", ()):
        if code in known:
            score.silent += 1
            score.false += [f"{name} {code} must be silent"] if code in found else []
    for one in checked.findings:
        if one.severity in GRAVE and not codes_of(one) & (listed | cut):
            line = checked.source.position(one.span.start).line
            score.unlisted.append(f"{name}:{line} {one.code} {one.message.zh}")


def _faults(expected: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what a person found wrong, each with its rule."""
    yield from (item for item in expected.get("narrative", ()) if item["verdict"] == "mismatch")
    yield from ({"rule": item["rule"], "text": item["where"]} for item in expected.get("fails", ()))
    yield from ({"rule": item["code"]} for item in expected.get("must_fire", ()))
    for item in expected.get("other_findings", ()):
        if _CODE.fullmatch(item["rule"]):
            yield {"strength": "may", **item}


def _accused(
    checked: CheckedReport, item: dict[str, Any], expected: dict[str, Any], name: str
) -> Iterator[str]:
    """Yield the grave findings of a rule on a statement that is right."""
    text = checked.source.text
    place = _place(text, item["text"])
    wrong = [
        _place(text, other["text"])
        for other in expected["narrative"]
        if other["verdict"] == "mismatch" and other["rule"] == item["rule"]
    ]
    for one in checked.findings:
        accused = one.severity in GRAVE and one.code == item["rule"] and _on(one, place)
        if accused and not any(_on(one, spot) for spot in wrong):
            yield f"{name} {one.code} {item['text']}: {one.message.zh}"


def _place(text: str, words: str) -> Span | None:
    """Return where words stand in a text, blanks and widths aside, None where they do not."""
    folded = fold(text)
    kept = [at for at, letter in enumerate(folded) if not letter.isspace()]
    squeezed = "".join(folded[at] for at in kept)
    wanted = "".join(fold(words).split())
    at = squeezed.find(wanted)
    return Span(kept[at], kept[at + len(wanted) - 1] + 1) if at >= 0 else None


def _on(finding: Finding, place: Span | None) -> bool:
    if place is None:
        return False
    return finding.span.start < place.end and place.start < finding.span.end
