"""The rules of provincial-rules.yaml in Python: reportlint check … --rules provincial_rules.py."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from reportlint import (
    Balance,
    Failed,
    GroupRule,
    Message,
    NotAssessed,
    Outcome,
    Related,
    Report,
    Rule,
    Satisfied,
    Severity,
    cell_operand,
    valid,
)

_GROUPS = ("open", "partial", "denied.", "unable.", "decline.", "other.")
_TOTAL = "t3.result_total.natural"
_IMPROVEMENTS = re.compile(
    r"\(二\)改进|㈡改进|二、改进|改进(措施|情况|方向)[:。,]|针对[^。]{0,9}问题|下一步"
)
_SECOND = re.compile(r"二是|第二[,、]|\(二\)|㈡|2[.、][^0-9]")
_LICENCES = "t2.license.decisions"
_NO_FIGURE = Message(zh="有的单元格没有数字", en="a cell holds no figure")
_NO_LAST_YEAR = Message(
    zh="没有同时检查同一机关上一年的报告",
    en="the report of the same organ for the year before was not checked with it",
)


class OutcomesOfNaturalPersons(Rule):
    """The six outcome groups of 自然人 add up to （七）总计."""

    code = "XPR001"
    name = "outcomes-of-natural-persons"
    severity = Severity.ERROR
    title = Message(
        zh="自然人六类办理结果之和等于总计",
        en="The six outcome groups of 自然人 add up to （七）总计",
    )
    basis = Message(zh="省政府信息公开年报审核要点第三条", en="省政府信息公开年报审核要点第三条")
    bad = (valid.with_cell(_TOTAL, 60), valid.with_cell("t3.denied.law.natural", 2))
    good = (valid, valid.with_cell("t3.open.natural", ""))

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the column 自然人 of table three."""
        paths = [
            path
            for path in report.format.paths()
            if path.startswith(tuple(f"t3.{group}" for group in _GROUPS))
            and path.endswith(".natural")
        ]
        cells = [report.cells.get(path) for path in (*paths, _TOTAL)]
        figures = [cell for cell in cells if cell is not None and cell.value is not None]
        if len(figures) < len(cells):
            yield NotAssessed(_NO_FIGURE)
            return
        *parts, total = figures
        operands = [cell_operand(cell, report) for cell in figures]
        balance = Balance(tuple(operands[:-1]), (operands[-1],))
        left, right = sum(cell.value or 0 for cell in parts), total.value or 0
        if left == right:
            yield Satisfied(balance)
            return
        terms = " + ".join(str(cell.value) for cell in parts if cell.value)
        arithmetic = f"{terms} = {left} ≠ {right}"
        yield Failed(
            Message(
                zh=(
                    f"自然人六类办理结果相加为 {left}，（七）总计写 {right}，"
                    f"相差 {abs(left - right)}"
                ),
                en=(
                    f"the six outcome groups of 自然人 add up to {left}, （七）总计 says {right}: "
                    f"{abs(left - right)} apart"
                ),
            ),
            total.span,
            stated=str(right),
            expected=str(left),
            arithmetic=Message(arithmetic, arithmetic),
            related=tuple(Related(item.title, item.span) for item in operands[:-1]),
            paths=(_TOTAL, *paths),
            relation=balance,
        )


class TwoProblemsNamed(Rule):
    """Section five lists at least two problems."""

    code = "XPR002"
    name = "two-problems-named"
    severity = Severity.WARNING
    title = Message(
        zh="第五部分逐条写出至少两个问题", en="Section five lists at least two problems"
    )
    basis = Message(zh="省政府信息公开年报审核要点第五条", en="省政府信息公开年报审核要点第五条")
    bad = (
        valid.with_words("二是", "并且"),
        valid.with_words("，二是解读形式比较单一", ""),
        valid.with_words("，二是解读形式", "，12.5%的解读形式"),
        valid.with_words("，二是解读形式", "，第二季度解读形式"),
    )
    good = (
        valid,
        valid.with_words("更新不够及时", "更新不够及时，有待改进和完善"),
        valid.without_section("s5"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the prose of section five, up to the improvements."""
        section = report.section("s5")
        if section is None:
            yield NotAssessed(Message(zh="报告没有这一部分", en="the report has no such section"))
            return
        prose = "\n".join(item.words.text for item in report.paragraphs if item.section == "s5")
        improvements = _IMPROVEMENTS.search(prose)
        problems = prose[: improvements.start()] if improvements else prose
        if _SECOND.search(problems):
            yield Satisfied()
            return
        yield Failed(
            Message(
                zh="第五部分没有逐条写出至少两个问题，如“一是……二是……”",
                en="section five does not list two problems at least, such as 一是… 二是…",
            ),
            section.span,
        )


class LicencesHalved(GroupRule):
    """Licences fell by more than half against last year."""

    code = "XPR003"
    name = "licences-halved"
    severity = Severity.INFO
    title = Message(
        zh="行政许可比上年减少一半以上",
        en="Licences fell by more than half against last year",
    )
    basis = Message(zh="省政府信息公开年报审核要点第八条", en="省政府信息公开年报审核要点第八条")
    scope = "series"
    bad = (valid.with_last_year(valid.with_cell(_LICENCES, 5000)),)
    good = (valid.with_last_year(valid), valid)

    def check(self, report: Report) -> Iterable[Outcome]:
        """Say that a report alone cannot be assessed."""
        return (NotAssessed(_NO_LAST_YEAR),)

    def check_group(self, reports: Sequence[Report]) -> Iterable[tuple[Report, Outcome]]:
        """Assess each report beside the one of the year before."""
        by_year = {report.year: report for report in reports}
        for report in reports:
            earlier = by_year.get((report.year or 0) - 1)
            if earlier is None:
                yield report, NotAssessed(_NO_LAST_YEAR)
                continue
            one, two = earlier.cells.get(_LICENCES), report.cells.get(_LICENCES)
            if one is None or two is None or one.value is None or two.value is None:
                yield report, NotAssessed(_NO_FIGURE)
                continue
            half = Decimal(one.value) / 2
            if two.value >= half:
                yield report, Satisfied()
                continue
            arithmetic = f"{two.value} < {one.value} ÷ 2 = {half}"
            yield (
                report,
                Failed(
                    Message(
                        zh=f"行政许可 {two.value} 件，不到上年的一半（{half}），请核对",
                        en=(
                            f"{two.value} licences, fewer than half of last year's ({half}): "
                            "please verify"
                        ),
                    ),
                    two.span,
                    stated=str(two.value),
                    expected=f"≥ {half}",
                    arithmetic=Message(arithmetic, arithmetic),
                    paths=(_LICENCES,),
                ),
            )
