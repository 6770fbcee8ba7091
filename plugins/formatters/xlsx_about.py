"""What the workbook says of itself: what was checked, and how verdicts are entered and kept."""

from collections.abc import Iterator
from typing import NamedTuple

from reportlint import Language, Message, Summary, __version__
from reportlint.plugins.formatters.summary import sum_up

_MADE_BY = Message(zh="reportlint {version} 检查结果", en="Checked by reportlint {version}")
_HOW_TITLE = Message(zh="怎样填写判定", en="How to enter verdicts")
_HOW = (
    Message(
        zh="在“问题”表的“判定”列选一项，需要时写备注和核对人。各项的意思：",
        en="In the sheet Findings choose one in the column verdict, with a note and your name "
        "where they help. They mean:",
    ),
    Message(
        zh="属实：确有其事，等报告单位修改", en="confirmed: it is so, the office is to mend it"
    ),
    Message(
        zh="误报：报告没有错，下次检查不再列出",
        en="false alarm: the report is right; not shown again",
    ),
    Message(zh="待核：还没有定，下次检查照样列出", en="open: not decided yet, shown again"),
    Message(
        zh="已改：报告单位说已改好；下次检查仍有，就说明没有改到",
        en="mended: said to be mended; where it is found again, it was not",
    ),
    Message(
        zh="下一次检查带上这份工作簿：reportlint check 文件夹 --verdicts 本文件.xlsx "
        "--output 新文件.xlsx，判定、备注、核对人都会带到新的工作簿",
        en="Give this workbook to the next check: reportlint check FOLDER --verdicts THIS.xlsx "
        "--output NEXT.xlsx; verdicts, notes and names go on into the new one",
    ),
    Message(
        zh="列可以移动、隐藏、增加，行可以筛选、排序、删除；“指纹”列是对应问题的依据，请不要改动",
        en="Columns may be moved, hidden and added, rows filtered, sorted and deleted; the column "
        "fingerprint ties a verdict to its finding: leave it as it is",
    ),
)
_SHEETS_TITLE = Message(zh="各表", en="The sheets")
_SHEETS = (
    Message(
        zh="问题：每行一处。单元格：读到的每一格，有问题的着色。报告：每份报告一行",
        en="Findings: a row each. Cells: every cell that was read, coloured where a finding points "
        "at it. Reports: a row for each report",
    ),
    Message(
        zh="未核对：“未能检查”的地方没有查，没有列出问题不等于没有问题；“未能核对”的缺少可比的内容",
        en="Not assessed: what was “not checked” was not looked at, and silence about it does not "
        "mean that it passes; for what is “not assessed” there was nothing to compare with",
    ),
)


class Line(NamedTuple):
    """A line of the sheet."""

    text: str
    is_title: bool = False


def about_lines(summary: Summary, language: Language) -> Iterator[Line]:
    """Yield the lines of the sheet."""
    yield Line(_MADE_BY.format(version=__version__).text(language), is_title=True)
    yield from (Line(text) for text in sum_up(summary, language))
    for title, lines in ((_HOW_TITLE, _HOW), (_SHEETS_TITLE, _SHEETS)):
        yield Line("")
        yield Line(title.text(language), is_title=True)
        yield from (Line(line.text(language)) for line in lines)
