"""Tell which format a report has: by the labels of its tables, else by its year."""

from collections.abc import Iterable, Sequence

from reportlint.errors import NotAReportError, OutOfScopeError
from reportlint.format import Format
from reportlint.grammar import Node, read_heading
from reportlint.messages import Message

NOT_A_REPORT = Message(
    zh=(
        "不像政府信息公开工作年度报告：没有找到足够的法定章节标题和表格栏目"
        "（找到 {sections} 个标题、{labels} 个栏目）。请检查是否选错了文件，或文字未能提取"
    ),
    en=(
        "this does not look like an annual report on government information disclosure: too few "
        "of its headings and table labels were found ({sections} headings, {labels} labels). "
        "Is it the right file, and was its text extracted?"
    ),
)
OUT_OF_SCOPE = Message(
    zh="这是 {year} 年度的报告，{first} 年之前没有统一格式的表格，不在检查范围内",
    en=(
        "this is a report of {year}: before {first} there was no uniform form with tables, so it "
        "is out of scope"
    ),
)
_FEWEST_HEADINGS = 2
_FEWEST_LABELS = 3


def detect_format(
    nodes: Iterable[Node],
    formats: Sequence[Format],
    *,
    year: int | None,
    said: str | None = None,
) -> Format:
    """Return the format most of whose labels the nodes hold, of several the one of the year.

    said is the id of the format where people say which it is. Raises OutOfScopeError for a report
    of a year before there were forms, NotAReportError where there is too little of any form.
    """
    headings: set[str] = set()
    keys: set[str] = set()
    for node in nodes:
        if node.kind == "section":
            headings.add(read_heading(node.label.key).title)
        elif node.kind != "line":
            keys.add(node.label.key)
    found = {
        known.id: len(keys & known.labels.keys()) for known in formats if said in (None, known.id)
    }
    most = max(found.values())
    first = min(known.first_year for known in formats)
    if said is None and most < _FEWEST_LABELS and year is not None and year < first:
        raise OutOfScopeError(OUT_OF_SCOPE.format(year=year, first=first))
    if len(headings) < _FEWEST_HEADINGS and most < _FEWEST_LABELS:
        raise NotAReportError(NOT_A_REPORT.format(sections=len(headings), labels=most))
    best = [known for known in formats if found.get(known.id) == most]
    return next((known for known in best if year is not None and known.covers(year)), best[0])
