"""PRV005 private-mailbox."""

import re
from collections.abc import Iterator

from reportlint import Failed, Manual, Message, Outcome, Report, Rule, Severity, valid
from reportlint.rules.privacy.passages import masked

_MAIL = Message(
    zh="{masked} 是商业邮箱，对外联系宜用政务邮箱",
    en="{masked} is a mailbox of a private provider; an office should use one of its own",
)
_QQ = Message(
    zh="{masked} 是 QQ 号，对外联系宜用固定电话、政务邮箱",
    en="{masked} is a QQ number; an office should use a line or a mailbox of its own",
)
_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9._+-])(?P<mail>(?P<user>[A-Za-z0-9._+-]{1,64})@(?P<host>(?:vip\.)?(?:"
    r"qq|163|126|139|189|yeah|sina|sohu|gmail|foxmail|hotmail|outlook|aliyun|tom|21cn|live|yahoo"
    r")\.(?:com\.cn|com|cn|net)))(?![A-Za-z0-9.-])"
    r"|QQ(?:号码?)?(?:为|是)?:?(?P<qq>[1-9][0-9]{4,10})(?![0-9@])",
    re.IGNORECASE,
)


class PrivateMailbox(Rule):
    """The contact of the office is no private mailbox or QQ number."""

    code = "PRV005"
    name = "private-mailbox"
    severity = Severity.INFO
    private = True
    title = Message(zh="联系邮箱不是私人、商业邮箱", en="No private mailbox as a contact")
    basis = Message(
        zh="政务邮箱、安全管理的一般要求（未见条文）",
        en="What is usual for official mail; no article says so",
    )
    manual = Manual(
        checks=Message(
            zh="正文中没有 QQ、163、126、新浪等商业邮箱地址和 QQ 号。",
            en="The prose holds no address at QQ, 163, 126, Sina or the like, and no QQ number.",
        ),
        decides=Message(
            zh="按邮箱域名判断；提示中隐去地址的大部分。",
            en="By the host of the address; the message hides most of what is before it.",
        ),
        silent=Message(
            zh="政府、机构自有域名的邮箱，QQ 群不报告。",
            en="Addresses at hosts of the office, and QQ groups, are silent.",
        ),
        traps=Message(
            zh="有的机关没有政务邮箱，商业邮箱就是其公布的联系方式。",
            en="Some offices have no other mailbox: then it is their published contact.",
        ),
        severity=Message(
            zh="提示：没有条文禁止，供参考。", en="Info: no article that was read forbids it."
        ),
    )
    good = (
        valid,
        valid.with_sentence("preamble", "邮箱：gk@example.gov.cn，交流QQ群：123456789。"),
    )
    bad = (
        valid.with_sentence("preamble", "电子邮箱：exampleoffice@126.com。"),
        valid.with_sentence("preamble", "联系QQ：123456789。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Yield every private address, masked."""
        for words in (item.words for item in report.paragraphs):
            may_be = "@" in words.text or "qq" in words.text.lower()
            for match in _ADDRESS.finditer(words.text if may_be else ""):
                if match["qq"]:
                    shown = masked(match["qq"], 2, 0)
                    span = words.span(match, "qq")
                    yield Failed(_QQ.format(masked=shown), span, stated=shown)
                else:
                    shown = f"{match['user'][0]}***@{match['host']}"
                    span = words.span(match, "mail")
                    yield Failed(_MAIL.format(masked=shown), span, stated=shown)
