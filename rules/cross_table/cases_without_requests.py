"""XTB002 cases-without-requests."""

import re
from collections.abc import Iterator

from reportlint import (
    Failed,
    Manual,
    Message,
    NotAssessed,
    Outcome,
    Related,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)
from reportlint.rules.cross_table.figures import readable, total

_UNEXPLAINED = Message(
    zh=(
        "表三没有新收也没有结转的申请，表四却有复议、诉讼 {count} 件；"
        "如系以前年度的申请或主动公开引起，请在正文说明"
    ),
    en=(
        "table 3 has no requests, neither new nor carried in, yet table 4 has {count} cases; if "
        "they are about earlier years or about proactive disclosure, the prose should say so"
    ),
)
_UNREAD = Message(
    zh="表三新收、上年结转的总计没有读全，无法与表四比较",
    en="the totals of new requests and of those carried in were not read, to compare with table 4",
)
_REQUESTS = Message(zh="申请数", en="number of requests")
_CASES = Message(zh="案件数", en="number of cases")
_NEW, _CARRIED_IN = "t3.new.total", "t3.carry_in.total"
_BLOCKS = ("t4.review.total", "t4.lit_direct.total", "t4.lit_after.total")
# A sentence that says where such cases come from.
_EXPLAINED = re.compile(
    "(?:上年|上一年|去年|往年|以前年度|历年|20[0-9]{2}年)[^。]{0,40}(?:复议|诉讼|起诉|案件)"
    "|(?:复议|诉讼|案件)[^。]{0,40}(?:上年|上一年|去年|往年|以前年度|历年|主动公开|复议机关|被告)"
)
_SENTENCE = re.compile("[^。]+")


class CasesWithoutRequests(Rule):
    """Where table four has cases, table three has requests."""

    code = "XTB002"
    name = "cases-without-requests"
    severity = Severity.INFO
    title = Message(zh="有案件而没有申请", en="Cases, but no requests")
    basis = Message(
        zh="表三与表四之间的通常关系",
        en="What tables 3 and 4 mostly have to do with each other",
    )
    manual = Manual(
        checks=Message(
            zh="表四有复议、诉讼时，表三有新收或上年结转的申请。",
            en="Where table 4 has cases, table 3 has new requests or some carried in.",
        ),
        decides=Message(
            zh="比较表三第一、二项的总计与表四三处总计。",
            en="By the totals of rows one and two of table 3 and the three totals of table 4.",
        ),
        silent=Message(
            zh="正文已说明案件涉及以前年度、主动公开或作为复议机关应诉的不报；总计读不出的列为“未能核对”。",
            en=(
                "Silent where the prose says that cases are of earlier years, about proactive "
                "disclosure or against a reviewing body; not assessed where totals are not read."
            ),
        ),
        traps=Message(
            zh="以前年度的申请可以在本年引起案件，故只是提示核对。",
            en="Requests of earlier years may end in cases of this year: only a prompt to look.",
        ),
        severity=Message(
            zh="有多种正当情形，故为提示。",
            en="There are several good reasons for it, hence an info.",
        ),
    )
    good = (
        valid,
        valid.with_cell(_NEW, 0),
        valid.with_cell(_NEW, 0)
        .with_cell(_CARRIED_IN, 0)
        .with_sentence("s1", "上述行政复议案件均由上年的申请引起，已在上年年报中说明。"),
    )
    bad = (valid.with_cell(_NEW, 0).with_cell(_CARRIED_IN, 0),)

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the totals of both tables."""
        cells = [report.cells[path] for path in _BLOCKS if path in report.cells]
        cases = [cell for cell in cells if cell.value is not None and cell.value > 0]
        if not cases:
            return
        requests = readable(report, (_NEW, _CARRIED_IN))
        if requests is None:
            yield NotAssessed(_UNREAD, cases[0].span)
        elif total(requests) > 0 or _is_explained(report):
            yield Satisfied()
        else:
            first, *others = cases
            related = [Related(_CASES, cell.span) for cell in others]
            related += [Related(_REQUESTS, cell.span) for cell in requests]
            yield Failed(
                _UNEXPLAINED.format(count=total(cases)),
                first.span,
                stated=first.raw,
                related=tuple(related),
                paths=tuple(cell.path for cell in (*cases, *requests)),
            )


def _is_explained(report: Report) -> bool:
    year = str(report.year)
    return any(
        _EXPLAINED.search(sentence[0].replace(f"{year}年", ""))
        for item in report.paragraphs
        for sentence in _SENTENCE.finditer(item.words.text)
    )
