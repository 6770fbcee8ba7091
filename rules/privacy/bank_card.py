"""PRV003 bank-card."""

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
from reportlint.rules.privacy.numbers import ID_NUMBER, has_luhn_digit, is_id_number
from reportlint.rules.privacy.passages import masked, passages

_FOUND = Message(
    zh="此处有银行卡号 {masked}，应当删去",
    en="the number of a bank card stands here, {masked}: it must go",
)
_PAYEE = Message(
    zh="可能是收费专户等对公账号，不按个人银行卡核对",
    en="it may be an account of the office, for fees, and no card of a person",
)
_NUMBER = re.compile(r"(?<![0-9A-Za-z/._-])[3-6][0-9]{15,18}(?![0-9A-Za-z/_-]|\.[0-9A-Za-z])")
_CARD = re.compile("(?:银行卡|储蓄卡|借记卡|信用卡|卡号|存折|一卡通)[^。;]{0,14}$")
_ACCOUNT = re.compile("(?:账号|帐号|账户|帐户|开户)[^。;]{0,14}$")
_OFFICE = re.compile("财政|非税|国库|缴费|缴款|收款|对公|专户|户名")
_NEAR = 30
# What cards of banks in the country begin with, where no word says that it is one.
_ISSUERS = re.compile("62(?:1[2-7]|2[1256789]|3[0126]|5[189])")
_LENGTHS = (16, 19)
_OTHER = re.compile(
    "(?:索引号?|文号|编号|编码|代码|单号|流水号?|受理号|备案号|标识码?)(?:为|是)?:?$"
)


class BankCard(Rule):
    """No number of a bank card stands in the report."""

    code = "PRV003"
    name = "bank-card"
    severity = Severity.ERROR
    private = True
    title = Message(zh="没有银行卡号", en="No number of a bank card")
    basis = Message(
        zh="《政府信息公开条例》第十五条：涉及个人隐私的政府信息不得公开",
        en="Regulation on Government Information Disclosure, art. 15: personal privacy",
    )
    manual = Manual(
        checks=Message(
            zh="正文、表格中没有 16 至 19 位银行卡号。",
            en="Neither prose nor cells hold a card number of 16 to 19 digits.",
        ),
        decides=Message(
            zh=(
                "校验位正确，并且前面写明“银行卡、卡号、账号”等，或者开头是国内银行卡的号段"
                "且为 16、19 位。提示中只显示首尾。"
            ),
            en=(
                "The check digit is right and 银行卡, 卡号, 账号 or the like stand before it, or "
                "it begins as cards do, with 16 or 19 digits. The message shows but its ends."
            ),
        ),
        silent=Message(
            zh="公民身份号码由 PRV001 报告；写明是编号、代码的不报告；财政专户等列为“未能核对”。",
            en="ID numbers are PRV001's; codes are silent; accounts for fees are not assessed.",
        ),
        traps=Message(
            zh="统一社会信用代码、索引号不是卡号，校验位偶然符合的请核对。",
            en="Credit codes and index numbers are no cards, though one in ten looks like it.",
        ),
        severity=Message(
            zh="错误：公布卡号侵害个人隐私和财产。", en="Error: it harms the person's property."
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "索引号6222020000000000000，编号4111111111111111。"),
        valid.with_sentence("s6", "信息处理费缴入财政专户，账号6222020000000000000。"),
        valid.with_sentence("s1", "流水4111111111111112，订单5222021001116245。"),
    )
    bad = (
        valid.with_sentence("s1", "退还至银行卡4111111111111111。"),
        valid.with_sentence("s1", "退款转入6222020000000000000，已办结。"),
        valid.with_cell("t3.new.natural", "6222020000000000000"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Yield every number of a card, masked."""
        for passage in passages(report):
            for match in _NUMBER.finditer("" if passage.fused else passage.words.text):
                identity = ID_NUMBER.fullmatch(match[0])
                if has_luhn_digit(match[0]) and not (identity and is_id_number(identity)):
                    span = passage.words.span(match)
                    before = match.string[max(0, match.start() - _NEAR) : match.start()]
                    shown = masked(match[0], 4, 4)
                    paths = (passage.cell,) if passage.cell else ()
                    if not _is_card(match[0], before):
                        continue
                    if _OFFICE.search(before) and not _CARD.search(before):
                        yield NotAssessed(_PAYEE, span)
                    else:
                        yield Failed(_FOUND.format(masked=shown), span, shown, paths=paths)


def _is_card(digits: str, before: str) -> bool:
    if _CARD.search(before) or _ACCOUNT.search(before):
        return True
    usual = len(digits) in _LENGTHS and bool(_ISSUERS.match(digits))
    return usual and not _OTHER.search(before)
