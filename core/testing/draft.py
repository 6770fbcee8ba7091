"""A report before it is written out: prose by section and the raw text of every cell."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from reportlint.errors import UsageError
from reportlint.format import Format
from reportlint.formats import built_in_formats
from reportlint.messages import Message

_NO_FORMAT = Message(
    zh="reportlint 没有自带名为“{name}”的报告格式",
    en="no report format “{name}” comes with reportlint",
)

# The cells of table three that are not zero, but for the totals.
_OUTCOMES = {
    "open": {"natural": 21, "enterprise": 5, "legal": 1},
    "partial": {"natural": 8, "enterprise": 2},
    "denied.law": {"natural": 1},
    "denied.third": {"enterprise": 2},
    "denied.query": {"natural": 3},
    "unable.nothold": {"natural": 11, "welfare": 1},
    "unable.create": {"natural": 2},
    "decline.petition": {"natural": 4},
    "decline.repeat": {"natural": 1, "other": 1},
    "other.nocorrect": {"natural": 2},
    "other.misc": {"natural": 3, "research": 1},
}
_CARRIED_IN = {"natural": 4, "enterprise": 1}
_CARRIED_OUT = {"natural": 6, "enterprise": 2}
_REVIEWS = (3, 1, 2, 1), (1, 0, 0, 2), (2, 0, 1, 0)
_TABLE_TWO = {
    "gid2021": {
        "t2.rules.issued": "0",
        "t2.rules.repealed": "0",
        "t2.rules.valid": "0",
        "t2.normative.issued": "7",
        "t2.normative.repealed": "3",
        "t2.normative.valid": "46",
        "t2.license.decisions": "1843",
        "t2.penalty.decisions": "275",
        "t2.coercion.decisions": "38",
        "t2.fees.amount": "612.5",
    },
    "gid2019": {
        "t2.rules.made": "0",
        "t2.rules.newly_public": "0",
        "t2.rules.total_public": "0",
        "t2.normative.made": "7",
        "t2.normative.newly_public": "6",
        "t2.normative.total_public": "46",
        "t2.license.prev_items": "212",
        "t2.license.delta": "+5/-3",
        "t2.license.decisions": "1843",
        "t2.other_service.prev_items": "64",
        "t2.other_service.delta": "增2",
        "t2.other_service.decisions": "951",
        "t2.penalty.prev_items": "310",
        "t2.penalty.delta": "-4",
        "t2.penalty.decisions": "275",
        "t2.coercion.prev_items": "27",
        "t2.coercion.delta": "0",
        "t2.coercion.decisions": "38",
        "t2.fees.prev_items": "9",
        "t2.fees.delta": "减1",
        "t2.procurement.projects": "14",
        "t2.procurement.amount": "380.25",
    },
}
_NORMATIVE = {
    "gid2021": "本年制发行政规范性文件7件，废止3件，现行有效46件。",
    "gid2019": "本年新制作规范性文件7件，对外公开的共46件。",
}
_YEARS = {"gid2021": 2024, "gid2019": 2020}
_APPLICANTS = ("natural", "enterprise", "research", "welfare", "legal", "other")
_RESULTS = ("uphold", "correct", "other", "pending")


@dataclass(frozen=True)
class Draft:
    """A report as its author has it in mind.

    cells maps paths to raw texts, "" for a blank; prose maps ids of sections, and "preamble", to
    paragraphs; order lists the sections. Rows, tables, and columns (table.column) that are left
    out are not written.
    """

    format: Format
    cells: Mapping[str, str]
    prose: Mapping[str, tuple[str, ...]]
    order: tuple[str, ...]
    left_out: frozenset[str] = field(default_factory=frozenset)
    columns_left_out: frozenset[str] = field(default_factory=frozenset)

    def with_cells(self, cells: Mapping[str, str]) -> "Draft":
        """Return the draft with other texts in some cells."""
        return replace(self, cells={**self.cells, **cells})

    def with_prose(self, section_id: str, paragraphs: Iterable[str]) -> "Draft":
        """Return the draft with other paragraphs in a section."""
        return replace(self, prose={**self.prose, section_id: tuple(paragraphs)})

    def without(self, name: str) -> "Draft":
        """Return the draft without a section, table or row: s5, t2, t3.open."""
        order = tuple(section for section in self.order if section != name)
        return replace(self, order=order, left_out=self.left_out | {name})

    def without_column(self, name: str) -> "Draft":
        """Return the draft without a column such as t3.total."""
        return replace(self, columns_left_out=self.columns_left_out | {name})


def requests_table(
    outcomes: Mapping[str, Mapping[str, int]],
    carried_in: Mapping[str, int],
    carried_out: Mapping[str, int],
    details: Iterable[str],
) -> dict[str, str]:
    """Return the cells of table three that follow from the outcomes and what was carried."""
    rows: dict[str, dict[str, int]] = {
        row: {column: outcomes.get(row, {}).get(column, 0) for column in _APPLICANTS}
        for row in details
    }
    handled = {column: sum(row[column] for row in rows.values()) for column in _APPLICANTS}
    rows["result_total"] = handled
    rows["carry_in"] = {column: carried_in.get(column, 0) for column in _APPLICANTS}
    rows["carry_out"] = {column: carried_out.get(column, 0) for column in _APPLICANTS}
    rows["new"] = {
        column: handled[column] + rows["carry_out"][column] - rows["carry_in"][column]
        for column in _APPLICANTS
    }
    return {
        f"t3.{row}.{column}": str(number)
        for row, numbers in rows.items()
        for column, number in {**numbers, "total": sum(numbers.values())}.items()
    }


def cases_table(blocks: Iterable[Iterable[int]]) -> dict[str, str]:
    """Return the cells of table four for the results of its three blocks."""
    cells = {}
    for name, numbers in zip(
        ("review", "lit_direct", "lit_after"), map(tuple, blocks), strict=True
    ):
        for result, number in zip((*_RESULTS, "total"), (*numbers, sum(numbers)), strict=True):
            cells[f"t4.{name}.{result}"] = str(number)
    return cells


def detail_rows(known: Format) -> tuple[str, ...]:
    """Return the ids of the rows of table three that （七）总计 sums up."""
    others = {"new", "carry_in", "result_total", "carry_out"}
    return tuple(
        row.id for row in known.table("t3").rows() if row.id not in others and not row.parts
    )


def built_in_format(format_id: str) -> Format:
    """Return a format that comes with reportlint; raises UsageError where there is none."""
    for known in built_in_formats():
        if known.id == format_id:
            return known
    raise UsageError(_NO_FORMAT.format(name=format_id), culprit=format_id)


def year_of(known: Format) -> int:
    """Return the year that drafts in a format are about."""
    return _YEARS[known.id]


def standard_draft(format_id: str = "gid2021") -> Draft:
    """Return the report that examples start from: valid, with figures in every table."""
    known = built_in_format(format_id)
    details = detail_rows(known)
    cells = {
        **_TABLE_TWO[format_id],
        **requests_table(_outcomes(details), _CARRIED_IN, _CARRIED_OUT, details),
        **cases_table(_REVIEWS),
    }
    return Draft(known, cells, _prose(known), tuple(section.id for section in known.sections))


def _prose(known: Format) -> dict[str, tuple[str, ...]]:
    """Return prose that agrees with the tables of the standard draft and with itself."""
    year = year_of(known)
    parts = "、".join(section.title for section in known.sections)
    return {
        "preamble": (
            "本报告按照《中华人民共和国政府信息公开条例》（国务院令第711号）和政府信息公开工作年度报告格式"
            f"（{known.basis}）编制，包括{parts}六个部分。",
            f"报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。",
        ),
        "s1": (
            f"{year}年，我县按时更新公开目录，主动公开各类信息3120条，其中政务动态1860条、"
            f"政策文件410条、其他信息850条。{_NORMATIVE[known.id]}",
            "全年新收政府信息公开申请72件，上年结转5件，办结69件，结转下年度8件。办结的申请中，"
            "予以公开27件，部分公开10件，不予公开6件，无法提供14件，不予处理6件，其他处理6件。",
            "全年政府信息公开行政复议案件7件，其中维持3件，纠正1件，其他结果2件，尚未审结1件；"
            "对纠正的案件逐件说明了原因。未经复议直接起诉的行政诉讼案件3件，"
            "复议后起诉的行政诉讼案件3件。",
            "加强政府信息管理，清理涉及各类文件56份，其中废止7份，占清理总数的12.50%；继续有效49份，"
            "占清理总数的87.50%。",
            "做好公开平台建设。网上信箱受理来信60件，办结60件，办结率100%。",
            "落实监督保障，公开工作列入年度工作考核，开展了社会评议，没有需要责任追究的情形。",
        ),
        "s5": (
            "存在的主要问题：一是个别栏目更新不够及时，二是解读形式比较单一。",
            "改进情况：一是逐月核对栏目更新，二是增加图解和问答。",
        ),
        "s6": ("本年度没有收取信息处理费。",),
    }


def _outcomes(details: Iterable[str]) -> dict[str, dict[str, int]]:
    """Return the outcomes for the rows of a format: where it has one row for several, their sum."""
    rows = set(details)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row, numbers in _OUTCOMES.items():
        found[row if row in rows else row.partition(".")[0]].update(numbers)
    return {row: dict(numbers) for row, numbers in found.items()}
