"""What makes a finding the same one in the next run: its fingerprint."""

import re
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePath

from reportlint.finding import CheckedReport, Finding
from reportlint.grammar import fold

_LAYOUT = re.compile(r"[\s|]")
_DIGITS = 16


def fingerprinted(checked: CheckedReport) -> CheckedReport:
    """Return a report whose findings have their fingerprints.

    A fingerprint is made of whose report it is and about which year (of its file's name, where
    that is unknown), the rule, the figures or words that it found and what they should be: not of
    lines, columns or layout. A figure that changes makes another finding. Of findings that are
    alike in all this, the second is told from the first by its number.
    """
    seen = Counter[str]()
    findings = []
    for finding in checked.findings:
        content = _content(finding, checked)
        seen[content] += 1
        digest = sha256(f"{content}\0{seen[content]}".encode("utf-8", "surrogatepass"))
        findings.append(replace(finding, fingerprint=digest.hexdigest()[:_DIGITS]))
    return replace(checked, findings=tuple(findings))


def _content(finding: Finding, checked: CheckedReport) -> str:
    report, source = checked.report, checked.source
    known = report.organ and report.year
    whose = f"{report.organ} {report.year}" if known else PurePath(source.name).stem
    cells = [report.cells[path] for path in finding.paths if path in report.cells]
    words = [f"{cell.path}={_plain(cell.raw)}" for cell in cells]
    if not words or finding.private:
        words = [_plain(finding.masked(source.slice(finding.span)))]
    stated = finding.masked(finding.stated or "")
    return "\0".join((whose, finding.code, *words, _plain(stated), _plain(finding.expected or "")))


def _plain(text: str) -> str:
    return _LAYOUT.sub("", fold(text))
