"""PRV001 id-number."""

import re
from collections.abc import Iterator

from reportlint import (
    Failed,
    Manual,
    Message,
    NotAssessed,
    Outcome,
    Report,
    Rule,
    Severity,
    valid,
)
from reportlint.rules.privacy.numbers import ID_NUMBER, is_id_number
from reportlint.rules.privacy.passages import masked, passages

_FOUND = Message(
    zh="此处有公民身份号码 {masked}，应当删去",
    en="a citizen's ID number stands here, {masked}: it must go",
)
_CREDIT_CODE = Message(
    zh="写明是统一社会信用代码，不按公民身份号码核对",
    en="it is called a credit code of an organisation, and taken for none of a person",
)
_OTHER_CODE = re.compile("(?:信用代码|组织机构代码|项目代码|事项编码|订单号?)(?:为|是)?:?$")
_SAID_TO_BE = re.compile("身份(?:证|证?号码?)(?:号码?)?(?:为|是)?:?$")
_NEAR = 14


class IdNumber(Rule):
    """No ID number of a citizen stands in the report."""

    code = "PRV001"
    name = "id-number"
    severity = Severity.ERROR
    private = True
    title = Message(zh="没有公民身份号码", en="No ID number of a citizen")
    basis = Message(
        zh="《政府信息公开条例》第十五条：涉及个人隐私的政府信息不得公开",
        en="Regulation on Government Information Disclosure, art. 15: personal privacy",
    )
    manual = Manual(
        checks=Message(
            zh="正文、表格中没有 18 位公民身份号码。",
            en="Neither prose nor cells hold an ID number of 18 places.",
        ),
        decides=Message(
            zh=(
                "前两位是省级代码，第 7 至 14 位是日期，校验码正确，三者都符合的才报告；"
                "写明是身份证号的，校验码不符也报告。提示中只显示首尾。"
            ),
            en=(
                "It takes a code of a province, a date of birth and a right check digit, unless "
                "the words before it say what it is; the message shows but the first and last "
                "places."
            ),
        ),
        silent=Message(
            zh="15 位旧号码没有校验码，不检查；写明是统一社会信用代码等的列为“未能核对”。",
            en="Old numbers of 15 places have no check digit and go unchecked.",
        ),
        traps=Message(
            zh="订单号、索引号很少同时符合三项，符合的请核对。",
            en="An order number hardly fits all three; where one does, look at it.",
        ),
        severity=Message(
            zh="错误：公布他人的身份号码侵害个人隐私。",
            en="Error: an ID number that is published harms the person.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "订单号110101199003077750，流水202401150000123456。"),
        valid.with_sentence("s1", "统一社会信用代码110101199003077758。"),
    )
    bad = (
        valid.with_sentence("s1", "申请人身份证号110101199003077758，已答复。"),
        valid.with_sentence("s5", "登记为 110101 19900307 7758 的来信已办结。"),
        valid.with_sentence("s1", "申请人身份证号码：110101199003077750。"),
        valid.with_cell("t3.new.natural", "110101199003077758"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Yield every ID number, masked."""
        for passage in passages(report):
            text = passage.words.text
            for match in ID_NUMBER.finditer(text):
                near = text[max(0, match.start() - _NEAR) : match.start()]
                if not is_id_number(match) and not _SAID_TO_BE.search(near):
                    continue
                span = passage.words.span(match)
                if _OTHER_CODE.search(near):
                    yield NotAssessed(_CREDIT_CODE, span)
                    continue
                shown = masked(match[0], 3, 2)
                paths = (passage.cell,) if passage.cell else ()
                yield Failed(_FOUND.format(masked=shown), span, stated=shown, paths=paths)
