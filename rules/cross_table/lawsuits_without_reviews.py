"""XTB003 lawsuits-without-reviews."""

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
from reportlint.rules.cross_table.figures import readable

_UNEXPLAINED = Message(
    zh=(
        "表四“复议后起诉”有 {count} 件，行政复议却为 0 件；"
        "如复议在以前年度审结或由其他机关统计，请在正文说明"
    ),
    en=(
        "table 4 has {count} lawsuits after a review but no review; if the reviews are of earlier "
        "years or in the figures of another body, the prose should say so"
    ),
)
_UNREAD = Message(
    zh="行政复议的总计没有读到数字，无法与“复议后起诉”比较",
    en="the total of reviews was not read, to compare with the lawsuits after a review",
)
_REVIEWS = Message(zh="行政复议总计", en="total of reviews")
_AFTER, _REVIEW = "t4.lit_after.total", "t4.review.total"
_EXPLAINED = re.compile(
    "(?:上年|上一年|去年|往年|以前年度|历年|其他机关|上级机关|复议机关)[^。]{0,40}(?:复议|诉讼|起诉)"
    "|(?:复议|诉讼|起诉)[^。]{0,40}(?:上年|上一年|去年|往年|以前年度|历年|其他机关|上级机关|复议机关)"
)


class LawsuitsWithoutReviews(Rule):
    """Where there are lawsuits after a review, there are reviews."""

    code = "XTB003"
    name = "lawsuits-without-reviews"
    severity = Severity.INFO
    title = Message(zh="有复议后起诉而没有复议", en="Lawsuits after reviews, but no reviews")
    basis = Message(
        zh="表四三栏之间的通常关系",
        en="What the blocks of table 4 mostly have to do with each other",
    )
    manual = Manual(
        checks=Message(
            zh="表四“复议后起诉”的总计大于 0 时，行政复议的总计也大于 0。",
            en="Where table 4 has lawsuits after a review, it has reviews.",
        ),
        decides=Message(
            zh="只比较两个总计；上年的复议数不在本报告内，无法一并核对。",
            en="By the two totals; the reviews of last year stand in another report.",
        ),
        silent=Message(
            zh="正文已说明复议在以前年度或由其他机关办理的不报；总计读不出的列为“未能核对”。",
            en=(
                "Silent where the prose says that the reviews are of earlier years or of another "
                "body; not assessed where the total of reviews is not read."
            ),
        ),
        traps=Message(
            zh="上年复议、今年起诉很常见，故只是提示核对。",
            en="A review of last year is often followed by a lawsuit of this one: only a prompt.",
        ),
        severity=Message(
            zh="有多种正当情形，故为提示。",
            en="There are several good reasons for it, hence an info.",
        ),
    )
    good = (
        valid,
        valid.with_cell(_REVIEW, 0).with_cell(_AFTER, 0),
        valid.with_cell(_REVIEW, 0).with_sentence("s1", "起诉的案件均经上年复议。"),
    )
    bad = (valid.with_cell(_REVIEW, 0),)

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the total of reviews where there are lawsuits after a review."""
        after = report.cells.get(_AFTER)
        if after is None or after.value is None or after.value <= 0:
            return
        reviews = readable(report, (_REVIEW,))
        if reviews is None:
            yield NotAssessed(_UNREAD, after.span)
        elif reviews[0].value or _is_explained(report):
            yield Satisfied()
        else:
            yield Failed(
                _UNEXPLAINED.format(count=after.raw),
                after.span,
                stated=after.raw,
                related=(Related(_REVIEWS, reviews[0].span),),
                paths=(after.path, reviews[0].path),
            )


def _is_explained(report: Report) -> bool:
    return any(_EXPLAINED.search(item.words.text) for item in report.paragraphs)
