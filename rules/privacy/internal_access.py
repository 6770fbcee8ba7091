"""PRV007 internal-access."""

import re
from collections.abc import Iterator

from reportlint import Failed, Manual, Message, Outcome, Report, Rule, Severity, Words, valid
from reportlint.rules.privacy.passages import masked

_ADDRESS = Message(
    zh="此处有内部网络地址 {masked}，不应公布",
    en="an address of an internal network stands here, {masked}: it must not be published",
)
_PASSWORD = Message(
    zh="此处写出了密码 {masked}，应当删去并更换",
    en="a password is told here, {masked}: it must go, and be changed",
)
_PART = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_PRIVATE = re.compile(
    r"(?=[0-9a-z-])(?<![0-9A-Za-z.])(?:"
    rf"(?P<sure>(?:192\.168|172\.(?:1[6-9]|2[0-9]|3[01]))(?:\.{_PART}){{2}}"
    r"|https?://(?:localhost|[a-z][a-z0-9-]{0,30})(?=[:/](?![/])|[^A-Za-z0-9.:/-])"
    r"|[a-z0-9-]{1,30}\.(?:lan|intranet|internal)(?![A-Za-z0-9-]))"
    rf"|(?P<maybe>10(?:\.{_PART}){{3}}|127\.0\.0\.1))(?![0-9]|\.[0-9])",
    re.IGNORECASE,
)
# 10.2.1.3 may number a paragraph or a version.
_NETWORK = re.compile(
    r"(?:IP|地址|内网|服务器|网关|端口|主机|登录|登陆|访问|https?://)[^。;]{0,12}$", re.I
)
_PASSWORD_IS = re.compile(
    r"(?:密码|口令|passw(?:or)?d)(?:均|统一|默认|初始)?(?:设置?)?(?:为|是|[:=])+[\"']?"
    r"(?P<word>[A-Za-z0-9@#!_.$%^&*-]{4,32})(?![A-Za-z0-9@#!_.$%^&*-]|位|个|[年月次天字])",
    re.IGNORECASE,
)
_RANGE = re.compile("[0-9]{1,2}-[0-9]{1,2}")
_NEAR = 20


class InternalAccess(Rule):
    """No password and no address of an internal network stands in the report."""

    code = "PRV007"
    name = "internal-access"
    severity = Severity.WARNING
    private = True
    title = Message(zh="没有密码、内部网络地址", en="No password, no internal address")
    basis = Message(
        zh="《政府信息公开条例》第十六条：内部事务信息可以不予公开；网络安全的一般要求",
        en="Regulation on Government Information Disclosure, art. 16: internal affairs",
    )
    manual = Manual(
        checks=Message(
            zh="正文中没有内网地址（192.168 等）、没有域名的主机地址和写明的密码。",
            en="The prose holds no private address such as 192.168…, no bare host, no password.",
        ),
        decides=Message(
            zh=(
                "10 开头的地址须在“IP、内网、服务器”等之后；密码须紧接“密码为、口令：”。"
                "提示中隐去大部分。"
            ),
            en=(
                "An address that begins with 10 takes IP, 内网, 服务器 or the like before it; a "
                "password stands right behind 密码为 or 口令:. The message hides most of both."
            ),
        ),
        silent=Message(
            zh="公开的网址、版本号、“密码为8位以上”之类要求不报告。",
            en="Public hosts, numbers of versions and demands on passwords are silent.",
        ),
        traps=Message(
            zh="同形的编号写在“地址”之后时会误报，请核对。",
            en="A number of the same shape behind 地址 may be taken for one: look at it.",
        ),
        severity=Message(
            zh="警告：地址可能已停用，危害须由人判断。",
            en="Warning: whether an address is live, a person must tell.",
        ),
    )
    good = (
        valid,
        valid.with_sentence(
            "s1", "见第10.2.1.3条，密码为8-16位字符，网址http://www.example.gov.cn/。"
        ),
        valid.with_sentence("s1", "完成https协议部署，管理密钥40个，口令是8位以上。"),
    )
    bad = (
        valid.with_sentence("s1", "后台地址为192.168.10.21，定期巡检。"),
        valid.with_sentence("s1", "服务器10.21.3.8已加固，登录http://oa/index处理。"),
        valid.with_sentence("s1", "账号初始密码为Abc@12345，请及时修改。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Yield every internal address and every password, masked."""
        for words in (item.words for item in report.paragraphs):
            yield from _addresses(words)
            for match in _PASSWORD_IS.finditer(words.text):
                if not _RANGE.fullmatch(match["word"]):
                    shown = masked(match["word"], 1, 0)
                    span = words.span(match, "word")
                    yield Failed(_PASSWORD.format(masked=shown), span, stated=shown)


def _addresses(words: Words) -> Iterator[Outcome]:
    for match in _PRIVATE.finditer(words.text):
        start = match.start()
        if match["sure"] or _NETWORK.search(words.text, max(0, start - _NEAR), start):
            shown = masked(match[0], min(7, len(match[0]) // 2), 0)
            yield Failed(_ADDRESS.format(masked=shown), words.span(match), stated=shown)
