"""PLS001 rule-making-power."""

from collections.abc import Iterator

from reportlint import (
    Failed,
    Manual,
    Message,
    NotAssessed,
    OrganKind,
    Outcome,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)
from reportlint.rules.plausibility.figures import related

_CELLS = ("t2.rules.issued", "t2.rules.repealed", "t2.rules.valid", "t2.rules.made")
_WITHOUT_POWER: dict[OrganKind, Message] = {
    "county": Message(zh="县级政府", en="a county government"),
    "county_dept": Message(zh="县级部门", en="a department of a county"),
    "town": Message(zh="乡镇政府", en="a township government"),
    "street": Message(zh="街道办事处", en="a subdistrict office"),
}
_WITH_POWER: tuple[OrganKind, ...] = ("state_council_dept", "province", "prefecture")
_NO_POWER = Message(
    zh="“{cell}”填 {stated}，但{kind}没有规章制定权；是否把规范性文件或内部规章制度计入了规章",
    en=(
        "“{cell}” says {stated}, yet {kind} may not issue 规章: were 规范性文件 or internal rules "
        "counted as 规章"
    ),
)
_UNKNOWN = Message(
    zh="“规章”有大于 0 的数，但不能断定该机关有没有规章制定权",
    en="规章 has figures above 0, but whether the organ may issue any is not known",
)


class RuleMakingPower(Rule):
    """An organ that may not issue 规章 counts none."""

    code = "PLS001"
    name = "rule-making-power"
    severity = Severity.WARNING
    title = Message(zh="无规章制定权的机关规章数为 0", en="No 规章 without the power to issue them")
    basis = Message(
        zh="《中华人民共和国立法法》关于部门规章、地方政府规章制定主体的规定",
        en="the Legislation Law (立法法) on who may issue 规章",
    )
    manual = Manual(
        checks=Message(
            zh="县级政府及其部门、乡镇、街道的报告，表二“规章”各数为 0。",
            en=(
                "In a report of a county government, its departments, a township or a subdistrict "
                "the figures of 规章 in table two are 0."
            ),
        ),
        decides=Message(
            zh=(
                "机关类型由名称得出，或用 --organ-kind 给出。规章由国务院部门、省级政府、"
                "设区的市和自治州政府制定。2019 年格式只看本年新制作数量。"
            ),
            en=(
                "The kind of organ is told by its name or by --organ-kind. Departments of the "
                "State Council, provinces, cities with districts and autonomous prefectures may "
                "issue 规章. Of the form of 2019 only what was made counts."
            ),
        ),
        silent=Message(
            zh="机关类型不明，或为办公室、垂直管理单位、开发区等的，有数时列为“未能核对”。",
            en=(
                "Figures of an organ of unknown kind, of a general office, a vertical organ or a "
                "zone are not assessed."
            ),
        ),
        traps=Message(
            zh="省、市政府的报告汇总下级的数，不受本规则限制。",
            en="A province or a city may report for all of its region: no matter for this rule.",
        ),
        severity=Message(
            zh="依据立法法推断，机关类型由名称判断，故为警告。",
            en="It is inferred from the law and from a name: a warning.",
        ),
    )
    good = (
        valid,
        valid.with_known("organ_kind", "county"),
        valid.with_cell("t2.rules.valid", 12).with_known("organ_kind", "prefecture"),
        valid.with_cell("t2.rules.valid", 12),
        valid.with_sentence("s1", "全年完善规章制度4项。").with_known("organ_kind", "town"),
    )
    bad = (
        valid.with_cell("t2.rules.valid", 12).with_known("organ_kind", "county"),
        valid.with_cell("t2.rules.issued", 4).with_known("organ_kind", "town"),
        valid.in_form("gid2019")
        .with_cell("t2.rules.made", 1)
        .with_known("organ_kind", "county_dept"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the row 规章 of table two."""
        cells = [report.cells[path] for path in _CELLS if path in report.cells]
        counted = [cell for cell in cells if cell.value]
        known = report.metadata.organ_kind
        if not counted or (known and known.value in _WITH_POWER):
            if cells:
                yield Satisfied()
            return
        if known is None or known.value not in _WITHOUT_POWER:
            yield NotAssessed(_UNKNOWN, counted[0].span)
            return
        first = counted[0]
        yield Failed(
            _NO_POWER.format(
                cell=report.format.cell_title(first.path),
                stated=first.value,
                kind=_WITHOUT_POWER[known.value],
            ),
            first.span,
            stated=str(first.value),
            expected="0",
            related=related(counted[1:], report),
            paths=tuple(cell.path for cell in counted),
        )
