"""PRV004 named-person."""

import re
from collections.abc import Iterator

from reportlint import Failed, Manual, Message, Outcome, Report, Rule, Severity, valid

_FOUND = Message(
    zh="此处写出了申请人、当事人的姓名 {masked}，宜改为“1名申请人”之类",
    en="an applicant or a party is named here, {masked}: “1名申请人” would do",
)
_INITIAL = Message(
    zh="此处讲到具体的人 {masked}，虽已隐去名字，请核对是否还能认出",
    en="a person is told of here, {masked}, if without a name: can one be told still?",
)
# Names that no common word or place begins like.
_SURNAME = "[张王李刘杨赵黄周吴徐孙胡朱郭罗宋韩唐冯董曹袁邓沈彭吕苏卢蒋蔡贾魏薛阎潘姚邹谭]"
_ROLE = "(?:申请人|原告|投诉人|信访人|举报人|当事人|第三人|市民|居民|村民|公民|群众|来信人)"
_DEED = (
    "(?:等[0-9一二三四五六七八九]{1,3}人)?(?:因?不服[^,。;]{0,20}(?:答复|决定|处理)"
    "|(?:于[^,。;]{2,12})?[向对就][^,。;]{1,24}?(?:申请公开|提出[^,。;]{0,8}申请|提交[^,。;]{0,10}申请|提起)"
    "|申请公开|提出政府信息公开申请|申请行政复议|提起行政诉讼|诉[我本][^,。;]{0,12}案)"
)
_PERSON = re.compile(
    rf"(?:{_ROLE}[:(]?|(?<![一-鿿]))"
    rf"(?P<name>{_SURNAME}(?:某{{1,2}}|[一-鿿]{{1,2}}?)){_DEED}"
)
# 黄山市申请公开, 董事会提出…, 张贴申请公开指南, 周边群众….
_NO_NAME = re.compile("[市县区镇乡村局委会办社司厂队组户贴事边期围层末]|人$|公开|申请|某[^某]")


class NamedPerson(Rule):
    """No applicant or party is told of by name."""

    code = "PRV004"
    name = "named-person"
    severity = Severity.WARNING
    private = True
    title = Message(zh="没有申请人、当事人的姓名", en="No applicant or party is named")
    basis = Message(
        zh="《政府信息公开条例》第十五条：涉及个人隐私的政府信息不得公开",
        en="Regulation on Government Information Disclosure, art. 15: personal privacy",
    )
    manual = Manual(
        checks=Message(
            zh="叙述申请、复议、诉讼时不写申请人、当事人的姓名。",
            en="What is told of requests, reviews and lawsuits names no applicant and no party.",
        ),
        decides=Message(
            zh=(
                "常见姓氏加一二字，前为“申请人、原告、村民”等或者句读，后为“申请公开、不服……答复、"
                "提起行政诉讼”等的，视为姓名；提示中只显示姓。"
            ),
            en=(
                "A common surname with one or two characters, behind 申请人, 原告, 村民 or a mark "
                "and before 申请公开, 不服…答复 or the like. The message shows but the surname."
            ),
        ),
        silent=Message(
            zh="领导、发言人、专家等后面不是这些行为的，不报告；少见的姓氏不检查。",
            en="Leaders, speakers and experts do none of this; rare surnames go unchecked.",
        ),
        traps=Message(
            zh="写作“张某某”的已隐去名字，仅作提示。", en="Where 某 stands for the name: an info."
        ),
        severity=Message(
            zh="警告：姓名靠用词推断，可能认错。", en="Warning: words alone tell what is a name."
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "黄山市申请公开3件，董事会提出申请，张贴申请公开指南。"),
        valid.with_sentence("s1", "县长李建国主持会议，周边群众申请公开2件，申请人不服答复。"),
    )
    bad = (
        valid.with_sentence("s1", "张某某申请公开征地材料，已依法答复。"),
        valid.with_sentence("s1", "其中，李建国不服我局作出的答复，已审结。"),
        valid.with_sentence("s1", "村民王小军向县政府提交公开申请，已办结。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Yield every name of an applicant or a party, masked."""
        for words in (item.words for item in report.paragraphs):
            for match in _PERSON.finditer(words.text):
                name = match["name"]
                if _NO_NAME.search(name, 1):
                    continue
                initial = "某" in name
                shown = name if initial else f"{name[0]}**"
                yield Failed(
                    (_INITIAL if initial else _FOUND).format(masked=shown),
                    words.span(match, "name"),
                    stated=shown,
                    severity=Severity.INFO if initial else None,
                )
