"""PLS005 other-outcomes."""

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

_PATHS = ("t3.other.misc.total", "t3.result_total.total")
_MANY = Message(
    zh="“3.其他”有 {part} 件，占办理总数 {whole} 件的 {share}%，请核对是否应归入前面的各项",
    en=(
        "3.其他 has {part} of {whole} requests handled, {share}%: do they belong to the items "
        "before it"
    ),
)


class Limits(BaseModel):
    """From where on a share is told."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    most_percent: PositiveInt = Field(
        30, description="超过百分之几才提示 · percent above which it is told"
    )
    fewest: PositiveInt = Field(10, description="总数不到几件不看 · fewer in all say nothing")


class OtherOutcomes(Rule):
    """Few requests end as 其他, the outcome for what fits nowhere else."""

    code = "PLS005"
    name = "other-outcomes"
    severity = Severity.INFO
    title = Message(zh="“其他”处理结果过多", en="Many outcomes are 其他")
    basis = Message(
        zh="国办公开办函〔2021〕30号，表三（六）其他处理第3项；《政府信息公开条例》第三十六条",
        en="国办公开办函〔2021〕30号, table three, （六） item 3; Regulations, art. 36",
    )
    manual = Manual(
        checks=Message(
            zh="表三“3.其他”不超过（七）总计的 30%。",
            en="3.其他 of table three is at most 30% of （七）总计.",
        ),
        decides=Message(
            zh="用总计列的两个数，办理总数不少于 10 件才看。",
            en="Both figures are those of the total column; fewer than 10 requests say nothing.",
        ),
        silent=Message(
            zh="（六）只填一行、2019 年格式没有该项的，不核对；空白、未读出的列为“未能核对”。",
            en=(
                "The form of 2019 has no such item, nor has a report with one row for （六）; "
                "blank and unread figures are not assessed."
            ),
        ),
        traps=Message(
            zh="申请人撤回的计入“其他”，撤回多的年份比例会高。",
            en="Requests that were withdrawn count here, and some years have many.",
        ),
        severity=Message(
            zh="30% 是经验界限，故为提示。", en="30% is a bound of experience: an info."
        ),
    )
    good = (
        valid,
        valid.with_cell("t3.other.misc.total", 20),
        valid.with_cell("t3.other.misc.total", 5).with_cell("t3.result_total.total", 9),
        valid.in_form("gid2019"),
    )
    bad = (valid.with_cell("t3.other.misc.total", 21),)

    Options = Limits

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the share of 3.其他."""
        if _PATHS[0] not in report.format.reading_order or "t3.other.total" in report.cells:
            return
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
