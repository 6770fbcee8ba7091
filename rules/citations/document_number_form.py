"""CIT003 document-number-form."""

from collections import defaultdict
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
from reportlint.rules.citations.conversion import has_only_ascii_brackets
from reportlint.rules.citations.document_numbers import DocumentNumber, document_numbers

_WRONG = Message(
    zh="文号“{raw}”写法不规范：{faults}；应为“{expected}”",
    en="the document number “{raw}” is not in the usual form: {faults}; it should be “{expected}”",
)
_BRACKETS = Message(zh="年份应在六角括号〔〕内", en="the year belongs in 〔〕")
_SHORT_YEAR = Message(zh="年份应为四位数", en="the year has four digits")
_ORDINAL = Message(zh="序号前不加“第”", en="there is no 第 before the number")
_ZERO = Message(zh="序号前不加 0", en="the number has no leading zero")
_ALL_ASCII = Message(
    zh="文号“{raw}”用的是半角括号，但全文括号都是半角，应是采集时转换的，不核对",
    en="“{raw}” has ASCII brackets, but so has the whole text: conversion is the likely cause",
)
_AGAIN = Message(zh="同样的写法", en="the same again")


class DocumentNumberForm(Rule):
    """A document number has the form 代字〔2021〕30号."""

    code = "CIT003"
    name = "document-number-form"
    severity = Severity.INFO
    title = Message(zh="文号写法规范", en="Document numbers in the usual form")
    basis = Message(
        zh="GB/T 9704—2012《党政机关公文格式》：年份四位、用〔〕括入，序号不编虚位、不加“第”",
        en="GB/T 9704—2012: a year of four digits in 〔〕, a number without zeros and without 第",
    )
    manual = Manual(
        checks=Message(
            zh="正文引用的文号写作“国办公开办函〔2021〕30号”的形式。",
            en="Document numbers in the prose have the form 国办公开办函〔2021〕30号.",
        ),
        decides=Message(
            zh=(
                "查“发、办、函、字、政”等字收尾的机关代字后面的年份括号、年份位数、"
                "“第”和多余的 0；相同的只报一次。"
            ),
            en=(
                "Behind the sign of an organ, which ends in 发, 办, 函, 字 or the like: the "
                "brackets, the digits of the year, 第, and leading zeros. The same number is "
                "reported once."
            ),
        ),
        silent=Message(
            zh="全文括号都是半角时，“[2021]”列为“未能核对”。",
            en="Where all brackets of a text are ASCII, [2021] is not assessed.",
        ),
        traps=Message(zh="采集程序可能把〔〕换成[ ]。", en="Crawlers may turn 〔〕 into [ ]."),
        severity=Message(
            zh="不影响查找文件，且是公文格式的参照适用，故为提示。",
            en="An info: the document can be found, and the standard applies by analogy only.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "落实某政办发〔2024〕8号文件和2024年第3号公告。"),
        valid.with_sentence(
            "s1", "会议（2024）第3次通过，印发（2024）3号简报，搬至办（12）5号楼。"
        ),
    )
    bad = (
        valid.with_words("国办公开办函〔2021〕30号", "国办公开办函[2021]30号"),
        valid.with_words("国办公开办函〔2021〕30号", "国办公开办函（2021）30号"),
        valid.with_words("国办公开办函〔2021〕30号", "国办公开办函〔21〕30号"),
        valid.with_words("国办公开办函〔2021〕30号", "国办公开办函〔2021〕第030号"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Look at the form of every document number."""
        is_ascii = has_only_ascii_brackets(report)
        wrong: dict[str, list[DocumentNumber]] = defaultdict(list)
        for paragraph in report.paragraphs:
            for number in document_numbers(report, paragraph):
                faults = _faults(number)
                if not faults:
                    yield Satisfied()
                elif faults == [_BRACKETS] and is_ascii:
                    yield NotAssessed(_ALL_ASCII.format(raw=number.raw), number.span)
                else:
                    wrong[number.raw].append(number)
        for numbers in wrong.values():
            yield _failed(numbers[0], numbers[1:])


def _faults(number: DocumentNumber) -> list[Message]:
    found = [
        (_BRACKETS, (number.opening, number.closing) != ("〔", "〕")),
        (_SHORT_YEAR, len(number.year) != len("2021")),
        (_ORDINAL, bool(number.ordinal)),
        (_ZERO, number.number.startswith("0")),
    ]
    return [message for message, is_fault in found if is_fault]


def _failed(number: DocumentNumber, others: list[DocumentNumber]) -> Failed:
    faults = _faults(number)
    year = number.year if len(number.year) == len("2021") else f"20{number.year}"
    expected = number._replace(year=year).plain
    listed = Message(
        zh="，".join(fault.zh for fault in faults), en=", ".join(fault.en for fault in faults)
    )
    return Failed(
        _WRONG.format(raw=number.raw, faults=listed, expected=expected),
        number.span,
        stated=number.raw,
        expected=expected,
        related=tuple(Related(_AGAIN, other.span) for other in others),
    )
