"""NVT013 processing-fee."""

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

_PATH = "t3.other.unpaid.total"
_NEVER = re.compile(
    "(?:未(?!按)|没有|无)(?:发生|发出|产生|出现|涉及|向)?[^,;。]{0,16}(?:收费(?:通知|情况|事项|情形)|"
    "收费$)"
)
_WRONG = Message(
    zh="正文说“{words}”，表三却有 {count} 件因逾期未缴费而不再处理",
    en="the prose says “{words}”, but {count} requests of table three were given up as unpaid",
)
_UNREAD = Message(
    zh="正文说“{words}”，表三没有可比的数字",
    en="the prose says “{words}”, table three has no figure to compare with",
)
_CELL = Message(zh="表中数字", en="figure of the table")


class ProcessingFee(Rule):
    """What the prose says of processing fees agrees with the requests given up for them."""

    code = "NVT013"
    name = "processing-fee"
    severity = Severity.WARNING
    title = Message(
        zh="信息处理费的说法与表三一致",
        en="Processing fees: prose and table three",
    )
    basis = Message(
        zh="国办公开办函〔2021〕30号：总体情况应与各表一致；数据应当准确",
        en=(
            "国办公开办函〔2021〕30号: the summary must agree with the tables; figures must be "
            "accurate"
        ),
    )
    manual = Manual(
        checks=Message(
            zh="表三有“逾期未按收费通知要求缴纳费用”的申请时，正文不说没有发出过收费通知。",
            en=(
                "Where table three has requests given up for an unpaid fee the prose does not "
                "say that no fee was ever demanded."
            ),
        ),
        decides=Message(
            zh=(
                "“未发出收费通知”“未发生收费情况（事项）”与该行不为 0 矛盾；“未收取信息处理费”“收"
                "取0元”不矛盾，因为对方没有缴纳。"
            ),
            en=(
                "未发出收费通知 and 未发生收费情况 contradict a figure there; 未收取信息处理费"
                " and 收取0元 do not: nobody paid."
            ),
        ),
        silent=Message(
            zh="该行为 0、空白或没有读出时不报。",
            en="Silent where that row is 0, blank or was not read.",
        ),
        traps=Message(
            zh="行政事业性收费是另一种钱，与信息处理费无关。",
            en="行政事业性收费 is other money.",
        ),
        severity=Message(
            zh="用词可能不严谨，所以是警告。",
            en="The wording may be loose: a warning.",
        ),
    )
    good = (
        valid,
        valid.with_cell("t3.other.unpaid.total", 2),
    )
    bad = (
        valid.with_cell("t3.other.unpaid.total", 2).with_sentence(
            "s6", "全年未发生政府信息公开收费事项。"
        ),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every statement that no fee was demanded."""
        cell = report.cells.get(_PATH)
        for paragraph in report.paragraphs:
            for match in _NEVER.finditer(paragraph.words.text):
                span = paragraph.words.span(match)
                if cell is None or cell.value is None:
                    yield NotAssessed(_UNREAD.format(words=match[0]), span)
                elif cell.value:
                    yield Failed(
                        _WRONG.format(words=match[0], count=cell.value),
                        span,
                        stated=match[0],
                        related=(Related(_CELL, cell.span),),
                        paths=(cell.path,),
                    )
                else:
                    yield Satisfied()
