"""STR015 title-form."""

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
    Satisfied,
    Severity,
    Span,
    valid,
)

_OTHER_NAME = Message(
    zh="标题称“{stated}”，应为“政府信息公开工作年度报告”",
    en="the title says “{stated}”; it is to be a 政府信息公开工作年度报告",
)
_NO_ORGAN = Message(
    zh="标题“{stated}”没有写明机关名称，应为“机关名称＋年份＋政府信息公开工作年度报告”",
    en="the title “{stated}” does not name the organ, which is to stand before the year",
)
_NO_TITLE = Message(
    zh="正文中没有标题行，无法判断标题是否规范", en="the text has no line that is a title"
)
_BLANK = re.compile(r"[\s|]")
_DIGITS = "(?:20[0-9]{2}|二[〇○零0][一二三][〇○零一二三四五六七八九])"
_YEAR = re.compile(f"{_DIGITS}年?(?:度(?!报告))?")
_YEAR_WITHIN = re.compile(f"{_DIGITS}年?度?")
_SUBJECT = re.compile("(?:政府信息|政务|信息)公开[^()_-]{0,20}?(?:报告|年报|总结)")
_YEARLY = re.compile("政府信息公开(?:工作)?(?:情况)?的?(?:工作)?(?:年度(?:工作)?报告|年报)")
_WITH_YEAR_BEFORE = re.compile("政府信息公开(?:工作)?(?:情况)?报告")
_NO_NAME = re.compile('关于|[《》的#*"_()-]')
_SHORTEST_NAME = 2
_EXPECTED = "政府信息公开工作年度报告"


class TitleForm(Rule):
    """The title names organ and year and calls itself what it is."""

    code = "STR015"
    name = "title-form"
    severity = Severity.WARNING
    title = Message(zh="标题规范", en="The title has its form")
    basis = Message(
        zh="《政府信息公开条例》第四十九条“政府信息公开工作年度报告”",
        en="Regulation on Government Information Disclosure, art. 49: 政府信息公开工作年度报告",
    )
    manual = Manual(
        checks=Message(
            zh="标题为“机关名称＋年份＋政府信息公开工作年度报告”；名称不符为警告，缺机关名称为提示。",
            en=(
                "The title is organ, year and 政府信息公开工作年度报告: another name is a warning, "
                "a missing organ an info."
            ),
        ),
        decides=Message(
            zh=(
                "在第一部分之前找标题，换行和空格不计；“政府信息公开年度报告”“年报”"
                "“××年度政府信息公开工作报告”等通行写法视为规范，年份在前在后均可。"
            ),
            en=(
                "The title is looked for before section 一, whatever its line breaks; common forms "
                "such as 政府信息公开年度报告, 年报 and 年度政府信息公开工作报告 will do, with "
                "the year first or second."
            ),
        ),
        silent=Message(
            zh="文本中没有标题行（标题在正文之外）时列为“未能核对”。",
            en="Not assessed where no title is found: it may stand outside the text.",
        ),
        traps=Message(
            zh="网页栏目已写明机关的，标题中省略机关名称可以接受。",
            en="On a page that names the organ the title may well leave it out.",
        ),
        severity=Message(
            zh="标题不规范不影响内容，但影响检索，故为警告。",
            en="It changes nothing in the report, yet it is not found by its name: a warning.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("title", "云溪县人民政府2024年政府信息公开工作年度报告"),
        valid.with_sentence("title", "云溪县水务局2024年度政府信息公开工作报告"),
        valid.with_sentence("title", "2024年云溪县水务局政府信息公开年报"),
        valid.with_sentence("title", "云溪县水务局政府信息公开工作2024年度报告"),
        valid.with_sentence("title", "2024年政府信息公开工作年度报告（云溪县水务局）"),
    )
    bad = (
        valid.with_sentence("title", "2024年政务公开总结"),
        valid.with_sentence("title", "云溪县水务局2024年政务公开工作报告"),
        valid.with_sentence("title", "2024年政府信息公开工作年度报告"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the title, if the text has one."""
        known = report.metadata.title
        if known is None or known.span is None:
            yield NotAssessed(_NO_TITLE)
            return
        folded = _BLANK.sub("", report.folded[known.span.start : known.span.end])
        subject = _SUBJECT.search(folded)
        if subject is None:
            yield NotAssessed(_NO_TITLE)
        elif not _is_named(folded, subject[0]):
            message = _OTHER_NAME.format(stated=subject[0])
            yield Failed(message, known.span, subject[0], _EXPECTED)
        elif not _names_organ(folded, subject) and not _is_organ_in_title(report):
            yield _without_organ(known.value, known.span)
        else:
            yield Satisfied()


def _is_named(title: str, subject: str) -> bool:
    yearly = "年度" in title or "年报" in title
    words = _YEAR_WITHIN.sub("年度", subject)
    return bool(_YEARLY.fullmatch(words) or (yearly and _WITH_YEAR_BEFORE.fullmatch(words)))


def _names_organ(title: str, subject: re.Match[str]) -> bool:
    name = _NO_NAME.sub("", _YEAR.sub("", title[: subject.start()]))
    return len(name) >= _SHORTEST_NAME


def _is_organ_in_title(report: Report) -> bool:
    return report.metadata.organ is not None and report.metadata.organ.source == "title"


def _without_organ(title: str, span: Span) -> Failed:
    return Failed(_NO_ORGAN.format(stated=title), span, title, severity=Severity.INFO)
