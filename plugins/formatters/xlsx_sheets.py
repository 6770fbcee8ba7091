"""The sheets of the workbook: their titles, and the columns of each."""

from typing import NamedTuple

from reportlint import Message


class Column(NamedTuple):
    """A column of a sheet; width is in characters, wraps says that long texts take several lines.

    is_entered: what is in it is entered by the auditor.
    """

    key: str
    title: Message
    width: int
    wraps: bool = False
    is_entered: bool = False


class Sheet(NamedTuple):
    """A sheet of rows."""

    key: str
    title: Message
    columns: tuple[Column, ...]


def _column(
    key: str, zh: str, en: str, width: int, *, wraps: bool = False, is_entered: bool = False
) -> Column:
    return Column(key, Message(zh, en), width, wraps, is_entered)


_FILE = _column("file", "文件", "file", 28, wraps=True)
_ORGAN = _column("organ", "机关", "organ", 16, wraps=True)
_YEAR = _column("year", "年度", "year", 7)
_SECTION = _column("section", "部分", "section", 20, wraps=True)
_TABLE = _column("table", "表", "table", 18, wraps=True)
_CODE = _column("code", "代码", "code", 9)
_NAME = _column("name", "规则", "rule", 22)
_IN_TEXT = _column("in_text", "文本位置", "place in the text", 14)
_IN_FILE = _column("in_file", "原文位置", "place in the file", 22, wraps=True)

FINDINGS = Sheet(
    "findings",
    Message(zh="问题", en="Findings"),
    (
        _FILE,
        _ORGAN,
        _YEAR,
        _column("severity", "级别", "severity", 9),
        _CODE,
        _column("message", "问题", "message", 48, wraps=True),
        _column("stated", "现写", "stated", 14, wraps=True),
        _column("expected", "应为", "expected", 14, wraps=True),
        # Before what is read only in doubt, so that they are on the first screen.
        _column("verdict", "判定", "verdict", 12, is_entered=True),
        _column("note", "备注", "note", 24, wraps=True, is_entered=True),
        _column("auditor", "核对人", "auditor", 11, is_entered=True),
        _column("arithmetic", "算式", "arithmetic", 32, wraps=True),
        _column("cause", "原因", "cause", 32, wraps=True),
        _column("aside", "搁置", "set aside", 18, wraps=True),
        _IN_TEXT,
        _IN_FILE,
        _SECTION,
        _TABLE,
        _NAME,
        _column("fingerprint", "指纹", "fingerprint", 20),
    ),
)
CELLS = Sheet(
    "cells",
    Message(zh="单元格", en="Cells"),
    (
        _FILE,
        _ORGAN,
        _YEAR,
        _TABLE,
        _column("label", "行 · 列", "row · column", 40, wraps=True),
        _column("path", "路径", "path", 26),
        _column("raw", "原样", "as printed", 14, wraps=True),
        _column("value", "数值", "value", 12),
        _column("state", "状态", "state", 11),
        _column("codes", "问题", "findings", 18, wraps=True),
        _IN_TEXT,
        _IN_FILE,
    ),
)
REPORTS = Sheet(
    "reports",
    Message(zh="报告", en="Reports"),
    (
        _FILE,
        _ORGAN,
        _YEAR,
        _column("format", "格式", "format", 10),
        _column("outcome", "结论", "outcome", 14),
        _column("error", "错误", "errors", 7),
        _column("warning", "警告", "warnings", 9),
        _column("info", "提示", "infos", 7),
        _column("aside", "搁置", "set aside", 9),
        _column("satisfied", "成立", "held", 7),
        _column("failed", "不成立", "failed", 8),
        _column("not_assessed", "未能核对", "not assessed", 12),
        _column("problems", "未能检查", "not checked", 12),
    ),
)
UNASSESSED = Sheet(
    "unassessed",
    Message(zh="未核对", en="Not assessed"),
    (
        _FILE,
        _column("kind", "类别", "kind", 12),
        _CODE,
        _NAME,
        _column("reason", "原因", "reason", 60, wraps=True),
        _IN_TEXT,
        _IN_FILE,
    ),
)
SHEETS = (FINDINGS, CELLS, REPORTS, UNASSESSED)
