"""PLS006 reviews-corrected."""

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field, PositiveInt

from reportlint import (
    Failed,
    Manual,
    Message,
    Outcome,
    Report,
    Rule,
    Satisfied,
    Severity,
    percentage,
    valid,
)
from reportlint.rules.plausibility.figures import division, figures, related

_PATHS = ("t4.review.correct", "t4.review.uphold", "t4.review.other")
_MANY = Message(
    zh="行政复议审结 {whole} 件，其中结果纠正 {part} 件，占 {share}%，纠错率偏高，请核对并说明原因",
    en=(
        "of {whole} reviews that were decided, {part} corrected the organ, {share}%: check the "
        "figures, and say why"
    ),
)


class Limits(BaseModel):
    """From where on a share is told."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    least_percent: PositiveInt = Field(
        50, description="从百分之几起提示 · percent from which it is told"
    )
    fewest: PositiveInt = Field(3, description="总数不到几件不看 · fewer in all say nothing")


class ReviewsCorrected(Rule):
    """Less than half of the reviews that were decided went against the organ."""

    code = "PLS006"
    name = "reviews-corrected"
    severity = Severity.INFO
    title = Message(zh="行政复议纠错率偏高", en="Many reviews went against the organ")
    basis = Message(
        zh="国办公开办函〔2021〕30号，表四“行政复议”；《政府信息公开条例》第五十条",
        en="国办公开办函〔2021〕30号, table four, 行政复议; Regulations, art. 50",
    )
    manual = Manual(
        checks=Message(
            zh="行政复议“结果纠正”不到已审结件数的一半。",
            en="Less than half of the reviews that were decided are 结果纠正.",
        ),
        decides=Message(
            zh="已审结件数为维持、纠正、其他结果之和，不含尚未审结；不少于 3 件才看。",
            en=(
                "Decided are 结果维持, 结果纠正 and 其他结果, not those still pending; fewer than "
                "3 say nothing."
            ),
        ),
        silent=Message(
            zh="有空白、符号或未读出的数，列为“未能核对”；诉讼不看。",
            en="Blank, marked and unread figures are not assessed; lawsuits are left alone.",
        ),
        traps=Message(
            zh="同一申请人的系列案件会使比例很高。",
            en="A series of cases of one applicant makes for a high share.",
        ),
        severity=Message(
            zh="数字可能属实，只请人再看一眼，故为提示。",
            en="The figures may well be true; a person should look again: an info.",
        ),
    )
    good = (
        valid,
        valid.with_cell("t4.review.correct", 4),
        valid.with_cell("t4.review.correct", 2)
        .with_cell("t4.review.uphold", 0)
        .with_cell("t4.review.other", 0),
        valid.with_cell("t4.review.correct", ""),
    )
    bad = (
        valid.with_cell("t4.review.correct", 5),
        valid.with_cell("t4.review.correct", 4)
        .with_cell("t4.review.uphold", 1)
        .with_cell("t4.review.other", 0),
    )

    Options = Limits

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the reviews of table four."""
        cells, why = figures(report, _PATHS)
        if why:
            yield why
            return
        part, whole = int(cells[0].value or 0), sum(int(cell.value or 0) for cell in cells)
        limits: Limits = self.options
        if whole < limits.fewest or 100 * part < limits.least_percent * whole:
            yield Satisfied()
            return
        share = percentage(part, whole, 1)
        yield Failed(
            _MANY.format(part=part, whole=whole, share=share),
            cells[0].span,
            stated=str(part),
            arithmetic=division(cells[0], [cells[1], cells[0], cells[2]], share),
            related=related(cells[1:], report),
            paths=_PATHS,
        )
