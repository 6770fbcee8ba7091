"""PUB005 contact."""

import re
from collections.abc import Iterator

from reportlint import (
    Failed,
    Manual,
    Message,
    Outcome,
    Paragraph,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)

_LACKING = Message(
    zh="请读者联系，却没有写明{lacking}", en="readers are asked to get in touch, without {lacking}"
)
_INVITED = re.compile(
    r"(?<![申邀提聘报])请(?:与|向|联系|致电|垂询)[^。;]{0,60}?(?:联系|反映|咨询|垂询|查询|[(:])"
    r"|如[有对][^。;]{0,20}(?:疑问|意见|建议)[^。;]{0,40}?联系"
)
_MEANS = (
    (re.compile("地址|住址|地点|[路街道巷][0-9]{1,5}号"), Message(zh="地址", en="地址 (address)")),
    (
        re.compile("电话|热线|传真|(?<![0-9])0[0-9]{2,3}-?[0-9]{7,8}"),
        Message(zh="电话", en="电话 (telephone)"),
    ),
    (
        re.compile("邮编|邮政编码|邮箱|电子邮件|@|[Ee]-?mail"),
        Message(zh="邮编", en="邮编 (postcode)"),
    ),
)
_AFTER = 400


class Contact(Rule):
    """Where readers are asked to get in touch, they are told how."""

    code = "PUB005"
    name = "contact"
    severity = Severity.INFO
    title = Message(zh="联系方式写明地址、电话、邮编", en="The contact is complete")
    basis = Message(
        zh="各地年度报告引言的通行写法（未见条文）",
        en="What preambles usually say; no article that was read demands it",
    )
    manual = Manual(
        checks=Message(
            zh="写了“如有疑问，请与……联系”的，其后写明地址、电话、邮编（或者邮箱）。",
            en="Behind 请与…联系 stand an address, a telephone and a postcode or mail address.",
        ),
        decides=Message(
            zh="从这句话起往后 400 字以内、同一部分中查找。",
            en="In the 400 characters that follow it in the same section.",
        ),
        silent=Message(
            zh="完全没有写联系方式的不报告：许多合格的报告没有引言。",
            en="Silent where no contact is given: many a valid report has no preamble.",
        ),
        traps=Message(
            zh="电子版下载方式不检查；联系方式写在网页别处的，也会提示。",
            en="Where to download the report is not looked for; a contact elsewhere is not seen.",
        ),
        severity=Message(
            zh="提示：没有条文要求。", en="Info: no article that was read demands it."
        ),
    )
    good = (
        valid,
        valid.with_sentence(
            "preamble",
            "如对本报告有疑问，请与县政务公开办公室联系（地址：青河口县文化路8号，电话：0999-5550100，邮编：833399）。",
        ),
        valid.with_sentence("s1", "接待人员请申请人补正材料并与其联系。"),
    )
    bad = (
        valid.with_sentence("preamble", "如对本报告有疑问，请与县政务公开办公室联系。"),
        valid.with_sentence("preamble", "如有疑问，请与办公室联系（电话：0999-5550100）。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess every invitation to get in touch that has to do with the report."""
        for number, paragraph in enumerate(report.paragraphs):
            for match in _INVITED.finditer(paragraph.words.text):
                if not _is_about_report(paragraph.words.text, match.start()):
                    continue
                text = _following(report.paragraphs[number : number + 4], match.end())
                lacking = [name for means, name in _MEANS if not means.search(text)]
                if not lacking:
                    yield Satisfied()
                    continue
                names = Message(
                    "、".join(name.zh for name in lacking), ", ".join(name.en for name in lacking)
                )
                yield Failed(
                    _LACKING.format(lacking=names), paragraph.words.span(match), stated=match[0]
                )


def _is_about_report(text: str, start: int) -> bool:
    before = re.split("[。;]", text[max(0, start - 40) : start])[-1]
    return bool(re.search("报告|疑问|意见|建议|如[有对]", before + text[start : start + 20]))


def _following(paragraphs: tuple[Paragraph, ...], start: int) -> str:
    section = paragraphs[0].section
    texts = [item.words.text for item in paragraphs if item.section == section]
    return "".join(texts)[max(0, start - 10) : start + _AFTER]
