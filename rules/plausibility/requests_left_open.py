"""PLS007 requests-left-open."""

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

_PATHS = ("t3.carry_out.total", "t3.new.total")
_MANY = Message(
    zh=(
        "结转下年度 {part} 件，为本年新收 {whole} 件的 {share}%；答复期限为 20 个工作日、"
        "最多再延 20 个，年底未办结的通常只是最后两个月收到的"
    ),
    en=(
        "{part} requests are carried out, {share}% of the {whole} that were new; with 20 working "
        "days, and 20 more at most, only those of the last two months should be open"
    ),
)


class Limits(BaseModel):
    """From where on a share is told."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    most_percent: PositiveInt = Field(
        40, description="超过百分之几才提示 · percent above which it is told"
    )
    fewest: PositiveInt = Field(10, description="总数不到几件不看 · fewer in all say nothing")


class RequestsLeftOpen(Rule):
    """The requests still open at the end of the year are few beside those of the year."""

    code = "PLS007"
    name = "requests-left-open"
    severity = Severity.INFO
    title = Message(zh="结转下年度的申请过多", en="Many requests are carried out")
    basis = Message(
        zh="《政府信息公开条例》第三十三条（答复期限）",
        en="Regulations, art. 33 (time limits of a reply)",
    )
    manual = Manual(
        checks=Message(
            zh="结转下年度的申请不超过本年新收的 40%。",
            en="Requests carried out are at most 40% of the new ones.",
        ),
        decides=Message(
            zh="用表三总计列的两个数，新收不少于 10 件才看。",
            en="Both figures are those of the total column; fewer than 10 new ones say nothing.",
        ),
        silent=Message(
            zh="空白、符号或未读出的数，列为“未能核对”。",
            en="Blank, marked and unread figures are not assessed.",
        ),
        traps=Message(
            zh="年底集中收到申请，或征求第三方意见（不计入期限）的，结转会多。",
            en=(
                "Requests may crowd at the end of the year, and the time for asking a third party "
                "does not count."
            ),
        ),
        severity=Message(
            zh="40% 是由期限推出的大致界限，故为提示。",
            en="40% is a rough bound that follows from the time limits: an info.",
        ),
    )
    good = (
        valid,
        valid.with_cell("t3.carry_out.total", 28),
        valid.with_cell("t3.carry_out.total", 9).with_cell("t3.new.total", 9),
        valid.with_cell("t3.carry_out.total", ""),
    )
    bad = (valid.with_cell("t3.carry_out.total", 29),)

    Options = Limits

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess what is carried out beside what is new."""
        cells, why = figures(report, _PATHS)
        if why:
            yield why
            return
        part, whole = (int(cell.value or 0) for cell in cells)
        limits: Limits = self.options
        if whole < limits.fewest or 100 * part <= limits.most_percent * whole:
            yield Satisfied()
            return
        share = percentage(part, whole, 1)
        yield Failed(
            _MANY.format(part=part, whole=whole, share=share),
            cells[0].span,
            stated=str(part),
            arithmetic=division(cells[0], cells[1:], share),
            related=related(cells[1:], report),
            paths=_PATHS,
        )
