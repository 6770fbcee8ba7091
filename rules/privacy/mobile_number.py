"""PRV002 mobile-number."""

import re
from collections.abc import Iterator

from reportlint import Failed, Manual, Message, Outcome, Report, Rule, Severity, valid
from reportlint.rules.privacy.passages import Passage, masked, passages

_FOUND = Message(
    zh="此处有手机号码 {masked}，个人号码不应公布",
    en="a mobile number stands here, {masked}: one of a person must not be published",
)
_CONTACT_FOUND = Message(
    zh="以手机号码 {masked} 作为对外联系电话，宜用办公固定电话",
    en="a mobile number, {masked}, is the contact of the office: a line of the office is better",
)
_NUMBER = re.compile(
    r"(?<![0-9A-Za-z_./])(?<![0-9]-)(?:\+?86-?)?"
    r"(?P<number>1[3-9][0-9]-?[0-9]{4}-?[0-9]{4})(?![0-9A-Za-z_@]|-[0-9]|\.[0-9A-Za-z])"
)
# Behind it, what makes it a figure; before it, what makes it a code.
_COUNTED = re.compile("人?次|[条元万亿%]|个(?!人)")
_CODE = re.compile(
    "(?:索引号|文号|编号|编码|代码|单号|流水号|受理号|备案号|工单|订单|账号|帐号)(?:为|是)?:?$"
)
_CONTACT = re.compile("(?:电话|手机|热线|联系|咨询|传真|值班)[^。;]{0,20}$")
_PERSON = re.compile("申请人|当事人|投诉人|信访人|举报人|原告|群众|居民|村民|市民|来信人|其本人|某")
_NEAR = 30


class MobileNumber(Rule):
    """No mobile number stands in the report."""

    code = "PRV002"
    name = "mobile-number"
    severity = Severity.WARNING
    private = True
    title = Message(zh="没有手机号码", en="No mobile number")
    basis = Message(
        zh="《政府信息公开条例》第十五条：涉及个人隐私的政府信息不得公开",
        en="Regulation on Government Information Disclosure, art. 15: personal privacy",
    )
    manual = Manual(
        checks=Message(
            zh="正文、表格中没有 11 位手机号码。",
            en="Neither prose nor cells hold a mobile number.",
        ),
        decides=Message(
            zh=(
                "1 开头、第二位 3 至 9 的 11 位数字，可带 86 和短横；前面写“电话、联系”等而句中没有"
                "申请人、群众等的，视为机关公布的联系电话，仅作提示。提示中只显示首尾。"
            ),
            en=(
                "Eleven digits from 13 to 19, with 86 or dashes. Behind 电话, 联系 or the like, "
                "with no applicant in the sentence, it is the contact of the office: an info. "
                "The message shows but the first and last places."
            ),
        ),
        silent=Message(
            zh="固定电话、写明是编号代码的数字、后面有“条、次、元”等单位的数字不报告。",
            en="Lines of an office, codes that are called so and figures with a unit are silent.",
        ),
        traps=Message(
            zh="没有写明用途的 11 位编号也会报告，请核对。",
            en="A code of eleven digits that is not called one is reported too: look at it.",
        ),
        severity=Message(
            zh="警告：号码可能是公务用的；公布的联系电话为提示。",
            en="Warning: the number may be one of an office; an info for the published contact.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("preamble", "电话：0999-5550100，邮编：833399。"),
        valid.with_sentence("s1", "索引号：13800138000，累计浏览13800138000次。"),
    )
    bad = (
        valid.with_sentence("s1", "申请人张某（电话13800138000）已收到答复。"),
        valid.with_sentence("preamble", "请与办公室联系（电话：138-0013-8000）。"),
        valid.with_cell("t3.new.natural", "13800138000"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Yield every mobile number, masked."""
        for passage in passages(report):
            for match in _NUMBER.finditer("" if passage.fused else passage.words.text):
                if not _is_other(match):
                    yield _failed(match, passage)


def _is_other(match: re.Match[str]) -> bool:
    """Tell whether the words around digits say that they are a code or a figure."""
    text, start = match.string, match.start()
    return bool(_CODE.search(text, max(0, start - 10), start) or _COUNTED.match(text, match.end()))


def _failed(match: re.Match[str], passage: Passage) -> Failed:
    before = match.string[max(0, match.start() - _NEAR) : match.start()]
    clause = re.split("[。;\n]", before)[-1]
    contact = bool(_CONTACT.search(clause)) and not _PERSON.search(clause)
    shown = masked(match["number"].replace("-", ""), 3, 4)
    return Failed(
        (_CONTACT_FOUND if contact else _FOUND).format(masked=shown),
        passage.words.span(match, "number"),
        stated=shown,
        severity=Severity.INFO if contact else None,
        paths=(passage.cell,) if passage.cell else (),
    )
