"""NVT012 corrected-cases."""

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

_BLOCKS = ("review", "lit_direct", "lit_after")
_SPOKEN = re.compile(
    "纠正[0-9一二三四五六七八九十]|(?:结果|被|予以|案件|复议)[^。]{0,12}纠[正错]|纠错|败诉|撤销"
    "|责令重|纠正的案件"
)
_SILENT = Message(
    zh="表四有 {count} 件被纠正的案件，总体情况和问题部分都没有提到",
    en="table four has {count} corrected cases, of which the prose says nothing",
)
_UNREAD = Message(zh="表四没有读出", en="table four was not read")
_CELL = Message(zh="结果纠正", en="corrected")


class CorrectedCases(Rule):
    """Reviews or lawsuits that were lost are spoken of in the prose."""

    code = "NVT012"
    name = "corrected-cases"
    severity = Severity.INFO
    title = Message(
        zh="被纠正的案件在正文有所说明",
        en="Corrected cases are spoken of",
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
            zh="表四有“结果纠正”的案件时，总体情况或问题部分提到纠正、败诉、撤销的情况。",
            en=(
                "Where table four has cases with the result 结果纠正 the summary or the problems "
                "speak of it."
            ),
        ),
        decides=Message(
            zh="在第一、五部分找“纠正、纠错、败诉、撤销、责令”等词。",
            en=(
                "Sections one and five are searched for 纠正, 纠错, 败诉, 撤销, 责令 and the like."
            ),
        ),
        silent=Message(
            zh="表四没有被纠正的案件，或没有读出时不报。",
            en="Silent where no case was corrected or table four was not read.",
        ),
        traps=Message(
            zh="格式没有要求说明；这是提醒人工复核。",
            en="The form does not demand it; a prompt for a human.",
        ),
        severity=Message(
            zh="依据是工作要求而非格式，只作提示。",
            en="It rests on good practice, not on the form: info.",
        ),
    )
    good = (valid,)
    bad = (
        valid.with_words(
            "其中维持3件，纠正1件，其他结果2件，尚未审结1件；对纠正的案件逐件说明了原因",
            "均依法办理",
        ),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess whether corrected cases are spoken of."""
        cells = [report.cells.get(f"t4.{block}.correct") for block in _BLOCKS]
        if any(cell is None for cell in cells):
            yield NotAssessed(_UNREAD)
            return
        corrected = [cell for cell in cells if cell is not None and cell.value]
        if not corrected:
            yield Satisfied()
            return
        prose = (item for item in report.paragraphs if item.section in ("s1", "s5"))
        if any(_SPOKEN.search(paragraph.words.text) for paragraph in prose):
            yield Satisfied()
            return
        count = sum(cell.value or 0 for cell in corrected)
        yield Failed(
            _SILENT.format(count=count),
            corrected[0].span,
            stated=str(count),
            related=tuple(Related(_CELL, cell.span) for cell in corrected),
            paths=tuple(cell.path for cell in corrected),
        )
