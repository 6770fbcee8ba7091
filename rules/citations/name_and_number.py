"""CIT005 name-and-number."""

import re
from collections.abc import Iterator

from reportlint import (
    Failed,
    Manual,
    Message,
    Outcome,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)
from reportlint.rules.citations.document_numbers import document_numbers
from reportlint.rules.citations.known_documents import (
    KNOWN_DOCUMENTS,
    NATIONAL_SIGNS,
    KnownDocument,
)

# A title right before the bracket that holds the number, with what its marks hold in 〈〉 or 《》.
_NAMED = re.compile(r"《([^。;]{1,100})》(?:的通知》?)?\((?:文号:?)?$")
_REACH = 110
_WRONG = Message(
    zh="{name}的文号是 {expected}，不是 {stated}",
    en="the number of {name} is {expected}, not {stated}",
)


class NameAndNumber(Rule):
    """A document that is named with its number has that number."""

    code = "CIT005"
    name = "name-and-number"
    severity = Severity.WARNING
    title = Message(zh="文件名称与文号相符", en="Documents have the number that is given")
    basis = Message(
        zh="国办公开办函〔2021〕30号、国办公开办函〔2019〕60号、国办函〔2020〕109号",
        en="国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号, 国办函〔2020〕109号",
    )
    manual = Manual(
        checks=Message(
            zh="《……（文号）》中名称与国家机关的文号对得上：年度报告格式、信息处理费管理办法。",
            en=(
                "A title with a number in brackets behind it has the number of that document: the "
                "form of annual reports, and the rules on the information processing fee."
            ),
        ),
        decides=Message(
            zh="文号紧跟在书名号后的括号里，名称为已知文件，且文号是国办、国务院的，才比较。",
            en=(
                "Compared where the number stands in brackets right behind the title, the title "
                "is a known one, and the number is of the State Council or its general office."
            ),
        ),
        silent=Message(
            zh=(
                "不认识的名称、地方文号（转发、实施）不查；"
                "条例文号由 CIT001 检查，格式的年度由 CIT004 检查。"
            ),
            en=(
                "Unknown titles and numbers of local organs. The regulation itself is for CIT001, "
                "the year of the form for CIT004."
            ),
        ),
        traps=Message(
            zh="地方转发文件常沿用原名称，文号当然不同。",
            en="Local notices that pass a document on bear its name and a number of their own.",
        ),
        severity=Message(
            zh="登记的文件不多，名称可能另有所指，故为警告。",
            en="A warning: few documents are known, and a name may stand for another one.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s6", "执行《信息处理费管理办法》（国办函〔2020〕109号）。"),
        valid.with_sentence("s6", "执行《信息处理费管理办法》（某政办函〔2021〕9号）。"),
        valid.with_sentence("s6", "执行《公开要点》（国办函〔2021〕9号）。"),
    )
    bad = (
        valid.with_sentence("s6", "执行《信息处理费管理办法》（国办函〔2021〕109号）。"),
        valid.with_sentence(
            "s6",
            "执行《关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕19号）。",
        ),
        valid.with_sentence(
            "s1", "按照《政府信息公开工作年度报告格式》（国办公开办函〔2021〕31号）编制。"
        ),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Compare every known document that is named with its number."""
        for paragraph in report.paragraphs:
            text = paragraph.words.text
            for number in document_numbers(report, paragraph):
                known = _named_before(text[max(0, number.start - _REACH) : number.start])
                if known is None or number.sign not in NATIONAL_SIGNS:
                    continue
                if number.plain in known.numbers:
                    yield Satisfied()
                    continue
                expected = known.numbers[0]
                message = _WRONG.format(name=known.name, expected=expected, stated=number.raw)
                yield Failed(message, number.span, number.raw, expected)


def _named_before(before: str) -> KnownDocument | None:
    """Return the known document whose title ends right before a number."""
    named = _NAMED.search(before)
    if named is None:
        return None
    # Of several titles in a row, the last one: it begins behind the last that was closed.
    title = re.split("》[^《》〉]{0,20}(?=《)", named[1])[-1]
    return next((known for known in KNOWN_DOCUMENTS if known.words in title), None)
