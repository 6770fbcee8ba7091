"""STR017 organ-name."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportlint import (
    Failed,
    Manual,
    Message,
    Outcome,
    Paragraph,
    Related,
    Report,
    Rule,
    Satisfied,
    Severity,
    Span,
    valid,
)

_OTHER_NAME = Message(
    zh="此处是“{stated}”，报告的机关却是“{expected}”",
    en="here it is “{stated}”, but the report is that of “{expected}”",
)
_OTHER_SELF = Message(
    zh="自称“{stated}”，报告的机关却是“{expected}”",
    en="it calls itself “{stated}”, but the report is that of “{expected}”",
)
_BUREAU = valid.with_sentence("title", "云溪县发展和改革局2024年政府信息公开工作年度报告")
_OF = Message(zh="报告的机关", en="whose report it is")
_KIND = "(?:局|委员会|委|(?<!办公)厅)"
_NAME = rf"[一-鿿]{{2,24}}?{_KIND}"
# Where a report names the organ that it is of.
_MENTIONS = (
    re.compile(rf"(?:现公布|现将|公布|发布)(?P<name>{_NAME})(?=20[0-9]{{2}}年)"),
    re.compile(rf"请(?:与|向|联系|致电)(?P<name>{_NAME})(?=联系|反映|咨询|[(,])"),
    re.compile(rf"[我本](?:{_KIND})\((?P<name>{_NAME})\)"),
    re.compile(rf"(?P<name>{_NAME})\(以下(?:简称|称)\"?[我本]{_KIND}\"?\)"),
)
_SELF = re.compile(
    "[我本](?P<word>街道(?!办)|局|厅|委|镇|乡)(?!公开|内|域|级|部|托|村|街|土|办|会|员|属|机关|乡)"
)
_OWN_WORDS = (
    ("局", re.compile("局$")),
    ("厅", re.compile("(?<!办公)厅$")),
    ("委", re.compile("(?<!管理)委员会$|(?<!管)委$")),
    ("街道", re.compile("(?:街道|街道办事处|街)$")),
    ("镇", re.compile("镇(?:人民政府|政府)?$")),
    ("乡", re.compile("乡(?:人民政府|政府)?$")),
)
_AREA = re.compile("^.{0,12}?(?:自治州|自治县|省|市|州|盟|县|旗|区)")
_END = re.compile(f"{_KIND}$")


class _Mention(NamedTuple):
    name: str
    span: Span


class OrganName(Rule):
    """The report is of one organ throughout."""

    code = "STR017"
    name = "organ-name"
    severity = Severity.WARNING
    title = Message(zh="机关名称前后一致", en="One organ throughout")
    basis = Message(
        zh="国办公开办函〔2021〕30号：不得内容雷同、敷衍塞责",
        en="国办公开办函〔2021〕30号: reports are not to be copied from one another",
    )
    manual = Manual(
        checks=Message(
            zh="标题、开头、联系单位、正文自称所指的机关是同一个。",
            en="Title, preamble, contact and text speak of one organ.",
        ),
        decides=Message(
            zh=(
                "机关名称取自标题、开头等处；与“现公布××局……年度报告”“请与××局联系”"
                "“我局（××局）”中的局、委、厅名称比较，地名和简称不计（发改局即发展和改革局）；"
                "并看自称“我局”“我镇”等是否与机关类别相符。"
            ),
            en=(
                "The name is that of the title or preamble. It is compared with the 局, 委 or 厅 "
                "in 现公布……年度报告, 请与……联系 and 我局（……）, areas and short forms aside "
                "(发改局 is 发展和改革局); and 我局, 我镇 must go with the kind of organ."
            ),
        ),
        silent=Message(
            zh="办公室与人民政府、管委会之间不比较；“我县”“我市”等指地域的自称不看；机关不明时不判断。",
            en=(
                "A government and its office are not told apart; 我县 and 我市 mean the area; "
                "nothing is said where the organ is not known."
            ),
        ),
        traps=Message(
            zh="更名、合署或代办的机关会有两个名称，请人工核对。",
            en="A body that was renamed, or that answers for another, has two names: look.",
        ),
        severity=Message(
            zh="更名、合署办公等情形有正当理由，故为警告。",
            en="Two names may have good reason, as after a merger: a warning.",
        ),
    )
    good = (
        valid,
        _BUREAU.with_sentence("preamble", "如有疑问，请与云溪县发改局联系。"),
        _BUREAU.with_sentence("s1", "我县组织了培训，我局派员参加，有的乡镇也来了。"),
        valid.with_known("organ", "云溪县人民政府").with_sentence(
            "preamble", "如有疑问，请与云溪县政务服务局联系。"
        ),
    )
    bad = (
        _BUREAU.with_sentence("s1", "我局（教育局）组织了培训。"),
        _BUREAU.with_sentence("preamble", "如有疑问，请与云溪县教育局联系。"),
        _BUREAU.with_sentence("s1", "我镇组织了两次培训。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every other mention of the organ."""
        organ = report.metadata.organ
        if organ is None:
            return
        related = (Related(_OF, organ.span),) if organ.span else ()
        seen: set[str] = set()
        for message, mention, fits in _assessed(report, organ.value):
            if fits:
                yield Satisfied()
            elif mention.name not in seen:
                seen.add(mention.name)
                text = message.format(stated=mention.name, expected=organ.value)
                yield Failed(text, mention.span, mention.name, organ.value, related=related)


def _assessed(report: Report, organ: str) -> Iterator[tuple[Message, _Mention, bool]]:
    own = next((word for word, pattern in _OWN_WORDS if pattern.search(organ)), None)
    for paragraph in report.paragraphs:
        if _END.search(organ) and own:
            for mention in _mentions(paragraph):
                yield _OTHER_NAME, mention, _is_same(mention.name, organ)
        for match in _SELF.finditer(paragraph.words.text) if own else ():
            mention = _Mention(match[0], paragraph.words.span(match))
            yield _OTHER_SELF, mention, match["word"] == own


def _mentions(paragraph: Paragraph) -> Iterator[_Mention]:
    for pattern in _MENTIONS:
        for match in pattern.finditer(paragraph.words.text):
            yield _Mention(match["name"], paragraph.words.span(match, "name"))


def _is_same(name: str, organ: str) -> bool:
    """Tell whether one name can be a short form of the other, areas aside."""
    short, long = sorted((_bare(name), _bare(organ)), key=len)
    letters = iter(long)
    return all(letter in letters for letter in short)


def _bare(name: str) -> str:
    return _END.sub("", _AREA.sub("", name)) or name
